"""Every character that the product ships has a glyph in the first of its web fonts."""

import re
import tomllib
from pathlib import Path

import pytest
import streamlit
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "components" / "static"
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
FACES = SETTINGS["theme"]["fontFaces"]
MIB = 1024 * 1024
# The wide-range controls and spaces that no font draws.
INVISIBLE = set("\n\r\t\ufeff\u200b")


def characters(pattern: str) -> dict[str, str]:
    """Return each non-ASCII character of the files, with the first file that has it."""
    found: dict[str, str] = {}
    paths = sorted(ROOT.glob(pattern))
    assert paths, f"no file is {pattern}"
    for path in paths:
        if "build" not in path.relative_to(ROOT).parts:
            for char in set(path.read_text(encoding="utf-8")) - INVISIBLE:
                found.setdefault(char, str(path.relative_to(ROOT)))
    return found


def glyphs(weight: int, part: str = "*") -> set[str]:
    """Return the characters that the shipped fonts of one weight can draw."""
    paths = sorted(STATIC.glob(f"noto-sans-sc-{weight}-{part}.woff2"))
    assert paths
    return {chr(code) for path in paths for code in TTFont(path).getBestCmap()}


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize(
    "pattern",
    ["data/**/*.toml", "data/**/*.csv", "components/**/*.py", "pages/**/*.toml", "pages/**/*.py"],
)
def test_every_shipped_character_has_a_glyph_without_the_second_font(weight, pattern):
    drawn = glyphs(weight, "core")
    missing = {char: path for char, path in characters(pattern).items() if char not in drawn}
    assert not missing, f"no glyph; run `make fonts`: {missing}"


@pytest.mark.parametrize("weight", [400, 700])
def test_the_core_font_draws_every_sign_of_quality_and_change(weight):
    assert set("●◐○◔⚑▲▼→–—±×·≥≤½，。、；：？！（）「」0123456789％") <= glyphs(weight, "core")


@pytest.mark.parametrize("weight", [400, 700])
def test_common_characters_of_uploaded_names_have_a_glyph(weight):
    """The second font covers what GB2312 calls level 1: 3,755 common characters."""
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    level_1 = {pair.decode("gb2312") for pair in pairs if pair < b"\xd7\xfa"}
    assert len(level_1) == 3755
    assert level_1 <= glyphs(weight)


def test_the_theme_names_each_font_file_and_lists_the_core_last():
    named = [face["url"].removeprefix("/app/static/") for face in FACES]
    first = {path.name for path in STATIC.glob("noto-*-first.woff2")}
    assert {*named, *first} == {path.name for path in STATIC.glob("noto-*.woff2")}
    assert all(name in (STATIC / "first.css").read_text(encoding="utf-8") for name in first)
    assert [face["url"].split("-")[-1] for face in FACES] == [
        "rest.woff2",
        "rest.woff2",
        "core.woff2",
        "core.woff2",
    ]


def test_the_first_font_has_each_character_of_its_range():
    css = (STATIC / "first.css").read_text(encoding="utf-8")
    ranges = re.search(r"unicode-range:([^;]*)", css)[1].replace("U+", "").split(",")
    spans = [[int(end, 16) for end in span.split("-")] for span in ranges]
    claimed = {chr(code) for span in spans for code in range(span[0], span[-1] + 1)}
    for weight in (400, 700):
        assert claimed <= glyphs(weight, "first")
    assert len(claimed) < 700, "the first visit over a slow link waits for these"


def test_the_table_of_fonts_stays_small_as_it_travels_with_every_answer():
    assert len(str(FACES)) < 1000


def test_each_icon_that_the_product_or_streamlit_names_is_drawn():
    of_streamlit = Path(streamlit.__file__).with_name("static") / "static"
    whole = TTFont(next(of_streamlit.glob("media/MaterialSymbols-Rounded.*.woff2")))
    code = [*ROOT.glob("components/**/*.py"), *ROOT.glob("pages/**/*.py")]
    text = "".join(path.read_text(encoding="utf-8") for path in [*code, *of_streamlit.glob("js/*")])
    frame = (ROOT / "components/page_frame/frame.py").read_text(encoding="utf-8")
    named = {*re.findall(r"material/(\w+)", text), *re.findall(r'": \("\w+", "(\w+)"', frame)}
    drawn = set(TTFont(STATIC / "material-symbols.woff2").getGlyphOrder())
    missing = named & set(whole.getGlyphOrder()) - drawn
    assert not missing, f"no icon; run `make fonts`: {missing}"
    assert len(drawn) < len(whole.getGlyphOrder()) / 10


def test_no_font_is_larger_than_a_mebibyte_and_the_licence_is_beside_them():
    assert all(path.stat().st_size < MIB for path in STATIC.iterdir())
    assert "SIL OPEN FONT LICENSE" in (STATIC / "OFL.txt").read_text(encoding="utf-8")
