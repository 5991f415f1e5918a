"""Pinned what-ifs: what they are called, what they cost, what the head may say of them."""

from dataclasses import replace

import pytest

from components.session.what_if import Case
from components.widgets import costs
from components.words import money
from model.score.method import Method
from model.what_if.scenario import BASELINE, Scenario
from pages.what_if.compared import columns, headline
from tests.pages.what_if.pinned import BATANG, LITANG, SHIQU, case, pinned


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


@pytest.mark.parametrize("budget", [1.0, 7.0, 20.0, 90.0])
def test_a_preset_scaled_to_a_budget_is_still_that_preset(results, en, budget):
    for preset in en.catalog.presets:
        levers = costs.scaled(results, preset, budget, BASELINE, (LITANG,))
        scenario = BASELINE.with_levers(dict(levers), ())
        (made,) = pinned(results, Case(LITANG, "one", (), preset.code, scenario))
        assert made.named(en) == preset.short.en


def test_the_same_money_is_said_only_within_five_per_cent(results, t):
    """The cost of one lever goes with its intensity: 100 and 96 are within 5 %, 100 and 95 not."""
    near = pinned(results, case(results, cold_chain=100), case(results, cold_chain=96))
    far = pinned(results, case(results, cold_chain=100), case(results, cold_chain=95))
    assert columns.same_money(near)
    assert not columns.same_money(far)
    mean = money.amount((near[0].cost + near[1].cost) / 2, t)
    assert t("compare.lead_same", cost=mean) in headline.lead(near, t)
    assert all(money.amount(column.cost, t) in headline.lead(far, t) for column in far)


def test_the_headline_names_who_is_fastest_and_who_gains_most_where_the_ranges_keep_apart(
    results, zh
):
    cases = [case(results, preset=code) for code in ("xizang", "paper_pathway", "hardware_only")]
    two, three = pinned(results, *cases[:2]), pinned(results, *cases)
    ahead = round(two[1].after(), 1) - round(two[0].after(), 1)
    assert headline.title(two, zh) == f"A 到村快 {ahead:.1f} 天，B 提分最多"
    assert headline.title(three, zh) == "A 到村最快，B 提分最多"


def test_of_two_that_are_level_it_is_said_which_costs_less(results, zh, en):
    """No letter twice, whatever both are called; the difference in money is the one that tells."""
    close = pinned(results, case(results, cold_chain=60), case(results, cold_chain=65))
    less = money.amount(close[1].cost - close[0].cost, zh)
    assert headline.title(close, zh) == f"A、B 效果相当，A 省 {less}"
    assert headline.title(close, en).startswith("A, B are level; A costs ")
    same = pinned(results, case(results, cold_chain=60), case(results, cold_chain=61))
    assert headline.title(same, zh) == "到村都没有变快，提分相当"


def test_only_those_are_level_whose_ranges_meet_the_greatest(results, zh):
    """A range far below the others' is no part of the group that leads."""
    cases = [case(results, cold_chain=n) for n in (60, 65, 1)]
    made = pinned(results, *cases)
    spans = [one.drawn.gain for one in made]
    assert spans[2][2] < min(spans[0][0], spans[1][0]) < max(spans[0][0], spans[1][0]) < spans[0][2]
    assert headline.leading(made) == made[:2]
    assert headline.title(made, zh) == "到村都没有变快，A、B 提分领先"
    four = pinned(results, *cases, case(results, cold_chain=70))
    assert headline.gain(four, zh) == "A、B、D 提分领先"


def test_of_different_counties_it_is_said_whose_days_shorten_most(results, t):
    """Shiqu is farther: after the same levers it still waits longer, though more days are saved."""
    made = pinned(results, case(results, preset="xizang"), case(results, SHIQU, preset="xizang"))
    assert made[1].after() > made[0].after()
    assert t("compare.days_cut", names=t("compare.letters", names="B")) in headline.title(made, t)
    assert t("compare.note_counties") in headline.notes(made, t)


def test_the_order_is_hedged_once_as_long_as_it_rests_on_illustrative_figures(results, t):
    mark = t("common.on_illustrative", sentence="")
    made = pinned(results, case(results, preset="xizang"), case(results, preset="suichang"))
    assert headline.lead(made, t).startswith(mark)
    assert mark not in headline.title(made, t)


@pytest.mark.usefixtures("evidenced")
def test_on_evidence_it_is_said_plainly_where_the_ranges_keep_apart_and_only_there(results, t):
    mark = t("common.on_illustrative", sentence="")
    apart = pinned(results, case(results, preset="paper_pathway"), case(results, cold_chain=10))
    assert not headline.lead(apart, t).startswith(mark)
    close = pinned(results, case(results, cold_chain=60), case(results, cold_chain=65))
    assert headline.lead(close, t).startswith(mark)


def test_other_methods_are_compared_in_days_and_money_never_in_points(results, t):
    harmonic = replace(case(results, cold_chain=50).scenario, method=Method(p=-1))
    made = pinned(
        results,
        case(results, preset="xizang"),
        replace(case(results, preset="suichang"), scenario=harmonic),
    )
    assert t("compare.note_method") in headline.notes(made, t)
    assert t("compare.gain_other") in headline.title(made, t)
    assert t("compare.method_m1") in made[1].about(t)


def test_costs_of_different_numbers_of_counties_are_not_the_same_money(results, t):
    """Litang's prefecture has 18 counties: no cost of them is compared as if it were of one."""
    alone = case(results, cold_chain=50)
    made = pinned(results, replace(alone, scope="prefecture"), alone)
    assert made[0].cost > 5 * made[1].cost
    assert "18" in made[0].where(t)
    assert t("compare.note_reach") in headline.notes(made, t)
    assert t("compare.lead_unlike") in headline.lead(made, t)
    whole = [replace(one, scope="prefecture") for one in (alone, case(results, cold_chain=49))]
    assert columns.same_money(pinned(results, *whole))


def test_a_county_outside_the_reach_of_its_levers_is_told_so_and_gains_nothing(results, t):
    outside = Case(LITANG, "some", (SHIQU, BATANG), "", case(results, cold_chain=50).scenario)
    (column,) = pinned(results, outside)
    assert column.where(t) == t("compare.where_others", n=2)
    assert column.gain == 0


def test_with_real_data_alone_there_is_no_order_and_no_cost(results, t):
    real = Scenario(method=Method(real_only=True))
    cases = (case(results, preset="xizang"), case(results, preset="suichang"))
    made = pinned(results, *cases, scenario=real)
    assert headline.title(made, t) == t("compare.title_withheld")
    assert headline.lead(made, t) == ""
    assert t("compare.note_real") in headline.notes(made, t)


def test_one_asks_for_a_second(results, t):
    one = pinned(results, case(results, preset="xizang"))
    assert headline.title(one, t) == t("compare.title_one", name=one[0].label(t))


@pytest.mark.parametrize("others", [(), ("wugong", "paper_pathway")])
def test_headlines_are_short(results, zh, en, others):
    for first, second in (("xizang", "paper_pathway"), ("hardware_only", "netherlands")):
        cases = [case(results, preset=code) for code in (first, second, *others)]
        made = pinned(results, *cases)
        assert len(headline.title(made, zh)) <= 22
        assert len(headline.title(made, en)) <= 60
