"""What is known of stations: which township has one, and where they are known by number alone."""

from model.access.new_stations import sites
from model.facts.places import Served
from model.own_data.overlay import Origin, SuppliedStation, Supply
from pages.network import published
from tests.pages.network.asked import BATANG
from tests.valley import LITANG

SAID = Origin(2024, "县商务局台账", "stations.csv")


def test_where_nothing_is_reported_the_published_total_decides_for_each_township(data):
    known = published.statuses(data, BATANG)
    assert set(known.values()) == {Served.UNKNOWN}  # 16 of 17: nobody says which one lacks it
    assert len(known) == data.panel.county(BATANG).townships == 17


def test_a_report_fills_its_township_and_leaves_a_gap_while_the_others_stay_unknown(
    data, reporting
):
    first, second = [one.code for one in sites(data.network, LITANG)][:2]
    known = published.statuses(reporting.data, LITANG)
    assert known.pop(first) is Served.YES
    assert known.pop(second) is Served.NO
    assert set(known.values()) == {Served.UNKNOWN}


def test_a_county_whose_stations_have_places_is_not_said_to_have_none(results, data):
    assert published.unplaced(data, "") == published.unplaced(data, BATANG) == [BATANG]
    assert published.unplaced(data, LITANG) == []
    (first, *_) = [one.code for one in sites(data.network, BATANG)]
    placed = results.over(Supply(stations=(SuppliedStation(first, True, SAID),)))
    assert published.unplaced(placed.data, "") == []


def test_of_a_county_only_its_own_figures_stand_and_of_all_how_many_have_none(data, en):
    (one,) = published.published(data, BATANG, en)
    (none,) = published.published(data, LITANG, en)
    every = published.published(data, "", en)
    assert one in every
    assert "neither" in none
    assert every[-1].startswith("The other 27 counties: not published")
