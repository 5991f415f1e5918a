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
    ("count", "title"),
    [
        (0, "None of 31 counties publishes payment use"),
        (3, "3 of 31 counties have a figure of payment use"),
        (31, "All 31 counties have a figure of payment use"),
    ],
)
def test_the_title_has_a_form_for_none_some_and_all(results, en, monkeypatch, count, title):
    found = {"payment_known": Finding("payment_known", count, 31, 0.0, count, count)}
    monkeypatch.setattr(results, "found", lambda: found)
    assert wording.title(results, "", figures(results, en)[wording.USE], en) == title


def test_the_title_answers_for_a_chosen_county(supplied, data):
    results = supplied(wording.USE, 70.0)
    en = Texts("en", results.data)
    use = figures(results, en)[wording.USE]
    first, other = data.panel.codes[:2]
    assert wording.title(results, first, use, en) == "Barkam: ●\N{NO-BREAK SPACE}70% pay by phone"
    assert wording.title(results, other, use, en).endswith("no published figure of payment use")


def test_without_illustrative_values_the_element_is_partial_and_says_why(results, en):
    assert "14% of this element's weight" in wording.lead(results, REAL, en)
    assert "14%" not in wording.lead(results, ALL, en)


@pytest.mark.parametrize("county", ["", COUNTY])
def test_all_five_indicators_stand_in_one_table_a_line_each(results, en, county):
    header, rows = spread_table.lines(list(figures(results, en).values()), county, en)
    assert len(rows) == 5
    assert all(len(row) == len(header) == (3 if county else 2) for row in rows)
    finance = next(row for row in rows if row[0] == "Finance employment (%)")
    assert finance[-1] == "●\N{NO-BREAK SPACE}0.03–2.33"
    hidden = spread_table.lines(list(figures(results, en, REAL).values()), county, en)[1]
    assert "○" not in "".join(cell for row in hidden for cell in row)


def test_the_file_of_five_has_a_row_a_county_and_indicator_and_no_assumed_value(results, en):
    table = spread_table.frames(results, list(figures(results, en).values()), en)
    counted = table[table["Terrain group"] != "reference area"]
    assert counted.groupby("Indicator").size().tolist() == [31] * 5
    assumed = table[table["Quality"] == "illustrative"]
    assert assumed["Value"].isna().all()
    assert assumed["Low"].notna().all()


def test_without_illustrative_values_nothing_is_drawn_and_the_proxy_is_pointed_to():
    drawn, hidden = (opened("payment", "en", {"r": real}) for real in ("0", "1"))
    assert len(drawn.get("plotly_chart")) == len(hidden.get("plotly_chart")) + 1
    assert "not of payment use" in texts(hidden)


def test_what_nobody_counts_is_a_band_a_peer_group_with_the_county_first(results, en):
    shown = [figures(results, en)[code] for code in wording.ASSUMED]
    for one in shown:
        own, *groups = spread_rows.bands(results, one, COUNTY, en)
        assert own.code == COUNTY
        assert len(groups) == 3
        assert min(dot.low for dot in groups) == min(e.low for e in one.entries)
        assert max(dot.high for dot in groups) == max(e.high for e in one.entries)
    bars = spread.bands(results, shown, COUNTY, False, en).checked().data[0]
    assert len(bars.x) == 3 * 4


def test_the_index_is_an_empty_slot_and_never_estimated(results, en):
    index = figures(results, en)[INDEX]
    assert not index.known
    said = texts(opened("payment", "en", {}))
    assert "nothing is estimated" in said
    assert "on application" in said


@pytest.mark.parametrize("count", [1, 3, 30, 31])
def test_an_index_a_reader_puts_in_is_drawn_for_as_many_counties_as_it_has(supplied, count):
    results = supplied(INDEX, *(10.0 + i for i in range(count)))
    words = Texts("en", results.data)
    index = figures(results, words)[INDEX]
    assert (index.real, len(index.entries)) == (count, 31)
    some = f"{count} of 31 counties have a figure, the others are left empty"
    title = "all 31 counties have a figure" if count == 31 else some
    assert spread.finding(results, index, NATIONAL, words) == f"● Digital finance: {title}"
    for order in CHOICES["o"]:
        dots = spread.figure(results, index, "", False, words, order).checked()
        assert [len(trace.x) for trace in dots.data] == [count]
    assert f"{count} of them put in locally" in spread.note(index, words)
    assert ("No figure" in spread.note(index, words)) == (count < 31)
    table = spread_table.frame(results, index, words)
    assert table[index.short].notna().sum() == count
    assert (table["Remark"] == "put in locally").sum() == count


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
    assert spread.finding(results, chart, NATIONAL, en).endswith("published by none of 31 counties")
    assert chart.overall(en) == "○\N{NO-BREAK SPACE}41–90%"


def test_where_some_report_the_finding_counts_them_and_the_rest_keep_their_ranges(supplied):
    results = supplied(wording.USE, 70.0, 80.0)
    words = Texts("en", results.data)
    chart = figures(results, words)[wording.USE]
    assert spread.finding(results, chart, NATIONAL, words) == (
        "● Mobile payment: 2 of 31 counties have a figure, the rest are estimates"
    )
    assert sum(e.is_assumed for e in chart.entries) == 29
    known = spread_rows.bands(results, chart, "", words)
    assert [dot.value for dot in known[:2]] == [80.0, 70.0]
    assert len(known) == 2 + 3


def test_the_proxy_is_compared_with_the_country_and_its_small_samples_are_starred(
    results, en, data
):
    chart = figures(results, en)[wording.PROXY]
    below = sum(data.facts.census[c, "emp_share_finance"] < 1.467 for c in data.panel.codes)
    assert spread.finding(results, chart, NATIONAL, en) == (
        f"● Finance employment: {below} of 31 counties are below China"
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


def test_every_published_fact_of_the_element_is_listed_with_its_year(results, en, data):
    facts = wording.facts(results, en)
    _, rows = wording.facts_screen(facts, en)
    known, here = data.facts, data.panel.codes
    own_facts = [
        f for f in known.facts if known.kinds[f.code].element == "finance" and f.area not in here
    ]
    assert len(rows) == len(own_facts) == len(facts.file())
    assert rows[0] == ["Xizang · Agent cash points", "2015", "● 3,883 points"]
    assert rows[1] == ["Xizang · Agent cash points", "2020", "● 5,800 points"]
    assert rows[2][2] == "● 851.5 thousand transactions"
    assert facts.file()["Unit"][0].strip() == "points"
    grown = "● Agent cash points in Xizang 2015–2020: up 49%"
    assert wording.growth(results, en) == grown


def test_payment_service_in_every_village_is_not_sold_as_its_use(results, en):
    for county in ("", COUNTY):
        service, online = wording.service(results, county, en)
        assert service.startswith("● Basic payment service has reached 100% of villages since 2019")
        assert "not therefore used" in service
        assert online.startswith("● 65% of people in Garze Prefecture were online in 2020")
    said = texts(opened("payment", "zh", {"c": COUNTY}))
    assert "● 行政村基础支付服务 2019 年已覆盖 100%" in said
    assert "金融时报，2020-03-20" in said


def test_what_rural_adults_elsewhere_use_stands_among_the_references(results, en):
    chart = figures(results, en)[wording.USE]
    assert chart.references(en) == ["Rural China 2018 (e-payment): 72%"]


def test_how_many_cannot_read_is_said(results, en):
    assert "311,002 people" in wording.reading(results, en)


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
