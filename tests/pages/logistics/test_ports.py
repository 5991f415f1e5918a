"""Airports and stations: the nearest of a county, those of the region."""

from pages.logistics import ports

LITANG = "513334"


def test_all_stations_stand_with_their_distance_and_airports_with_their_place(results, t, data):
    rows = ports.table(results, LITANG, t).rows
    count = ports.NEAREST_AIRPORTS
    assert len(rows) == count + len(data.network.stations)
    km = [float(text.replace(",", "")) for text in rows["near"]]
    assert km[:count] == sorted(km[:count])
    assert t.number(km[0]) in ports.title(results, LITANG, t)
    outside = next(a for a in data.network.airports if a.iata == "CTU")
    assert t.of(outside.city) in ports.where(outside, t)


def test_of_the_region_its_own_airports_and_all_stations_stand_without_a_distance(
    results, en, data
):
    shown = ports.table(results, "", en)
    assert "near" not in shown.heads
    assert len(shown.rows) == 5 + len(data.network.stations)
    assert "5 airports" in ports.title(results, "", en)
