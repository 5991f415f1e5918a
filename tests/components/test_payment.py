"""The payment page: what nobody publishes is said so, and the proxy is not sold as the thing."""

import pytest

from components import runtime, spread
from components.links import CHOICES
from components.stories import payment
from components.text import Texts
from model.claims import Finding
from model.scenario import BASELINE, Scenario

REAL = Scenario(real_only=True)
COUNTY = "513334"


@pytest.fixture(scope="module", params=["zh", "en"])
def t(request, data):
    return Texts(request.param, data.texts, data.catalog)


@pytest.fixture(scope="module")
def en(data):
    return Texts("en", data.texts, data.catalog)


@pytest.mark.parametrize(
    ("count", "method", "title"),
    [
        (0, BASELINE, "No county of 31 publishes payment use; these are estimates"),
        (0, REAL, "No county of 31 publishes payment use; illustrative ranges are hidden"),
        (3, BASELINE, "● 3 of 31 counties publish payment use; the rest are estimates"),
        (3, REAL, "● 3 of 31 counties publish payment use; the other ranges are hidden"),
        (31, BASELINE, "● All 31 counties publish payment use"),
        (31, REAL, "● All 31 counties publish payment use"),
    ],
)
def test_the_title_has_a_form_for_none_some_and_all(en, monkeypatch, count, method, title):
    found = {"payment_known": Finding("payment_known", count, 31, 0.0)}
    monkeypatch.setattr(runtime, "found", lambda: found)
    assert payment.title(method, en) == title


def test_without_illustrative_values_the_element_is_partial_and_says_why(en):
    assert "14% of this element's weight" in payment.below(REAL, en)
    assert "14%" not in payment.below(BASELINE, en)


@pytest.mark.parametrize("code", ["mobile_payment_use", "merchant_qr", "credit_access"])
def test_without_illustrative_values_the_proxy_alone_stays(en, code):
    assert payment.shown(code, BASELINE, en).code == code
    assert payment.absent(code, BASELINE, en) == []
    assert payment.shown(code, REAL, en).code == "finance_employment"
    assert "not of payment use" in payment.absent(code, REAL, en)[-1]


def test_an_index_that_nobody_supplied_is_an_empty_slot_with_its_reason(t):
    assert payment.shown("digital_finance_index", BASELINE, t) is None
    assert len(payment.absent("digital_finance_index", BASELINE, t)) == 2


def test_what_nobody_publishes_has_only_a_range(en):
    chart = payment.shown("mobile_payment_use", BASELINE, en)
    assert chart.real == 0
    assert payment.finding(chart, en).endswith("illustrative ranges span ○\N{NO-BREAK SPACE}48–97%")


def test_the_proxy_is_compared_with_the_country_and_its_small_samples_are_starred(en, data):
    chart = payment.shown("finance_employment", REAL, en)
    below = sum(data.facts.census[c, "emp_share_finance"] < 1.467 for c in data.panel.codes)
    assert payment.finding(chart, en) == (
        f"● Employment in finance: {below} of 31 counties are below China (1.47%)"
    )
    labels = [dot.label for group in spread.rows(chart, en) for dot in group.dots]
    assert sum(label.endswith("*") for label in labels) == 28


def test_cards_show_the_cash_points_of_2020_and_their_growth(en):
    card = payment.cards(en)[2]
    assert card.value == "5,800"
    assert card.note == "2020; 3,883 in 2015, up 49%"


def test_facts_are_whole_numbers_with_their_year(en):
    lines = payment.facts(en)
    assert "311,002 persons" in lines[0]
    assert "851,500 transactions in 2020" in lines[1]
    assert all(line.startswith("● ") for line in lines)


def test_reading_stands_beside_paying_by_peer_group_and_for_a_chosen_county(t, data):
    header, rows = payment.divide_rows("", BASELINE, t)
    assert len(rows) == 4
    assert all(len(row) == len(header) == 5 for row in rows)
    assert all(row[1].startswith("○") for row in rows)
    own = payment.divide_rows(COUNTY, BASELINE, t)[1][-1]
    assert own[0] == t.of(data.panel.county(COUNTY).name)
    assert "40.1%" in own[2]


def test_without_illustrative_values_no_payment_column_is_shown(t):
    header, rows = payment.divide_rows(COUNTY, REAL, t)
    assert all(len(row) == len(header) == 4 for row in rows)
    assert "○" not in "".join([*payment.divide_below(REAL, t), payment.divide_note(REAL, t)])


def test_a_county_sentence_marks_each_figure_and_a_missing_one(en):
    line = payment.county_line(COUNTY, BASELINE, en)
    assert line.count("○") == 3
    assert line.count("●") == 3
    assert line.endswith("No data: Digital finance.")
    assert "fewer than 30 in the sample" in line


def test_all_charts_are_valid_plotly_figures(t):
    for code in CHOICES["pay"]:
        chart = payment.shown(code, BASELINE, t)
        for phone in (False, True):
            if chart:
                spread.figure(chart, COUNTY, phone, t).checked()
