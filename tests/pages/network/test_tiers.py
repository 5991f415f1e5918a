"""The three tiers in words: what the legend counts, what the pointer tells, what is not drawn."""

from model.facts.places import Served
from pages.network import tiers
from tests.pages.network.asked import asked
from tests.valley import LITANG


def test_a_report_fills_a_township_and_rings_a_gap_on_the_map_and_in_its_legend(reporting, en):
    ask = asked(reporting)
    assert {town.served for town in tiers.marks(reporting, ask, False, en).towns} == set(Served)
    counts = {key.look: key.value for key in tiers.legend(reporting, ask, en)}
    assert (counts["yes"], counts["no"], counts["unknown"]) == ("1", "1", "20")


def test_what_is_not_drawn_is_not_in_the_legend(results, en):
    looks = {key.look for key in tiers.legend(results, asked(results), en)}
    assert looks == {"seat", "", "unknown", "faint", "planned"}


def test_every_township_served_by_a_planned_station_is_told_which_and_how_far(results, en):
    ask = asked(results, count=3)
    marks = tiers.marks(results, ask, False, en)
    assert sum(town.is_planned for town in marks.towns) == 3
    for town in marks.towns:
        assert ("a new station here" in town.hover) == town.is_planned
        is_apart = town.station is not None and not town.is_planned
        assert ("served from the new station in" in town.hover) == is_apart
    assert [seat.code for seat in marks.seats] == [LITANG]
    assert len(marks.around) == 30


def test_tables_behind_the_map_hold_what_has_no_place_too(results, data, t):
    towns = tiers.town_table(results, LITANG, t)
    assert len(towns) == len(data.network.of(LITANG))
    counties = tiers.county_table(results, t)
    assert counties[t("network.column_units")].sum() == sum(x.units for x in data.network.townships)
