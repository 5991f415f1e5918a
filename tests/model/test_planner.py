"""Stations where most villages are near one: a county drawn by hand, and the shipped counties."""

from dataclasses import replace

import numpy as np
import pytest

from model.access import within_share
from model.errors import SitingError
from model.network import Network, Position, Township
from model.planner import people, plan_stations, sites
from model.travel import seat_hours, township_hours

DEGREE_KM = 6371.0 * np.pi / 180


def township(code, lat, villages, road_h, county="510000", **more):
    fields = {
        "code": code, "county": county, "name": code, "kind": "township", "villages": villages,
        "communities": 0, "others": 0, "lon": 100.0, "lat": lat, "position": Position.SURE,
        "is_seat": road_h == 0, "road_h": road_h,
    }  # fmt: skip
    return Township(**(fields | more))


# A valley running north: the seat, and townships 1, 2 and 3 hours up it, at 30 km/h without detour.
VALLEY = tuple(
    township(name, 30 + 30 * hours / DEGREE_KM, villages, float(hours))
    for name, hours, villages in (("seat", 0, 5), ("near", 1, 10), ("mid", 2, 4), ("far", 3, 1))
)


@pytest.fixture
def method(data):
    return replace(data.catalog.method, travel_detour=1.0, travel_speed_kmh=30.0)


def test_hours_up_the_valley_are_those_between_its_townships():
    hours = township_hours(VALLEY, 1.0, 30.0)
    assert hours == pytest.approx(np.abs(np.subtract.outer(range(4), range(4))).astype(float))


def test_the_modelled_road_to_the_seat_wins_over_the_straight_line():
    slow = (*VALLEY[:1], replace(VALLEY[1], road_h=2.5), *VALLEY[2:])
    assert township_hours(slow, 1.0, 30.0)[0, 1] == 2.5
    assert township_hours(slow, 1.0, 30.0)[2, 1] == pytest.approx(1.0)


def test_a_township_is_served_within_its_county_only():
    neighbour = township("abroad", VALLEY[1].lat, 3, 0.0, county="520000")
    hours = township_hours((*VALLEY, neighbour), 1.0, 30.0)
    assert np.isinf(hours[4, :4]).all()
    assert hours[4, 4] == 0


def test_one_station_stands_where_it_brings_most_villages_within_the_hour(method):
    plan = plan_stations(Network(VALLEY, (), ()), method, "", 1, "cover", 1.0)
    assert plan.alone.covered == 15  # the seat's 5 and the 10 one hour away
    assert [t.name for t in plan.stations] == ["mid"]
    assert plan.served_share(plan.layout) == 1.0  # the far one is one hour from the station
    assert plan.today is None
    assert plan.per_county() == {"510000": 1}


def test_the_shortest_mean_way_puts_the_first_station_where_most_hours_are_saved(method):
    plan = plan_stations(Network(VALLEY, (), ()), method, "", 1, "time", 1.0)
    assert [t.name for t in plan.stations] == ["near"]  # saves 10 + 4 + 1 village hours; mid 8 + 2
    assert plan.layout.mean_h == pytest.approx((4 * 1 + 1 * 2) / 20)
    assert plan.layout.covered == 19


def test_reported_stations_are_todays_layout_and_a_reported_gap_is_none(method):
    network = Network(VALLEY, (), (), reported={"far": True, "mid": False})
    plan = plan_stations(network, method, "", 1, "cover", 1.0)
    assert plan.today is not None
    assert plan.served_share(plan.today) == 1.0  # mid is one hour from the station at far
    assert plan.today.sites == (0, 3)


def test_reported_stations_stay_and_planned_ones_come_on_top(method):
    network = Network(VALLEY, (), (), reported={"near": True})
    plan = plan_stations(network, method, "", 1, "time", 1.0)
    assert plan.base is plan.today
    assert [t.name for t in plan.stations] == ["mid"]  # saves 4 + 1 village hours beside `near`
    assert plan.added == (2,)
    assert [t.name for t in sites(network, "")] == ["mid", "far"]
    assert plan.beyond(plan.base).tolist() == [False, False, False, True]
    assert not plan.beyond(plan.layout).any()


def test_a_township_without_a_known_place_is_neither_served_nor_chosen(method):
    lost = replace(VALLEY[2], position=Position.NONE, lat=np.nan, lon=np.nan, road_h=np.nan)
    network = Network((*VALLEY[:2], lost, VALLEY[3]), (), ())
    assert [t.name for t in sites(network, "")] == ["near", "far"]
    with pytest.raises(SitingError):
        plan_stations(network, method, "", 3, "cover", 1.0)


def test_people_are_the_countys_people_shared_out_by_villages(data):
    county = data.panel.counties[0]
    towns = data.network.of(county.code)
    assert people(towns, data.panel.counties).sum() == pytest.approx(county.population)


def test_a_share_within_hours_counts_the_weight_within_them():
    shares = within_share(np.array([0.0, 1.0, 3.0]), np.array([2.0, 1.0, 1.0]), np.array([0.5, 1]))
    assert shares.tolist() == [0.5, 0.75]
    assert np.isnan(within_share(np.zeros(1), np.zeros(1), np.array([1.0]))).all()


def test_seat_to_seat_hours_equal_the_columns_of_the_counties(data):
    counties = data.panel.counties
    hours = seat_hours(data.network.roads, counties)
    assert hours == pytest.approx(hours.T)
    assert (np.diag(hours) == 0).all()
    capitals = [i for i, c in enumerate(counties) if c.road_h_prefecture == 0]
    assert len(capitals) == 2
    for capital in capitals:
        for i, county in enumerate(counties):
            if county.prefecture == counties[capital].prefecture:
                assert hours[capital, i] == pytest.approx(county.road_h_prefecture, abs=0.06)


@pytest.mark.parametrize("goal", ["cover", "time"])
@pytest.mark.parametrize("count", [1, 8, 60, 200, 386])
def test_every_number_of_stations_over_all_counties_is_proved_best(data, count, goal):
    plan = plan_stations(data.network, data.catalog.method, "", count, goal, 1.0)
    assert len(plan.stations) == count
    assert plan.layout.proved
    assert plan.served_share(plan.layout) >= plan.served_share(plan.alone)
    assert plan.layout.mean_h <= plan.alone.mean_h


def test_in_every_county_one_station_more_never_serves_less(data):
    for county in data.panel.codes:
        most = len(sites(data.network, county))
        shares = []
        for count in range(min(most, 6) + 1):
            plan = plan_stations(data.network, data.catalog.method, county, count, "cover", 1.0)
            assert plan.layout.proved
            shares.append(plan.served_share(plan.layout))
        assert shares == sorted(shares)
