"""The way to a county leg by leg, and airports and stations."""

from pages.logistics import road_hours, road_legs

LITANG, SHIQU = "513334", "513332"


def test_the_legs_of_a_county_add_up_in_its_title(results, en, data):
    far = max(results.geography.outlying()[LITANG], key=lambda u: u.road_h)
    hours = data.panel.county(LITANG).road_h_chengdu + far.road_h
    title, *_ = road_legs.legs_table(results, LITANG, en)
    assert f"about {hours:.1f} h" in title
    assert far.name in title


def test_hours_known_to_be_too_long_are_said_beside_the_leg(results, t):
    trunk, towns, *_ = road_legs.legs_table(results, SHIQU, t)[2]
    assert trunk[-1] == road_hours.too_long(results, (SHIQU,), t)
    assert trunk[-1] in road_hours.lead(results, SHIQU, t)
    assert road_legs.legs_table(results, LITANG, t)[2][0][-1] == "—"
    assert "◐" in towns[2]


def test_all_stations_stand_with_their_distance_and_airports_with_their_place(results, t, data):
    rows = road_legs.ports_table(results, LITANG, t)[1]
    count = road_legs.NEAREST_AIRPORTS
    assert len(rows) == count + len(data.network.stations)
    km = [float(row[-1].replace(",", "")) for row in rows]
    assert km[:count] == sorted(km[:count])
    outside = next(a for a in data.network.airports if a.iata == "CTU")
    assert t.of(outside.city) in road_legs.in_words(outside, t)[1]


def test_of_the_region_every_county_has_its_nearest_airport(results, en, data):
    rows = road_legs.ports_table(results, "", en)[1]
    named = [name for row in rows if ": " in row[3] for name in row[3].split(": ")[1].split(", ")]
    assert sorted(named) == sorted(c.short.en for c in data.panel.counties)
