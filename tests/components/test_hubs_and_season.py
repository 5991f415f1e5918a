"""Regional hubs and the calendar of products on the screen."""

import pytest

from components.maps import view as sheet
from model.facts.published import BASES, PERISHABLE
from pages.logistics import hubs, hubs_map, months_chart, season
from pages.logistics.months_chart import Line

BARKAM = "513201"
URLS = {name: f"/geo/{name}.geojson" for name in ("neighbours", "counties", "prefectures")}


def test_every_product_says_what_its_season_rests_on(data):
    for product in data.facts.products:
        assert product.perishable in PERISHABLE
        assert product.basis == BASES[0] or product.sources
        assert not product.counties or product.sources


def test_the_products_named_for_the_region_are_all_there(data):
    codes = {product.code for product in data.facts.products}
    assert codes >= {
        "yak_jerky", "yak_meat", "matsutake", "tibetan_tea", "sweet_cherries", "apples",
        "sichuan_pepper",
    }  # fmt: skip


def test_the_busiest_month_counts_perishable_products_alone(results, en):
    # September: yak dairy, matsutake and yak meat
    assert season.title(results, en) == (
        "○ Up: 4 of 12 products spoil fast; most of them (3) are sold at once in Sep"
    )


def test_a_countys_own_products_stand_first_and_are_marked(results, t, data):
    lines = season.lines(results, BARKAM, t)
    own = next(p for p in data.facts.products if BARKAM in p.counties)
    assert lines[0].label == f"{t.of(own.name)} ●"
    assert len(lines) == len(data.facts.products)


def test_real_data_only_shows_no_general_knowledge(results, t, data):
    header, rows = season.table(results, "", True, t)
    assert len(header) == 2
    assert len(rows) == sum(bool(p.counties) for p in data.facts.products)
    assert t("logistics.basis_general") not in str(rows)


def test_a_cell_is_filled_in_the_months_of_sale_alone():
    chart = months_chart.calendar(
        [Line("a", (1, 12), 3), Line("b", (), 0)], list("123456789ABC"), False
    )
    assert chart.traces[0]["z"] == [[3, *[None] * 10, 3], [None] * 12]
    chart.checked()


@pytest.mark.parametrize("count", hubs.COUNTS)
def test_every_county_is_served_by_one_hub_and_every_choice_is_proved(results, data, en, count):
    layout = results.stations.hubs(count)
    assert layout.proved
    assert len(layout.sites) == count
    served = [
        name
        for row in hubs.table(results, count, en)[1]
        for name in row[1].split(": ")[1].split(", ")
    ]
    assert sorted(served) == sorted(c.short.en for c in data.panel.counties)
    villages = [int(row[2].replace(",", "")) for row in hubs.table(results, count, en)[1]]
    assert sum(villages) == sum(c.village_level_units for c in data.panel.counties)


def test_one_more_hub_never_lengthens_the_way(results, en):
    means = hubs.curve(results)
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
        deck = hubs_map.served(hubs.seats(results, count, t), URLS, view, "", size[2])
        layers = {layer.id: layer for layer in deck.layers}
        assert len(layers["served"].data) == 31 - count
        assert len(layers["hubs"].data) == len(layers["hub_names"].data) == count
