"""Pinned what-ifs: what they are called, what they cost, what the head may say of them."""

import re
from dataclasses import replace

import pytest

from components.session.what_if import Case
from components.words import money
from model.score.method import Method
from model.what_if.scenario import Scenario
from pages.what_if.compared import changes, columns, comparison_charts, comparison_table
from pages.what_if.outcome import Outcome
from tests.pages.what_if.pinned import BATANG, LITANG, SHIQU, by_name, case, pinned


def test_a_changed_preset_is_called_changed_and_levers_without_one_are_the_readers_own(results, t):
    made = pinned(
        results,
        case(results, preset="xizang"),
        case(results, preset="xizang", cold_chain=50),
        case(results, cold_chain=50),
    )
    name = t.of(next(p.short for p in t.catalog.presets if p.code == "xizang"))
    names = (name, t("compare.changed", name=name), t("compare.own"))
    assert [column.label(t) for column in made] == [
        f"{letter} {name}" for letter, name in zip("ABC", names, strict=True)
    ]


def test_the_same_money_is_said_only_within_five_per_cent(results, t):
    """The cost of one lever goes with its intensity: 100 and 96 are within 5 %, 100 and 95 not."""
    near = pinned(results, case(results, cold_chain=100), case(results, cold_chain=96))
    far = pinned(results, case(results, cold_chain=100), case(results, cold_chain=95))
    assert columns.same_money(near)
    assert not columns.same_money(far)
    budget = money.amount((near[0].cost + near[1].cost) / 2, t)
    assert t("compare.title_same", budget=budget, parts="").strip() in columns.title(near, t)
    assert all(money.amount(column.cost, t) in columns.title(far, t) for column in far)


def test_the_gains_of_the_title_are_those_of_the_simulator(results, t):
    made = pinned(results, case(results, preset="xizang"), case(results, preset="suichang"))
    for column in made:
        gain = Outcome(results, LITANG, column.scenario).gain
        assert t.number(gain, 1) in columns.title(made, t)
        assert t.delta(gain) in str(comparison_table.table(made, t))


def test_gains_side_by_side_are_marked_as_long_as_they_rest_on_illustrative_figures(results, t):
    made = pinned(results, case(results, preset="xizang"), case(results, preset="suichang"))
    mark = t("common.on_illustrative", sentence="")
    rows = comparison_charts.elements_table(made, t).rows
    for said in (columns.title(made, t), comparison_charts.elements_finding(rows, made, t)):
        assert said.startswith(mark)


@pytest.mark.usefixtures("evidenced")
def test_on_evidence_they_are_said_plainly_where_the_ranges_keep_apart_and_only_there(results, t):
    mark = t("common.on_illustrative", sentence="")
    apart = pinned(results, case(results, preset="paper_pathway"), case(results, cold_chain=10))
    assert not columns.title(apart, t).startswith(mark)
    close = pinned(results, case(results, cold_chain=60), case(results, cold_chain=65))
    assert columns.title(close, t).startswith(mark)


def test_other_methods_are_compared_in_days_and_money_never_in_points(results, t):
    harmonic = replace(case(results, cold_chain=50).scenario, method=Method(p=-1))
    made = pinned(
        results,
        case(results, preset="xizang"),
        replace(case(results, preset="suichang"), scenario=harmonic),
    )
    assert t("compare.note_method") in columns.notes(made, t)
    title = columns.title(made, t)
    assert "→" in title
    assert t.number(made[0].gain, 1) not in title.split("→")[0]
    assert t("compare.row_gain") not in by_name(changes.group(made, t)[1])


def test_a_title_names_two_and_signs_their_points(results, en):
    own, changed = case(results, cold_chain=50), case(results, preset="xizang", cold_chain=50)
    title = columns.title(pinned(results, own, changed), en)
    assert re.search(r"A \(own levers\): \+\d+\.\d points for ", title)
    assert re.search(r"B \(Xizang, changed\): \+\d+\.\d points for ", title)
    two_counties = pinned(results, own, case(results, SHIQU, cold_chain=50))
    assert "A (own levers; Litang): +" in columns.title(two_counties, en)
    three = pinned(results, own, changed, case(results, cold_chain=10))
    assert re.search(r"; C: \S\d+\.\d points", columns.title(three, en))
    assert [columns.signed(v, en) for v in (18.84, -0.3, -0.04)] == ["+18.8", "−0.3", "±0.0"]


def test_a_cost_over_several_counties_says_so_wherever_it_stands(results, t):
    """Litang's prefecture has 18 counties: no cost of them is printed as if it were of one."""
    alone = case(results, cold_chain=50)
    made = pinned(results, replace(alone, scope="prefecture"), alone)
    assert made[0].cost > 5 * made[1].cost
    assert t("compare.note_reach") in columns.notes(made, t)
    assert "18" in made[0].where(t)
    both = t("compare.spent_many", cost=money.amount(made[0].cost, t), n=18)
    header, rows = comparison_table.table(made, t)
    cells = [row[-2] for row in rows if both in row[-2]]
    assert "18" in header[2]
    assert header[3] == made[1].label(t)
    assert by_name(rows)[t("compare.row_cost")][-2] == cells[0]
    assert both in dict(made[0].entry(t).lines)[t("compare.card_cost")]
    assert both in columns.title(made, t)
    assert both in comparison_charts.money_alt("", made, t)
    assert "18" in comparison_charts.money_table(made, t).rows["head"][0]
    alone_cost = money.amount(made[1].cost, t)
    assert by_name(rows)[t("compare.row_cost")][-1].startswith(f"○ {alone_cost}")


def test_costs_of_different_numbers_of_counties_are_neither_averaged_nor_the_same_money(results, t):
    def group(*cases):
        made = pinned(results, *cases)
        return columns.same_money(made), by_name(changes.group(made, t)[1])

    alone = case(results, cold_chain=50)
    whole = [replace(one, scope="prefecture") for one in (alone, case(results, cold_chain=49))]
    total = t("compare.group_total", n=18)
    same, rows = group(alone, whole[0])
    assert not same
    assert not {total, t("compare.group_cost")} & set(rows)
    same, rows = group(*whole)
    assert same
    assert total in rows
    assert t("compare.group_cost") in group(alone, alone)[1]


def test_a_county_outside_the_reach_of_its_levers_is_told_so_and_gains_nothing(results, t):
    outside = Case(LITANG, "some", (SHIQU, BATANG), "", case(results, cold_chain=50).scenario)
    (column,) = pinned(results, outside)
    assert column.where(t) == t("compare.where_others", n=2)
    assert column.gain == 0


def test_with_real_data_alone_no_illustrative_number_and_no_cost_is_left(results, t):
    real = Scenario(method=Method(real_only=True))
    cases = (case(results, preset="xizang"), case(results, preset="suichang"))
    made = pinned(results, *cases, scenario=real)
    said = str(comparison_table.table(made, t)[1]) + str([column.entry(t) for column in made])
    assert "○" not in said
    assert columns.title(made, t) == t("compare.title_withheld")
    assert t("compare.note_real") in columns.notes(made, t)
    assert t("common.real_only") not in by_name(changes.screen(changes.table(made, t))[1])
    assert comparison_charts.money_table(made, t).rows.empty


def test_none_invites_and_one_asks_for_a_second(results, t):
    assert columns.title((), t) == t("compare.title_none")
    one = pinned(results, case(results, preset="xizang"))
    assert "A" in columns.title(one, t)
    assert columns.lead(one, t) == t("compare.ask")
