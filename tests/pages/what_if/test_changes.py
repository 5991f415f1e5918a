"""What pinned what-ifs have set otherwise than the data, and the group in numbers."""

from dataclasses import replace

from hypothesis import given, settings, strategies

from components.words.texts import DASH
from model.score.method import Method
from pages.what_if.compared import changes, columns
from tests.pages.what_if.pinned import LITANG, USE, by_name, case, pinned


def listed(made, t):
    return by_name(changes.screen(changes.table(made, t))[1])


def test_every_lever_of_any_column_is_listed_and_no_other(results, data, en):
    codes = [lever.code for lever in data.catalog.levers]
    some = strategies.dictionaries(strategies.sampled_from(codes), strategies.integers(1, 100))

    @given(strategies.lists(some.filter(bool), min_size=1, max_size=4))
    @settings(max_examples=40, deadline=None)
    def check(sets):
        rows = listed(pinned(results, *(case(results, **levers) for levers in sets)), en)
        for lever in data.catalog.levers:
            cells = rows.get(lever.name.en)
            wanted = ["0%", *(f"{levers.get(lever.code, 0)}%" for levers in sets)]
            assert cells == (wanted if any(lever.code in levers for levers in sets) else None)

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
    assert rows[t("compare.weight", element=first)] == [usual, usual, "20"]
    powers = [t("common.compensation_0"), t("common.compensation_m1")]
    assert rows[t("simulator.compensation")][1:] == powers
    assumption = t("compare.assumed", what="").strip()
    assumed = next(cells for name, cells in rows.items() if name.startswith(assumption))
    assert assumed[0] == assumed[1] != assumed[2]
    for key in ("note_method", "note_assumed", "note_values"):
        assert t(f"compare.{key}") in columns.notes(made, t)


def test_the_group_is_least_mean_and_greatest(results, en):
    both = case(results, cold_chain=50, talent_programme=30)
    made = pinned(results, case(results, cold_chain=20), both, case(results, cold_chain=80))
    rows = by_name(changes.group(made, en)[1])
    assert rows[en.of(en.catalog.lever("cold_chain").name)] == ["20%", "50%", "80%"]
    assert rows[en.of(en.catalog.lever("talent_programme").name)] == ["0%", "10%", "30%"]
    gains = [column.gain for column in made]
    three = (min(gains), sum(gains) / 3, max(gains))
    assert rows[en("compare.row_gain")] == [f"○ {value:.1f} pts" for value in three]
