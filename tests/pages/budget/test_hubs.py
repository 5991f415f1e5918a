"""Regional hubs on the screen: who is served from where, what one more hub saves."""

import pytest

from model.results.money import Ask
from model.what_if.scenario import BASELINE
from pages.budget import hubs
from pages.budget.asked import Budget


@pytest.mark.parametrize("count", [1, 3, 10])
def test_every_county_is_served_by_one_hub_and_every_choice_is_proved(results, data, en, count):
    layout = results.stations.hubs(count)
    assert layout.proved
    assert len(layout.sites) == count
    _, rows = hubs.by_hub(hubs.table(results, count, en), en)
    served = [name for row in rows for name in row[1].split(": ")[1].split(", ")]
    assert sorted(served) == sorted(c.short.en for c in data.panel.counties)
    villages = [int(row[2].replace(",", "")) for row in rows]
    assert villages == sorted(villages, reverse=True)
    assert sum(villages) == sum(c.village_level_units for c in data.panel.counties)


def test_one_more_hub_never_lengthens_the_way(results, en):
    means = [results.stations.hubs(count).mean_h for count in hubs.COUNTS]
    assert means == sorted(means, reverse=True)
    printed = [round(mean, 1) for mean in means]
    second, last = printed[0] - printed[1], printed[-2] - printed[-1]
    assert f"saves {second:.1f} h" in hubs.curve_title(results, en)
    assert f"it is {last:.1f} h; from Chengdu alone it is 8.4 h" in hubs.curve_title(results, en)


def test_what_one_more_hub_saves_is_the_difference_of_the_numbers_in_sight(results, en):
    # 4.469 and 3.528 h are printed as 4.5 and 3.5.
    assert "3.5 h to the nearest on average, 1.0 h less" in hubs.title(results, 3, en)


def test_the_mean_of_a_layout_is_that_of_its_villages_by_hand(results, data):
    layout = results.stations.hubs(3)
    units = [c.village_level_units for c in data.panel.counties]
    mean = sum(u * h for u, h in zip(units, layout.hours, strict=True)) / sum(units)
    assert layout.mean_h == pytest.approx(mean)
    hours = results.geography.between_seats()
    assert layout.hours == pytest.approx(hours[:, list(layout.sites)].min(axis=1))


def test_the_file_holds_every_county_with_its_hub_and_the_range_of_its_hours(results, t):
    file = hubs.table(results, 3, t).file()
    assert len(file) == 31
    assert file[t("hubs.name")].nunique() == 3
    assert (file[t("common.low")] < file[t("common.high")]).sum() == 28  # a hub is at no distance


def test_hubs_of_a_plan_are_said_with_whom_they_serve(results, t):
    aba = tuple(c.code for c in results.data.panel.counties if c.prefecture == "513200")
    rich, poor = (Budget(results, Ask(BASELINE, aba), m, 620.0, t) for m in (520.0, 10.0))
    assert rich.plan.hubs
    for hub, line in zip(rich.plan.hubs, hubs.in_plan(rich), strict=True):
        assert t.county(hub) in line
    assert hubs.in_plan(poor) == [t("hubs.dear", cost=poor.money(15.0))]
