"""Modelled road hours: the file of them, and the strips of townships."""

from pages.logistics import road_hours

LITANG = "513334"


def test_every_county_has_a_strip_in_its_peer_group_the_nearest_first(results, t, data):
    groups = [strips for _, strips in road_hours.by_group(results, t)]
    reaches = results.geography.reaches()
    assert sorted(s.county for strips in groups for s in strips) == sorted(data.panel.codes)
    for strips in groups:
        medians = [reaches[strip.county].median_h for strip in strips]
        assert medians == sorted(medians)


def test_the_file_of_hours_holds_seats_and_townships_with_their_range(results, t):
    every, own = (road_hours.table(results, county, t).file() for county in ("", LITANG))
    assert len(own) == 1 + len(results.geography.outlying()[LITANG])
    assert len(every) == 31 + len(results.geography.outlying()[""])
    value, low, high = (every[t(f"common.{end}")] for end in ("value", "low", "high"))
    assert ((low <= value) & (value <= high)).all()
