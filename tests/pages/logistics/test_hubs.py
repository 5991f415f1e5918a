"""Regional hubs on the screen: who is served from where, what one more hub saves."""

import pytest

from components.maps import view as sheet
from pages.logistics import hubs


@pytest.mark.parametrize("count", hubs.COUNTS)
def test_every_county_is_served_by_one_hub_and_every_choice_is_proved(results, data, en, count):
    layout = results.stations.hubs(count)
    assert layout.proved
    assert len(layout.sites) == count
    _, rows, strips = hubs.by_hub(hubs.table(results, count, en), en)
    served = [name for row in rows for name in row[1].split(": ")[1].split(", ")]
    assert sorted(served) == sorted(c.short.en for c in data.panel.counties)
    villages = [int(row[2].replace(",", "")) for row in rows]
    assert villages == sorted(villages, reverse=True)
    assert sum(villages) == sum(c.village_level_units for c in data.panel.counties)
    assert sum(len(strip.dots) for strip in strips) == 31 - count


def test_one_more_hub_never_lengthens_the_way(results, en):
    means = [results.stations.hubs(count).mean_h for count in hubs.COUNTS]
    assert means == sorted(means, reverse=True)
    saved = round(means[1], 1) - round(means[2], 1)
    assert f"{saved:.1f} h less" in hubs.title(results, 3, en)
    assert "8.4 h" in hubs.title(results, 3, en)
    printed = [round(mean, 1) for mean in means]
    second, last = printed[0] - printed[1], printed[-2] - printed[-1]
    assert f"saves {second:.1f} h" in hubs.curve_title(results, en)
    assert hubs.curve_title(results, en).endswith(f"{last:.1f} h")


def test_what_one_more_hub_saves_is_the_difference_of_the_numbers_in_sight(results, en):
    # 4.469 and 3.528 h are printed as 4.5 and 3.5.
    assert "3.5 h to the nearest on average, 1.0 h less" in hubs.title(results, 3, en)


def test_choices_that_are_hardly_worse_are_told_beside_the_finding(results, t, en):
    near = results.stations.near_hubs(3)
    means = [mean for _, mean in near]
    assert len(near) == 4
    assert means == sorted(means)
    assert means[-1] <= 1.01 * results.stations.hubs(3).mean_h
    assert "Yajiang instead of Litang (+0.1%)" in hubs.note(results, 3, en)[1]
    assert hubs.note(results, 1, t)[1] == t("logistics.hubs_near_none", share="1%")


def test_the_mean_of_a_layout_is_that_of_its_villages_by_hand(results, data):
    layout = results.stations.hubs(3)
    units = [c.village_level_units for c in data.panel.counties]
    mean = sum(u * h for u, h in zip(units, layout.hours, strict=True)) / sum(units)
    assert layout.mean_h == pytest.approx(mean)
    hours = results.geography.between_seats()
    assert layout.hours == pytest.approx(hours[:, list(layout.sites)].min(axis=1))


@pytest.mark.parametrize("size", [(660, 540, False), (350, 370, True)])
def test_the_map_of_hubs_names_its_hubs_and_draws_a_line_to_each_other_seat(results, t, size):
    view = sheet.fit(sheet.REGION, size[0], size[1])
    for count in hubs.COUNTS:
        layers = {layer.id: layer for layer in hubs.served(results, count, view, size[2], t)}
        assert len(layers["served"].data) == 31 - count
        assert len(layers["hubs"].data) == count
        assert len(list(layers.values())[-1].data) == count  # the heavy names


def test_the_file_holds_every_county_with_its_hub(results, t):
    file = hubs.table(results, 3, t).file()
    assert len(file) == 31
    assert file[t("logistics.hubs_name")].nunique() == 3
