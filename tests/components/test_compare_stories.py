"""Pinned what-ifs side by side: what they come to, what they share, what may be said of them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies

from components.session.link import View
from components.session.what_if import Case
from components.widgets import costs
from components.words import money
from components.words.texts import DASH
from model.score.method import Method
from model.what_if.scenario import Scenario
from pages.what_if import (
    changes,
    columns,
    compare_head,
    comparison_charts,
    comparison_table,
    contenders_chart,
)

LITANG, SHIQU, BATANG = "513334", "513332", "513335"
USE = "mobile_payment_use"


def case(results, county=LITANG, preset="", real_only=False, **levers):
    found = next((p.levers for p in results.data.catalog.presets if p.code == preset), ())
    pulled = dict(found) | {code: percent / 100 for code, percent in levers.items()}
    scenario = Scenario(method=Method(real_only=real_only)).with_levers(pulled, ())
    return Case(county, "one", (), preset, scenario)


def pinned(results, *cases, **view):
    return columns.columns(results, replace(View(**view), pins=cases))


def by_name(rows):
    return {row[0]: row[1:] for row in rows}


# --- the columns -------------------------------------------------------------------------------


def test_a_changed_preset_is_called_changed_and_levers_without_one_are_the_readers_own(results, t):
    made = pinned(
        results,
        case(results, preset="xizang"),
        case(results, preset="xizang", cold_chain=50),
        case(results, cold_chain=50),
    )
    whole, other, own = (columns.label(column, t) for column in made)
    name = t.of(next(p.short for p in t.catalog.presets if p.code == "xizang"))
    assert whole == f"A {name}"
    assert other == f"B {t('compare.changed', name=name)}"
    assert own == f"C {t('compare.own')}"


def test_the_rows_stand_in_order_days_then_money_then_points(results, t):
    _, rows = comparison_table.table(
        results,
        pinned(results, case(results, preset="xizang"), case(results, preset="suichang")),
        t,
    )
    names = [row[0] for row in rows]
    wanted = [
        t.indicator("delivery_days"),
        t("compare.row_cost"),
        t("compare.row_grants", one=money.amount(costs.grant(results), t)),
        *(t(f"compare.row_{key}") for key in ("score", "gain", "rank", "weakest_illustrative")),
        *(f"{e.number} {t.of(e.short)}" for e in t.catalog.elements),
        t("compare.row_declared"),
    ]
    assert [names.index(name) for name in wanted] == sorted(names.index(name) for name in wanted)
    assert names[0] == wanted[0]


def test_today_is_a_column_only_where_all_start_from_it(results, t):
    same = pinned(results, case(results, preset="xizang"), case(results, preset="suichang"))
    header, rows = comparison_table.table(results, same, t)
    assert header[1] == t("compare.today")
    assert all(len(row) == len(header) for row in rows)
    mixed = pinned(results, case(results, preset="xizang"), case(results, SHIQU, preset="xizang"))
    header, rows = comparison_table.table(results, mixed, t)
    assert t("compare.today") not in header
    assert "→" in rows[0][1]
    assert t("compare.note_counties") in columns.notes(results, mixed, t)


def test_cost_is_shown_with_half_and_twice_and_in_grants(results, en):
    made = pinned(results, case(results, cold_chain=50))
    spent = costs.total(results, made[0].scenario)
    rows = by_name(comparison_table.table(results, made, en)[1])
    cell = rows[en("compare.row_cost")][-1]
    assert cell.startswith("○")
    assert f"({spent / 2:.1f}–{2 * spent:.1f})" in cell
    grants = next(cells for name, cells in rows.items() if "grants" in name)
    assert grants[-1] == f"{spent / 20:.1f}"


def test_what_reaches_more_counties_costs_them_all_and_says_so(results, t):
    alone = case(results, cold_chain=50)
    both = pinned(results, alone, replace(alone, scope="prefecture"))
    assert columns.cost(results, both[1]) > 5 * columns.cost(results, both[0])
    assert t("compare.note_reach") in columns.notes(results, both, t)
    assert "18" in columns.where(results, both[1], t)


def test_a_county_outside_the_reach_of_its_levers_is_told_so_and_gains_nothing(results, t):
    outside = Case(LITANG, "some", (SHIQU, BATANG), "", case(results, cold_chain=50).scenario)
    (column,) = pinned(results, outside)
    assert columns.where(results, column, t) == t("compare.where_others", n=2)
    assert columns.gain(results, column) == 0


def test_with_real_data_alone_no_illustrative_number_and_no_cost_is_left(results, t):
    made = pinned(results, case(results, preset="xizang"), case(results, preset="suichang"),
                  scenario=Scenario(method=Method(real_only=True)))  # fmt: skip
    said = str(comparison_table.table(results, made, t)[1]) + str(
        [columns.entry(results, column, t) for column in made]
    )
    assert "○" not in said
    assert compare_head.title(results, made, t) == t("compare.title_withheld")
    assert t("compare.note_real") in columns.notes(results, made, t)
    assert comparison_charts.contenders(results, made, t) == []


def test_an_observed_figure_stays_observed_before_what_follows(results, t):
    """Batang has published station counts: they survive, what a lever makes of them is assumed."""
    (column,) = pinned(results, case(results, BATANG, preset="suichang", real_only=True))
    rows = by_name(comparison_table.table(results, (column,), t)[1])
    today, after = rows[t.indicator("village_point_coverage")]
    assert today.startswith("●")
    assert after.startswith("○")


# --- what was changed --------------------------------------------------------------------------


def test_every_lever_of_any_column_is_listed_and_no_other(results, data, en):
    codes = [lever.code for lever in data.catalog.levers]
    some = strategies.dictionaries(strategies.sampled_from(codes), strategies.integers(1, 100))

    @given(strategies.lists(some.filter(bool), min_size=1, max_size=4))
    @settings(max_examples=40, deadline=None)
    def check(sets):
        made = pinned(results, *(case(results, **levers) for levers in sets))
        rows = by_name(changes.table(results, made, en)[1])
        for lever in data.catalog.levers:
            cells = rows.get(lever.name.en)
            wanted = ["0%", *(f"{levers.get(lever.code, 0)}%" for levers in sets)]
            assert cells == (wanted if any(lever.code in levers for levers in sets) else None)

    check()


def test_values_weights_switches_and_assumptions_are_listed_too(results, t):
    base = case(results, cold_chain=50)
    scenario = base.scenario.with_values(USE, {LITANG: 80}).with_assumption("cold_chain.cost", 12.5)
    scenario = replace(scenario, p=-1, weights=(20, 10, 10, 10, 10, 10, 10, 10))
    made = pinned(results, base, replace(base, scenario=scenario))
    rows = by_name(changes.table(results, made, t)[1])
    usual = t("simulator.weights_equal")
    value = rows[t("compare.value", indicator=t.indicator(USE),
                   county=t.of(results.data.panel.county(LITANG).name))]  # fmt: skip
    assert value[1] == DASH
    assert value[2].startswith("80")
    first = t.of(t.catalog.elements[0].name)
    assert rows[t("compare.weight", element=first)] == [usual, usual, "20"]
    assert rows[t("simulator.compensation")][1:] == [
        t("simulator.compensation_0"), t("simulator.compensation_m1")]  # fmt: skip
    assumed = next(cells for name, cells in rows.items()
                   if name.startswith(t("compare.assumed", what="").strip()))  # fmt: skip
    assert assumed[0] == assumed[1] != assumed[2]
    for key in ("note_method", "note_assumed", "note_values"):
        assert t(f"compare.{key}") in columns.notes(results, made, t)


def test_the_group_is_least_mean_and_greatest(results, en):
    made = pinned(results, case(results, cold_chain=20), case(results, cold_chain=50, talent_programme=30),
                  case(results, cold_chain=80))  # fmt: skip
    rows = by_name(changes.group(results, made, en)[1])
    assert rows[en.of(en.catalog.lever("cold_chain").name)] == ["20%", "50%", "80%"]
    assert rows[en.of(en.catalog.lever("talent_programme").name)] == ["0%", "10%", "30%"]
    gains = [columns.gain(results, column) for column in made]
    assert en("compare.row_cost") not in rows
    least, mean, most = rows[en("compare.row_gain")]
    assert least == f"○ {min(gains):.1f} pts"
    assert mean == f"○ {sum(gains) / 3:.1f} pts"
    assert most == f"○ {max(gains):.1f} pts"


# --- charts and tables behind them -------------------------------------------------------------


@pytest.mark.parametrize("count", [2, 4])
@pytest.mark.parametrize("phone", [False, True])
def test_the_charts_are_valid_and_tell_the_columns_apart_without_colour(results, count, phone, t):
    cases = [case(results, preset=code) for code in ("xizang", "suichang", "wugong", "netherlands")]
    found = comparison_charts.contenders(results, pinned(results, *cases[:count]), t)
    labels = [t.of(e.short) for e in t.catalog.elements]
    drawn = contenders_chart.elements(labels, found, t("compare.now"), phone)
    drawn.checked()
    marks = [trace for trace in drawn.traces if trace["mode"] == "markers+text"]
    assert len({trace["marker"]["symbol"] for trace in marks}) == count
    assert [trace["text"][0].strip()[0] for trace in marks] == list(columns.LETTERS[:count])
    contenders_chart.money(found, ("x", "y"), 300).checked()
    for one in found:
        low, middle, high = one.cost
        assert (low, high) == pytest.approx((middle / 2, 2 * middle))


def test_the_tables_behind_the_charts_hold_every_column(results, t):
    made = pinned(results, case(results, preset="xizang"), case(results, SHIQU, preset="suichang"))
    found = comparison_charts.contenders(results, made, t)
    assert len(comparison_charts.elements_frame(results, made, t)) == 2 * len(t.catalog.elements)
    assert len(comparison_charts.money_frame(found, made, t)) == 4
    figures = comparison_charts.figures(results, made, t)
    assert set(figures[t("compare.column")]) == {columns.label(column, t) for column in made}
    assert set(figures[t("common.code")]) == {LITANG, SHIQU}


def test_the_figures_of_a_what_if_cover_the_counties_it_reaches(results, en):
    one = comparison_charts.case_figures(results, LITANG, case(results, cold_chain=50).applied(()).with_levers(
        {"cold_chain": 0.5}, (SHIQU,)), en)  # fmt: skip
    assert list(dict.fromkeys(one["Code"])) == [LITANG, SHIQU]
    everywhere = comparison_charts.case_figures(
        results, LITANG, Scenario().with_levers({"cold_chain": 1}, ()), en
    )
    assert everywhere["Code"].nunique() == 31
    values = Scenario().with_values(USE, {BATANG: 80})
    assert list(dict.fromkeys(comparison_charts.case_figures(results, LITANG, values, en)["Code"])) == [
        LITANG, BATANG]  # fmt: skip
