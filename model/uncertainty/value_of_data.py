"""Measure this next: which figures of a county, if they were known, would change the most."""

from dataclasses import dataclass

import numpy as np

from model.facts.catalog import Catalog
from model.facts.panel import EVIDENCE, Panel
from model.facts.provenance import FloatArray, IntpArray, Quality
from model.score.goalposts import clip
from model.score.power_mean import power_mean, weighted_mean
from model.score.scores import Scores
from model.uncertainty.draws import Draws, quantiles, stream
from model.uncertainty.effect_draws import single_steps
from model.what_if.simulate import Impact

BINS = 10
PERMUTATIONS = 20
CLEAR = 2.0  # an action is clearly better by so many standard deviations of chance
NO_ACTION = -1
MOST = 5  # figures named


Worth = tuple[float, float, int]  # of knowing a field: EVPPI, probability of change, action instead


@dataclass(frozen=True, slots=True)
class Field:
    """A figure that is not observed, and what it would be worth to know it.

    `value` is the expected gain of the better advice in points; `changes` is the probability 0..1
    that another lever would clearly gain more, and `instead` the one that most often would, '' if
    none. `points` is what the index differs by between the two ends of the figure's range.
    """

    indicator: str
    value: float
    changes: float
    instead: str
    points: float


@dataclass(frozen=True, slots=True)
class MeasureNext:
    """The lever that gains most on average today, its mean gain in points, and what to measure.

    `fields` are all that are open: those first that are likeliest to change the advice, the others
    by the points they may move the index.
    """

    lever: str
    gain: float
    fields: tuple[Field, ...]

    @property
    def deciding(self) -> tuple[Field, ...]:
        """Return the at most five first that would change the advice, none where none would."""
        return tuple(field for field in self.fields[:MOST] if field.changes > 0)


def evppi(payoffs: FloatArray, fields: FloatArray, seed: int = 0) -> list[Worth]:
    """Return what knowing each of f fields is worth: expected value of partial perfect information.

    First the EVPPI in the unit of the payoffs, then the probability 0..1 that another action
    turns out clearly better, and which most often does, NO_ACTION if none. `payoffs` (S, L) of
    the actions and `fields` (S, f) are paired draws. EVPPI = E(max_l
    E(payoff_l | x)) - max_l E(payoff_l), the inner mean taken in quantile bins of x. Chance
    differences between bins bias it upwards: the mean of that bias over permutations of the
    residuals is taken off. What is left is 0 if negative, or if no bin clearly favours another
    action than the mean does. After Strong, Oakley, Brennan (2014), Medical Decision Making
    34:311 (single-sample estimate; smoother fits in place of bins).
    """
    drawn = stream(seed, 0)
    orders = np.stack([drawn.permutation(len(payoffs)) for _ in range(PERMUTATIONS)])
    return [_worth(payoffs, x, orders) for x in fields.T]


def _worth(payoffs: FloatArray, x: FloatArray, orders: IntpArray) -> Worth:
    edges = np.quantile(x, np.arange(1, BINS) / BINS)
    _, label = np.unique(np.searchsorted(edges, x, side="right"), return_inverse=True)
    member = (label == np.arange(label.max() + 1)[:, None]).astype(float)
    share = member.mean(axis=1)
    member /= member.sum(axis=1, keepdims=True)
    mean, fit = payoffs.mean(axis=0), member @ payoffs
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


def measure_next(
    draws: Draws, panel: Panel, effect: Impact, catalog: Catalog, county: str
) -> MeasureNext | None:
    """Return which figures of a county to measure next, None where its score is withheld.

    `effect` is where it stands: today, or a scenario. Looked at are the missing, illustrative
    and derived figures of its published elements, but not the product's own completeness. A
    lever acts on a missing figure too, as it is drawn: the figure exists, it is only not known.
    """
    row, codes = panel.row(county), [*(lever.code for lever in catalog.levers), ""]
    if np.isnan(effect.baseline.index[row]) or not catalog.levers:
        return None
    steps = single_steps(draws, effect, county, catalog, on_missing=True)
    payoffs = steps.gains(effect.baseline.p, catalog.method.floor)
    asked = catalog.weights @ effect.baseline.published[row] > 0
    asked &= panel.quality[row] != Quality.OBSERVED.rank
    asked &= np.array(catalog.codes) != EVIDENCE
    columns = np.flatnonzero(asked)
    worth = evppi(payoffs, draws.cells[:, row, columns], seed=catalog.method.seed)
    points = index_spans(draws, effect.baseline, row, columns, catalog)
    fields = [
        Field(catalog.codes[column], value, changes, codes[instead], span)
        for column, (value, changes, instead), span in zip(columns, worth, points, strict=True)
    ]
    fields.sort(key=lambda field: (-field.changes, -field.value, -field.points))
    mean = payoffs.mean(axis=0)
    return MeasureNext(codes[int(mean.argmax())], float(mean.max()), tuple(fields))


def index_spans(
    draws: Draws, today: Scores, row: int, columns: IntpArray, catalog: Catalog
) -> list[float]:
    """Return by how many points a county's index moves over the range of each of its figures.

    All other figures stand as they are; a missing one takes its weight in its element.
    """
    ends = clip(quantiles(draws.cells[:, row, columns], catalog)[:, [0, 2]])  # (f, 2)
    versions = np.tile(today.indicators[row], (len(columns), 2, 1))
    versions[np.arange(len(columns)), :, columns] = ends
    elements = weighted_mean(versions, catalog.weights, p=1)
    elements[:, :, ~today.published[row]] = np.nan
    index = power_mean(elements, today.weights, today.p, catalog.method.floor)
    return np.diff(index)[:, 0].tolist()  # type: ignore[no-any-return]
