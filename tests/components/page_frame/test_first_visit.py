"""The start page asks at once for what the page will show, and for no library it does not show."""

import re

import pytest
from starlette.datastructures import Headers
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from components.page_frame import first_visit
from tests.app_pages import FRAME
from tests.page_names import PAGES

LIBRARIES = {"plotly_chart": "PlotlyChart", "deck_gl_json_chart": "DeckGlJsonChart"}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_sent_the_drawing_libraries_of_its_first_screen_and_no_other(page):
    at = AppTest.from_file(FRAME, default_timeout=60)
    at.query_params["lang"] = "zh"
    if page != "overview":
        at._page_hash = calc_hash(page)
    at.run()
    shown = {library for kind, library in LIBRARIES.items() if at.get(kind)}
    asked = re.findall(r'modulepreload" href="\./static/js/(\w+)\.', page_of(page))
    assert shown == set(asked) & set(LIBRARIES.values())


def page_of(page: str) -> str:
    return first_visit.start_page(page, "zh").decode()


@pytest.mark.parametrize(
    ("offered", "taken"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("identity", ""),
        ("br;q=0", ""),
    ],
)
def test_brotli_goes_before_gzip_and_nothing_is_sent_that_was_not_offered(offered, taken):
    assert first_visit.accepted(Headers({"accept-encoding": offered})) == taken


def test_the_start_page_has_a_word_to_read_and_asks_for_the_shapes_of_its_first_picture(en):
    page = first_visit.start_page("overview", "en").decode()
    body = page[page.index("<body") :]
    assert body.index(".opening {") < body.index('class="opening"') < body.index('rel="stylesheet"')
    assert body.index('rel="stylesheet"') < body.index("@font-face")  # of two the later holds
    assert en("common.product") in body
    assert all(f"{name}.geojson" in body for name in ("counties", "prefectures"))
    assert ".geojson" not in first_visit.start_page("lessons", "en").decode()
