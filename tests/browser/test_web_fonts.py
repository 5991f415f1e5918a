"""The web fonts in a browser: what a page shows has a glyph, and no more is fetched than that."""

import pytest
from fontTools.ttLib import TTFont

from tests.browser.serving import ROOT

pytestmark = pytest.mark.browser
CORE, REST = (f"/app/static/noto-sans-sc-400-{part}.woff2" for part in ("core", "rest"))
SHOW = """async (text) => {
  const line = document.createElement('p');
  line.style.fontFamily = 'Noto Sans SC';
  line.style.fontWeight = 400;
  line.textContent = text;
  document.querySelector('[data-testid=stApp]').append(line);
  await document.fonts.load('16px "Noto Sans SC"', text);
}"""


@pytest.fixture(scope="module")
def rare():
    """A character that only the second font has."""
    font = TTFont(ROOT / "components" / "static" / "noto-sans-sc-400-rest.woff2")
    return chr(min(font.getBestCmap()))


@pytest.mark.parametrize(("path", "size"), [("/", "phone"), ("/method", "desktop")])
def test_the_words_of_a_page_need_the_core_font_alone(open_page, record, path, size):
    open_page(path, lang="zh", size=size)
    assert record.fetched(CORE)
    assert not record.fetched(REST), "the texts have new characters: run `make fonts`"
    assert not [url for url in record.requests if "/Source" in url]


def test_a_character_outside_the_core_fetches_the_rest(open_page, record, rare):
    open_page("/", lang="en").evaluate(SHOW, rare)
    assert record.fetched(REST)
