"""The logistics page: what is derived stays apart from what is assumed, up apart from down."""

import math
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.session import addresses, link
from model.facts.catalog import DELIVERY_DAYS
from model.score.method import Method
from model.what_if.scenario import Scenario
from pages.logistics import (
    goals_chart,
    indicators,
    legs,
    ports,
    strip_chart,
    wording,
)
from pages.logistics.goals_chart import Tick, Track
from pages.logistics.strip_chart import Strip, Strips

ROOT = Path(__file__).resolve().parents[2]
REAL = Scenario(method=Method(real_only=True))
LITANG, BARKAM, SEDA, SHIQU = "513334", "513201", "513333", "513332"


def test_the_legs_of_a_county_add_up_in_its_title(results, en, data):
    far = max(results.geography.outlying()[LITANG], key=lambda u: u.road_h)
    hours = data.panel.county(LITANG).road_h_chengdu + far.road_h
    assert f"about {hours:.1f} h" in legs.title(results, LITANG, en)
    assert far.name in legs.title(results, LITANG, en)


def test_hours_known_to_be_too_long_are_said_beside_the_leg(results, t):
    trunk, towns, *_ = legs.table(results, SHIQU, t)[1]
    assert trunk[-1] == wording.too_long(results, (SHIQU,), t)
    assert legs.table(results, LITANG, t)[1][0][-1] == "—"
    assert "◐" in towns[2]


def test_all_stations_stand_with_their_distance_and_airports_with_their_place(results, t, data):
    rows = ports.table(results, LITANG, t)[1]
    assert len(rows) == ports.NEAREST_AIRPORTS + len(data.network.stations)
    km = [float(row[-1].replace(",", "")) for row in rows]
    assert km[: ports.NEAREST_AIRPORTS] == sorted(km[: ports.NEAREST_AIRPORTS])
    outside = next(a for a in data.network.airports if a.iata == "CTU")
    assert t.of(outside.city) in ports.place(outside.county, outside.city, t)


def test_each_direction_holds_its_own_indicators_and_those_of_both():
    up, down, both = (set(indicators.of_direction(d)) for d in ("up", "down", "both"))
    assert up | down == both == set(link.CHOICES["li"])
    assert {code for code in up & down if indicators.DIRECTIONS[code] != "both"} == set()
    assert DELIVERY_DAYS in down - up
    assert "cold_treatment_share" in up - down


def test_tracks_run_from_worst_to_best_whatever_way_the_indicator_points(results, t, data):
    found = indicators.spreads(results, "both", Method(), t)
    rows = dict(zip([one.code for one in found], indicators.tracks(found, LITANG, t), strict=True))
    days = data.panel.figure(LITANG, DELIVERY_DAYS)
    # 15 days are worst, 2 best: the more days, the nearer to the worst
    low, high = rows[DELIVERY_DAYS].own
    assert low == pytest.approx(100 * (15 - days.high) / 13)
    assert high == pytest.approx(100 * (15 - days.low) / 13)
    assert rows[DELIVERY_DAYS].assumed
    assert not rows["trunk_road_hours"].assumed
    assert rows["cold_treatment_share"].ticks[0].at == pytest.approx(100 * 32 / 60)
    for row in rows.values():
        assert 0 <= row.span[0] <= row.span[1] <= 100


def test_real_data_only_keeps_the_scale_and_the_references_of_what_nobody_publishes(results, t):
    found = indicators.spreads(results, "up", REAL.method, t)
    rows = indicators.tracks(found, LITANG, t)
    bare = [row for row in rows if row.span is None]
    assert len(bare) == 3  # routine parcels, cost, cold
    assert all(row.worst and row.best and row.told == "—" for row in bare)
    assert not any(row.assumed or row.own_assumed for row in rows)
    assert t("logistics.indicators_note_real", n=3) in indicators.note(
        found, LITANG, REAL.method, t
    )


def test_every_goalpost_has_its_reason_and_every_reference_its_source(results, t, data):
    found = indicators.spreads(results, "both", Method(), t)
    reasons = [row[2] for row in indicators.goal_rows(found, t)[1]]
    assert reasons == [t.of(data.catalog.indicator(one.code).goalposts) for one in found]
    sources = indicators.goal_sources(found, t)
    assert {m.source for one in found for m in one.marks} <= set(sources)


def test_a_long_label_of_a_reference_stays_inside_the_plot():
    label = "x" * 40
    row = Track("n", "", "", "", None, False, None, False, [Tick(50.0, label), Tick(99.0, "y")])
    chart = goals_chart.tracks([row], phone=True)
    (wide,) = (trace for trace in chart.traces if trace.get("text") == [label])
    assert (wide["x"], wide["textposition"]) == ([0.0], "middle right")
    (last,) = (trace for trace in chart.traces if trace.get("text") == ["y"])
    assert last["textposition"] == "middle left"
    chart.checked()


def test_a_dot_chooses_its_own_county_and_no_limit_is_no_line():
    rows = [Strips("", [Strip("", "hub", [1.0, 2.0], ["a", "b"], ["X", "Y"])])]
    chart = strip_chart.strips(rows, math.nan, ("", "", " h"), "Y")
    assert "shapes" not in chart.settings
    assert sorted(code for trace in chart.traces for code in trace["customdata"]) == ["X", "Y"]
    chart.checked()


def test_dots_beyond_the_limit_are_dark():
    rows = [Strips("", [Strip("X", "X", [1.0, 3.0], ["a", "b"])])]
    near, far = strip_chart.strips(rows, 2.0, ("2 h", "h", " h")).traces
    assert (near["x"], far["x"]) == ([1.0], [3.0])
    assert near["marker"]["color"] != far["marker"]["color"]


def opened(**params):
    at = AppTest.from_file(str(ROOT / "components" / "page_frame" / "frame.py"), default_timeout=60)
    for key, value in ({"v": "1", "lang": "en"} | params).items():
        at.query_params[key] = value
    at.run()
    at.switch_page(addresses.page_file("logistics")).run()
    assert not at.exception
    return at


def said(at):
    return "\n".join(element.proto.body for element in at.get("html"))


def keys(at, kind):
    return {element.key for element in at.get(kind)}


def test_the_direction_steers_days_calendar_and_the_indicators_offered():
    up, down = opened(d="up"), opened(d="down")
    assert "number_vis" not in keys(up, "slider")
    assert "number_vis" in keys(down, "slider")
    assert "products spoil fast" in said(up)
    assert "products spoil fast" not in said(down)
    for at, direction in ((up, "up"), (down, "down")):
        options = at.selectbox(key="choice_li").options
        assert len(options) == len(indicators.of_direction(direction))


def test_an_indicator_of_the_other_direction_gives_way_to_the_first_offered():
    at = opened(d="up", li="free_shipping_share")
    assert at.selectbox(key="choice_li").value == indicators.of_direction("up")[0]


def test_moving_the_visits_tells_days_before_and_after_and_goes_into_the_link():
    at = opened(c=LITANG, d="down")
    at.slider(key="number_vis").set_value(6).run()
    assert "3 → 6 visits a week" in said(at)
    assert at.query_params["vis"] in ("6", ["6"])


def test_moving_the_hubs_moves_map_table_and_title():
    at = opened()
    at.slider(key="number_hub").set_value(5).run()
    assert "5 hubs" in said(at)
    assert not at.exception


@pytest.mark.parametrize("county", ["", LITANG, BARKAM, SEDA])
def test_real_data_only_says_why_days_and_season_are_short(county):
    text = said(opened(r="1", **({"c": county} if county else {})))
    assert "Taking the days apart needs assumed schedules" in text
    assert "general knowledge and no data" in text
