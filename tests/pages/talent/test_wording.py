"""The talent page: counts from the census, a pair described and not explained, what is assumed."""

import math
from itertools import pairwise

import numpy as np
import pytest

from components.charts.scatter import Cross
from components.county_values import census, pairs
from components.county_values import chart as spread
from components.county_values import rows as spread_rows
from components.county_values.values import CountyValue, Mark, Spread
from components.session.link import CHOICES
from model.facts.census import Link
from model.facts.provenance import Quality
from model.results.results import PROVINCIAL
from model.score.method import Method
from pages.talent import wording
from tests.app_pages import opened, texts

NAN = float("nan")
ALL, REAL = Method(), Method(real_only=True)
COUNTY = "513334"
NINE = ["China", "Sichuan", "Xizang", "Suichang", "Jiangsu", "Zhejiang", "Shaanxi", "Suining",
        "Wugong"]  # fmt: skip


def paired(pair, t, county="", phone=False):
    """Return the chart of two figures without lines of the province."""
    return pairs.chart(pair, Cross(NAN), county, phone, t)


def aged(*values):
    """Return a spread of the share aged 15-44; Sichuan stands at 35.947 %."""
    entries = tuple(
        CountyValue(f"{i}", v, NAN, NAN, Quality.OBSERVED, 2020, "S01")
        for i, v in enumerate(values)
    )
    return Spread("age_15_44_share", "Aged 15–44", "Aged 15–44", "%", 1, 1, entries, ())


def test_the_title_counts_the_counties_below_half_the_provincial_college_share(results, en, data):
    shares = [data.facts.census[code, "college_plus_share"] for code in data.panel.codes]
    count = sum(share < 13.267 / 2 for share in shares)
    assert wording.title(results, en) == (
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
def test_a_finding_has_a_form_for_all_some_and_none(results, en, values, start):
    assert spread.finding(results, aged(*values), PROVINCIAL, en) == start


def test_where_less_is_better_a_finding_counts_the_counties_above(results, en):
    one = wording.measures(results, en)["illiteracy"]
    assert spread.finding(results, one, PROVINCIAL, en).endswith("above Sichuan (4.7%)")


def test_the_correlation_of_three_counties_can_be_checked_by_hand():
    """Deviations (-1, 0, 1) and (-1, 1, 0): r = 1 / (sqrt 2 * sqrt 2) = 0.5."""
    link = pairs.link(aged(1.0, 2.0, 3.0), aged(1.0, 3.0, 2.0))
    assert link.r == pytest.approx(0.5)
    assert link.n == 3


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (Link(0.484, 31, 0.156, 0.716), "the same"),
        (Link(-0.37, 31, -0.64, -0.02), "different"),
        (Link(0.34, 31, -0.02, 0.62), "not clearly"),
        (Link(NAN, 31), "not clearly"),
    ],
)
def test_a_pair_is_said_to_go_together_only_where_the_interval_of_r_leaves_zero_out(
    en, link, words
):
    sentence = wording.link_words(link, ("This", "That"), en)
    assert sentence.startswith("This and that")
    assert words in sentence
    assert "n = 31" in sentence
    assert "-" not in sentence


def test_r_is_told_with_its_interval(t):
    said = wording.link_words(Link(0.484, 31, 0.156, 0.716), ("a", "b"), t)
    for number in ("0.48", "0.16", "0.72", "95%"):
        assert number in said


def test_any_two_of_the_six_measures_can_be_set_against_each_other(results, en):
    known = wording.measures(results, en)
    assert set(CHOICES["x"]) == set(CHOICES["y"]) == set(known)
    for x, y in pairwise([*known, next(iter(known))]):
        figure = paired((known[x], known[y]), en).checked()
        assert sum(len(trace.x) for trace in figure.data) == 31 + 9
    assert "no causal claim" in texts(opened("talent", "en", {}))


def test_a_pair_carries_the_lesser_quality_of_the_two(results, en):
    known = wording.measures(results, en)
    assert wording.pair_title((known["schooling"], known["migrants"]), en).startswith("◐ ")
    assert wording.pair_title((known["schooling"], known["college"]), en).startswith("● ")


def test_reference_areas_stand_as_diamonds_and_do_not_enter_r(results, en):
    known = wording.measures(results, en)
    pair = (known["schooling"], known["migrants"])
    figure = paired(pair, en).checked()
    diamonds = [trace for trace in figure.data if set(trace.marker.symbol) == {"diamond-open"}]
    assert sorted(diamonds[0].text) == sorted(NINE)
    assert pairs.link(*pair).n == 31


def test_every_measure_has_31_counties_and_nine_reference_areas(results, t):
    for code, shown in wording.measures(results, t).items():
        assert shown.real == 31, code
        assert len(shown.marks) == 9, code
        assert not any(math.isnan(m.value) for m in shown.marks), code
        assert sum(m.drawn for m in shown.marks) == 4, code


def test_no_prefecture_of_ours_is_a_reference_area(results, data):
    assert len(census.references(results)) == 9
    assert not {p.code for p in data.prefectures} & set(census.references(results))


def test_all_nine_reference_areas_stand_in_one_table_with_six_measures(results, en, data):
    header, rows = wording.areas_screen(COUNTY, wording.measures(results, en), en)
    assert [row[0] for row in rows[:9]] == NINE
    assert rows[9][0] == "median of 31"
    assert rows[10][0] == data.panel.county(COUNTY).name.en
    assert all(len(row) == len(header) == 7 for row in rows)
    assert rows[0][1] == "●\N{NO-BREAK SPACE}9.50"
    assert rows[0][5].startswith("◐")
    assert len(wording.areas(wording.measures(results, en), en).file()) == 9 * 6


def test_the_title_over_the_reference_areas_counts_those_above_the_median_county(results, en, data):
    years = [data.facts.census[c, "mean_years_schooling"] for c in data.panel.codes]
    above = sum(
        data.facts.census[a, "mean_years_schooling"] > np.median(years)
        for a in census.references(results)
    )
    assert wording.areas_title(wording.measures(results, en)["schooling"], en).endswith(
        f"is below {above} of 9"
    )


def test_only_the_share_who_moved_in_is_derived(results, t):
    line = wording.county_line(COUNTY, wording.measures(results, t), t)
    assert line.count("●") == 5
    assert line.count("◐") == 1


def test_the_double_dilemma_counts_the_counties_below_the_province_in_both(results, en, data):
    facts = data.facts.census

    def moved(area):
        parts = ("migrants_from_other_province", "migrants_same_province_other_county")
        return sum(facts[area, p] for p in parts) / facts[area, "resident_population"]

    low = {c for c in data.panel.codes if facts[c, "mean_years_schooling"] < 8.95}
    few = {c for c in data.panel.codes if moved(c) < moved("510000")}
    known = wording.measures(results, en)
    pair = (known["schooling"], known["migrants"])
    assert f"{len(low & few)} of 31" in wording.dilemma_title(results, pair, en)
    _, rows = wording.dilemma(results, pair, en)
    sizes = [len(low & few), len(low - few), len(few - low), 31 - len(low | few)]
    assert [0 if row[1] == "—" else row[1].count(",") + 1 for row in rows] == sizes
    assert [row[1].split(":")[0] for row in rows] == [str(size) if size else "—" for size in sizes]
    assert "schooling ● 8.95 years" in texts(opened("talent", "en", {}))


def test_outflow_is_said_not_to_be_published_and_never_counted(results, en):
    lines = wording.dilemma_notes(results, wording.measures(results, en)["working_age"], en)
    assert any(line.startswith("Outflow is not published by county") for line in lines)
    assert any("all 31 counties" in line for line in lines)


def test_all_charts_are_valid_plotly_figures(results, t):
    known = wording.measures(results, t)
    for phone in (False, True):
        for order in CHOICES["o"]:
            for one in known.values():
                spread.figure(results, one, COUNTY, phone, t, order).checked()
            for one in spread.of_indicators(results, CHOICES["est"], ALL, t).values():
                spread.figure(results, one, "", phone, t, order).checked()
        pair = (known["schooling"], known["migrants"])
        paired(pair, t, COUNTY, phone).checked()


def test_the_table_behind_a_pair_holds_the_counties_and_then_the_references(results, t):
    x, y = wording.measures(results, t)["schooling"], wording.measures(results, t)["migrants"]
    table = pairs.frame(results, (x, y), t)
    assert len(table) == 31 + 9
    assert not table[[x.short, y.short]].isna().any(axis=None)
    assert set(table[t("spread.quality_of", name=x.short)]) == {t("common.observed")}
    assert set(table[t("spread.quality_of", name=y.short)]) == {t("common.derived")}
    assert set(table[t("spread.unit_of", name=x.short)]) == {x.suffix.strip()}


def test_illustrative_indicators_show_ranges_until_they_are_hidden(results, en):
    shown = spread.of_indicators(results, CHOICES["est"], ALL, en)
    for row in wording.skills_screen(COUNTY, shown, en)[1]:
        assert row[1].startswith("○")
        assert row[2].startswith("○")
    hidden = spread.of_indicators(results, CHOICES["est"], REAL, en)
    header, rows = wording.skills_screen(COUNTY, hidden, en)
    assert all(len(row) == len(header) == 3 for row in rows)
    assert "○" not in "".join(cell for row in rows for cell in row)
    assert "hidden" in spread.published(hidden["digital_skills"], en)
    assert "hidden" in wording.skills_head(hidden, en)[0]


@pytest.mark.parametrize(
    ("observed", "assumed", "words"),
    [(0, 31, "published by none of 31"), (3, 28, "3 of 31 counties have a figure, the rest are ○"),
     (3, 0, "3 of 31 counties have a figure, the others are left empty"),
     (31, 0, "all 31 counties have a figure")],
)  # fmt: skip
def test_an_indicator_of_skills_is_counted_as_far_as_counties_report(en, observed, assumed, words):
    def entry(quality):
        return CountyValue("x", 1.0, 0.5, 1.5, quality, 2024, "")

    missing = 31 - observed - assumed
    entries = (*[entry(Quality.OBSERVED)] * observed, *[entry(Quality.ILLUSTRATIVE)] * assumed,
               *[entry(None)] * missing)  # fmt: skip
    one = Spread("digital_skills", "Skills", "Skills", "%", 0, 1, entries, ())
    title = spread.published(one, en)
    assert words in title
    assert (title[0] == "●") == bool(observed)


def test_known_values_are_ordered_and_illustrative_ones_never(results, en):
    for order in CHOICES["o"]:
        for group in spread_rows.rows(
            results, wording.measures(results, en)["schooling"], order, en
        ):
            values = [d.value for d in group.dots]
            assert values == sorted(values, reverse=True)
        for one in spread.of_indicators(results, CHOICES["est"], ALL, en).values():
            for group in spread_rows.rows(results, one, order, en):
                codes = [d.code for d in group.dots]
                assert codes == sorted(codes), (one.code, order)


def test_the_chosen_county_is_always_named(results, t, data):
    pair = (wording.measures(results, t)["schooling"], wording.measures(results, t)["working_age"])
    for county in data.panel.codes:
        chart = paired(pair, t, county, True)
        names = [text["text"] for text in chart.settings["annotations"]]
        assert f"<b>{t.of(data.panel.county(county).short)}</b>" in names


def test_a_reference_known_in_one_figure_alone_is_no_point_of_a_pair(results, en, data):
    first, second = (
        wording.measures(results, en)["schooling"],
        wording.measures(results, en)["college"],
    )
    lone = Mark("Elsewhere", 9.0, 2020, "S01", Quality.OBSERVED)
    wider = Spread(first.code, first.name, first.short, first.suffix, 2, 1, first.entries,
                   (*first.marks, lone))  # fmt: skip
    figure = paired((wider, second), en).checked()
    assert "Elsewhere" not in [text for trace in figure.data for text in trace.text]
    assert sum(len(trace.x) for trace in figure.data) == len(data.panel.codes) + 9
