"""The townships by how far they are from what serves them today."""

import math

import pandas as pd

from pages.network import farthest, station_plan
from tests.valley import LITANG


def test_the_farthest_stand_first_and_those_without_a_position_last(results, data, t):
    towns = farthest.table(results, LITANG, station_plan.today(results, LITANG), t)
    hours = towns.rows["hours"]
    known = hours.dropna()
    assert known.is_monotonic_decreasing
    assert hours.isna().tolist() == [False] * len(known) + [True] * (len(hours) - len(known))
    located = [one for one in data.network.of(LITANG) if one.is_located]
    assert known.iloc[0] == max(one.road_h for one in located)
    _, rows = farthest.screen(towns, LITANG, t)
    assert len(rows) == farthest.MOST


def test_a_reported_station_shortens_the_way_of_its_township(results, reporting, t):
    def ways(of):
        towns = farthest.table(of, LITANG, station_plan.today(of, LITANG), t).rows
        return towns.set_index("code")["hours"].sort_index()

    before, after = ways(results), ways(reporting)
    assert (after.fillna(-1) <= before.fillna(-1) + 1e-9).all()
    assert (after == 0).sum() > (before == 0).sum()


def test_all_townships_are_in_the_table_with_their_county_and_names_in_the_readers_language(
    results, data, zh, en
):
    today = station_plan.today(results, "")
    english, chinese = (farthest.table(results, "", today, t).file() for t in (en, zh))
    assert len(english) == len(chinese) == len(data.network.townships)
    assert english[en("network.column_town")].str.isascii().all()
    assert "Sha'erzong" in set(english[en("network.column_town")])
    assert "沙尔宗镇" in set(chinese[zh("network.column_town")])
    row = pd.Series({"county": "Litang", "town": "Labo"})
    assert farthest.named(row, "", en) == "Labo (Litang)"
    assert farthest.named(row, LITANG, en) == "Labo"
    assert math.isnan(english.iloc[-1][en("network.column_hours")])


def test_what_has_no_position_is_named_or_counted(results, en):
    (one, *_) = farthest.unlocated(results, LITANG, en)
    assert one.startswith("Townships without a position (4, not on the map)")
    assert "most" in farthest.unlocated(results, "", en)[0].lower()
