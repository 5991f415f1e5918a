"""Who is within hours: curves of villages and of people, and the share nobody can judge."""

import numpy as np
import pytest

from pages.network import reach
from tests.pages.network.asked import asked, in_valley
from tests.valley import LITANG


def drawn(results, ask, t, phone=False):
    rows = reach.table(results, ask, t).rows
    chart = reach.chart(results, ask, rows, phone, t)
    chart.checked()
    return chart


def test_curves_rise_to_all_that_has_a_place_and_a_plan_never_lies_below_the_seats(results, en):
    for county in ("", LITANG):
        chart = drawn(results, asked(results, county), en)
        curves = [np.array(trace["y"]) for trace in chart.traces if trace["mode"] == "lines"]
        assert len(curves) == 4
        for curve in curves:
            assert (np.diff(curve) >= 0).all()
            assert 80 < curve[-1] < 100  # what has no position is never reached
        assert (curves[2] >= curves[0]).all()


@pytest.mark.usefixtures("valley_people")
def test_what_a_curve_says_at_the_limits_is_what_it_shows(results, data, en):
    ask = in_valley(data)
    for phone in (False, True):
        chart = drawn(results, ask, en, phone)
        assert "annotations" not in chart.settings  # all places are known: no line over the curves
    alone, people, *_, marks, _new = chart.traces
    assert people["y"][0] == 70  # the 60 of the town and those of its 5 villages
    assert marks["y"] == [25, 75, 75, 95]
    assert marks["text"] == ["25%", "75%", "", "95%"]
    at = dict(zip(alone["x"], alone["y"], strict=True))
    assert [at[hours] for hours in marks["x"]] == marks["y"]
    rows = reach.table(results, ask, en).file()
    assert len(rows) == 2 * len(reach.LIMITS_H)
    assert rows.iloc[0].tolist()[2:] == [5, 25.0, 100.0, 70.0]


def test_people_are_the_urban_at_the_seat_and_the_rural_by_villages_of_their_own_county(
    results, data
):
    ask = asked(results, "")
    units, persons = reach.shares(results, ask, ask.plan.alone, np.array([1.0]))
    inside = 0.0
    for c in data.panel.counties:
        near = sum(
            x.units
            for x in data.network.of(c.code)
            if x.is_located and (x.is_seat or x.road_h <= 1)
        )
        inside += c.population - c.rural_population
        inside += near * c.rural_population / c.village_level_units
    assert persons[0] == pytest.approx(inside / sum(c.population for c in data.panel.counties))
    assert persons[0] > units[0]


def test_the_share_that_can_be_judged_is_a_line_over_the_curves(results, en):
    notes = drawn(results, asked(results), en).settings["annotations"]
    assert [note["text"] for note in notes] == ["long dashes: units with a position, 84%"]


def test_what_is_reported_is_a_layout_of_its_own(reporting, en):
    ask = asked(reporting, count=2)
    assert list(reach.layouts(ask, en)) == ["alone", "today", "planned"]
    assert "station in your file" in reach.title(reporting, ask, en)
