"""A value set directly takes the place of today's: by hand, with levers, in draws and records."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.facts.errors import ScenarioError
from model.score.method import Method
from model.score.scores import score
from model.uncertainty.draws import draw, intervals
from model.uncertainty.effect_draws import paired_gains
from model.what_if.scenario import BASELINE, check, from_record, to_record
from model.what_if.simulate import impact


def test_setting_the_days_of_county_x_to_8_scores_them_70(panel, catalog):
    county, other = panel.codes[:2]
    days = panel.indicators[1]
    effect = impact(panel, catalog, BASELINE.with_values(days, {county: 8}))
    assert effect.values[0, 1] == pytest.approx(8)
    assert effect.result.indicators[0, 1] == pytest.approx(70)  # (15 - 8) / (15 - 5)
    assert effect.gain[panel.row(other)] == 0
    assert effect.moved.sum() == 1


def test_a_set_value_stands_instead_of_what_levers_would_make_of_it(panel, catalog):
    scenario = BASELINE.with_values(panel.indicators[1], {panel.codes[0]: 8})
    effect = impact(panel, catalog, scenario.with_levers({"trunk": 1}, ()))
    assert effect.values[0, 1] == pytest.approx(8)


def test_a_worse_value_lowers_the_score_and_the_parts_still_add_up(panel, catalog):
    scenario = BASELINE.with_values(panel.indicators[0], {panel.codes[0]: 10})
    effect = impact(panel, catalog, scenario)
    assert effect.gain[0] < 0
    assert np.nansum(effect.by_element[0]) == pytest.approx(effect.gain[0])


def test_a_missing_value_is_not_set_by_a_what_if(panel, catalog):
    row, column = np.argwhere(np.isnan(panel.values))[0]
    scenario = BASELINE.with_values(panel.indicators[column], {panel.codes[row]: 9})
    effect = impact(panel, catalog, scenario)
    assert not effect.moved.any()
    assert np.isnan(effect.values[row, column])


def test_a_set_value_is_the_same_in_every_draw(data):
    code, county = "mobile_payment_use", data.panel.codes[4]
    draws = draw(data.panel, data.catalog)
    known = intervals(draws, score(data.panel, data.catalog, Method()), data.catalog)
    best = data.catalog.indicator(code).best
    effect = impact(data.panel, data.catalog, BASELINE.with_values(code, {county: best}))
    gain = paired_gains(draws, known, effect, (county,), data.catalog)[0]
    assert gain is not None
    assert gain.rises > 0.99
    assert gain.gain[0] <= effect.gain[4] <= gain.gain[2]


@given(st.dictionaries(st.sampled_from(("513201", "513334")), st.floats(0, 100), min_size=1))
def test_set_values_survive_a_record(data, cells):
    scenario = BASELINE.with_values("mobile_payment_use", cells)
    assert from_record(to_record(scenario), data.catalog, data.panel.codes) == scenario


@pytest.mark.parametrize(
    ("code", "county", "value"),
    [
        ("nothing", "513201", 5),
        ("mobile_payment_use", "110101", 5),
        ("mobile_payment_use", "513201", 101),
        ("mobile_payment_use", "513201", float("nan")),
    ],
)
def test_a_set_value_of_nothing_known_or_out_of_range_is_refused(data, code, county, value):
    with pytest.raises(ScenarioError):
        check(BASELINE.with_values(code, {county: value}), data.catalog, data.panel.codes)


def test_a_gain_in_which_an_indicator_falls_has_no_shares(panel, catalog):
    scenario = BASELINE.with_levers({"shops": 1}, ()).with_values("a2", {"X": 14})
    effect = impact(panel, catalog, scenario)
    assert effect.gain[0] > 0
    assert np.isnan(effect.paper_share[0])
