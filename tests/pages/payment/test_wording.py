"""The payment page: what nobody publishes is said so, and the proxy is not sold as the thing."""

import math

import pytest

from components.county_values import chart as spread
from components.county_values import rows as spread_rows
from components.county_values import table as spread_table
from components.county_values.values import CountyValue
from components.session.link import CHOICES
from components.words.texts import Texts
from model.facts.provenance import Quality
from model.own_data.overlay import Origin, SuppliedFigure, Supply
from model.results.results import NATIONAL
from model.score.method import Method
from model.uncertainty.claims import Finding
from pages.payment import wording
from tests.app_pages import opened, texts

ALL, REAL = Method(), Method(real_only=True)
COUNTY = "513334"
INDEX = "digital_finance_index"


def figures(results, t, method=ALL):
    return wording.figures(results, method, t)


@pytest.fixture
def supplied(results, data):
    """Return a function: indicator, values -> results in which the first counties have these."""

    def lay(indicator, *values):
        origin = Origin(2023, "A bureau", "own.csv")
        figures = tuple(
            SuppliedFigure(county, indicator, value, origin)
            for county, value in zip(data.panel.codes, values, strict=False)
        )
        return results.over(Supply(figures))

    return lay


@pytest.mark.parametrize(
    ("count", "method", "title"),
    [
        (0, ALL, "No county of 31 publishes payment use; these are estimates"),
        (0, REAL, "No county of 31 publishes payment use; illustrative ranges are hidden"),
        (3, ALL, "● 3 of 31 counties have a figure of payment use; the rest are estimates"),
        (3, REAL, "● 3 of 31 counties have a figure of payment use; the other ranges are hidden"),
        (31, ALL, "● All 31 counties have a figure of payment use"),
        (31, REAL, "● All 31 counties have a figure of payment use"),
    ],
)
def test_the_title_has_a_form_for_none_some_and_all(results, en, monkeypatch, count, method, title):
    found = {"payment_known": Finding("payment_known", count, 31, 0.0)}
    monkeypatch.setattr(results, "found", lambda: found)
    assert wording.title(results, method, en) == title


def test_without_illustrative_values_the_element_is_partial_and_says_why(results, en):
    assert "14% of this element's weight" in wording.lead(results, REAL, en)
    assert "14%" not in wording.lead(results, ALL, en)


def test_all_five_indicators_stand_in_one_table_the_known_one_first(results, en):
    header, rows = wording.whole(wording.known_first(figures(results, en)), "", en)
    assert "Finance and payment: 1 of 5 indicators have any" in texts(opened("payment", "en", {}))
    assert [row[1] for row in rows] == ["● 31", "○ 31", "○ 31", "○ 31", "— 31"]
    assert rows[0][0] == "Employment in finance"
    assert rows[0][2] == "●\N{NO-BREAK SPACE}0.03–2.33%"
    assert "China 1.47%" in rows[0][3]
    assert rows[-1][2] == "—"
    assert all(len(row) == len(header) for row in rows)


def test_the_table_of_five_has_a_column_for_a_chosen_county(results, t, data):
    header, rows = wording.whole(wording.known_first(figures(results, t)), COUNTY, t)
    assert header[3] == t.of(data.panel.county(COUNTY).name)
    assert [row[3][0] for row in rows] == ["●", "○", "○", "○", "—"]


def test_without_illustrative_values_the_table_of_five_shows_none(results, t):
    _, rows = wording.whole(wording.known_first(figures(results, t, REAL)), COUNTY, t)
    assert "○" not in "".join(cell for row in rows for cell in row)


def test_the_file_of_five_has_a_row_a_county_and_indicator_and_no_assumed_value(results, en):
    table = spread_table.frames(results, wording.known_first(figures(results, en)), en)
    counted = table[table["Peers"] != "reference area"]
    assert counted.groupby("Indicator").size().tolist() == [31] * 5
    assumed = table[table["Quality"] == "illustrative"]
    assert assumed["Value"].isna().all()
    assert assumed["Low"].notna().all()


@pytest.mark.parametrize("code", wording.ASSUMED)
def test_without_illustrative_values_nothing_is_drawn_and_the_proxy_is_pointed_to(code):
    drawn, hidden = (opened("payment", "en", {"pay": code, "r": real}) for real in ("0", "1"))
    assert len(drawn.get("plotly_chart")) == len(hidden.get("plotly_chart")) + 1
    assert "not of payment use" in texts(hidden)


def test_what_is_counted_and_the_licensed_index_stand_apart_from_what_is_assumed():
    at = opened("payment", "en", {"pay": wording.PROXY})  # a link of the days when it was offered
    chosen = at.selectbox(key="choice_pay")
    assert len(chosen.options) == 3
    assert chosen.value == wording.USE


def test_the_index_is_an_empty_slot_and_never_estimated(results, en):
    index = figures(results, en)[INDEX]
    assert not index.known
    assert "nothing is estimated" in texts(opened("payment", "en", {}))
    assert "on application" in wording.cards(results, figures(results, en), en)[3].note


@pytest.mark.parametrize("count", [1, 3, 30, 31])
def test_an_index_a_reader_puts_in_is_drawn_for_as_many_counties_as_it_has(supplied, count):
    results = supplied(INDEX, *(10.0 + i for i in range(count)))
    words = Texts("en", results.data)
    index = figures(results, words)[INDEX]
    assert (index.real, len(index.entries)) == (count, 31)
    some = f"{count} of 31 counties have a figure, the others are left empty"
    title = "all 31 counties have a figure" if count == 31 else some
    assert (
        spread.finding(results, index, NATIONAL, words)
        == f"● County digital financial inclusion: {title}"
    )
    for order in CHOICES["o"]:
        dots = spread.figure(results, index, "", False, words, order).checked()
        assert [len(trace.x) for trace in dots.data] == [count]
    assert f"{count} of them from your file" in spread.note(index, words)
    assert ("No figure" in spread.note(index, words)) == (count < 31)
    table = spread_table.frame(results, index, words)
    assert table[index.short].notna().sum() == count
    assert (table["Remark"] == "from your file").sum() == count
    assert wording.cards(results, figures(results, words), words)[3].value == str(count)


def test_a_lone_index_of_nought_still_has_an_axis(supplied):
    results = supplied(INDEX, 0.0)
    words = Texts("en", results.data)
    low, high = (
        spread.figure(results, figures(results, words)[INDEX], "", True, words)
        .checked()
        .layout.xaxis.range
    )
    assert low < high


def test_what_nobody_publishes_has_only_a_range(results, en):
    chart = figures(results, en)[wording.USE]
    assert chart.real == 0
    assert spread.finding(results, chart, NATIONAL, en).endswith(
        "illustrative ranges span ○\N{NO-BREAK SPACE}48–97%"
    )


def test_where_some_report_the_finding_counts_them_and_the_rest_keep_their_ranges(supplied):
    results = supplied("mobile_payment_use", 70.0, 80.0)
    words = Texts("en", results.data)
    chart = figures(results, words)[wording.USE]
    assert spread.finding(results, chart, NATIONAL, words) == (
        "● Adults paying by phone monthly: 2 of 31 counties have a figure, "
        "the rest are ○ illustrative ranges"
    )
    assert sum(e.is_assumed for e in chart.entries) == 29
    assert "Only the 2 with a figure are in order" in spread.note(chart, words)


def test_the_proxy_is_compared_with_the_country_and_its_small_samples_are_starred(
    results, en, data
):
    chart = figures(results, en)[wording.PROXY]
    below = sum(data.facts.census[c, "emp_share_finance"] < 1.467 for c in data.panel.codes)
    assert spread.finding(results, chart, NATIONAL, en) == (
        f"● Finance employment: {below} of 31 counties are below China (1.47%)"
    )
    persons = [
        data.facts.census[c, "emp_share_finance"] / 100
        * data.facts.census[c, "longform_employed_sample"]
        for c in data.panel.codes
    ]  # fmt: skip
    few = sum(round(p) < 30 for p in persons)
    labels = [
        dot.label for group in spread_rows.rows(results, chart, "peers", en) for dot in group.dots
    ]
    assert sum(label.endswith("*") for label in labels) == few == 28


def test_a_sampling_range_that_lies_below_the_country_makes_the_finding_sure(results, en):
    chart = figures(results, en)[wording.PROXY]
    sure = sum(entry.high < 1.467 for entry in chart.entries)
    lines = wording.proxy_notes(results, chart, en)
    assert any(line.startswith(f"In {sure} of 31 counties the whole sampling") for line in lines)
    assert 0 < sure < 29  # of 29 below the country, one has a range that reaches it


def test_cards_show_the_cash_points_of_2020_and_their_growth(results, en):
    card = wording.cards(results, figures(results, en), en)[2]
    assert card.value == "5,800"
    assert card.note == "2020; 3,883 in 2015, up 49%"


def test_every_published_fact_of_the_element_is_listed_with_its_year(results, en, data):
    facts = wording.facts(results, en)
    _, rows = wording.facts_screen(facts, en)
    own_facts = [f for f in data.facts.facts if data.facts.kinds[f.code].element == "finance"]
    assert len(rows) == len(own_facts) == len(facts.file())
    assert rows[0] == ["Xizang · Agent cash points", "2015", "● 3,883 points"]
    assert rows[1] == ["Xizang · Agent cash points", "2020", "● 5,800 points"]
    assert rows[2][2] == "● 851.5 thousand transactions"
    assert facts.file()["Unit"][0] == "points"
    assert "● Agent cash points in Xizang: 3,883 in 2015, 5,800 in 2020" in texts(
        opened("payment", "en", {})
    )


def test_how_many_cannot_read_is_said_with_or_without_illustrative_values(results, en):
    assert "311,002 persons" in wording.reading(results, en)
    for method in (ALL, REAL):
        codes = [one.code for one in wording.beside(results, figures(results, en, method), en)]
        assert (wording.USE in codes) is not method.real_only


def test_a_county_sentence_marks_each_figure_and_a_missing_one(results, en):
    line = wording.county_line(COUNTY, figures(results, en), en)
    assert line.count("○") == 3
    assert line.count("●") == 3
    assert line.endswith("No data: Digital finance.")
    assert "fewer than 30 in the sample" in line


def test_all_charts_are_valid_plotly_figures(results, t):
    shown = figures(results, t)
    for chart in [shown[code] for code in (wording.PROXY, *wording.ASSUMED)]:
        for phone in (False, True):
            for order in CHOICES["o"]:
                spread.figure(results, chart, COUNTY, phone, t, order).checked()


def test_a_share_known_exactly_has_no_range_and_a_sampled_one_holds_its_value(results, en):
    for code in ("illiteracy", "schooling_years"):
        one = spread.of_indicator(results, code, REAL, en)
        assert all(math.isnan(e.low) and not e.sampled for e in one.entries), code
    for entry in figures(results, en)[wording.PROXY].entries:
        assert entry.sampled
        assert entry.low < entry.value < entry.high


def test_a_range_by_rule_is_assumed_and_never_real():
    entry = CountyValue(COUNTY, 50.0, 40.0, 60.0, Quality.ILLUSTRATIVE, 0, "")
    assert entry.is_assumed
    assert not entry.is_real
