"""Presets in a county: how far they carry over, and what the same money buys of each."""

from dataclasses import replace

import numpy as np
import pytest

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
from model.what_if.costs import cost_of, full_costs
from model.what_if.scenario import BASELINE

LITANG, DAOCHENG, YAJIANG = "513334", "513337", "513325"
NEAR = 1e-9
NOTHING = Words("", "")


def preset(code, warning=False, **levers):
    words = Words(code, code)
    told = (words, words, *[NOTHING] * 5)
    return Preset(code, 1, *told, warning, (), tuple(levers.items()))


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


def test_terrain_decides_between_hard_and_soft_presets(
    make_catalog, make_panel, make_county, make_lever
):
    """Infrastructure 50 gives soft levers .8; hard ones keep 1 where it is easy, .6 where not."""
    levers = (
        make_lever("hard", "hard", infrastructure_1=0.5),
        make_lever("soft", "soft", infrastructure_1=0.5),
    )
    catalog = make_catalog([1], [1], levers=levers)
    catalog = replace(catalog, presets=(preset("h", hard=1), preset("s", soft=1)))
    places = (make_county("E", 0.0), make_county("D", 1.0))
    panel = make_panel(catalog, [[50, 50], [50, 50]], counties=places)
    scores = score(panel, catalog, Method())
    ends = np.repeat(scores.elements[:, :, None], 3, axis=2)
    exact = Intervals(
        scores.index[:, None], ends, scores.index[:, None], scores.elements, scores.index[None, :]
    )
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
    levers = (
        make_lever("hard", "hard", infrastructure_1=0.5),
        make_lever("soft", "soft", infrastructure_1=0.5),
    )
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
