"""The table of pinned what-ifs: its order, today, costs, and every figure in the file."""

import pytest

from components.widgets import costs
from components.words import money
from model.what_if.scenario import Scenario
from pages.what_if.compared import columns, comparison_table
from pages.what_if.outcome import Outcome, figures
from tests.pages.what_if.pinned import BATANG, LITANG, SHIQU, USE, by_name, case, pinned


def test_the_rows_stand_in_order_days_then_money_then_points(results, t):
    made = pinned(results, case(results, preset="xizang"), case(results, preset="suichang"))
    names = [row[0] for row in comparison_table.table(made, t)[1]]
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
    header, rows = comparison_table.table(same, t)
    assert header[1] == t("compare.today")
    assert all(len(row) == len(header) for row in rows)
    mixed = pinned(results, case(results, preset="xizang"), case(results, SHIQU, preset="xizang"))
    header, rows = comparison_table.table(mixed, t)
    assert t("compare.today") not in header
    assert "→" in rows[0][1]
    assert t("compare.note_counties") in columns.notes(mixed, t)


def test_cost_is_shown_with_half_and_twice_and_in_grants(results, en):
    made = pinned(results, case(results, cold_chain=50))
    spent = costs.total(results, made[0].scenario)
    rows = by_name(comparison_table.table(made, en)[1])
    cell = rows[en("compare.row_cost")][-1]
    assert cell.startswith("○")
    assert f"({spent / 2:.1f}–{2 * spent:.1f})" in cell
    grants = next(cells for name, cells in rows.items() if "grants" in name)
    assert grants[-1] == f"{spent / 20:.1f}"


def test_an_observed_figure_stays_observed_before_what_follows(results, t):
    """Batang has published station counts: they survive, what a lever makes of them is assumed."""
    made = pinned(results, case(results, BATANG, preset="suichang", real_only=True))
    today, after = by_name(comparison_table.table(made, t)[1])[
        t.indicator("village_point_coverage")
    ]
    assert today.startswith("●")
    assert after.startswith("○")


def test_the_file_holds_every_column_and_its_county(results, t):
    made = pinned(results, case(results, preset="xizang"), case(results, SHIQU, preset="suichang"))
    table = comparison_table.every_figure(made, t)
    assert set(table[t("compare.column")]) == {column.label(t) for column in made}
    assert set(table[t("common.code")]) == {LITANG, SHIQU}


@pytest.mark.parametrize(
    ("scenario", "counties"),
    [
        (Scenario().with_levers({"cold_chain": 0.5}, (SHIQU,)), [LITANG, SHIQU]),
        (Scenario().with_values(USE, {BATANG: 80}), [LITANG, BATANG]),
        (Scenario().with_levers({"cold_chain": 1}, ()), 31),
    ],
)
def test_the_figures_of_a_what_if_cover_the_counties_it_reaches(results, en, scenario, counties):
    codes = list(dict.fromkeys(figures(Outcome(results, LITANG, scenario), en)["Code"]))
    assert codes == counties if isinstance(counties, list) else len(codes) == counties
