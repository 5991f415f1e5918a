"""Modelled road hours: the strips of a county's peer group, the file."""

from components.charts import theme
from model.uncertainty.claims import REMOTE_TOWNSHIP_H
from pages.logistics import road_hours

LITANG = "513334"


def strips(results, county, t):
    rows, names = road_hours.table(results, county, t).rows, road_hours.names(results, county, t)
    return road_hours.chart(rows, names, county, False, t)


def test_a_county_stands_in_its_peer_group_alone_the_nearest_first(results, t, data):
    codes, reaches = list(road_hours.names(results, LITANG, t)), results.geography.reaches()
    assert codes == sorted(codes, key=lambda code: reaches[code].median_h)
    assert LITANG in codes
    assert len(codes) < len(data.panel.codes)
    assert set(road_hours.table(results, LITANG, t).rows["strip"]) <= set(codes)


def test_without_a_county_each_group_is_a_row_and_no_township_is_lost(results, t):
    figure = strips(results, "", t)
    assert len(figure.settings["yaxis"]["ticktext"]) == 3
    dots = [place for trace in figure.traces for place in trace["y"]]
    assert len(dots) == len(results.geography.outlying()[""])
    assert set(dots) == {0, 1, 2}
    figure.checked()


def test_dots_are_grey_and_darker_beyond_the_limit_where_no_county_is_chosen(results, t):
    hours = {trace["marker"]["color"]: trace["x"] for trace in strips(results, "", t).traces}
    assert set(hours) == {theme.BORDER, theme.UNKNOWN}
    assert max(hours[theme.BORDER]) <= REMOTE_TOWNSHIP_H < min(hours[theme.UNKNOWN])


def test_of_the_chosen_county_dots_are_ink_and_only_the_farthest_is_orange(results, t):
    figure = strips(results, LITANG, t)
    looks = {trace["marker"]["color"]: trace for trace in figure.traces}
    own = sorted(looks[theme.INK]["x"] + looks[theme.GAP]["x"])
    towns = results.geography.outlying()[LITANG]
    assert own == sorted(round(town.road_h, 2) for town in towns)
    assert looks[theme.GAP]["x"] == own[-1:]
    assert set(looks[theme.INK]["customdata"]) == {LITANG}
    bold = [name for name in figure.settings["yaxis"]["ticktext"] if name.startswith("<b>")]
    assert len(bold) == 1
    figure.checked()


def test_the_finding_sets_the_farthest_township_beside_that_of_the_peers(results, en):
    towns, rows = results.geography.outlying(), road_hours.table(results, LITANG, en).rows
    own = max(town.road_h for town in towns[LITANG])
    others = [code for code in road_hours.names(results, LITANG, en) if code != LITANG]
    last = max((town for code in others for town in towns[code]), key=lambda town: town.road_h)
    where = en.county_short(last.county)
    told = f"Farthest township: {own:.1f} h here, {last.road_h:.1f} h in {where}"
    assert road_hours.title(rows, LITANG, en) == told
    every = road_hours.table(results, "", en).rows
    assert f"{max(town.road_h for town in towns['']):.1f} h" in road_hours.title(every, "", en)


def test_the_file_of_hours_holds_every_township_of_the_strips_with_its_range(results, t):
    every = road_hours.table(results, "", t).file()
    assert len(every) == len(results.geography.outlying()[""])
    value, low, high = (every[t(f"common.{end}")] for end in ("value", "low", "high"))
    assert ((low <= value) & (value <= high)).all()
