"""Addresses that are not quite a page's: they lead to the page they mean, with their state."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.page_frame.old_addresses import better
from tests.page_names import PAGES

STATE = "v=1&lang=zh&c=513334"


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("/advice", f"/simulator?{STATE}"),
        ("/surge", f"/logistics?{STATE}&open=peaks"),
        ("/Surge。", f"/logistics?{STATE}&open=peaks"),
        ("/overview", f"/?{STATE}"),
        ("/Simulator", f"/simulator?{STATE}"),
        ("/county/", f"/county?{STATE}"),
        *(
            (f"/county{end}", f"/county?{STATE}")
            for end in ("。", "，", "）", ")", ".", ",", "、快看2")
        ),
        ("/。", f"/?{STATE}"),
    ],
)
def test_an_address_leads_to_its_page_with_its_state(path, right):
    assert better(path, STATE) == right


@pytest.mark.parametrize("path", ["/county?c=513334&lang=zh", "/county%3Fc=513334%26lang=zh"])
def test_a_question_mark_that_was_encoded_begins_the_query(path):
    assert better(path, "") == "/county?c=513334&lang=zh"
    assert better(path, "v=1") == "/county?c=513334&lang=zh&v=1"


@pytest.mark.parametrize("path", ["/nowhere", "/county2", "/a/county", "/县域", "/county/x"])
def test_an_address_of_no_page_leads_to_the_overview_which_can_name_it(path):
    right = better(path, STATE)
    assert right.startswith(f"/?{STATE}&lost=")
    assert right.isascii()


@pytest.mark.parametrize("path", ["/", *(f"/{name}" for name in PAGES if name != "overview")])
def test_the_address_of_a_page_stands(path):
    assert better(path, STATE) == ""


@given(st.text(max_size=30), st.text("abc=&%。", max_size=10))
def test_no_address_leads_to_another_origin_or_on_and_on(path, query):
    right = better(f"/{path}", query)
    assert re.fullmatch(r"(/[a-z_]*(\?[^\s\\]*)?)?", right)
    place, _, asked = right.partition("?")
    assert better(place or "/", asked) == ""
