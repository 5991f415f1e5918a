"""The budget page: who gets what, how it is said, and the way into the what-if."""

import pytest

from components.maps.choropleth import choropleth
from components.session import link
from components.session.link import View
from model.results.money import EVEN, LOTS, PEOPLE, TOTAL, WORST, Ask
from model.score.method import Method
from model.spending.options import Lots
from model.what_if.scenario import BASELINE, Scenario
from pages.budget import by_lever, plan, wording
from pages.budget.asked import AREAS, GOALS, PREFECTURES, Budget, given
from tests.app_pages import opened as open_page
from tests.app_pages import texts, visited

LITANG, DERONG = "513334", "513338"


def asked(results, t, m_yuan=20.0, counties=(), today=BASELINE, **wanted):
    ask = Ask(today, counties or results.data.panel.codes, **wanted)
    return Budget(results, ask, m_yuan, 620.0, t)


def opened(lang="en", **params):
    return open_page("budget", lang, params)


def aba(results):
    return tuple(c.code for c in results.data.panel.counties if c.prefecture == "513200")


# --- what is said ------------------------------------------------------------------------------


def test_20_million_over_31_counties_are_five_lots_that_add_up(results, zh, en):
    """By hand: 6 + 5 + 3 + 3 + 3 = 20 million; of it 14 for the weakest quarter, 70 %."""
    budget = asked(results, zh)
    places = given(budget.plan)
    assert [place.cost for place in places] == [6, 5, 3, 3, 3]
    assert sum(p.cost for p in places if p.county in budget.weakest) == 14
    assert wording.title(budget) == "2,000 万元分给 5 县，新龙最多"
    assert wording.title(asked(results, en)) == "20 m yuan for 5 counties, most to Xinlong"
    _, weakest, used = wording.cards(budget)
    assert (weakest.value, used.value) == ("1,400 万元", "2,000 万元")
    assert "70%" in weakest.note
    assert "26%" in weakest.note


@pytest.mark.parametrize(
    ("m_yuan", "lots", "key"),
    [
        (2.0, LOTS, "none"),
        (3.0, LOTS, "one"),
        (40.0, Lots(20.0, 20.0), "alike"),
        (20.0, LOTS, "most"),
        (200.0, Lots(5.0, 5.0), "most"),
    ],
)
def test_the_headline_says_how_many_counties_get_money(results, t, m_yuan, lots, key):
    budget = asked(results, t, m_yuan, lots=lots)
    title, start = wording.title(budget), t(f"budget.title_{key}", **FIELDS).split("¤")[0]
    assert title.startswith(budget.money(m_yuan) + start)
    assert sum(0.5 if char.isascii() else 1 for char in title) <= (22 if t.language == "zh" else 30)


FIELDS = {"money": "", "n": "¤", "names": "¤", "each": "¤"}


@pytest.mark.parametrize("goal", GOALS)
def test_the_first_card_is_in_the_measure_of_the_aim(results, t, goal):
    budget = asked(results, t, goal=goal)
    card, best = wording.cards(budget)[0], results.money
    assert t(f"budget.card_{goal}", all=31) in card.label
    value = best.value_at(budget.ask, 20.0)
    assert f"{value:.1f}" in card.value
    assert card.unit.strip() == ("%" if goal == EVEN else t("budget.points").strip())
    places = budget.plan.places
    people = [float(results.data.panel.county(place.county).population) for place in places]
    gains = [place.after - place.before for place in places]
    by_hand = {
        TOTAL: sum(gains) / 31,
        PEOPLE: sum(p * g for p, g in zip(people, gains, strict=True)) / sum(people),
        WORST: min(place.after for place in places),
    }
    assert value == pytest.approx(by_hand.get(goal, value))


def test_money_that_lifts_the_lowest_no_further_is_said_to_be_left(results, t):
    budget = asked(results, t, 620.0, goal=WORST)
    left = 620.0 - budget.plan.spent
    assert left > 1
    note = wording.cards(budget)[2].note
    assert note.endswith(t("budget.left_worst", money=budget.money(left)))


def test_self_declared_gains_are_left_out_or_said(results, en):
    checked, counted = (asked(results, en, counted=kind) for kind in ("checked", "all"))
    assert results.money.result(checked.ask, 20.0).paper_share_all == pytest.approx(0)
    assert results.money.result(counted.ask, 20.0).paper_share_all > 0.1
    assert wording.cards(checked)[0].note == "checkable gains only"
    assert "%" in wording.cards(counted)[0].note


def test_the_floor_is_told_where_it_holds_and_that_there_is_none_where_not(results, en):
    held, free = (asked(results, en, 300.0, goal=PEOPLE, floor=floor) for floor in (True, False))
    shares = [int(wording.cards(b)[1].note.split("%")[0]) for b in (held, free)]
    assert shares[0] >= 26 > shares[1]
    assert wording.cards(free)[1].note.endswith("no floor")
    assert any(note.startswith("Floor:") for note in plan.notes(held))
    assert not any(note.startswith("Floor:") for note in plan.notes(free))


def test_what_costs_little_takes_no_money_and_bears_no_points(results, data):
    apart = {lever.code for lever in data.catalog.levers if lever.apart}
    assert len(apart) == 2
    for counted in ("checked", "all"):
        best = results.money.plan(Ask(BASELINE, data.panel.codes, counted=counted), 620.0)
        assert not any(apart & set(place.levers) for place in best.places)


def test_every_county_of_the_plan_stands_in_its_table_most_money_first(results, en):
    budget = asked(results, en, 100.0)
    file = plan.table(budget).file()
    amounts = file[en("budget.frame_cost")].tolist()
    assert len(file) == 31
    assert amounts == sorted(amounts, reverse=True)
    assert sum(amounts) == pytest.approx(budget.plan.spent - budget.plan.hub_cost)
    assert (file[en("budget.frame_weakest")] == "yes").sum() == 8


def test_what_levers_take_and_what_rounding_leaves_adds_up_to_what_is_spent(results, t):
    for goal, m_yuan in ((TOTAL, 100.0), (WORST, 320.0)):
        budget = asked(results, t, m_yuan, aba(results), goal=goal)
        rows = by_lever.by_lever(budget)
        assert sum(cost for *_, cost in rows) == pytest.approx(budget.plan.spent)
        assert rows[-1][0] == t("budget.kept")
        assert 0 < rows[-1][2] <= 3 * len(given(budget.plan))


def test_the_map_names_amounts_and_counts_who_gets_nothing(results, t):
    budget = asked(results, t)
    counts = [
        int(name.split("（")[-1].split("(")[-1].split()[0].rstrip(")"))
        for _, name in plan.legend(budget)
    ]
    assert counts == [26, 3, 2]
    names = plan.labels(budget, phone=False)
    areas = [plan.area(budget, p.county, p, names.get(p.county, "")) for p in budget.plan.places]
    written = [area.label for area in areas if "<br>" in area.label]
    assert len(written) == 5
    assert all(label.split("<br>")[1].isdecimal() for label in written)
    assert {area.kind for area in areas} == {plan.NOTHING, *plan.SHADES[:2]}
    assert len(choropleth(areas, ("a", "b")).traces[0]["locations"]) == 31
    grants = plan.legend(asked(results, t, 98.0, lots=Lots(20.0, 20.0)))
    assert budget.money(20.0) in grants[-1][1]  # not from 10 million on: nobody gets less
    outside = plan.area(budget, LITANG, None, "")
    assert outside.kind == plan.OUTSIDE
    assert not outside.label


@pytest.mark.parametrize("phone", [False, True])
def test_amounts_on_the_map_that_would_meet_a_label_are_left_to_the_table(results, t, phone):
    """Of two neighbours the one with more money has its amount; in Chinese every name stands."""
    few = plan.labels(asked(results, t), phone)
    assert all("<br>" in few[place.county] for place in given(asked(results, t).plan))
    many = plan.labels(asked(results, t, 526.0), phone)
    amounts = sum("<br>" in label for label in many.values())
    assert (29 if t.language == "zh" else 20) <= amounts <= 31
    assert t.language == "en" or len(many) == 31


def test_why_others_get_nothing_is_said_unless_all_get_some(results, zh):
    few = wording.lead(asked(results, zh))  # 20 million in lots of at least 3
    assert few.endswith("每县至少 300 万元，最多够 6 县；给这 5 县最合目标，其余 26 县没有。")
    assert wording.lead(asked(results, zh, 526.0)) == zh("budget.lead")
    assert wording.lead(asked(results, zh, 2.0)) == zh("budget.lead")


def test_what_counties_get_and_what_hubs_cost_adds_up_to_the_money_used(results, t):
    budget = asked(results, t, 520.0, aba(results))
    hubs = budget.money(budget.plan.hub_cost)
    used = wording.cards(budget)[2]
    assert budget.plan.hub_cost > 0
    assert used.note.startswith(t("budget.with_hubs", money=hubs))
    whole = sum(place.cost for place in given(budget.plan)) + budget.plan.hub_cost
    assert used.value == budget.money(whole)


def test_twice_the_cost_buys_less(results, data):
    dear = tuple((f"{lever.code}.cost", 2 * lever.cost.m_yuan) for lever in data.catalog.levers)
    method = Scenario(assumptions=tuple(sorted(dear)))
    once, twice = (
        results.money.plan(Ask(m, data.panel.codes), 20.0).value for m in (BASELINE, method)
    )
    assert 0 < twice < once


def test_real_data_only_leaves_nothing_to_plan_by(results, t):
    today = Scenario(method=Method(real_only=True))
    assert not asked(results, t, today=today).options.counties


# --- the page ----------------------------------------------------------------------------------


def test_prefectures_are_named_after_their_codes(data):
    names = [p.name.en.lower() for p in data.prefectures]
    assert all(name.startswith(code) for code, name in zip(PREFECTURES, names, strict=True))
    assert set(link.CHOICES["ar"]) == {*AREAS, "one"}
    assert set(link.CHOICES["aim"]) == set(GOALS)


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"ar": "aba", "bud": "500", "aim": "people", "lot": "nation"},
        {"ar": "garze", "aim": "worst", "bud": "300", "wq": "off"},
        {"ar": "one", "c": LITANG, "bud": "620"},
        {"aim": "even", "pap": "all", "bud": "1", "w": "14.18.14.12.11.12.10.9", "p": "-1"},
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_opens_for_every_area_and_goal(lang, params):
    at = opened(lang, **params)
    assert not at.exception, at.exception
    assert at.slider(key="number_bud")
    assert 'class="cards' in texts(at)
    assert len(at.get("plotly_chart")) == 2  # map, curve


def test_an_old_link_to_one_county_opens_its_part_of_the_page():
    at = visited("budget", "en", {"ar": "one", "c": LITANG})
    assert [button for button in at.button if button.key == "take_alone"]
    assert not [b for b in visited("budget", "en", {}).button if b.key == "take_alone"]


def test_the_part_of_a_county_goes_into_the_what_if_of_that_county_alone(results):
    at = opened(c=DERONG, s="all")
    at.button(key="take_part").click().run()
    part = next(
        p
        for p in results.money.plan(Ask(BASELINE, results.data.panel.codes), 20.0).places
        if p.county == DERONG
    )
    view: View = at.session_state["view"]
    assert dict(view.scenario.levers) == dict.fromkeys(part.levers, 1.0)
    assert (view.county, view.scope) == (DERONG, "one")


def test_a_county_without_a_part_may_take_the_same_money_for_itself_alone(en):
    at = opened(c=LITANG)
    assert en("budget.take_nothing", county=en.county(LITANG)) in texts(at)
    assert not [button for button in at.button if button.key == "take_part"]
    at.button(key="take_alone").click().run()
    levers = dict(at.session_state["view"].scenario.levers)
    assert levers
    assert "regional_hub" not in levers


def test_with_real_data_only_one_sentence_says_why_there_is_no_plan():
    at = opened(r="1")
    assert "nothing to plan a budget by" in texts(at)
    assert not at.get("plotly_chart")
    assert not [slider for slider in at.slider if slider.key == "number_bud"]
