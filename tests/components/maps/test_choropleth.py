"""The counties as a map of classes and as the light picture that stands in for it."""

import re
from dataclasses import replace

import pytest

from components.charts import theme
from components.maps import choropleth, picture
from components.maps.choropleth import Area, Setting

URLS = ("/geo/counties.geojson", "/geo/hatch.geojson")
SETTING = Setting("/geo/prefectures.geojson", "/geo/relief.png", [(100.0, 34.0, "Golog")], "Litang")
LITANG = "513334"


@pytest.fixture(scope="module")
def areas(data):
    return [
        Area(home, 20.0 * (i % 5), f"{home.short.zh}<br><b>{i}</b>", "", False)
        for i, home in enumerate(data.panel.counties)
    ]


def test_each_county_has_the_colour_of_its_class_or_of_its_kind(areas):
    kind = theme.KINDS[0]
    figure = choropleth.choropleth([replace(areas[0], kind=kind), *areas[1:]], URLS)
    figure.checked()
    land = figure.traces[0]
    steps = [colour for _, colour in land["colorscale"][::2]]
    fills = [steps[int(z)] for z in land["z"]]
    assert fills == [kind, *(theme.band_colour(area.score) for area in areas[1:])]


def test_what_lies_around_is_drawn_by_address_and_a_callout_only_of_a_chosen_county(areas):
    alone = choropleth.choropleth(areas, URLS, "", False, "", SETTING)
    chosen = choropleth.choropleth(areas, URLS, LITANG, False, "", SETTING)
    for figure in (alone, chosen):
        figure.checked()
        assert figure.settings["images"][0]["source"] == SETTING.relief
        assert SETTING.prefectures in [trace.get("geojson") for trace in figure.traces]
        assert ["Golog"] in [trace.get("text") for trace in figure.traces]
    assert ["Litang"] not in [trace.get("text") for trace in alone.traces]
    assert ["Litang"] in [trace.get("text") for trace in chosen.traces]


def test_a_label_that_is_tight_is_smaller_on_the_map_and_in_its_picture(areas, en):
    tight = [replace(areas[0], is_tight=True), *areas[1:]]
    (labels,) = [t for t in choropleth.choropleth(tight, URLS).traces if t.get("mode") == "text"]
    assert labels["textfont"]["size"] == [10] + [12] * 30
    assert picture.picture(tight, "", "", 370, en).count("font-size") == 1


def test_the_picture_is_light_and_says_what_it_shows(areas, en):
    body = picture.picture(areas, LITANG, 'a map "of" scores', 370, en)
    assert 'lang="en"' in body
    assert 'alt="a map &quot;of&quot; scores"' in body
    assert len(body.encode()) < 45_000
    assert all(area.label in body for area in areas)
    assert body.count("%3Cpath fill='none'") == 2  # prefectures, and the chosen county


def test_borders_that_counties_share_are_rounded_alike():
    def ends(path):
        """Return the points of a path, walked step by step."""
        for start, steps in re.findall(r"M(\d+ \d+)l([-\d ]+)z", path):
            x, y = map(int, start.split())
            yield x, y
            walked = [int(n) for n in re.findall(r"-?\d+", steps)]
            for dx, dy in zip(walked[::2], walked[1::2], strict=True):
                x, y = x + dx, y + dy
                yield x, y

    outlines = picture.outlines("counties")
    points = {code: set(ends(path)) for code, path in outlines.items()}
    assert len(points) == 31
    for code, own in points.items():
        others = set().union(*(one for other, one in points.items() if other != code))
        assert len(own & others) > 0.2 * len(own)
    edges = set().union(*map(set, map(ends, picture.outlines("prefectures").values())))
    assert edges <= set().union(*points.values())
