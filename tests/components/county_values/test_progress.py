"""The progress of the collection on the screen: two accepted sets, and none."""

import pytest

from model.own_data.overlay import Origin, SuppliedFigure, Supply
from model.store import review
from model.store import store as kept
from tests.app_pages import visited

LITANG, BATANG = "513334", "513335"


def said(at):
    return "\n".join(element.proto.body for element in at.get("html"))


def accept(county, **values):
    """Save, submit and accept figures of a county."""
    origin = Origin(2025, "县商务局台账", "f.csv")
    figures = (SuppliedFigure(county, code, value, origin) for code, value in values.items())
    codes = kept.save_new(Supply(tuple(figures)), "县商务局", "")
    review.submit(codes, 1)
    review.decide(review.last(codes.view).number, True, "州商务局", "")


def page(name, lang):
    at = visited(name, lang, {"open": "progress"})
    assert not at.exception, at.exception
    return at


def charts(at):
    return [one.proto.id.rpartition("-")[2] for one in at.get("plotly_chart")]


@pytest.mark.parametrize(
    ("lang", "told"),
    [("zh", "31 县中 2 县已报数，共 3 项"), ("en", "2 of 31 counties have reported 3 figures")],
)
def test_two_accepted_sets_are_counted_on_the_overview_and_on_the_page_of_sources(
    store, lang, told
):
    assert not store.exists()
    accept(LITANG, credit_access=40.0, mobile_payment_use=81.25)
    accept(BATANG, credit_access=35.0)
    overview, sources = (page(name, lang) for name in ("overview", "sources"))
    assert said(overview).count(told) == 2
    assert told in said(sources)
    assert "progress_growth" in charts(overview)
    assert {"progress_growth", "progress_heat"} <= set(charts(sources))


def test_with_nothing_accepted_a_sentence_stands_in_place_of_charts():
    at = page("sources", "zh")
    assert "尚无县的报数被采纳；真实数据占 16.7%" in said(at)
    assert not [one for one in charts(at) if one.startswith("progress")]
