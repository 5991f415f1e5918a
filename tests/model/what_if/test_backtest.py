"""The rule held against Xizang: by hand, and what holds for any place."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.facts.catalog import DELIVERY_DAYS
from model.facts.places import friction
from model.what_if.backtest import Published, Pull, backtest, moved

XIZANG = Published(15, (4, 7))


@pytest.fixture(scope="module")
def days(data):
    return data.catalog.indicator(DELIVERY_DAYS)


@pytest.fixture(scope="module")
def frictions(data):
    return friction(data.panel.counties, data.catalog.method.friction)


@pytest.fixture(scope="module")
def xizang(data, days, frictions):
    preset = next(p for p in data.catalog.presets if p.code == "xizang")
    return backtest(XIZANG, preset, days, data.catalog, frictions)


def test_pooling_and_trunk_are_what_the_preset_pulls_on_the_days(xizang):
    found = {pull.lever: (pull.gap_share, pull.intensity, pull.hard) for pull in xizang.pulls}
    assert found == {"parcel_pooling": (0.45, 0.9, True), "trunk_express": (0.45, 1.0, True)}


def test_the_days_by_hand(xizang, frictions):
    # flat land: 2 + 13 (1 - .45)(1 - .45 x .9) = 2 + 13 x .55 x .595
    assert xizang.span[0] == pytest.approx(6.254, abs=0.001)
    # the roughest county, F .946: T = .6216
    assert frictions.max() == pytest.approx(0.946, abs=0.001)
    assert xizang.span[1] == pytest.approx(
        2 + 13 * (1 - 0.45 * 0.6216) * (1 - 0.405 * 0.6216), abs=0.01
    )
    # the median county: T = 1 - .4 F
    share = 1 - 0.4 * np.median(frictions)
    assert xizang.middle == pytest.approx(2 + 13 * (1 - 0.45 * share) * (1 - 0.405 * share))


def test_the_miss_is_computed_less_published(xizang):
    assert xizang.miss == (xizang.middle - 7, xizang.middle - 4)
    assert not xizang.hits
    assert xizang.miss[0] > 0


def test_what_is_published_after_is_hit_where_the_value_lies_in_it(xizang):
    assert replace(xizang, middle=5.5).hits
    assert not replace(xizang, middle=3.9).hits


acting = st.lists(
    st.builds(Pull, st.just("any"), st.floats(0, 1), st.floats(0, 1), st.booleans()), max_size=4
)


@given(acting, st.floats(2.001, 60), st.floats(0, 1), st.floats(0, 1))
def test_rougher_terrain_never_makes_delivery_faster(data, days, some, before, one, other):
    smooth, rough = sorted((one, other))
    faster = moved(before, days, some, smooth, data.catalog.method)
    slower = moved(before, days, some, rough, data.catalog.method)
    assert days.best - 1e-9 <= faster <= slower + 1e-9 <= before + 2e-9


@given(acting, st.floats(0, 2), st.floats(0, 1))
def test_what_is_at_the_best_or_beyond_is_left_alone(data, days, some, before, rough):
    assert moved(before, days, some, rough, data.catalog.method) == before


def test_a_soft_lever_elsewhere_works_at_the_share_for_the_unknown(data, days):
    method = replace(data.catalog.method, transfer_unknown=0.5)
    pull = Pull("any", 0.4, 1.0, False)
    assert moved(12, days, [pull], 0.9, method) == pytest.approx(2 + 10 * 0.8)


@pytest.mark.parametrize("levers", [(), (("cold_chain", 1.0),)])
def test_without_a_lever_on_the_figure_the_whole_distance_is_the_miss(data, days, levers):
    preset = replace(data.catalog.presets[0], levers=levers)
    found = backtest(XIZANG, preset, days, data.catalog, np.array([0.2, 0.9]))
    assert found.pulls == ()
    assert found.span == (15, 15)
    assert found.miss == (8, 11)
