"""Measure this next: which figure of a county, if it were known, would change the advice most."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.facts.catalog import Catalog
from model.facts.errors import ModelError
from model.facts.panel import EVIDENCE, Panel
from model.facts.provenance import MISSING, QUALITIES, FloatArray, Quality
from model.uncertainty.draws import Draws, streams
from model.uncertainty.effect_draws import single_steps
from model.what_if.simulate import Impact

IntpArray = npt.NDArray[np.intp]
BINS = 10
PERMUTATIONS = 20
CLEAR = 2.0  # an action is clearly better by so many standard deviations of chance
NO_ACTION = -1
MOST = 5  # fields named


@dataclass(frozen=True, slots=True)
class Field:
    """A figure that is not observed, and what it would be worth to know it.

    `quality` is None where it is missing; `value` is the expected gain of the better advice in
    points, or points per unit of cost; `changes` is the probability 0..1 that another lever
    would clearly gain more, and `instead` the one that most often would.
    """

    indicator: str
    quality: Quality | None
    value: float
    changes: float
    instead: str


@dataclass(frozen=True, slots=True)
class MeasureNext:
    """The lever that gains most on average today, its mean gain, and the fields worth knowing.

    `gain` is in points, or points per unit of cost; `fields` are at most five, best first, and
    none where no single figure would change the advice.
    """

    lever: str
    gain: float
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """What knowing f fields is worth: all (f,).

    `value` is the EVPPI in the unit of the payoffs; `changes` the probability that another
    action turns out clearly better; `instead` which most often does, NO_ACTION if none.
    """

    value: FloatArray
    changes: FloatArray
    instead: IntpArray


def evppi(
    payoffs: FloatArray,
    fields: FloatArray,
    bins: int = BINS,
    permutations: int = PERMUTATIONS,
    seed: int = 0,
) -> Worth:
    """Return the expected value of partial perfect information of each of f fields.

    `payoffs` (S, L) of the actions and `fields` (S, f) are paired draws. EVPPI = E(max_l
    E(payoff_l | x)) - max_l E(payoff_l), the inner mean taken in quantile bins of x. Chance
    differences between bins bias it upwards: the mean of that bias over permutations of the
    residuals is taken off. What is left is 0 if negative, or if no bin clearly favours another
    action than the mean does.

    References
    ----------
    Strong, Oakley, Brennan (2014), Medical Decision Making 34:311 (single-sample estimate;
    smoother fits in place of bins).
    """
    stream = streams(seed, 1)[0]
    orders = np.stack([stream.permutation(len(payoffs)) for _ in range(permutations)])
    found = [_worth(payoffs, x, bins, orders) for x in fields.T]
    value, changes, instead = zip(*found, strict=True) if found else ((), (), ())
    return Worth(np.array(value), np.array(changes), np.array(instead, dtype=np.intp))


def _worth(
    payoffs: FloatArray, x: FloatArray, bins: int, orders: IntpArray
) -> tuple[float, float, int]:
    """Return the EVPPI of one field, the probability of a change, and the action instead."""
    edges = np.quantile(x, np.arange(1, bins) / bins)
    _, label = np.unique(np.searchsorted(edges, x, side="right"), return_inverse=True)
    member = (label == np.arange(label.max() + 1)[:, None]).astype(float)
    share = member.mean(axis=1)
    member /= member.sum(axis=1, keepdims=True)
    mean = payoffs.mean(axis=0)
    fit = member @ payoffs
    # What of the fit is chance: bins of what the field leaves unexplained, in random order. A
    # field that explains the payoffs leaves nothing, one that does not leaves all.
    chance = mean + member @ (payoffs - fit[label])[orders]
    value = float(share @ fit.max(axis=1) - np.mean(chance.max(axis=2) @ share))
    now, best = mean.argmax(), fit.argmax(axis=1)
    noise = (chance - chance[:, :, [now]]).std(axis=(0, 1))[best]
    clear = fit.max(axis=1) - fit[:, now] > CLEAR * noise
    if value <= 0 or not clear.any():
        return 0.0, 0.0, NO_ACTION
    return value, float(share @ clear), int(np.bincount(best[clear], share[clear]).argmax())


def gains(draws: Draws, effect: Impact, catalog: Catalog, county: str) -> FloatArray:
    """Return what each lever alone, raised to full intensity, gains a county in every draw, (S, L).

    In points of the index, from where the scenario stands; NaN where the index is withheld. A
    lever acts on a missing figure too, as it is drawn: the figure exists, it is only not known.
    """
    steps = single_steps(draws, effect, county, catalog, on_missing=True)
    return steps.gains(effect.baseline.p, catalog.method.floor)


def measure_next(
    draws: Draws,
    panel: Panel,
    effect: Impact,
    catalog: Catalog,
    county: str,
    costs: FloatArray | None = None,
) -> MeasureNext | None:
    """Return which figures of a county to measure next, None where its score is withheld.

    `effect` is where it stands: today, or a scenario. Looked at are the missing, illustrative
    and derived figures of its published elements, but not the product's own completeness.
    `costs` (levers,) makes gains count per unit of cost: ModelError if one is not positive.
    """
    row = panel.row(county)
    if np.isnan(effect.baseline.index[row]) or not catalog.levers:
        return None
    payoffs = gains(draws, effect, catalog, county)
    if costs is not None:
        if not (costs > 0).all():
            raise ModelError(f"costs of levers are positive: {costs}")
        payoffs = payoffs / costs
    published = catalog.weights @ effect.baseline.published[row] > 0
    asked = published & (panel.quality[row] != Quality.OBSERVED.rank)
    asked &= np.array([code != EVIDENCE for code in catalog.codes])
    columns = np.flatnonzero(asked)
    worth = evppi(payoffs, draws.cells[:, row, columns], seed=catalog.method.seed)
    order = np.argsort(-worth.value, kind="stable")[:MOST]
    mean = payoffs.mean(axis=0)
    fields = tuple(
        _field(panel, catalog, (row, int(columns[i])), worth, int(i))
        for i in order
        if worth.value[i] > 0
    )
    return MeasureNext(catalog.levers[int(mean.argmax())].code, float(mean.max()), fields)


def _field(panel: Panel, catalog: Catalog, at: tuple[int, int], worth: Worth, i: int) -> Field:
    quality = int(panel.quality[at])
    return Field(
        indicator=catalog.codes[at[1]],
        quality=None if quality == MISSING else QUALITIES[quality],
        value=float(worth.value[i]),
        changes=float(worth.changes[i]),
        instead=catalog.levers[worth.instead[i]].code,
    )
