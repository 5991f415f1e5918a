"""The talent page: counts from the census, a pair described and not explained, names apart."""

import math
from dataclasses import replace

import pytest

from components import spread, spread_table
from components.links import CHOICES
from components.spread import Entry, Spread
from components.stories import talent
from components.text import Texts
from model.people import Link
from model.provenance import Quality
from model.scenario import BASELINE, Scenario

NAN = float("nan")
REAL = Scenario(real_only=True)
COUNTY = "513334"


@pytest.fixture(scope="module", params=["zh", "en"])
def t(request, data):
    return Texts(request.param, data.texts, data.catalog)


@pytest.fixture(scope="module")
def en(data):
    return Texts("en", data.texts, data.catalog)


def aged(*values):
    """Return a spread of the share aged 15-44; Sichuan stands at 35.947 %."""
    entries = tuple(
        Entry(f"{i}", v, NAN, NAN, Quality.OBSERVED, 2020, "S01") for i, v in enumerate(values)
    )
    return Spread("age_15_44_share", "Aged 15–44", "Aged 15–44", "%", 1, 1, entries, ())


def test_the_title_counts_the_counties_below_half_the_provincial_college_share(en, data):
    shares = [data.facts.census[code, "college_plus_share"] for code in data.panel.codes]
    count = sum(share < 13.267 / 2 for share in shares)
    assert talent.title(en) == (
        f"● In {count} of 31 counties the college share is below half the provincial figure (6.6%)"
    )


@pytest.mark.parametrize(
    ("values", "start"),
    [
        ((30.0, 31.0), "● Aged 15–44: all 2 counties are below Sichuan (35.9%)"),
        ((30.0, 40.0), "● Aged 15–44: 1 of 2 counties are below Sichuan (35.9%)"),
        ((40.0, 41.0), "● Aged 15–44: none of the 2 counties is below Sichuan (35.9%)"),
    ],
)
def test_a_finding_has_a_form_for_all_some_and_none(en, values, start):
    assert talent.finding(aged(*values), en) == start


def test_where_less_is_better_a_finding_counts_the_counties_above(en):
    assert talent.finding(talent.measure("illiteracy", en), en).endswith("above Sichuan (4.7%)")


@pytest.mark.parametrize(
    ("r", "words"),
    [(0.484, "higher"), (-0.37, "lower"), (0.29, "not clearly"), (NAN, "not clearly")],
)
def test_a_pair_is_said_to_go_together_only_where_r_is_clear(en, r, words):
    sentence = talent.link_words(Link(r, 31), "This", en)
    assert words in sentence
    assert "n = 31" in sentence
    assert "-" not in sentence


def test_both_low_counts_the_counties_below_the_province_in_both(en, data):
    census = data.facts.census

    def moved(area):
        parts = ("migrants_from_other_province", "migrants_same_province_other_county")
        return sum(census[area, p] for p in parts) / census[area, "resident_population"]

    by_hand = sum(
        census[code, "mean_years_schooling"] < 8.95 and moved(code) < moved("510000")
        for code in data.panel.codes
    )
    x, y = talent.measure("schooling", en), talent.measure("migrants", en)
    assert f"{by_hand} of 31" in talent.dilemma("migrants", x, y, en)


def test_every_census_figure_has_31_counties_and_four_references(t):
    for code in CHOICES["x"]:
        shown = talent.measure(code, t)
        assert shown.real == 31, code
        assert len(shown.marks) == 4, code
        assert not any(math.isnan(m.value) for m in shown.marks), code


def test_only_the_share_who_moved_in_is_derived(t):
    line = talent.county_line(COUNTY, t)
    assert line.count("●") == 5
    assert line.count("◐") == 1


def test_all_charts_are_valid_plotly_figures(t):
    for phone in (False, True):
        for code in CHOICES["x"]:
            spread.figure(talent.measure(code, t), COUNTY, phone, t).checked()
        for code in CHOICES["est"]:
            spread.figure(talent.estimates(code, BASELINE, t), "", phone, t).checked()
        for code in CHOICES["y"]:
            x, y = talent.measure("schooling", t), talent.measure(code, t)
            talent.pair_chart(x, y, COUNTY, phone, t).checked()


def test_tables_hold_the_counties_and_then_the_references(t):
    x, y = talent.measure("schooling", t), talent.measure("migrants", t)
    assert len(spread_table.frame(x, t)) == 31 + 4
    table = talent.pair_frame(x, y, t)
    assert len(table) == 31 + 4
    assert not table[[x.short, y.short]].isna().any(axis=None)
    assert set(table[t("talent.quality_of", name=x.short)]) == {t("common.observed")}
    assert set(table[t("talent.quality_of", name=y.short)]) == {t("common.derived")}


def test_illustrative_indicators_show_ranges_until_they_are_hidden(en):
    for row in talent.estimate_rows(COUNTY, BASELINE, en)[1]:
        assert row[1].startswith("○")
        assert row[2].startswith("○")
    header, rows = talent.estimate_rows(COUNTY, REAL, en)
    assert all(len(row) == len(header) == 3 for row in rows)
    assert "○" not in "".join(cell for row in rows for cell in row)
    assert "hidden" in talent.estimate_title(talent.estimates("digital_skills", REAL, en), en)


def test_known_values_are_ordered_and_illustrative_ones_are_not(en):
    known = spread.rows(talent.measure("schooling", en), en)
    for group in known:
        values = [d.value for d in group.dots]
        assert values == sorted(values, reverse=True)
    assumed = spread.rows(talent.estimates("ecommerce_workers", BASELINE, en), en)
    for group in assumed:
        codes = [d.code for d in group.dots]
        assert codes == sorted(codes)


@pytest.mark.parametrize(
    ("ends", "start"), [((5.01, 9.5), 4), ((0.03, 2.3), 0), ((48.2, 97.0), 40), ((3.0, 3.0), 0)]
)
def test_an_axis_begins_at_zero_or_at_a_round_number_below_far_off_values(ends, start):
    assert spread.axis_start(*ends) == start


def test_a_star_marks_a_small_sample(en):
    shown = aged(30.0)
    entry = replace(shown.entries[0], county=COUNTY, small=True)
    assert spread.note(replace(shown, entries=(entry,)), en).count("*") == 1


def test_the_chosen_county_is_always_named(t, data):
    x, y = talent.measure("schooling", t), talent.measure("working_age", t)
    for county in data.panel.codes:
        chart = talent.pair_chart(x, y, county, True, t)
        names = [text["text"] for text in chart.settings["annotations"]]
        assert f"<b>{t.of(data.panel.county(county).short)}</b>" in names
