"""The frame of 31 counties: counts and sums that are on public record."""

import csv
import heapq
import json

import pytest

ABA, GARZE = "513200", "513300"


def rows(shipped, name):
    with (shipped / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_aba_has_13_counties_and_garze_18(data):
    homes = [c.prefecture for c in data.panel.counties]
    assert (homes.count(ABA), homes.count(GARZE), len(homes)) == (13, 18, 31)


def test_counties_stand_in_the_order_of_their_codes_inside_their_prefecture(data):
    codes = data.panel.codes
    assert list(codes) == sorted(set(codes))
    assert all(f"{c.code[:4]}00" == c.prefecture for c in data.panel.counties)


@pytest.mark.parametrize(("prefecture", "residents"), [(ABA, 822_587), (GARZE, 1_107_431)])
def test_residents_of_the_counties_sum_to_the_census_total(data, prefecture, residents):
    own = [c for c in data.panel.counties if c.prefecture == prefecture]
    assert sum(c.population for c in own) == residents
    total = next(p for p in data.prefectures if p.code == prefecture)
    assert total.population == residents
    assert data.facts.census[prefecture, "resident_population"] == residents


def test_counties_and_census_table_agree_on_residents(data):
    census = data.facts.census
    for county in data.panel.counties:
        assert census[county.code, "resident_population"] == county.population
        assert census[county.code, "rural_population"] == county.rural_population


def test_urban_and_rural_residents_make_up_all_residents(data):
    for county in data.panel.counties:
        urban = county.population - county.rural_population
        percent = 100 * urban / county.population
        assert percent == pytest.approx(county.urbanisation_percent, abs=0.01), county.name.en


def test_every_county_has_its_own_name_in_both_languages(data):
    for field in ("zh", "en"):
        names = [getattr(c.name, field) for c in data.panel.counties]
        assert len(set(names)) == 31
        assert all(names)


def test_a_full_chinese_name_begins_with_the_short_one(data):
    for county in data.panel.counties:
        assert county.name.zh.startswith(county.short.zh)
        assert len(county.short.zh) >= 2


def test_the_census_table_has_37_figures_of_42_areas(data):
    assert len(data.facts.census_figures) == 37
    areas = {area for area, _ in data.facts.census}
    assert len(areas) == 42
    assert set(data.panel.codes) <= areas


def test_no_census_figure_of_a_county_is_missing(data):
    codes = [f.code for f in data.facts.census_figures]
    absent = [(c, f) for c in data.panel.codes for f in codes if (c, f) not in data.facts.census]
    assert absent == []


def test_no_county_is_nearer_to_its_far_townships_than_to_its_mean_one(shipped):
    for row in rows(shipped, "counties.csv"):
        assert float(row["township_to_seat_max_h"]) >= float(row["township_to_seat_mean_h"])
        assert float(row["h_seat_p90"]) >= float(row["h_seat_mean"])


def test_only_barkam_and_kangding_are_the_seat_of_their_prefecture(data):
    near = {c.name.en for c in data.panel.counties if c.road_h_prefecture == 0}
    assert near == {"Barkam", "Kangding"}


def test_nearest_airports_are_listed(data):
    known = {a.iata for a in data.network.airports}
    assert {c.nearest_airport for c in data.panel.counties} <= known


def hours_from(roads, start):
    links: dict[str, list[tuple[str, float]]] = {}
    for road in roads:
        ends = road["properties"]
        for here, there in ((ends["from"], ends["to"]), (ends["to"], ends["from"])):
            links.setdefault(here, []).append((there, ends["model_h"]))
    known: dict[str, float] = {}
    waiting = [(0.0, start)]
    while waiting:
        hours, place = heapq.heappop(waiting)
        if place in known:
            continue
        known[place] = hours
        for there, more in links[place]:
            heapq.heappush(waiting, (hours + more, there))
    return known


def test_schematic_roads_have_44_ends_and_65_links(boundaries):
    roads = [road["properties"] for road in boundaries("roads")]
    assert len(roads) == 65
    assert len({end for road in roads for end in (road["from"], road["to"])}) == 44


def test_road_hours_to_chengdu_are_the_shortest_way_over_the_schematic_roads(data, boundaries):
    hours = hours_from(boundaries("roads"), "成都")
    for county in data.panel.counties:
        seat = county.short.zh
        assert hours[seat] == pytest.approx(county.road_h_chengdu, abs=0.06), seat


def test_no_road_carries_an_unchecked_number(boundaries):
    assert not any("ref" in road["properties"] for road in boundaries("roads"))


def test_tables_of_the_frame_end_with_a_line_and_carry_no_byte_order_mark(shipped):
    for path in sorted(shipped.glob("*.csv")):
        raw = path.read_bytes()
        assert not raw.startswith(b"\xef\xbb\xbf"), path.name
        assert b"\r" not in raw, path.name
        assert raw.endswith(b"\n"), path.name


def test_shapes_are_plain_json(shipped):
    for path in sorted((shipped / "geo").glob("*.geojson")):
        assert json.loads(path.read_text(encoding="utf-8"))["type"] == "FeatureCollection"
