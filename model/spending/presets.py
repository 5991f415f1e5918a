"""Presets in a county: how far they carry over, what they cost, what the same money buys.

Presets differ in how much they ask for, so that they are compared at one budget only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from model.facts.catalog import Catalog
from model.facts.levers import Preset
from model.facts.panel import Panel
from model.facts.provenance import BoolArray, FloatArray
from model.score.goalposts import goalposts, raw_values
from model.score.scores import TOLERANCE, Scores
from model.uncertainty.draws import Intervals
from model.what_if.costs import HUB, Levers, in_per_cent
from model.what_if.scenario import Scenario
from model.what_if.simulate import close_gaps, impact, transfer

INFRASTRUCTURE = "infrastructure"


@dataclass(frozen=True, slots=True)
class Fit:
    """The presets that carry over best to a county, and the share of their effect they keep.

    Several where the shares are the same in whole per cent. `plain` says whether the claims rule
    lets it be said without "on illustrative figures"; `scored` whether the infrastructure element
    is published, for else soft levers take the fixed share.
    """

    presets: tuple[Preset, ...]
    share: float
    plain: bool
    scored: bool


@dataclass(frozen=True, slots=True, eq=False)
class Purchase:
    """What a budget buys of a preset in one county.

    `levers` are its intensities and `cost` what they cost, in m yuan: less than the budget where
    all stand at full intensity. `after`, `low`, `high` (m,) are the county's indicators after,
    `moved` (m,) those acted on; `gain` is in points, NaN where the score is withheld, `paper` the
    share of it carried by self-declared indicators.
    """

    preset: Preset
    levers: Levers
    cost: float
    after: FloatArray
    low: FloatArray
    high: FloatArray
    moved: BoolArray
    gain: float
    paper: float


def by_lever(table: FloatArray, row: int, catalog: Catalog) -> dict[str, float]:
    """Return one county's column of a table (levers, n) by lever code."""
    codes = [lever.code for lever in catalog.levers]
    return dict(zip(codes, table[:, row].tolist(), strict=True))


def transfer_share(preset: Preset, shares: Mapping[str, float]) -> float:
    """Return the mean by intensity of a preset's `shares`: how its levers work in a county."""
    whole = sum(u for _, u in preset.levers)
    return sum(u * shares[code] for code, u in preset.levers) / whole


def best_fit(presets: Sequence[Preset], shares: Mapping[str, float]) -> tuple[Preset, ...]:
    """Return the presets, warnings apart, with the highest transfer share in whole per cent."""
    kept = {p.code: round(100 * transfer_share(p, shares)) for p in presets if not p.warning}
    return tuple(p for p in presets if kept.get(p.code) == max(kept.values()))


def fit(panel: Panel, scores: Scores, known: Intervals, county: str, catalog: Catalog) -> Fit:
    """Return the best fit for a county, and whether it may be said plainly.

    Plain if the infrastructure element, on which soft levers rest, has the evidence the claims
    rule asks for, and the answer is the same at both ends of its range: shares are linear in it.
    """
    row, k = panel.row(county), catalog.element_codes.index(INFRASTRUCTURE)
    now = by_lever(transfer(panel, scores, catalog), row, catalog)
    best = best_fit(catalog.presets, now)
    scored = bool(scores.published[row, k])
    plain = scored and scores.evidence[row, k] >= catalog.method.claim_evidence - TOLERANCE
    for end in (0, 2):
        moved = replace(scores, elements=known.elements[:, :, end])
        there = by_lever(transfer(panel, moved, catalog), row, catalog)
        plain = plain and best_fit(catalog.presets, there) == best
    share = max(transfer_share(preset, now) for preset in best)
    return Fit(best, share, bool(plain), scored)


def same_money(
    panel: Panel,
    catalog: Catalog,
    today: Scenario,
    county: str,
    budget: float,
    costs: Mapping[str, float],
) -> tuple[Purchase, ...]:
    """Return what a budget in m yuan buys of every preset in one county, in their own order."""
    row = panel.row(county)
    values = np.stack([panel.values[row], panel.low[row], panel.high[row]])
    now = goalposts(values, catalog.worst, catalog.best)
    purchases = []
    for preset in catalog.presets:
        levers, cost = in_per_cent(preset.levers, budget, costs)
        scenario = today.baseline().with_levers(dict(levers), (county,))
        effect = impact(panel, catalog, scenario)
        moved = close_gaps(now, effect.closing[row])  # the same share of the gap at both ends
        after, low, high = raw_values(moved, catalog.worst, catalog.best)
        gain, paper = float(effect.gain[row]), float(effect.paper_share[row])
        purchases.append(
            Purchase(preset, levers, cost, after, low, high, effect.moved[row], gain, paper)
        )
    return tuple(purchases)


def hub_gains(
    panel: Panel, catalog: Catalog, today: Scenario, intensity: float, counties: tuple[str, ...]
) -> FloatArray:
    """Return the gain in points of every county, shape (n,), if one hub serves some of them.

    Nothing but the hub is pulled; NaN where the score is withheld, 0 where it does not serve.
    """
    hub = next(lever.code for lever in catalog.levers if lever.cost.driver == HUB)
    return impact(panel, catalog, today.baseline().with_levers({hub: intensity}, counties)).gain


def hub_intensity(levers: Levers, catalog: Catalog) -> float:
    """Return how much of a hub some levers hold, 0..1; 0 where there is none."""
    hubs = {lever.code for lever in catalog.levers if lever.cost.driver == HUB}
    return sum(u for code, u in levers if code in hubs)
