"""Modelled road hours: the strips of a county's peer group, the file."""

from pages.logistics import road_hours

LITANG = "513334"


def test_a_county_stands_in_its_peer_group_alone_the_nearest_first(results, t, data):
    strips, reaches = road_hours.by_group(results, LITANG, t), results.geography.reaches()
    codes = [strip.county for strip in strips]
    assert codes == sorted(road_hours.group(results, LITANG), key=lambda c: reaches[c].median_h)
    assert LITANG in codes
    assert len(codes) < len(data.panel.codes)


def test_without_a_county_each_group_is_a_row_and_no_township_is_lost(results, t):
    strips = road_hours.by_group(results, "", t)
    assert [strip.county for strip in strips] == ["", "", ""]
    assert sum(len(strip.dots) for strip in strips) == len(results.geography.outlying()[""])


def test_the_finding_sets_the_farthest_township_beside_that_of_the_peers(results, en):
    towns = results.geography.outlying()
    own = max(town.road_h for town in towns[LITANG])
    others = [code for code in road_hours.group(results, LITANG) if code != LITANG]
    last = max((town for code in others for town in towns[code]), key=lambda town: town.road_h)
    told, where = road_hours.title(results, LITANG, en), en.county_short(last.county)
    assert told == f"Farthest township: {own:.1f} h here, {last.road_h:.1f} h in {where}"
    assert f"{max(town.road_h for town in towns['']):.1f} h" in road_hours.title(results, "", en)


def test_the_file_of_hours_holds_seats_and_townships_with_their_range(results, t):
    every, own = (road_hours.table(results, county, t).file() for county in ("", LITANG))
    assert len(own) == 1 + len(results.geography.outlying()[LITANG])
    assert len(every) == 31 + len(results.geography.outlying()[""])
    value, low, high = (every[t(f"common.{end}")] for end in ("value", "low", "high"))
    assert ((low <= value) & (value <= high)).all()
