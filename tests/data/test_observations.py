"""Observed and derived figures: each with source, year and quality; no estimate is stored."""

import csv
from collections import Counter

import numpy as np
import pytest

from model.facts.provenance import Quality
from tests.small_catalogue import CENSUS


@pytest.fixture(scope="module")
def rows(shipped):
    with (shipped / "observations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_343_figures_each_told_once_and_none_is_older_than_2015(rows):
    keys = [(row["county"], row["indicator"]) for row in rows]
    assert len(keys) == len(set(keys)) == 343
    assert all(2015 <= int(row["year"]) <= 2026 for row in rows)


def test_no_illustrative_figure_is_stored(rows, data, shipped):
    assert Quality.ILLUSTRATIVE.value not in {row["quality"] for row in rows}
    stored = {(row["county"], row["indicator"]) for row in rows}
    panel = data.panel
    estimated = np.argwhere(panel.quality == Quality.ILLUSTRATIVE.rank)
    assert len(estimated)
    assert not any((panel.codes[i], panel.indicators[j]) in stored for i, j in estimated)
    assert all(panel.source[i][j] == "" for i, j in estimated)
    text = (shipped / "catalog" / "estimates.toml").read_text(encoding="utf-8")
    assert not any(code in text for code in panel.codes)


def test_nine_census_indicators_are_observed_in_all_counties(rows):
    for code in CENSUS:
        own = [row for row in rows if row["indicator"] == code]
        assert len(own) == 31
        origins = {(row["source"], row["quality"], row["year"]) for row in own}
        assert origins == {("S01", "observed", "2020")}


def test_reach_and_trunk_hours_are_derived_in_all_counties(rows):
    derived = Counter(row["indicator"] for row in rows if row["quality"] == "derived")
    assert derived == {"township_reach": 31, "trunk_road_hours": 31}


def test_only_batang_has_published_station_counts(rows, data):
    stations = [
        row
        for row in rows
        if row["indicator"] in {"township_station_coverage", "village_point_coverage"}
    ]
    assert {data.panel.county(row["county"]).name.en for row in stations} == {"Batang"}
    figure = data.panel.figure(stations[0]["county"], "township_station_coverage")
    assert figure.value == pytest.approx(100 * 16 / 17, abs=0.1)
    assert figure.quality is Quality.OBSERVED
    assert figure.year == 2021


def test_census_indicators_repeat_the_census_table(data):
    names = {
        "schooling_years": "mean_years_schooling",
        "illiteracy": "illiteracy_rate_15plus",
        "college_share": "college_plus_share",
    }
    for indicator, name in names.items():
        for county, value in zip(data.panel.codes, data.panel.column(indicator), strict=True):
            assert value == pytest.approx(data.facts.census[county, name], abs=0.006)


def test_of_1457_cells_374_are_real(data):
    real = data.panel.is_real()
    assert real.size == 31 * 47
    assert real.sum() == 343 + 31
