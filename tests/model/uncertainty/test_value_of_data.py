"""Measure this next: the worth of knowing a figure, by hand and on the shipped figures."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.facts.panel import EVIDENCE
from model.facts.provenance import Quality
from model.score.method import Method
from model.score.scores import score
from model.uncertainty.draws import draw, intervals, quantiles
from model.uncertainty.effect_draws import paired_gains, single_steps
from model.uncertainty.value_of_data import NO_ACTION, evppi, index_spans, measure_next
from model.what_if.scenario import BASELINE, Scenario
from model.what_if.simulate import impact

NAN = float("nan")
DRAWS = 1000
ROWS = [[60.3, 12.1, 20.7], [40, 9, 30], [72, 7, 44], [55, 11, 52], [31, 13, 18], [66, 8, 25]]
GUESSED = Quality.ILLUSTRATIVE.rank


def uniform(seed, low=-1.0, high=1.0):
    return np.random.default_rng(seed).uniform(low, high, DRAWS)


def worth(payoffs, *fields):
    return worths(np.column_stack(payoffs), np.column_stack(fields))


def worths(payoffs, fields):
    names = ("value", "changes", "instead")
    found = zip(*evppi(payoffs, fields), strict=True)
    return SimpleNamespace(**dict(zip(names, map(np.array, found), strict=True)))


def gains(draws, effect, catalog, county):
    """Return what each lever alone gains, on missing figures too."""
    steps = single_steps(draws, effect, county, catalog, on_missing=True)
    return steps.gains(effect.baseline.p, catalog.method.floor)


# --- the worth of a field ----------------------------------------------------------------------


def test_knowing_which_of_two_actions_pays_is_worth_a_quarter():
    """Payoffs x and 0, x uniform on -1..1: E max(x, 0) = 1/4, and half the time the other wins."""
    x = uniform(1)
    found = worth((x, 0 * x), x)
    assert found.value == pytest.approx([0.25], abs=0.02)
    assert found.changes == pytest.approx([0.5], abs=0.1)


def test_the_action_instead_is_the_one_that_wins_where_advice_changes():
    """0.2 on average against x - 0.1 and -1: below x = 0.3 nothing changes, above it x wins."""
    x = uniform(2)
    found = worth((0 * x - 1, 0 * x + 0.2, x - 0.1), x)
    assert found.instead.tolist() == [2]
    assert found.changes == pytest.approx([0.35], abs=0.1)
    assert found.value == pytest.approx([0.7**2 / 4], abs=0.02)


def test_a_field_that_no_payoff_depends_on_is_worth_nothing():
    payoffs = np.column_stack([uniform(3), uniform(4), uniform(5)])
    others = np.column_stack([uniform(seed) for seed in range(10, 40)])
    found = worths(payoffs, others)
    assert np.mean(found.value == 0) > 0.6
    assert found.value.max() < 0.03
    assert found.changes.mean() < 0.05


def test_half_of_what_decides_is_worth_less_than_all_of_it():
    """Payoffs x + y and 0: with both known E|x + y| / 2 = 1/3, with x alone 1/4."""
    x, y = uniform(6), uniform(7)
    found = worth((x + y, 0 * x), x, x + y)
    assert found.value == pytest.approx([1 / 4, 1 / 3], abs=0.03)


def test_a_field_that_moves_all_payoffs_alike_changes_no_advice():
    x = uniform(8)
    found = worth((x, x + 0.1), x)
    assert found.value.tolist() == [0]
    assert found.changes.tolist() == [0]
    assert found.instead.tolist() == [NO_ACTION]


def test_a_field_that_is_known_already_is_worth_exactly_nothing():
    x = uniform(9)
    found = worth((x, 0 * x), np.full(DRAWS, 42.0))
    assert found.value.tolist() == [0]


def test_a_field_of_few_different_values_is_split_by_value():
    """A coin: heads pays 1, tails costs 1; either value is known for sure."""
    coin = np.tile([1.0, -1.0], DRAWS // 2)
    found = worth((coin, 0 * coin), coin)
    assert found.value == pytest.approx([0.5])
    assert found.changes == pytest.approx([0.5])


def test_no_field_has_no_worth():
    assert evppi(np.ones((DRAWS, 2)), np.ones((DRAWS, 0))) == []


def test_the_worth_is_the_same_each_time():
    x, y = uniform(1), uniform(2)
    first, again = (worth((x + y, 0 * x), x, y) for _ in range(2))
    np.testing.assert_array_equal(first.value, again.value)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 10_000),
    st.integers(1, 5),
    st.floats(0.01, 100),
    st.floats(-50, 50),
)
def test_a_worth_is_never_negative_nor_above_that_of_knowing_everything(seed, levers, unit, shift):
    stream = np.random.default_rng(seed)
    fields = stream.normal(size=(200, 4))
    payoffs = unit * (fields @ stream.normal(size=(4, levers)) + stream.normal(size=levers)) + shift
    found = worths(payoffs, fields)
    everything = payoffs.max(axis=1).mean() - payoffs.mean(axis=0).max()
    assert (found.value >= 0).all()
    assert (found.value <= everything + 1e-9 * unit).all()
    assert ((found.changes >= 0) & (found.changes <= 1)).all()
    assert ((found.value > 0) == (found.changes > 0)).all()
    assert ((found.instead == NO_ACTION) == (found.changes == 0)).all()


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.01, 100), st.floats(-50, 50))
def test_a_worth_is_in_the_unit_of_the_payoffs(seed, unit, shift):
    stream = np.random.default_rng(seed)
    fields = stream.normal(size=(200, 3))
    payoffs = fields @ stream.normal(size=(3, 3))
    plain, other = worths(payoffs, fields), worths(unit * payoffs + shift, fields)
    assert other.value == pytest.approx(unit * plain.value, abs=1e-7)


# --- gains of levers ---------------------------------------------------------------------------


@pytest.mark.parametrize("p", [1, 0, -1])
def test_the_gain_of_each_lever_is_the_paired_gain_of_that_lever_alone(catalog, make_panel, p):
    panel = make_panel(catalog, ROWS)
    draws, today = draw(panel, catalog), impact(panel, catalog, Scenario(method=Method(p=p)))
    known = intervals(draws, today.baseline, catalog)
    spans = quantiles(gains(draws, today, catalog, "02"), catalog)
    for lever, span in zip(catalog.levers, spans, strict=True):
        alone = Scenario(method=Method(p=p)).with_levers({lever.code: 1}, ("02",))
        effect = impact(panel, catalog, alone)
        assert span == pytest.approx(
            paired_gains(draws, known, effect, ("02",), catalog)[0].gain, abs=1e-9
        )


def test_a_lever_acts_on_a_missing_figure_as_it_is_drawn(catalog, make_panel):
    panel = make_panel(catalog, [[60.3, NAN, 20.7], *ROWS[1:]])
    trunk = gains(draw(panel, catalog), impact(panel, catalog, BASELINE), catalog, "00")[:, 0]
    assert (trunk > 0).all()


def test_a_withheld_county_has_no_gains(catalog, make_panel):
    panel = make_panel(catalog, [[NAN, NAN, 20.7], *ROWS[1:]])
    today = impact(panel, catalog, BASELINE)
    assert np.isnan(gains(draw(panel, catalog), today, catalog, "00")).all()


# --- what to measure ---------------------------------------------------------------------------


def ask(panel, catalog, county="00"):
    today = impact(panel, catalog, BASELINE)
    return measure_next(draw(panel, catalog), panel, today, catalog, county)


@pytest.fixture(scope="module")
def rivals(make_catalog, make_lever):
    """Two elements, each with a lever; a third lever that is always worse."""
    return make_catalog(
        [1],
        [1],
        levers=(
            make_lever("first", "soft", infrastructure_0=0.5),
            make_lever("second", "soft", element2_0=0.5),
            make_lever("third", "soft", element2_0=0.1),
        ),
    )


@pytest.fixture(scope="module")
def unsure(rivals, with_half_width, make_panel):
    """County 00 has 40 points in both elements, the first a guess of +-30, the second observed."""
    catalog = with_half_width(rivals, 0.3)
    kinds = np.zeros((6, 2), dtype=int)
    kinds[0, 0] = GUESSED
    return make_panel(catalog, [[40, 40], *[[50, 50]] * 5], kinds), catalog


def test_the_guess_that_decides_between_two_levers_is_to_be_measured(unsure):
    panel, catalog = unsure
    found = ask(panel, catalog)
    assert [field.indicator for field in found.fields] == ["infrastructure_0"]
    field = found.fields[0]
    assert field.value > 0.5
    assert 0.2 < field.changes < 0.8
    assert {found.lever, field.instead} == {"first", "second"}


def test_an_observed_figure_is_not_measured_again(rivals, make_panel):
    assert ask(make_panel(rivals, [[40, 40], *[[50, 50]] * 5]), rivals).fields == ()


def test_a_missing_figure_is_worth_measuring_too(make_catalog, make_lever, make_panel):
    catalog = make_catalog(
        [1, 1],
        [1],
        levers=(
            make_lever("first", "soft", infrastructure_1=0.5),
            make_lever("second", "soft", element2_0=0.3),
        ),
    )
    panel = make_panel(catalog, [[50, NAN, 50], *[[50, x, 50] for x in (2, 30, 50, 70, 98)]])
    (field,) = ask(panel, catalog).fields
    assert field.indicator == "infrastructure_1"


def test_a_figure_moves_the_index_by_its_weight_times_its_range(make_catalog, make_panel):
    """Drawn scores 0, .5, ... 99.5: from 5 to 94.5. The mean of two elements, the first 3 : 1."""
    catalog = make_catalog([3, 1], [1])
    panel = make_panel(catalog, [[40, 40, 40], [50, 50, 50]])
    ladder = np.broadcast_to(np.arange(200)[:, None, None] / 2, (200, 2, 3))
    drawn, today = replace(draw(panel, catalog), cells=ladder), score(panel, catalog, Method(p=1))
    spans = index_spans(drawn, today, 0, np.arange(3), catalog)
    assert spans == pytest.approx([89.5 / 2 * 3 / 4, 89.5 / 2 / 4, 89.5 / 2])


def test_where_nothing_decides_the_figure_that_moves_the_index_most_comes_first(
    with_half_width, make_panel, make_catalog, make_lever
):
    only = make_catalog([1, 3], [1], levers=(make_lever("first", "soft", element2_0=0.5),))
    guesses = np.full((6, 3), GUESSED)
    panel = make_panel(only, [[40, 40, 40], *[[50, 50, 50]] * 5], guesses)
    found = ask(panel, with_half_width(only, 0.3))
    assert found.deciding == ()
    order = ["element2_0", "infrastructure_1", "infrastructure_0"]
    assert [field.indicator for field in found.fields] == order


def test_nothing_is_advised_where_the_score_is_withheld(catalog, make_panel):
    assert ask(make_panel(catalog, [[NAN, NAN, 20.7], *ROWS[1:]]), catalog) is None


def test_nothing_is_advised_without_levers(catalog, make_panel):
    panel = make_panel(catalog, ROWS)
    today = impact(panel, catalog, BASELINE)
    none = replace(catalog, levers=())
    assert measure_next(draw(panel, none), panel, today, none, "00") is None


def test_with_real_data_only_nothing_is_advised(data):
    real = data.panel.real_only()
    assert ask(real, data.catalog, real.codes[0]) is None


def test_the_shipped_figures_name_up_to_five_fields_that_are_not_observed(data):
    panel, catalog = data.panel, data.catalog
    draws, today = draw(panel, catalog), impact(panel, catalog, BASELINE)
    named = 0
    for county in panel.codes[::6]:
        found = measure_next(draws, panel, today, catalog, county)
        chances = [field.changes for field in found.fields]
        named += len(found.deciding)
        assert len(found.deciding) <= 5
        assert chances == sorted(chances, reverse=True)
        for field in found.deciding:
            kind = panel.quality[panel.row(county), catalog.column(field.indicator)]
            assert kind != Quality.OBSERVED.rank
            assert field.indicator != EVIDENCE
            assert 0 < field.changes <= 1
            assert field.instead != found.lever
            assert field.value < found.gain
    assert named > 0
