"""The web fonts in a browser: what a page shows has a glyph, and no more is fetched than that."""

import pytest
from fontTools.ttLib import TTFont

from tests.browser.serving import ROOT

pytestmark = pytest.mark.browser
PARTS, FILE = ("first", "core", "rest"), "/app/static/noto-sans-sc-400-{}.woff2"
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


@pytest.mark.parametrize("path", ["/", "/method"])
def test_the_words_of_a_page_need_no_more_than_its_fonts(open_page, record, path):
    open_page(path, lang="zh", size="phone", c="513334")
    asked = {part for part in PARTS if record.fetched(FILE.format(part))}
    assert asked == ({"first"} if path == "/" else {"first", "core"}), "run `make fonts`"
    assert not [url for url in record.requests if "/Source" in url]


def test_a_character_outside_the_core_fetches_the_rest(open_page, record, rare):
    open_page("/lessons", lang="en").evaluate(SHOW, rare)
    assert record.fetched(FILE.format("rest"))
