"""Figures typed one by one: used in their range, taken back when cleared, nothing else moved."""

from hypothesis import given
from hypothesis import strategies as st

from model.own_data.overlay import Origin, Supply, template_codes, with_supply
from model.own_data.typed import with_typed

LITANG, BATANG = "513334", "513335"
LEDGER = Origin(2025, "台账", "—")
PAYMENT, SHOPS = "mobile_payment_use", "active_shops"


def values(supply):
    return {(one.county, one.indicator): one.value for one in supply.figures}


def test_of_two_figures_the_one_out_of_range_is_told_and_the_other_used(data):
    """Mobile payment is a percentage: 120 cannot be."""
    found, faults = with_typed(
        Supply(), LITANG, {PAYMENT: 120.0, SHOPS: 90.0}, LEDGER, data.catalog
    )
    assert values(found) == {(LITANG, SHOPS): 90.0}
    assert [(f.code, f.column, f.given, f.allowed) for f in faults] == [
        ("range", PAYMENT, "120", "0–100")
    ]


def test_a_figure_out_of_range_leaves_the_one_that_stood_there(data):
    before, _ = with_typed(Supply(), LITANG, {PAYMENT: 61.0}, LEDGER, data.catalog)
    after, faults = with_typed(before, LITANG, {PAYMENT: -3.0}, LEDGER, data.catalog)
    assert (after, len(faults)) == (before, 1)


def test_a_cell_cleared_takes_its_figure_out_in_its_county_alone(data):
    both = Supply()
    for county in (LITANG, BATANG):
        both, _ = with_typed(both, county, {PAYMENT: 61.0, SHOPS: 90.0}, LEDGER, data.catalog)
    left, _ = with_typed(both, LITANG, {PAYMENT: None}, LEDGER, data.catalog)
    assert values(both).keys() - values(left).keys() == {(LITANG, PAYMENT)}


@given(share=st.floats(0, 1), data_=st.data())
def test_any_figure_within_its_range_is_observed_with_its_year(share, data_, data):
    code = data_.draw(st.sampled_from(template_codes(data.catalog)))
    low, high = data.catalog.indicator(code).plausible
    value = low + share * (high - low)
    supply, faults = with_typed(Supply(), LITANG, {code: value}, LEDGER, data.catalog)
    figure = with_supply(data, supply).panel.figure(LITANG, code)
    assert (faults, figure.value, figure.year) == ((), value, 2025)
