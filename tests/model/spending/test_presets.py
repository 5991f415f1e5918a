"""Presets in a county: how far they carry over, and for whom."""

from dataclasses import replace

import numpy as np
import pytest

from model.facts.levers import Preset
from model.facts.provenance import Words
from model.score.method import Method
from model.score.scores import score
from model.spending.presets import (
    best_fit,
    by_lever,
    fit,
    transfer_share,
)
from model.uncertainty.draws import Intervals, draw, intervals
from model.what_if.costs import full_costs

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
