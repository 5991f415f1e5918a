"""463 townships, 4 statistical units, 3,413 village-level units."""

import csv

import pytest


def test_there_are_463_townships_and_4_statistical_units(data):
    kinds = [t.is_township for t in data.network.townships]
    assert (kinds.count(True), kinds.count(False)) == (463, 4)


def test_there_are_3413_village_level_units(data):
    assert sum(t.units for t in data.network.townships) == 3_413
    assert sum(c.village_level_units for c in data.panel.counties) == 3_413


def test_a_township_has_its_own_code_and_its_own_name_in_its_county(data):
    townships = data.network.townships
    assert len({t.code for t in townships}) == len(townships)
    assert len({(t.county, t.name) for t in townships}) == len(townships)
    assert all(t.code.startswith(t.county) for t in townships)


def test_seats_lie_where_their_county_has_its_seat(data):
    for township in data.network.townships:
        if township.is_seat:
            county = data.panel.county(township.county)
            assert (township.lon, township.lat) == pytest.approx(
                (county.lon, county.lat), abs=0.05
            ), county.name.en


def test_no_village_has_coordinates(shipped):
    for path in shipped.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            columns = set(next(csv.reader(file)))
        assert not ("village" in columns and {"lon", "lat"} & columns), path.name


def test_every_township_position_names_its_source(shipped, data):
    known = {s.code for s in data.catalog.sources}
    with (shipped / "township_positions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            located = row["position_quality"] != "none"
            assert not located or row["source"] in known, row["name_zh"]


def test_most_townships_are_within_two_hours_of_their_seat(data):
    hours = [t.road_h for t in data.network.townships if t.is_located and not t.is_seat]
    assert min(hours) > 0
    assert max(hours) < 6
    assert sum(h <= 2 for h in hours) / len(hours) == pytest.approx(0.703, abs=0.001)
