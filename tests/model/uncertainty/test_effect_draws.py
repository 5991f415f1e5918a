"""What levers do in every draw: gains that share every draw with today, by drawn effects."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.score.method import Method
from model.score.scores import score
from model.uncertainty.draws import draw, intervals
from model.uncertainty.effect_draws import (
    chance,
    paired_gains,
    single_steps,
    value_range,
)
from model.what_if.scenario import BASELINE, Scenario
from model.what_if.simulate import impact

NAN = float("nan")
LEVERS = ("trunk", "pooling", "stations", "shops")
ROWS = [[60.3, 12.1, 20.7], [40, 9, 30], [72, 7, 44], [55, 11, 52], [31, 13, 18], [66, 8, 25]]


@pytest.fixture(scope="module")
def six(catalog, make_panel):
    return make_panel(catalog, ROWS)


def surely(catalog, *, cells=False, effects=False):
    """Return the catalogue with no doubt about cells and weights, or about effects."""
    method = catalog.method
    if cells:
        method = replace(method, weight_spread=0, noise_observed=0, noise_derived=0)
    if effects:
        method = replace(method, effect_spread=(0, 0, 0), slope_spread=0)
    return replace(catalog, method=method)


def gain_of(panel, catalog, scenario, county="00"):
    draws = draw(panel, catalog)
    known = intervals(draws, score(panel, catalog, scenario.method), catalog)
    return paired_gains(draws, known, impact(panel, catalog, scenario), (county,), catalog)[0]


def width(gain):
    return gain.gain[2] - gain.gain[0]


# --- today is shared ---------------------------------------------------------------------------


@pytest.mark.parametrize("p", [1, 0, -1])
def test_a_scenario_that_does_nothing_gains_exactly_nothing_in_every_draw(six, catalog, p):
    for county in six.codes:
        gain = gain_of(six, catalog, Scenario(method=Method(p=p)), county)
        assert gain.gain == (0, 0, 0)
        assert gain.rises == 0


def test_with_the_shipped_figures_a_scenario_elsewhere_gains_a_county_exactly_nothing(data):
    catalog, panel = data.catalog, data.panel
    here, there = panel.codes[4], panel.codes[5]
    scenario = BASELINE.with_levers({"parcel_pooling": 1, "governance": 0.5}, (there,))
    elsewhere, at_home = (gain_of(panel, catalog, scenario, code) for code in (here, there))
    assert elsewhere.gain == (0, 0, 0)
    assert elsewhere.rises == 0
    assert at_home.rises == 1


def test_a_gain_is_surer_than_the_score_before_and_after(six, catalog):
    draws = draw(six, catalog)
    known = intervals(draws, score(six, catalog, Method()), catalog)
    effect = impact(six, catalog, BASELINE.with_levers({"shops": 0.5}, ()))
    gain = paired_gains(draws, known, effect, ("00",), catalog)[0]
    low, _, high = gain.gain
    assert high - low < gain.after[2] - known.index[0, 0] - (gain.after[0] - known.index[0, 2])
    assert low <= effect.gain[0] <= high
    assert gain.rises == 1
    assert gain.rank[0] <= known.rank[0, 1]


def test_a_lever_on_a_missing_figure_gains_nothing_in_any_draw(catalog, make_panel):
    panel = make_panel(catalog, [[60.3, NAN, 20.7], *ROWS[1:]])
    gain = gain_of(panel, catalog, BASELINE.with_levers({"trunk": 1}, ()))
    assert gain.gain == (0, 0, 0)


def test_a_withheld_county_has_no_gain_and_no_chance(catalog, make_panel):
    panel = make_panel(catalog, [[NAN, NAN, 20.7], *ROWS[1:]])
    assert gain_of(panel, catalog, BASELINE.with_levers({"shops": 1}, ())) is None
    assert np.isnan(
        chance(draw(panel, catalog), impact(panel, catalog, BASELINE), "00", 10, catalog)
    )


@pytest.mark.parametrize("p", [1, 0, -1])
def test_a_lever_with_nothing_left_to_close_gains_exactly_nothing_in_every_draw(
    catalog, make_panel, p
):
    certain = surely(catalog, cells=True)
    full = make_panel(certain, [[100, 9, 30], [60, 9, 30], [40, 8, 44]])
    scenario = Scenario(levers=(("stations", 1.0),), method=Method(p=p))
    gain = gain_of(full, certain, scenario)
    assert gain.gain == (0, 0, 0)
    assert gain.rises == 0


def test_all_counties_at_once_gain_what_each_gains_alone(six, catalog):
    draws = draw(six, catalog)
    known = intervals(draws, score(six, catalog, Method()), catalog)
    effect = impact(six, catalog, BASELINE.with_levers({"shops": 0.5}, ("01", "03")))
    together = paired_gains(draws, known, effect, six.codes, catalog)
    alone = [paired_gains(draws, known, effect, (one,), catalog)[0] for one in six.codes]
    for one, other in zip(together, alone, strict=True):
        assert (one.gain, one.after, one.rank) == (other.gain, other.after, other.rank)
    assert [g.rises for g in together] == [0, 1, 0, 1, 0, 0]


def test_a_set_value_is_certain_and_no_lever_moves_it_further(six, catalog):
    certain = surely(catalog, cells=True)
    only = BASELINE.with_values("b1", {"00": 50.0})
    both = only.with_levers({"shops": 1}, ("00",))
    assert width(gain_of(six, certain, only)) == pytest.approx(0, abs=1e-9)
    steps = single_steps(draw(six, certain), impact(six, certain, both), "00", certain)
    assert steps.now[:, 1] == pytest.approx(80)  # (50 - 10) / (60 - 10)
    assert steps.after[:, :, 1] == pytest.approx(80)


@pytest.fixture(scope="module")
def ladder(catalog, make_panel):
    return make_panel(catalog, [[30, 13, 25], [45, 12, 30], [95, 5, 59]])


def ranks_after(ladder, catalog, counties, county):
    scenario = BASELINE.with_levers(dict.fromkeys(LEVERS, 1), counties)
    return gain_of(ladder, catalog, scenario, county).rank


def test_a_county_that_gains_alone_overtakes_the_next_one_and_not_the_best(ladder, catalog):
    assert ranks_after(ladder, catalog, ("00",), "00") == (2, 2, 2)
    assert ranks_after(ladder, catalog, ("00",), "01") == (3, 3, 3)
    assert ranks_after(ladder, catalog, ("00",), "02") == (1, 1, 1)


def test_where_all_counties_gain_the_order_is_that_of_their_scores_after(ladder, catalog):
    assert [ranks_after(ladder, catalog, (), code)[1] for code in ladder.codes] == [3, 2, 1]


# --- effects are drawn -------------------------------------------------------------------------


def test_without_doubt_about_anything_every_draw_is_the_point_gain(six, catalog):
    certain = surely(catalog, cells=True, effects=True)
    scenario = BASELINE.with_levers({"shops": 0.7, "trunk": 1}, ("00",))
    point = impact(six, certain, scenario).gain[0]
    assert gain_of(six, certain, scenario).gain == pytest.approx((point,) * 3, abs=1e-9)


def test_a_step_closes_the_drawn_share_of_the_gap_by_hand(six, catalog):
    """Trunk, hard, g .45, F one half, u 0 -> 1: a2 at 12.1 days is 29 points, a gap of 71."""
    certain = surely(catalog, cells=True)
    draws, today = draw(six, certain), impact(six, certain, BASELINE)
    steps = single_steps(draws, today, "00", certain)
    works = 1 - (0.4 + draws.slopes[:, 0] * 1) * 0.5
    closed = np.minimum(0.45 * draws.effects[:, 0], 0.95) * works * 71
    assert steps.after[:, 0, 0] - steps.now[:, 0] == pytest.approx(closed / 3)  # weight 1 of 3


def test_two_steps_are_one_scenario(six, catalog):
    """Where both levers are pulled, a step from the first is the scenario of both."""
    draws = draw(six, catalog)
    first = impact(six, catalog, BASELINE.with_levers({"trunk": 1}, ("00",)))
    both = impact(six, catalog, BASELINE.with_levers({"trunk": 1, "pooling": 1}, ("00",)))
    step = single_steps(draws, first, "00", catalog).after[:, 1]
    np.testing.assert_allclose(step, single_steps(draws, both, "00", catalog).now, atol=1e-9)


def test_a_lever_half_pulled_has_only_the_other_half_left(six, catalog):
    draws = draw(six, catalog)
    half = impact(six, catalog, BASELINE.with_levers({"shops": 0.5}, ("00",)))
    whole = impact(six, catalog, BASELINE.with_levers({"shops": 1}, ("00",)))
    step, end = (single_steps(draws, effect, "00", catalog) for effect in (half, whole))
    np.testing.assert_allclose(step.after[:, 3], end.now, atol=1e-9)
    np.testing.assert_array_equal(end.after[:, 3], end.now)


def test_a_changed_assumption_stands_in_every_draw(six, catalog):
    less = Scenario(assumptions=(("trunk.a2", 0.2),)).with_levers({"trunk": 1}, ("00",))
    more = BASELINE.with_levers({"trunk": 1}, ("00",))
    small, large = gain_of(six, catalog, less), gain_of(six, catalog, more)
    assert small.gain[1] == pytest.approx(large.gain[1] * 0.2 / 0.45, rel=0.1)


@settings(max_examples=40, deadline=None)
@given(
    share=st.floats(0.05, 0.6),
    intensity=st.floats(0.1, 1),
    value=st.floats(15, 70),
    p=st.sampled_from([1, 0, -1]),
)
def test_weaker_evidence_widens_the_gain_of_the_same_lever(
    catalog, make_panel, make_lever, share, intensity, value, p
):
    lever = make_lever("shops", "soft", b1=share)
    panel = make_panel(catalog, [[60.3, 12.1, 10 + value / 2], *ROWS[1:]])
    scenario = Scenario(levers=(("shops", intensity),), counties=("00",), method=Method(p=p))
    spans = [
        width(gain_of(panel, replace(catalog, levers=(replace(lever, grade=grade),)), scenario))
        for grade in "ABC"
    ]
    assert spans[2] > spans[1]
    assert spans[1] > spans[0] * 0.98  # draws of little effect may by chance offset the data


@settings(max_examples=40, deadline=None)
@given(
    levers=st.dictionaries(st.sampled_from(LEVERS), st.floats(0, 1), max_size=4),
    p=st.sampled_from([1, 0, -1]),
)
def test_in_no_draw_does_a_lever_lower_a_score(six, catalog, levers, p):
    scenario = Scenario(method=Method(p=p)).with_levers(levers, ("00",))
    draws = draw(six, catalog)
    steps = single_steps(draws, impact(six, catalog, scenario), "00", catalog)
    assert (steps.now >= draws.elements[:, 0] - 1e-9).all()
    assert (steps.after >= steps.now[:, None] - 1e-9).all()
    assert steps.after.max() <= 100 + 1e-9
    if not scenario.levers:
        np.testing.assert_array_equal(steps.now, draws.elements[:, 0])


def test_the_days_after_a_lever_are_as_unsure_as_the_figure_and_the_effect(data):
    scenario = Scenario().with_levers({"parcel_pooling": 1.0, "trunk_express": 1.0}, ("513334",))
    drawn = draw(data.panel, data.catalog)
    effect = impact(data.panel, data.catalog, scenario)
    args = ("513334", "delivery_days", data.catalog)
    low, middle, high = value_range(drawn, effect, *args)
    row, j = data.panel.row("513334"), data.catalog.column("delivery_days")
    after, left = float(effect.values[row, j]), float(effect.closing[row, j])
    figure = data.panel.figure("513334", "delivery_days")
    assert low < after < high
    assert middle == pytest.approx(after, abs=0.3)
    assert high - low > left * (figure.high - figure.low) / 2  # not narrower than the figure's part
    still = draw(data.panel, surely(data.catalog, effects=True))
    a, _, b = value_range(still, effect, *args)
    assert b - a < high - low


def test_a_value_set_directly_is_certain(data):
    scenario = Scenario().with_values("delivery_days", {"513334": 4.0})
    effect = impact(data.panel, data.catalog, scenario)
    drawn = draw(data.panel, data.catalog)
    found = value_range(drawn, effect, "513334", "delivery_days", data.catalog)
    assert found == pytest.approx((4.0, 4.0, 4.0))


# --- how likely a target is met ----------------------------------------------------------------


def test_a_chance_by_hand(catalog, make_panel):
    """Every element of the first county moves by one point a draw: 40, 41 .. 49 after, in turn."""
    panel = make_panel(catalog, ROWS)
    effect = impact(panel, catalog, BASELINE)
    draws = draw(panel, catalog)
    elements = draws.elements.copy()
    elements[:, 0] = np.tile(np.arange(40.0, 50.0), 20)[:, None]
    ten = replace(draws, elements=elements, weights=np.ones_like(draws.weights))
    told = {39: 1.0, 40 - 1e-9: 1.0, 42.5: 0.7, 47 - 1e-9: 0.3, 49.5: 0.0}
    for target, share in told.items():
        assert chance(ten, effect, "00", target, catalog) == pytest.approx(share)


def test_a_chance_is_that_of_the_draws_behind_the_range_after(six, catalog):
    """One in twenty draws lies below the low end, half below the median."""
    draws = draw(six, catalog)
    scenario = BASELINE.with_levers({"shops": 0.5, "trunk": 1}, ("00",))
    effect = impact(six, catalog, scenario)
    known = intervals(draws, effect.baseline, catalog)
    low, middle, high = paired_gains(draws, known, effect, ("00",), catalog)[0].after
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
