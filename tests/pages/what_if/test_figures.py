"""The figures of what-ifs side by side: head, picture and file say the same."""

import math
from dataclasses import replace

import pytest

from model.what_if.scenario import Scenario
from pages.what_if.compared import figures
from pages.what_if.outcome import Outcome
from tests.pages.what_if.pinned import LITANG, SHIQU, USE, by_name, case, pinned


def test_the_gains_and_days_are_those_of_the_simulator(results, t):
    made = pinned(results, case(results, preset="xizang"), case(results, preset="suichang"))
    _, rows = figures.head(made, t)
    for at, column in enumerate(made):
        here = Outcome(results, LITANG, column.scenario)
        days = by_name(rows)[t("compare.days")][at].split("\n")
        score = by_name(rows)[t("compare.score")][at].split("\n")
        assert days[0] == f"○ {here.after():.1f}"
        assert score[:2] == [f"○ {here.score[1]:.1f}", t.delta(here.gain)]
        assert score[2] == t.range(here.drawn.gain[0], here.drawn.gain[2], 1)


def test_today_stands_with_the_rows_only_where_all_start_from_it(results, t):
    today = t("compare.now", now="").strip()
    header, rows = figures.head(pinned(results, *[case(results, preset="xizang")] * 2), t)
    assert today in rows[0][0]
    assert not any(today in cell for cell in rows[0][1:])
    mixed = pinned(results, case(results, preset="xizang"), case(results, SHIQU, preset="xizang"))
    header, rows = figures.head(mixed, t)
    assert today not in rows[0][0]
    assert all(today in cell for cell in rows[0][1:])
    assert header[2].endswith(f"\n{t.county_short(SHIQU)}")


def test_a_cost_over_several_counties_says_so_and_has_half_and_twice(results, en):
    alone = case(results, cold_chain=50)
    made = pinned(results, replace(alone, scope="prefecture"), alone)
    whole, one = by_name(figures.head(made, en)[1])[en("compare.cost")]
    assert "18 counties" in whole
    assert one.split("\n")[1] == f"{made[1].cost / 2:.1f}–{2 * made[1].cost:.1f}"
    assert "counties" not in one


def test_with_real_data_alone_no_illustrative_number_is_left(results, t):
    cases = (case(results, preset=code, real_only=True) for code in ("xizang", "suichang"))
    _, rows = figures.head(pinned(results, *cases), t)
    assert {cell.removeprefix("○ ") for row in rows for cell in row[1:]} == {"—"}


def test_a_minus_is_not_mistaken_for_the_dash_between_the_ends(results, en):
    less = Scenario().with_values(USE, {LITANG: 1})
    made = pinned(results, replace(case(results), scenario=less))
    row = figures.table(made, en).rows.iloc[0]
    assert row["gain_high"] < 0
    assert row["gain_words"] == f"{row['gain_low']:.1f} to {row['gain_high']:.1f}".replace("-", "−")
    assert math.isnan(row["cost"])


@pytest.mark.parametrize("phone", [False, True])
def test_the_picture_has_a_range_a_column_below_that_of_today(results, phone, t):
    codes = ("xizang", "suichang", "wugong", "netherlands")
    made = pinned(results, *(case(results, preset=code) for code in codes))
    drawn = figures.chart(made, phone, t)
    drawn.checked()
    bars = [trace for trace in drawn.traces if trace["type"] == "bar"]
    lows = {low for trace in bars for low in trace["base"]}
    assert {round(column.days[0], 3) for column in made} <= lows
    assert {round(column.drawn.gain[0], 3) for column in made} <= lows
    assert round(made[0].figure().low, 3) in lows


def test_the_file_holds_every_column_its_county_and_what_it_rests_on(results, t):
    made = pinned(results, case(results, preset="xizang"), case(results, SHIQU, preset="suichang"))
    file = figures.table(made, t).file()
    assert list(file[t("compare.column")]) == [column.label(t) for column in made]
    assert list(file[t("common.county")]) == [t.county(LITANG), t.county(SHIQU)]
    assert set(file[t("common.quality")]) == {t("common.illustrative")}
