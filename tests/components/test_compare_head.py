"""The title of the comparison, what it may say, and that a cost says whose it is."""

import re
from dataclasses import replace

import pytest

from components.widgets import costs
from components.words import money
from pages.what_if import (
    changes,
    columns,
    compare_head,
    comparison_charts,
    comparison_table,
    headline,
)
from tests.components.test_compare_stories import LITANG, SHIQU, by_name, case, pinned


def test_the_same_money_is_said_only_within_five_per_cent(results, t):
    """The cost of one lever goes with its intensity: 100 and 96 are within 5 %, 100 and 95 not."""
    near = pinned(results, case(results, cold_chain=100), case(results, cold_chain=96))
    far = pinned(results, case(results, cold_chain=100), case(results, cold_chain=95))
    assert columns.same_money(results, near)
    assert not columns.same_money(results, far)
    budget = (columns.cost(results, near[0]) + columns.cost(results, near[1])) / 2
    words = t("compare.title_same", budget=money.amount(budget, t), parts="")
    assert words.strip() in compare_head.title(results, near, t)
    assert all(
        money.amount(columns.cost(results, column), t) in compare_head.title(results, far, t)
        for column in far
    )


def test_the_gains_of_the_title_are_those_of_the_simulator(results, t):
    made = pinned(results, case(results, preset="xizang"), case(results, preset="suichang"))
    for column in made:
        gain = t.number(headline.gain(results, LITANG, column.scenario), 1)
        assert gain in compare_head.title(results, made, t)
        assert t.delta(headline.gain(results, LITANG, column.scenario)) in str(
            comparison_table.table(results, made, t)
        )


def test_gains_side_by_side_are_marked_as_long_as_they_rest_on_illustrative_figures(results, t):
    made = pinned(results, case(results, preset="xizang"), case(results, preset="suichang"))
    mark = t("common.on_illustrative", sentence="")
    found = comparison_charts.contenders(results, made, t)
    for said in (
        compare_head.title(results, made, t),
        comparison_charts.elements_title(results, made, t),
    ):
        assert said.startswith(mark)
    order = comparison_charts.money_title(results, found, made, t)
    assert order == t("compare.money_overlap") or order.startswith(mark)


@pytest.mark.usefixtures("evidenced")
def test_on_evidence_they_are_said_plainly_where_the_ranges_keep_apart_and_only_there(results, t):
    mark = t("common.on_illustrative", sentence="")
    apart = pinned(results, case(results, preset="paper_pathway"), case(results, cold_chain=10))
    assert not compare_head.title(results, apart, t).startswith(mark)
    close = pinned(results, case(results, cold_chain=60), case(results, cold_chain=65))
    assert compare_head.title(results, close, t).startswith(mark)


def test_other_methods_are_compared_in_days_and_money_never_in_points(results, t):
    other = replace(
        case(results, preset="suichang"),
        scenario=replace(case(results, cold_chain=50).scenario, p=-1),
    )
    made = pinned(results, case(results, preset="xizang"), other)
    assert t("compare.note_method") in columns.notes(results, made, t)
    title = compare_head.title(results, made, t)
    assert "→" in title
    assert t.number(columns.gain(results, made[0]), 1) not in re.split("→", title)[0]
    assert t("compare.row_gain") not in by_name(changes.group(results, made, t)[1])


def test_a_title_names_two_and_signs_their_points(results, en):
    own, changed = case(results, cold_chain=50), case(results, preset="xizang", cold_chain=50)
    title = compare_head.title(results, pinned(results, own, changed), en)
    assert re.search(r"A \(own levers\): \+\d+\.\d points for ", title)
    assert re.search(r"B \(Xizang, changed\): \+\d+\.\d points for ", title)
    placed = compare_head.title(
        results, pinned(results, own, case(results, SHIQU, cold_chain=50)), en
    )
    assert "A (own levers; Litang): +" in placed
    three = compare_head.title(
        results, pinned(results, own, changed, case(results, cold_chain=10)), en
    )
    assert re.search(r"; C: \S\d+\.\d points", three)
    assert [columns.signed(v) for v in (18.84, -0.3, -0.04)] == ["+18.8", "−0.3", "±0.0"]


def test_a_cost_over_several_counties_says_so_wherever_it_stands(results, t):
    """Litang's prefecture has 18 counties: no cost of them is printed as if it were of one."""
    alone = case(results, cold_chain=50)
    made = pinned(results, replace(alone, scope="prefecture"), alone)
    both = t("compare.spent_many", cost=money.amount(columns.cost(results, made[0]), t), n=18)
    header, rows = comparison_table.table(results, made, t)
    rows = by_name(rows)
    assert "18" in header[2]
    assert header[3] == columns.label(made[1], t)
    assert both in rows[t("compare.row_cost")][-2]
    assert "18" in rows[t("compare.row_grants", one=money.amount(costs.grant(results), t))][-2]
    assert both in dict(columns.entry(results, made[0], t).lines)[t("compare.card_cost")]
    assert both in compare_head.title(results, made, t)
    found = comparison_charts.contenders(results, made, t)
    assert both in comparison_charts.money_alt(results, found, "", made, t)
    assert "18" in found[0].name
    alone_cost = money.amount(columns.cost(results, made[1]), t)
    assert rows[t("compare.row_cost")][-1].startswith(f"○ {alone_cost}")


def test_costs_of_different_numbers_of_counties_are_neither_averaged_nor_the_same_money(results, t):
    alone = case(results, cold_chain=50)
    mixed = pinned(results, alone, replace(alone, scope="prefecture"))
    assert not columns.same_money(results, mixed)
    names = [row[0] for row in changes.group(results, mixed, t)[1]]
    assert not [n for n in names if n in (t("compare.group_cost"), t("compare.group_total", n=18))]
    wide = pinned(
        results,
        *(replace(one, scope="prefecture") for one in (alone, case(results, cold_chain=49))),
    )
    assert columns.same_money(results, wide)
    assert t("compare.group_total", n=18) in by_name(changes.group(results, wide, t)[1])
    assert t("compare.group_cost") in by_name(
        changes.group(results, pinned(results, alone, alone), t)[1]
    )


def test_real_data_only_governs_the_page_and_is_no_change(results, t):
    made = pinned(
        results,
        case(results, cold_chain=50, real_only=True),
        case(results, cold_chain=60, real_only=True),
    )
    assert t("common.real_only") not in by_name(changes.table(results, made, t)[1])


def test_none_invites_and_one_asks_for_a_second(results, t):
    assert compare_head.title(results, (), t) == t("compare.title_none")
    one = pinned(results, case(results, preset="xizang"))
    assert "A" in compare_head.title(results, one, t)
    assert compare_head.lead(results, one, t) == t("compare.ask")
