"""The share box: a link, its picture, a file, and a word where the link is too long."""

import io

import pytest
import zxingcpp
from PIL import Image
from streamlit.testing.v1 import AppTest

from components.page_frame import share
from components.session.own_data import Figures
from model.own_data.overlay import Origin, SuppliedFigure, Supply


def box():
    """Draw the share box of a view, open."""
    from unittest import mock

    import streamlit as st

    from components.page_frame import share
    from components.session import state

    state.arrive()
    state.settle("compare")

    class Open:
        open = True

        def __enter__(self):
            return self.inner.__enter__()

        def __exit__(self, *what):
            return self.inner.__exit__(*what)

    def popover(*_args, **_kwargs):
        found = Open()
        found.inner = st.container()
        return found

    with mock.patch.object(st, "popover", popover), mock.patch.object(st, "page_link"):
        share.popover(state.results(), state.text(), "compare")


def opened(public="", monkeypatch=None, **params):
    monkeypatch.setenv("PUBLIC_URL", public)
    at = AppTest.from_function(box, default_timeout=60)
    for key, value in ({"v": "1", "lang": "en"} | params).items():
        at.query_params[key] = value
    at.run()
    assert not at.exception, at.exception
    return at


def html(at):
    return "\n".join(element.proto.body for element in at.get("html"))


def test_the_box_has_the_link_and_the_file_and_no_picture_of_a_private_address(
    monkeypatch,
):
    at = opened(monkeypatch=monkeypatch, c="513334")
    assert "c=513334" in at.code[0].value
    assert [item.proto.label for item in at.get("download_button")] == [
        "Download the what-ifs (a file)"
    ]
    assert not at.get("image")


def test_with_a_public_address_the_link_and_its_picture_are_drawn(monkeypatch):
    at = opened("https://shop.example.gov", monkeypatch, c="513334")
    assert at.code[0].value.startswith("https://shop.example.gov/")
    assert len(at.get("image")) == 1
    assert "characters" not in html(at)


def test_a_link_that_chat_applications_cut_says_so_and_has_no_picture(monkeypatch, data):
    percents = [i.code for i in data.catalog.indicators if i.plausible == (0, 100)][:8]
    values = "~".join(f"{county}-50" for county in data.panel.codes)
    spread = "~".join(f"{code}~{values}" for code in percents)
    at = opened("https://shop.example.gov", monkeypatch, sv=spread)
    assert len(at.code[0].value) > share.LONGEST
    assert "2,000" in html(at)
    assert not at.get("image")


@pytest.mark.parametrize("length", [60, 500, share.LONGEST])
def test_the_picture_reads_back_as_the_link(length):
    address = ("https://shop.example.gov/compare?v=1&k1=" + "c%21513334%2Al" * 200)[:length]
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(share.qr(address))))
    assert [code.text for code in found] == [address]


def test_the_box_says_that_unsaved_figures_are_not_in_the_link(monkeypatch, results):
    figure = SuppliedFigure("513221", "mobile_payment_use", 80.0, Origin(2023, "x", "f.csv"))
    at = opened(monkeypatch=monkeypatch)
    assert "not saved" not in captions(at)
    at.session_state["own_data"] = Figures(unsaved=results.over(Supply((figure,))))
    assert "not saved" in captions(at.run())


def captions(at):
    return "\n".join(element.value for element in at.caption)
