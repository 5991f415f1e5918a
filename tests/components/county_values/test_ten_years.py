"""Ten years between two censuses: a county, its peers and the province, in percentage points."""

import math
import re

import numpy as np
import pytest

from components.county_values import ten_years
from components.county_values.ten_years import DRAWN, SCHOOLED

LITANG, JIULONG, SICHUAN = "513334", "513324", "510000"
COLLEGE, ILLITERACY = SCHOOLED


@pytest.fixture(scope="module")
def every(data):
    return [code for area, code in data.facts.before if area == LITANG]


def cells(found, figure):
    """Return place -> 2010, 2020, change of a figure."""
    rows = found.rows[found.rows["figure"] == figure]
    return {row.place: (row.before, row.value, row.moved) for row in rows.itertuples()}


def test_litang_by_hand_is_six_points_up_in_college_and_ten_in_illiteracy(results, en, every):
    found = ten_years.table(results, LITANG, every, en)
    # 2.614 % and 30.17 % in 2010, 8.60 % and 40.09 % in 2020, as printed in both county volumes.
    was, now, moved = cells(found, "College education")["Litang"]
    assert (was, round(now, 2), round(moved, 2)) == (2.614, 8.6, 5.99)
    was, now, moved = cells(found, "Illiteracy")["Litang"]
    assert (was, round(now, 2), round(moved, 2)) == (30.17, 40.09, 9.92)


def test_beside_a_county_stand_the_median_of_its_peers_and_sichuan(results, en, data, every):
    found, facts = ten_years.table(results, LITANG, every, en), data.facts
    near = results.geography.peers(LITANG)
    shown = cells(found, "College education")
    assert list(shown) == ["Litang", "peer median", "Sichuan"]
    was, now = (
        np.median([c[area, COLLEGE] for area in near]) for c in (facts.before, facts.census)
    )
    moved = np.median([facts.census[area, COLLEGE] - facts.before[area, COLLEGE] for area in near])
    assert shown["peer median"] == (was, now, round(moved, 3))
    assert shown["Sichuan"][:2] == (facts.before[SICHUAN, COLLEGE], facts.census[SICHUAN, COLLEGE])


def test_what_moved_at_a_median_is_the_median_of_what_moved_in_its_counties(results, en, every):
    found = ten_years.table(results, JIULONG, every, en)
    was, now, moved = cells(found, "Illiteracy")["peer median"]
    assert now - was > 8  # the medians are of different counties
    assert moved == pytest.approx(-1.1, abs=0.05)
    names = ten_years.chart(found, JIULONG, False, en).checked().layout.yaxis.ticktext
    assert "peers' median change ▼ −1.1" in names


def test_on_the_screen_thousands_stand_apart_and_changes_have_a_sign(results, en, every):
    file = ten_years.table(results, JIULONG, every, en).file()
    shown = ten_years.look(file, en).to_html()
    facts = results.data.facts
    assert f">{facts.census[JIULONG, 'resident_population']:,.0f}<" in shown
    assert re.search(r">▼ −\d+\.\d<", shown)
    assert not re.search(r"\d\.\d\d", shown)


def test_without_a_county_the_median_of_all_stands_beside_sichuan(results, en):
    found = ten_years.table(results, "", SCHOOLED, en)
    assert list(cells(found, "Illiteracy")) == ["median of 31", "Sichuan"]
    assert len(found.rows) == 2 * len(SCHOOLED)


def test_the_table_holds_all_that_both_censuses_counted_alike_with_unit_and_quality(
    results, t, every
):
    file = ten_years.table(results, LITANG, every, t).file()
    assert len(file) == 3 * len(every) == 27
    assert file.notna().all(axis=None)
    of_median = file[t("ten_years.place")] == t("common.peer_tick")
    assert set(file[t("common.quality")][of_median]) == {t("common.derived")}
    assert set(file[t("common.quality")][~of_median]) == {t("common.observed")}
    assert set(file[t("common.unit")]) == {"%", t.unit("persons").strip()}


@pytest.mark.parametrize("phone", [True, False])
def test_the_picture_draws_four_shares_from_a_tick_to_a_dot_and_names_the_change(
    results, en, every, phone
):
    found = ten_years.table(results, LITANG, every, en)
    figure = ten_years.chart(found, LITANG, phone, en).checked()
    lines = next(trace for trace in figure.data if trace.mode == "lines+markers")
    assert len(lines.x) == 3 * 3 * len(DRAWN)
    assert (lines.x[0], lines.x[1]) == (30.388, pytest.approx(39.657, abs=0.01))
    names = list(figure.layout.yaxis.ticktext)
    assert "<b>Litang ▲ +6.0</b>" in names
    assert sum("<b>" in name for name in names) == len(DRAWN)


def test_the_counts_of_counties_are_computed_from_both_censuses(results, en, zh, data):
    facts, codes = data.facts, data.panel.codes
    up = sum(facts.census[c, COLLEGE] > facts.before[c, COLLEGE] for c in codes)
    down = sum(facts.census[c, ILLITERACY] < facts.before[c, ILLITERACY] for c in codes)
    assert (up, down) == (31, 15)
    said = f"大专以上占比 31 县都上升，文盲率 31 县中 {down} 县下降"
    assert ten_years.finding(results, "", zh) == said
    assert ten_years.finding(results, "", en).endswith(f"fell in {down} of 31 counties")


def test_every_county_has_a_change_of_each_figure(results, en, data, every):
    for county in data.panel.codes:
        rows = ten_years.table(results, county, every, en).rows
        assert not any(math.isnan(move) for move in rows["moved"])
