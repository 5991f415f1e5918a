"""How likely a what-if brings a county to a target: the share of draws that meet it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.uncertainty.draws import Draws, draw, intervals
from model.uncertainty.effect_draws import chance, paired_gain
from model.what_if.scenario import BASELINE
from model.what_if.simulate import impact

NAN = float("nan")
ROWS = [[60.3, 12.1, 20.7], [40, 9, 30], [72, 7, 44], [55, 11, 52], [31, 13, 18], [66, 8, 25]]


@pytest.fixture(scope="module")
def six(catalog, make_panel):
    return make_panel(catalog, ROWS)


def test_a_chance_by_hand(catalog, make_panel):
    """Every element of the first county moves by one point a draw: 40, 41 .. 49 after, of ten."""
    panel = make_panel(catalog, ROWS)
    effect = impact(panel, catalog, BASELINE)
    whole = draw(panel, catalog)
    elements = whole.elements[:10].copy()
    elements[:, 0] = np.arange(40.0, 50.0)[:, None]
    ten = Draws(
        whole.cells[:10],
        elements,
        np.ones_like(whole.weights[:10]),
        whole.effects[:10],
        whole.slopes[:10],
    )
    told = {39: 1.0, 40 - 1e-9: 1.0, 42.5: 0.7, 47 - 1e-9: 0.3, 49.5: 0.0}
    for target, share in told.items():
        assert chance(ten, effect, "00", target, catalog) == pytest.approx(share)


def test_a_chance_is_that_of_the_draws_behind_the_range_after(six, catalog):
    """One in twenty draws lies below the low end, half below the median."""
    draws = draw(six, catalog)
    scenario = BASELINE.with_levers({"shops": 0.5, "trunk": 1}, ("00",))
    effect = impact(six, catalog, scenario)
    known = intervals(draws, effect.baseline, catalog)
    low, middle, high = paired_gain(draws, known, effect, "00", catalog).after
    shares = [chance(draws, effect, "00", end, catalog) for end in (low, middle, high)]
    assert shares == pytest.approx([0.95, 0.5, 0.05], abs=0.005)


@settings(max_examples=30, deadline=None)
@given(targets=st.tuples(st.floats(0, 100), st.floats(0, 100)), pulled=st.floats(0, 1))
def test_a_chance_falls_as_the_target_rises_and_rises_with_a_lever(six, catalog, targets, pulled):
    draws = draw(six, catalog)
    today = impact(six, catalog, BASELINE)
    after = impact(six, catalog, BASELINE.with_levers({"shops": pulled}, ("00",)))
    low, high = (chance(draws, after, "00", target, catalog) for target in sorted(targets))
    assert 0 <= high <= low <= 1
    assert chance(draws, today, "00", max(targets), catalog) <= high
    ends = [chance(draws, after, "00", end, catalog) for end in (-1, 101)]
    assert ends == [1, 0]


def test_a_withheld_county_has_no_chance(catalog, make_panel):
    panel = make_panel(catalog, [[NAN, NAN, 20.7], *ROWS[1:]])
    effect = impact(panel, catalog, BASELINE)
    assert np.isnan(chance(draw(panel, catalog), effect, "00", 10.0, catalog))
