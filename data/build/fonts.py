"""Cut the web fonts in components/static/ from Noto Sans SC, and the icons from Streamlit's own.

Input: npm packages named in SOURCES (SIL Open Font License 1.1), fetched with the npm client into
.cache/fonts and checked by their SHA-256. Steps: collect the characters that the product ships,
give Noto Sans SC the few symbols it lacks, cut three files a weight, pack as WOFF2. Output, the
same bytes at every run:

- noto-sans-sc-{400,700}-first.woff2: what the overview and a county's page say, and their range of
  characters in first.css, for the first visit over a slow link;
- noto-sans-sc-{400,700}-core.woff2: every character in the data, the texts and the code;
- noto-sans-sc-{400,700}-rest.woff2: the other characters of GB2312 level 1, for uploaded names;
- OFL.txt: the licence;
- material-symbols.woff2: of Streamlit's icon font (Apache 2.0), found in .venv, the icons that the
  product and Streamlit's own screen name.

Run it again when texts or data have new characters: `make fonts`.
"""

import argparse
import hashlib
import re
import shutil
import subprocess
import tarfile
import tomllib
from io import BytesIO
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "fonts"
STATIC = ROOT / "components" / "static"
MAIN = "@expo-google-fonts/noto-sans-sc@0.4.3"
LATIN = "@expo-google-fonts/noto-sans@0.4.2"
SYMBOLS = "@fontsource/noto-sans-symbols@5.3.0"
MORE_SYMBOLS = "@fontsource/noto-sans-symbols-2@5.3.0"
MATHS = "@fontsource/noto-sans-math@5.3.0"
SOURCES = {
    MAIN: "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
    LATIN: "98cf14a19b8e67a0e76bfd4d5df98937b9734e6dde570bd750f2259042042548",
    SYMBOLS: "f38047dcf42fcf90e7e9fcd3cb07f6900186d30137b173aa6f63f17d86b30db9",
    MORE_SYMBOLS: "dd714f47e1ba768274c25d14ac95610ca32e416d70c5455cd11d8995042a4552",
    MATHS: "8f6894fffd5863699e279c669d6eae9d3a1218cc9e20aed84efb64a98aee03d8",
}
STYLES = {400: "400Regular", 700: "700Bold"}
MAIN_FILE = "package/{style}/NotoSansSC_{style}.ttf"
# Signs that Noto Sans SC lacks are taken from these, the first that has one.
DONORS = {
    LATIN: "package/{style}/NotoSans_{style}.ttf",
    SYMBOLS: "package/files/noto-sans-symbols-symbols-{weight}-normal.woff2",
    MORE_SYMBOLS: "package/files/noto-sans-symbols-2-symbols-400-normal.woff2",
    MATHS: "package/files/noto-sans-math-latin-400-normal.woff2",
}
LICENCES = {
    LATIN: "package/LICENSE_FONT",
    **dict.fromkeys((SYMBOLS, MORE_SYMBOLS, MATHS), "package/LICENSE"),
}
# Punctuation and signs that a sentence may need any day, so that a small edit needs no new font.
SIGNS = (
    "，。、；：？！（）【】《》〈〉「」『』〔〕—…·～￥％＋－＝＠／｜　"
    "●◐○◔◑◕⚑▲▼△▽▸▾■□▯▭◆◇★☆✓✗→←↑↓↔⇒–‑−±×÷·≥≤≠≈∞∑∏√∈½¼¾‰°′″²³¹€£¥§†‡•“”‘’"
    "①②③④⑤⑥⑦⑧⑨⑩αβγδεθλμπρσφωΔΣ┃│─₀₁₂₃₄₅₆₇₈₉⁰⁴⁵⁶⁷⁸⁹⁺⁻ⁿᵢⱼ"
)
FIRST = (
    "pages/overview/*.toml",
    "pages/county/*.toml",
    "components/**/*.py",
    *(
        f"data/text/{name}.toml"
        for name in ("common", "weakest", "first_steps", "maps", "progress")
    ),
    "data/counties.csv",
    "data/prefectures.csv",
    "data/catalog/elements.toml",
)
TEXTS = (
    *(f"data/**/*.{kind}" for kind in ("toml", "csv", "geojson")),
    *(f"pages/**/*.{kind}" for kind in ("toml", "py")),
    *(f"components/**/*.{kind}" for kind in ("py", "css")),
    "model/**/*.py",
)


def archive(package: str) -> Path:
    """Return the npm package file, fetched if need be; stop if its bytes are not the known ones."""
    name, version = package.lstrip("@").replace("/", "-").rsplit("@", 1)
    path = CACHE / f"{name}-{version}.tgz"
    if not path.exists():
        if not shutil.which("npm"):
            raise SystemExit("The source fonts come as npm packages: install npm (Node.js) first.")
        CACHE.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "pack", "--silent", package], cwd=CACHE, check=True)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != SOURCES[package]:
        raise SystemExit(f"{path} has SHA-256 {found}, expected {SOURCES[package]}")
    return path


def member(package: str, name: str) -> bytes:
    """Return one file out of an npm package."""
    with tarfile.open(archive(package)) as tar:
        file = tar.extractfile(name)
        if file is None:
            raise SystemExit(f"{package} has no file {name}")
        return file.read()


def names() -> set[str]:
    """Return the characters of what every page may name: pages, and levers."""
    pages = [tomllib.loads(path.read_text("utf-8")) for path in ROOT.glob("pages/*/text.toml")]
    words = [page[key]["zh"] for page in pages for key in ("menu", "invite") if key in page]
    levers = tomllib.loads((ROOT / "data/catalog/levers.toml").read_text("utf-8"))
    return set("".join([*words, *(lever["name_zh"] for lever in levers["lever"])]))


def shipped(patterns: tuple[str, ...]) -> set[str]:
    """Return every character that a page may show from such files, without data/build."""
    found = set(map(chr, range(0x20, 0x7F)))
    for pattern in patterns:
        for path in ROOT.glob(pattern):
            if "build" not in path.relative_to(ROOT).parts:
                found |= set(path.read_text(encoding="utf-8-sig"))
    return {char for char in found if char.isprintable() or char.isspace()} - set("\n\r\t")


def level_1() -> set[str]:
    """Return the 3,755 characters of GB2312 level 1."""
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return {pair.decode("gb2312") for pair in pairs if pair < b"\xd7\xfa"}


def adopt(font: TTFont, donor: TTFont, chars: set[str]) -> set[str]:
    """Draw the characters that the donor has into the font; return the ones still missing."""
    names, outlines = donor.getBestCmap(), donor.getGlyphSet()
    have = sorted(char for char in chars if ord(char) in names)
    added = {f"adopted{ord(char):04X}": char for char in have}
    font.setGlyphOrder([*font.getGlyphOrder(), *added])
    for name, char in added.items():
        source = names[ord(char)]
        flat, pen = DecomposingRecordingPen(outlines), TTGlyphPen(None)
        outlines[source].draw(flat)
        flat.replay(pen)
        font["glyf"][name] = pen.glyph()
        font["hmtx"][name] = donor["hmtx"][source]
        font["vmtx"][name] = (font["head"].unitsPerEm, 0)
        for table in font["cmap"].tables:
            if table.isUnicode() and table.format != 14:
                table.cmap[ord(char)] = name
    return chars - set(have)


def cut(weight: int, chars: set[str]) -> bytes:
    """Return the WOFF2 bytes of one weight with these characters; all must have a glyph."""
    style = STYLES[weight]
    file = BytesIO(member(MAIN, MAIN_FILE.format(style=style)))
    font = TTFont(file, recalcTimestamp=False)
    missing = {char for char in chars if ord(char) not in font.getBestCmap()}
    for package, name in DONORS.items() if missing else ():
        donor = TTFont(BytesIO(member(package, name.format(weight=weight, style=style))))
        missing = adopt(font, donor, missing)
    if missing:
        listed = ", ".join(f"{char} U+{ord(char):04X}" for char in sorted(missing))
        raise SystemExit(f"No source font has: {listed}")
    options = Options(layout_features=["kern", "locl", "ccmp"], hinting=False, flavor="woff2")
    options.drop_tables += ["STAT", "BASE", "vhea", "vmtx", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(map(ord, chars)))
    subsetter.subset(font)
    scale_upem(font, 500)  # a twentieth of a pixel in a headline, an eighth of the bytes
    return packed(font)


def icons(streamlit: Path) -> bytes:
    """Return the WOFF2 bytes of Streamlit's icon font with the icons that are used alone.

    An icon is a ligature of the letters of its name.
    """
    code = [*ROOT.glob("components/**/*.py"), *ROOT.glob("pages/**/*"), *streamlit.glob("js/*.js")]
    text = "".join(path.read_text(encoding="utf-8") for path in code if path.is_file())
    frame = (ROOT / "components" / "page_frame" / "frame.py").read_text(encoding="utf-8")
    named = {*re.findall(r"material/(\w+)", text), *re.findall(r'"(\w+)"', frame)}
    file = next(streamlit.glob("media/MaterialSymbols-Rounded.*.woff2"))
    font = TTFont(file, recalcTimestamp=False)
    kept = named & set(font.getGlyphOrder())
    # Without closure: the letters would bring back the icons of all other names.
    options = Options(layout_features=["*"], layout_closure=False, glyph_names=True, hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(glyphs=kept, unicodes=sorted(map(ord, set("".join(kept)))))
    subsetter.subset(font)
    return packed(font)


def packed(font: TTFont) -> bytes:
    """Return the WOFF2 bytes of a font."""
    font.flavor = "woff2"
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def style_sheet(chars: set[str]) -> str:
    """Return the rules of the first files.

    The regular one also takes the name of Streamlit's own font, which would be fetched before the
    theme is known.
    """
    codes = set(map(ord, chars))
    starts = sorted(code for code in codes if code - 1 not in codes)
    ends = sorted(code for code in codes if code + 1 not in codes)
    spans = (f"{a:X}-{b:X}" if a < b else f"{a:X}" for a, b in zip(starts, ends, strict=True))
    span = ",".join(f"U+{span}" for span in spans)
    faces = [("Source Sans", "100 900", 400), *(("Noto Sans SC", w, w) for w in STYLES)]
    rule = (
        '@font-face{{font-family:"{0}";font-weight:{1};unicode-range:{span};'
        'src:url(./app/static/noto-sans-sc-{2}-first.woff2) format("woff2")}}\n'
    )
    return "".join(rule.format(*face, span=span) for face in faces)


def licence() -> str:
    """Return the licence text, headed by the copyright lines of all source fonts."""
    main = member(MAIN, "package/LICENSE_FONT").decode()
    donors = {member(package, name).decode().splitlines()[0] for package, name in LICENCES.items()}
    return "\n".join([*sorted(donors), main])


def main() -> None:
    """Write the fonts and the licence, and say how large they are."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    streamlit = next(ROOT.glob(".venv/lib/python*/site-packages/streamlit/static/static"))
    path = STATIC / "material-symbols.woff2"
    path.write_bytes(icons(streamlit))
    print(f"{path.name}: {path.stat().st_size:,} bytes")
    first = shipped(FIRST) | names()
    core = shipped(TEXTS) | set(map(chr, range(0xA0, 0x100))) | set(SIGNS)
    parts = {"first": first, "core": core, "rest": level_1() - core}
    for weight in STYLES:
        for part, chars in parts.items():
            path = STATIC / f"noto-sans-sc-{weight}-{part}.woff2"
            path.write_bytes(cut(weight, chars))
            print(f"{path.name}: {len(chars)} characters, {path.stat().st_size:,} bytes")
    (STATIC / "first.css").write_text(style_sheet(first), encoding="utf-8")
    (STATIC / "OFL.txt").write_text(licence(), encoding="utf-8")


if __name__ == "__main__":
    main()
