"""Presets in a county: how far they carry over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from model.facts.catalog import Catalog
from model.facts.levers import Preset
from model.facts.panel import Panel
from model.facts.provenance import FloatArray
from model.score.scores import TOLERANCE, Scores
from model.uncertainty.draws import Intervals
from model.what_if.simulate import transfer

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
