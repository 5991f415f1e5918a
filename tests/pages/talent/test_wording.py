"""The talent page: counts from the census, a pair described and not explained, what is assumed."""

import math
from itertools import pairwise

import pytest

from components.charts.scatter import Cross
from components.county_values import census, table
from components.county_values import chart as spread
from components.county_values import rows as spread_rows
from components.county_values.values import CountyValue, Mark, Spread
from components.session.link import CHOICES
from model.facts.census import Link
from model.facts.provenance import Quality
from model.results.results import PROVINCIAL
from model.score.method import Method
from pages.talent import pairs, wording
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
    schooling = wording.measures(results, en)["schooling"]
    assert wording.title(results, "", schooling, en).startswith(f"{count} of 31 counties")
    own = "Litang: 5.73 years of schooling, Sichuan 8.95 years"
    assert wording.title(results, COUNTY, schooling, en) == own


@pytest.mark.parametrize(("county", "value"), [("", "7.15"), (COUNTY, "5.73")])
def test_the_cards_are_of_the_chosen_county_else_of_the_median_one(results, en, county, value):
    cards = wording.cards(county, wording.measures(results, en), en)
    assert cards[0].value == value
    assert all(card.label.startswith("●") for card in cards)
    assert ("median" in cards[0].label) == (not county)
    assert "China: 9.50" in cards[0].note


def test_schooling_bears_no_mark_of_2010_which_counted_other_ages(results, en):
    one = wording.measures(results, en)["schooling"]
    chart = spread.figure(results, one, "", False, en).checked()
    assert not [trace for trace in chart.data if trace.mode == "lines+markers"]
    assert "2010" not in spread.note(one, en)


@pytest.mark.parametrize(
    ("lang", "county", "said"),
    [
        ("zh", COUNTY, "2010–2020 年：理塘大专以上占比 ▲ +6.0、文盲率 ▲ +9.9 个百分点"),
        ("en", COUNTY, "2010–2020: Litang, college share ▲ +6.0, illiteracy ▲ +9.9 pp"),
        ("zh", "", "2010–2020 年：大专以上占比 31 县都上升，文盲率 31 县中 15 县下降"),
        ("en", "", "2010–2020: the college share rose in all 31 counties, illiteracy fell in 15"),
    ],
)
def test_the_page_says_what_ten_years_changed_in_the_county_or_in_all(lang, county, said):
    assert said in texts(opened("talent", lang, {"c": county} if county else {}))


@pytest.mark.parametrize(
    ("values", "start"),
    [
        ((30.0, 31.0), "● Aged 15–44: all 2 counties are below Sichuan"),
        ((30.0, 40.0), "● Aged 15–44: 1 of 2 counties are below Sichuan"),
        ((40.0, 41.0), "● Aged 15–44: none of the 2 counties is below Sichuan"),
    ],
)
def test_a_finding_has_a_form_for_all_some_and_none(results, en, values, start):
    assert spread.finding(results, aged(*values), PROVINCIAL, en) == start


def test_where_less_is_better_a_finding_counts_the_counties_above(results, en):
    one = wording.measures(results, en)["illiteracy"]
    assert spread.finding(results, one, PROVINCIAL, en).endswith("above Sichuan")


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (Link(0.484, 31, 0.156, 0.716), "go together"),
        (Link(-0.37, 31, -0.64, -0.02), "opposite"),
        (Link(0.34, 31, -0.02, 0.62), "no clear link"),
        (Link(NAN, 31), "no clear link"),
    ],
)
def test_a_pair_is_said_to_go_together_only_where_the_interval_of_r_leaves_zero_out(
    en, monkeypatch, link, words
):
    monkeypatch.setattr(wording.people, "link", lambda *_: link)
    sentence, strength = wording.pair_head(aged(1.0), aged(2.0), en)
    assert sentence.startswith("Aged 15–44 and aged 15–44")
    assert words in sentence
    assert "n = 31" in strength
    assert "-" not in strength


def test_any_two_of_the_six_measures_can_be_set_against_each_other(results, en):
    known = wording.measures(results, en)
    assert set(CHOICES["x"]) == set(CHOICES["y"]) == set(known)
    for x, y in pairwise([*known, next(iter(known))]):
        figure = paired((known[x], known[y]), en).checked()
        assert sum(len(trace.x) for trace in figure.data) == 31 + 9
    assert "no causal claim" in texts(opened("talent", "en", {}))


def test_reference_areas_stand_as_diamonds_and_do_not_enter_r(results, en):
    known = wording.measures(results, en)
    pair = (known["schooling"], known["migrants"])
    (dots,) = paired(pair, en).checked().data
    places = zip(dots.text, dots.marker.symbol, strict=True)
    assert sorted(name for name, symbol in places if symbol == "diamond-open") == sorted(NINE)
    assert "n = 31" in wording.pair_head(*pair, en)[1]


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
    file = wording.areas(COUNTY, wording.measures(results, en), en).file()
    assert file["Area"].tolist() == [*NINE, "median of 31", data.panel.county(COUNTY).name.en]
    assert file.shape == (11, 7)
    assert file["● Years of schooling (years)"][0] == 9.5
    assert sum(name.startswith("◐") for name in file.columns) == 1  # who moved in is derived


def test_the_double_dilemma_counts_the_counties_below_the_province_in_both(results, en, data):
    facts = data.facts.census

    def moved(area):
        parts = ("migrants_from_other_province", "migrants_same_province_other_county")
        return sum(facts[area, p] for p in parts) / facts[area, "resident_population"]

    low = {c for c in data.panel.codes if facts[c, "mean_years_schooling"] < 8.95}
    few = {c for c in data.panel.codes if moved(c) < moved("510000")}
    known = wording.measures(results, en)
    pair = (known["schooling"], known["migrants"])
    title, rows = wording.dilemma(results, pair, en)
    assert f"{len(low & few)} of 31" in title
    sizes = [len(low & few), len(low - few), len(few - low), 31 - len(low | few)]
    assert [int(row[1].split(":")[0]) for row in rows] == sizes
    assert [0 if row[1].endswith("—") else row[1].count(",") + 1 for row in rows] == sizes


def test_outflow_is_said_not_to_be_published_and_never_counted(en):
    assert en("talent.both_outflow").startswith("Outflow is not published by county")


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


def test_illustrative_indicators_show_ranges_until_they_are_hidden(results, en):
    for method, mark in ((ALL, "○"), (REAL, "—")):
        ones = list(spread.of_indicators(results, CHOICES["est"], method, en).values())
        for row in table.lines(ones, COUNTY, en)[1]:
            assert row[1].startswith(mark)
            assert row[2].startswith(mark)
        assert ("hidden" in wording.skills_head(ones, en)[1]) is method.real_only
    assert "hidden" in spread.published(ones[0], en)


@pytest.mark.parametrize(
    ("observed", "assumed", "words"),
    [(0, 31, "published by none of 31"),
     (3, 28, "3 of 31 counties have a figure, the rest are estimates"),
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


def test_known_values_are_ordered(results, en):
    for order in CHOICES["o"]:
        one = wording.measures(results, en)["schooling"]
        for group in spread_rows.rows(results, one, order, en):
            values = [d.value for d in group.dots]
            assert values == sorted(values, reverse=True)


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


def test_the_names_of_many_counties_have_the_width_of_a_sentence_on_a_phone():
    said = texts(opened("talent", "zh", {}))
    assert any(
        'class="rows told many"' in line and "两项都低" in line for line in said.splitlines()
    )
