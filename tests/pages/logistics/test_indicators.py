"""Indicators up and down: what belongs to a direction, tracks between goalposts, their reasons."""

import pandas as pd
import pytest

from components.session import link
from model.facts.catalog import DELIVERY_DAYS
from model.score.method import Method
from pages.logistics import indicators

REAL = Method(real_only=True)
LITANG = "513334"


def test_each_direction_holds_its_own_indicators_and_those_of_both():
    up, down, both = (set(indicators.of_direction(d)) for d in ("up", "down", "both"))
    assert up | down == both == set(link.CHOICES["li"])
    assert {code for code in up & down if indicators.DIRECTIONS[code] != "both"} == set()
    assert DELIVERY_DAYS in down - up
    assert "cold_treatment_share" in up - down


def test_tracks_run_from_worst_to_best_whatever_way_the_indicator_points(results, t, data):
    found = indicators.values(results, "both", Method(), t)
    shown = indicators.table(found, LITANG, t).rows
    rows = dict(zip([one.code for one in found], shown.itertuples(), strict=True))
    days = data.panel.figure(LITANG, DELIVERY_DAYS)
    # 15 days are worst, 2 best: the more days, the nearer to the worst
    low, high = rows[DELIVERY_DAYS].own
    assert low == pytest.approx(100 * (15 - days.high) / 13)
    assert high == pytest.approx(100 * (15 - days.low) / 13)
    assert rows[DELIVERY_DAYS].all_assumed
    assert not rows["trunk_road_hours"].all_assumed
    assert rows["cold_treatment_share"].ticks[0][0] == pytest.approx(100 * 32 / 60)
    for row in rows.values():
        assert 0 <= row.all[0] <= row.all[1] <= 100


def test_real_data_only_keeps_the_scale_and_the_references_of_what_nobody_publishes(results, t):
    found = indicators.values(results, "up", REAL, t)
    rows = indicators.table(found, LITANG, t).rows
    bare = [row for row in rows.itertuples() if row.all is None]
    assert len(bare) == 3  # routine parcels, cost, cold
    assert all(row.left and row.right and row.told == "—" for row in bare)
    assert not (rows["all_assumed"] | rows["own_assumed"]).any()
    assert t("logistics.indicators_note_real", n=3) in indicators.note(found, LITANG, REAL, t)


def test_every_goalpost_has_its_reason_and_every_reference_its_source(results, t, data):
    found = indicators.values(results, "both", Method(), t)
    file = indicators.table(found, "", t).file()
    reasons = [t.of(data.catalog.indicator(one.code).goalposts) for one in found]
    assert file[t("logistics.column_reason")].tolist() == reasons
    sources = indicators.goal_sources(found, t)
    assert {m.source for one in found for m in one.marks} <= set(sources)


def test_a_long_label_of_a_reference_stays_inside_the_plot():
    label = "x" * 40
    row = {
        "name": "n", "told": "", "left": "", "right": "", "all": None, "all_assumed": False,
        "own": None, "own_assumed": False, "ticks": [(50.0, label), (99.0, "y")],
    }  # fmt: skip
    chart = indicators.tracks(pd.DataFrame([row]), phone=True)
    words = [trace for trace in chart.traces if trace["type"] == "scatter"]
    placed = {
        text: (x, trace["textposition"])
        for trace in words
        for x, text in zip(trace["x"], trace["text"], strict=True)
    }
    assert placed[label] == (0.0, indicators.STARTS)
    assert placed["y"] == (99.0, indicators.ENDS)
    chart.checked()


def test_the_title_of_one_indicator_says_who_publishes_it(results, en):
    found = {one.code: one for one in indicators.values(results, "both", Method(), en)}
    assert indicators.county_title(found["trunk_road_hours"], en).startswith("◐ ")
    assert "published by none of 31" in indicators.county_title(found[DELIVERY_DAYS], en)
