"""Presets in a county: how far they carry over, and what the same money buys of each."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from model.facts.errors import ModelError
from model.facts.levers import Preset
from model.facts.provenance import Quality, Words
from model.score.method import Method
from model.score.scores import score
from model.spending.presets import (
    best_fit,
    by_lever,
    fit,
    hub_gains,
    hub_intensity,
    same_money,
    transfer_share,
)
from model.uncertainty.draws import Intervals, draw, intervals
from model.what_if.costs import at_budget, cost_of, full_costs, in_per_cent
from model.what_if.scenario import BASELINE

LITANG, DAOCHENG, YAJIANG = "513334", "513337", "513325"
NEAR = 1e-9
NOTHING = Words("", "")


def preset(code, warning=False, **levers):
    words = Words(code, code)
    told = (words, words, *[NOTHING] * 5)
    return Preset(code, 1, *told, warning, (), tuple(levers.items()))


@st.composite
def priced(draw_from):
    """Return levers with intensities and what each costs at full intensity, m yuan."""
    count = draw_from(st.integers(1, 6))
    share = st.floats(0.05, 1).map(lambda u: round(u, 2))
    money = st.floats(0, 60).map(lambda c: round(c, 2))
    levers = tuple((f"l{i}", draw_from(share)) for i in range(count))
    return levers, {code: draw_from(money) for code, _ in levers}


@pytest.fixture(scope="module")
def litang(data):
    return data.panel.row(LITANG)


@pytest.fixture(scope="module")
def costs(data, litang):
    return by_lever(full_costs(data.panel, data.catalog), litang, data.catalog)


@pytest.fixture(scope="module")
def known(data):
    scores = score(data.panel, data.catalog, Method())
    return scores, intervals(draw(data.panel, data.catalog), scores, data.catalog)


# --- at one budget -----------------------------------------------------------------------------


def test_a_budget_below_the_cost_scales_all_levers_by_one_factor():
    """Cost 1 x 10 + .5 x 4 = 12; half of it halves both."""
    scaled, cost = at_budget((("a", 1.0), ("b", 0.5)), 6.0, {"a": 10, "b": 4})
    assert dict(scaled) == pytest.approx({"a": 0.5, "b": 0.25})
    assert cost == pytest.approx(6)


def test_what_the_full_levers_leave_goes_to_the_others():
    """a is full at 10; of 13 the other 3 raise b to .75, not to .65 as one factor would."""
    scaled, cost = at_budget((("a", 1.0), ("b", 0.5)), 13.0, {"a": 10, "b": 4})
    assert dict(scaled) == pytest.approx({"a": 1.0, "b": 0.75})
    assert cost == pytest.approx(13)


def test_money_left_after_all_are_full_is_not_spent():
    scaled, cost = at_budget((("a", 1.0), ("b", 0.5)), 50.0, {"a": 10, "b": 4})
    assert dict(scaled) == {"a": 1.0, "b": 1.0}
    assert cost == pytest.approx(14)


def test_without_money_nothing_is_done():
    scaled, cost = at_budget((("a", 1.0), ("b", 0.5)), 0.0, {"a": 10, "b": 4})
    assert dict(scaled) == {"a": 0.0, "b": 0.0}
    assert cost == 0


def test_a_preset_at_its_own_cost_is_as_published(data, costs):
    for one in data.catalog.presets:
        scaled, cost = at_budget(one.levers, cost_of(one.levers, costs), costs)
        assert dict(scaled) == pytest.approx(dict(one.levers)), one.code
        assert cost == pytest.approx(cost_of(one.levers, costs)), one.code


@given(priced(), st.floats(0, 300))
def test_a_budget_is_never_exceeded_and_no_lever_passes_full(given_levers, budget):
    levers, costs = given_levers
    scaled, cost = at_budget(levers, budget, costs)
    assert cost <= budget + NEAR
    assert cost == pytest.approx(cost_of(scaled, costs))
    assert all(0 <= u <= 1 for _, u in scaled)
    full = cost_of(tuple((code, 1.0) for code, _ in levers), costs)
    assert cost == pytest.approx(min(budget, full), abs=1e-6)


@given(priced(), st.floats(0.1, 300))
def test_proportions_are_kept_until_the_cap(given_levers, budget):
    levers, costs = given_levers
    scaled, _ = at_budget(levers, budget, costs)
    factors = [u / published for (_, published), (_, u) in zip(levers, scaled, strict=True)]
    below = [f for f, (_, u) in zip(factors, scaled, strict=True) if u < 1 - NEAR]
    assume(below)
    assert max(below) - min(below) <= 1e-6
    assert max(factors) <= below[0] + 1e-6


@given(priced(), st.floats(0, 200), st.floats(0, 100))
def test_more_money_never_lowers_a_lever(given_levers, budget, more):
    levers, costs = given_levers
    less, _ = at_budget(levers, budget, costs)
    rich, _ = at_budget(levers, budget + more, costs)
    assert all(a <= b + NEAR for (_, a), (_, b) in zip(less, rich, strict=True))


@given(priced(), st.floats(0, 300))
def test_whole_per_cent_keep_the_budget_and_leave_less_than_a_step_of_each(given_levers, budget):
    levers, costs = given_levers
    exact, _ = at_budget(levers, budget, costs)
    whole, cost = in_per_cent(levers, budget, costs)
    assert cost <= budget + NEAR
    for (code, u), (_, n) in zip(exact, whole, strict=True):
        assert abs(u - n) < 0.01 + NEAR
        assert n == pytest.approx(round(100 * n) / 100)
        if n < u - NEAR:  # one per cent more of it is not to be had
            assert costs[code] / 100 > budget - cost - NEAR


def test_the_same_money_buys_every_preset_and_no_cent_more(data, costs):
    found = same_money(data.panel, data.catalog, BASELINE, LITANG, 20.0, costs)
    assert [one.preset for one in found] == list(data.catalog.presets)
    for one in found:
        assert one.cost <= 20 + NEAR
        assert one.gain > 0
        assert one.cost == pytest.approx(cost_of(one.levers, costs))


def test_a_preset_moves_only_the_county_it_is_bought_for_and_only_its_indicators(data, costs):
    found = same_money(data.panel, data.catalog, BASELINE, LITANG, 20.0, costs)
    row = data.panel.row(LITANG)
    for one in found:
        effects = [e for code, _ in one.levers for e in data.catalog.lever(code).effects]
        touched = {effect.indicator for effect in effects}
        moved = {code for code, m in zip(data.catalog.codes, one.moved, strict=True) if m}
        assert moved <= touched
        same = ~one.moved
        np.testing.assert_allclose(one.after[same], data.panel.values[row][same], atol=1e-9)


def test_a_range_shrinks_with_the_gap_and_keeps_the_value_inside(data, costs):
    j, row = data.catalog.column("delivery_days"), data.panel.row(LITANG)
    before = data.panel.high[row, j] - data.panel.low[row, j]
    for one in same_money(data.panel, data.catalog, BASELINE, LITANG, 20.0, costs):
        assert one.low[j] <= one.after[j] <= one.high[j]
        assert one.high[j] - one.low[j] <= before + NEAR


# --- how far it carries over -------------------------------------------------------------------


def test_the_share_is_the_mean_of_its_levers_by_intensity():
    """(1 x .6 + .5 x .9) / 1.5 = .7."""
    assert transfer_share(preset("p", a=1, b=0.5), {"a": 0.6, "b": 0.9}) == pytest.approx(0.7)


def test_a_warning_is_never_the_best_fit():
    shares = {"a": 0.9, "b": 0.5}
    found = best_fit([preset("hard", warning=True, a=1), preset("soft", b=1)], shares)
    assert [p.code for p in found] == ["soft"]


def test_presets_whose_shares_print_alike_come_together():
    """79.4 and 78.6 print 79 %, 78.4 prints 78 %: nearer to 78.6, and not with it."""
    shares = {"a": 0.794, "b": 0.786, "c": 0.784}
    found = best_fit([preset("p", a=1), preset("q", b=1), preset("r", c=1)], shares)
    assert [p.code for p in found] == ["p", "q"]


def test_terrain_decides_between_hard_and_soft_presets(make_catalog, make_panel, make_county,
                                                       make_lever):  # fmt: skip
    """Infrastructure 50 gives soft levers .8; hard ones keep 1 where it is easy, .6 where not."""
    levers = (make_lever("hard", "hard", infrastructure_1=0.5),
              make_lever("soft", "soft", infrastructure_1=0.5))  # fmt: skip
    catalog = make_catalog([1], [1], levers=levers)
    catalog = replace(catalog, presets=(preset("h", hard=1), preset("s", soft=1)))
    places = (make_county("E", 0.0), make_county("D", 1.0))
    panel = make_panel(catalog, [[50, 50], [50, 50]], counties=places)
    scores = score(panel, catalog, Method())
    ends = np.repeat(scores.elements[:, :, None], 3, axis=2)
    exact = Intervals(scores.index[:, None], ends, scores.index[:, None], scores.elements,
                      scores.index[None, :])  # fmt: skip
    easy, hard = (fit(panel, scores, exact, code, catalog) for code in "ED")
    assert [p.code for p in easy.presets] == ["h"]
    assert easy.share == pytest.approx(1.0)
    assert [p.code for p in hard.presets] == ["s"]
    assert hard.share == pytest.approx(0.8)
    assert easy.plain
    assert hard.plain


def test_a_fit_that_turns_within_the_range_of_infrastructure_is_not_said_plainly(
    make_catalog, make_panel, make_county, make_lever
):
    """Hard levers keep .8 here; soft ones .6 to 1 as infrastructure runs from 0 to 100."""
    levers = (make_lever("hard", "hard", infrastructure_1=0.5),
              make_lever("soft", "soft", infrastructure_1=0.5))  # fmt: skip
    catalog = make_catalog([1], [1], levers=levers)
    catalog = replace(catalog, presets=(preset("h", hard=1), preset("s", soft=1)))
    panel = make_panel(catalog, [[80, 50]], counties=(make_county("M", 0.5),))
    scores = score(panel, catalog, Method())

    def ranged(low, high):
        ends = np.array([[[low, 80.0, high], [50, 50, 50]]])
        return Intervals(scores.index, ends, scores.index, scores.elements, scores.index)

    assert fit(panel, scores, ranged(60.0, 90.0), "M", catalog).plain
    assert not fit(panel, scores, ranged(20.0, 90.0), "M", catalog).plain


def test_a_fit_on_illustrative_infrastructure_is_not_said_plainly(data, known):
    found = fit(data.panel, *known, LITANG, data.catalog)
    assert found.scored
    assert not found.plain


def test_without_a_score_of_infrastructure_soft_levers_take_the_fixed_share(data):
    real = data.panel.real_only()
    scores = score(real, data.catalog, Method())
    ranges = intervals(draw(real, data.catalog), scores, data.catalog)
    found = fit(real, scores, ranges, LITANG, data.catalog)
    assert not found.scored
    assert not found.plain
    assert found.share == pytest.approx(data.catalog.method.transfer_unknown)


# --- a hub counts for all it serves ------------------------------------------------------------


def test_a_hub_gains_in_every_county_it_serves_and_in_no_other(data):
    served = (LITANG, DAOCHENG, YAJIANG)
    gains = hub_gains(data.panel, data.catalog, BASELINE, 1.0, served)
    rows = [data.panel.row(code) for code in served]
    assert (gains[rows] > 0).all()
    assert np.delete(gains, rows) == pytest.approx(np.zeros(len(gains) - len(rows)))
    alone = hub_gains(data.panel, data.catalog, BASELINE, 1.0, (LITANG,))
    assert gains.sum() > alone.sum()
    assert gains[rows[0]] == pytest.approx(alone[rows[0]])


def test_a_preset_without_a_hub_has_none(data):
    found = {p.code: hub_intensity(p.levers, data.catalog) for p in data.catalog.presets}
    assert found["wugong"] == 1
    assert found["us_coop"] == 0


def test_the_ends_of_an_observed_figure_stay_together(data, costs):
    """An observed cell has no range, so that none is drawn after."""
    panel, (row, j) = data.panel, (data.panel.row(LITANG), data.catalog.column("delivery_days"))
    low, high, kind = panel.low.copy(), panel.high.copy(), panel.quality.copy()
    low[row, j] = high[row, j] = panel.values[row, j]
    kind[row, j] = Quality.OBSERVED.rank
    exact = replace(panel, low=low, high=high, quality=kind)
    for one in same_money(exact, data.catalog, BASELINE, LITANG, 20.0, costs):
        assert one.low[j] == pytest.approx(one.after[j])
        assert one.high[j] == pytest.approx(one.after[j])


def test_a_cost_that_is_not_known_is_refused_by_name():
    with pytest.raises(ModelError, match="signal"):
        at_budget((("a", 1.0), ("signal", 0.5)), 10, {"a": 2.0, "signal": float("nan")})


def test_levers_of_no_intensity_are_left_out_whatever_they_cost():
    found = at_budget((("a", 1.0), ("b", 0.0)), 1, {"a": 2.0, "b": float("nan")})
    assert found == ((("a", 0.5),), 1.0)
