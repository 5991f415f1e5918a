"""What pinned what-ifs have set otherwise than the data, what it does, and the group."""

from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies

from components.words.texts import DASH
from model.score.method import Method
from model.what_if.scenario import Scenario
from pages.what_if.compared import detail, headline
from pages.what_if.outcome import Outcome, figures
from tests.pages.what_if.pinned import BATANG, LITANG, SHIQU, USE, by_name, case, pinned


def listed(made, t):
    return by_name(detail.table(made, t).file().to_numpy().tolist())


def test_every_lever_of_any_column_is_listed_and_no_other(results, data, en):
    codes = [lever.code for lever in data.catalog.levers]
    some = strategies.dictionaries(strategies.sampled_from(codes), strategies.integers(1, 100))

    @given(strategies.lists(some.filter(bool), min_size=1, max_size=4))
    @settings(max_examples=20, deadline=None)
    def check(sets):
        rows = listed(pinned(results, *(case(results, **levers) for levers in sets)), en)
        for lever in data.catalog.levers:
            wanted = ["0%", *(f"{levers.get(lever.code, 0)}%" for levers in sets)]
            found = rows.get(lever.name.en, [])[: len(wanted)]
            assert found == (wanted if any(lever.code in levers for levers in sets) else [])

    check()


def test_values_weights_switches_and_assumptions_are_listed_too(results, t):
    base = case(results, cold_chain=50)
    scenario = base.scenario.with_values(USE, {LITANG: 80}).with_assumption("cold_chain.cost", 12.5)
    scenario = replace(scenario, method=Method(p=-1, weights=(20, 10, 10, 10, 10, 10, 10, 10)))
    made = pinned(results, base, replace(base, scenario=scenario))
    rows, usual = listed(made, t), t("simulator.weights_equal")
    where = {"indicator": t.indicator(USE), "county": t.county(LITANG)}
    value = rows[t("compare.value", **where)]
    assert value[1] == DASH
    assert value[2].startswith("80")
    first = t.of(t.catalog.elements[0].name)
    assert rows[t("compare.weight", element=first)][:3] == [usual, usual, "20"]
    powers = [t("common.compensation_0"), t("common.compensation_m1")]
    assert rows[t("simulator.compensation")][1:3] == powers
    assumption = t("compare.assumed", what="").strip()
    assumed = next(cells for name, cells in rows.items() if name.startswith(assumption))
    assert assumed[0] == assumed[1] != assumed[2]
    for key in ("note_method", "note_assumed", "note_values"):
        assert t(f"compare.{key}") in headline.notes(made, t)


def test_the_group_is_least_mean_and_greatest(results, en):
    both = case(results, cold_chain=50, talent_programme=30)
    made = pinned(results, case(results, cold_chain=20), both, case(results, cold_chain=80))
    rows = listed(made, en)
    assert rows[en.of(en.catalog.lever("cold_chain").name)][-3:] == ["20%", "50%", "80%"]
    assert rows[en.of(en.catalog.lever("talent_programme").name)][-3:] == ["0%", "10%", "30%"]
    scores = [column.score[1] for column in made]
    three = (min(scores), sum(scores) / 3, max(scores))
    assert rows[en("common.index")][-3:] == [f"○ {value:.1f}" for value in three]


def test_costs_of_different_numbers_of_counties_have_no_mean(results, t):
    alone = case(results, cold_chain=50)
    mixed = pinned(results, replace(alone, scope="prefecture"), alone)
    assert t("levers.card_cost") not in listed(mixed, t)
    assert t("levers.card_cost") in listed(pinned(results, alone, alone), t)


def test_where_the_columns_do_not_start_alike_a_cell_says_now_and_after(results, en):
    made = pinned(results, case(results, preset="xizang"), case(results, SHIQU, preset="xizang"))
    cells = listed(made, en)[en.indicator("delivery_days")]
    assert cells[0] == ""
    assert cells[1] == f"○ {made[0].figure().value:.1f} days → ○ {made[0].after():.1f} days"


def test_an_observed_figure_stays_observed_before_what_follows(results, t):
    """Batang has published station counts."""
    made = pinned(results, case(results, BATANG, preset="suichang", real_only=True))
    assert listed(made, t)[t.indicator("village_point_coverage")][0].startswith("●")


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
