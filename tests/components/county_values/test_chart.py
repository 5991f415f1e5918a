"""One figure over the 31 counties: three ways to see it, and what its order may say."""

import math
from dataclasses import replace

import pytest

from components.county_values import chart, rows
from components.county_values import table as spread_table
from components.county_values.values import CountyValue, Spread
from components.session.link import CHOICES
from model.facts.provenance import Quality
from model.score.method import Method

NAN = float("nan")
REAL = Method(real_only=True)
PEERS, ALL, PREFECTURE = CHOICES["o"]


@pytest.fixture(scope="module")
def schooling(results, en):
    return chart.of_indicator(results, "schooling_years", REAL, en)


@pytest.fixture(scope="module")
def finance(results, en):
    return chart.of_indicator(results, "finance_employment", REAL, en)


@pytest.fixture(scope="module")
def assumed(results, en):
    return chart.of_indicator(results, "mobile_payment_use", Method(), en)


def test_by_peer_group_the_31_counties_stand_in_groups_of_11_10_and_10(results, schooling, en):
    groups = rows.rows(results, schooling, PEERS, en)
    assert [len(group.dots) for group in groups] == [11, 10, 10]
    assert all(group.heading for group in groups)


def test_in_one_list_all_31_stand_from_the_best_to_the_worst(results, schooling, en):
    (group,) = rows.rows(results, schooling, ALL, en)
    values = [dot.value for dot in group.dots]
    assert len(values) == 31
    assert values == sorted(values, reverse=True)
    assert not group.heading


def test_where_less_is_better_the_least_comes_first(results, en):
    one = chart.of_indicator(results, "illiteracy", REAL, en)
    values = [dot.value for dot in rows.rows(results, one, ALL, en)[0].dots]
    assert values == sorted(values)
    assert "Lowest first" in chart.note(one, en)


def test_a_chosen_county_stands_in_its_own_terrain_group_alone_the_others_on_request(
    results, schooling, data, en
):
    (own,) = rows.rows(results, schooling, PEERS, en, "513334")
    codes = [dot.code for dot in own.dots]
    assert codes.count("513334") == 1
    assert len(codes) == 10
    for order in (ALL, PREFECTURE):
        groups = rows.rows(results, schooling, order, en, "513334")
        assert sorted(d.code for group in groups for d in group.dots) == sorted(data.panel.codes)


def test_by_prefecture_13_and_18_counties_stand_under_their_headings(results, schooling, en):
    groups = rows.rows(results, schooling, PREFECTURE, en)
    assert [(group.heading, len(group.dots)) for group in groups] == [
        ("Aba Prefecture · 13 counties", 13),
        ("Garze Prefecture · 18 counties", 18),
    ]


def test_an_assumed_figure_is_a_band_a_peer_group_and_never_a_row_a_county(results, assumed, en):
    dots = rows.bands(results, assumed, "", en)
    assert len(dots) == 3
    assert all(dot.low < dot.high and math.isnan(dot.value) for dot in dots)
    assert "not county facts" in chart.note(assumed, en)
    assert "first" not in chart.note(assumed, en)


def test_of_a_mixed_figure_what_is_known_has_its_rows_above_the_bands(results, assumed, data, en):
    known = {data.panel.codes[4]: 60.0, data.panel.codes[20]: 90.0}
    mixed = replace(
        assumed,
        entries=tuple(
            replace(e, quality=Quality.OBSERVED, value=known[e.county]) if e.county in known else e
            for e in assumed.entries
        ),
    )
    dots = rows.bands(results, mixed, "", en)
    assert [dot.code for dot in dots] == [data.panel.codes[20], data.panel.codes[4], "", "", ""]


def test_what_a_sample_cannot_tell_apart_is_said(finance, schooling, en):
    assert "95% sampling ranges" in chart.note(finance, en)
    assert "sampling" not in chart.note(schooling, en)


def test_a_modelled_time_shows_its_margin_of_error(results, en):
    one = chart.of_indicator(results, "trunk_road_hours", REAL, en)
    assert "margins of error" in chart.note(one, en)
    first = one.entries[0]
    assert (first.low, first.high) == pytest.approx((0.85 * first.value, 1.15 * first.value))


def test_the_range_of_a_sample_is_told_on_its_dot_and_drawn(results, finance, en):
    (group,) = rows.rows(results, finance, ALL, en)
    first = max(finance.entries, key=lambda e: e.value)
    assert "95% sampling range" in group.dots[0].hover
    (points,) = [
        trace
        for trace in chart.figure(results, finance, "", False, en, ALL).checked().data
        if trace.mode == "markers"
    ]
    assert points.error_x.array[0] == pytest.approx(first.high - first.value, abs=1e-3)
    assert points.error_x.arrayminus[0] == pytest.approx(first.value - first.low, abs=1e-3)


@pytest.mark.parametrize("order", CHOICES["o"])
def test_every_county_has_one_row_in_each_way_to_see_it(results, schooling, data, en, order):
    codes = [dot.code for group in rows.rows(results, schooling, order, en) for dot in group.dots]
    assert sorted(codes) == sorted(data.panel.codes)


@pytest.mark.parametrize(
    ("ends", "start"), [((5.01, 9.5), 4), ((0.03, 2.3), 0), ((48.2, 97.0), 40), ((3.0, 3.0), 0)]
)
def test_an_axis_begins_at_zero_or_at_a_round_number_below_far_off_values(ends, start):
    assert chart.axis_start(*ends) == start


def test_a_star_and_an_own_figure_are_counted_in_the_note(schooling, en):
    first = replace(schooling.entries[0], small=True, own=True)
    note = chart.note(replace(schooling, entries=(first, *schooling.entries[1:])), en)
    assert note.count("*") == 1
    assert "1 of them put in locally" in note


def test_the_span_over_all_counts_what_is_observed_with_its_value(finance, assumed, en):
    values = finance.column
    assert finance.overall(en).endswith(f"{values.min():.2f}–{values.max():.2f}%")
    low = min(e.low for e in assumed.entries)
    assert assumed.overall(en).startswith(f"○\N{NO-BREAK SPACE}{low:.0f}–")


def test_nothing_known_is_a_dash(en):
    entries = (CountyValue("x", NAN, NAN, NAN, None, 0, ""),)
    one = Spread("x", "X", "X", "%", 0, 1, entries, ())
    assert (one.overall(en), one.worst, one.known) == ("—", None, False)


def test_the_table_holds_the_counties_with_prefecture_and_then_the_references(
    results, schooling, en
):
    table = spread_table.frame(results, schooling, en)
    assert len(table) == 31 + 9
    assert table["Prefecture"].value_counts().to_dict() == {
        "Garze Prefecture": 18,
        "Aba Prefecture": 13,
    }
    assert table["Source"].notna().all()


def test_in_the_table_an_assumed_figure_has_two_ends_and_no_value(results, assumed, en):
    every = spread_table.frame(results, assumed, en)
    table = every[every["Prefecture"].notna()]  # below them stand the references
    assert table[assumed.short].isna().all()
    assert (table["Low"] < table["High"]).all()
    assert set(table["Source"]) == {"no published figure; illustrated by rule"}


def test_the_chart_grows_to_hold_every_range(results, finance, en):
    high = max(entry.high for entry in finance.entries)
    figure = chart.figure(results, finance, "", False, en).checked()
    assert figure.layout.xaxis.range[1] >= high
    assert not math.isnan(high)
