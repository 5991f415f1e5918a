"""What may be said plainly: the one place that decides between a finding and an assumption."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.access.reach import reach
from model.facts.catalog import Catalog
from model.facts.panel import Panel
from model.facts.places import Network
from model.facts.provenance import FloatArray, Quality
from model.score.scores import TOLERANCE, Scores
from model.uncertainty.draws import Intervals

FAR_H = 8.0
REMOTE_TOWNSHIP_H = 2.0
ILLITERACY_TIMES = 5.0
MOST_NAMED = 3
MIXED_SHARE = 0.2  # an aggregate takes the worst quality that carries this share of its weight

Spans = Sequence[tuple[float, float]]  # (low, high): ranges that leave out the same tails


@dataclass(frozen=True, slots=True)
class Weakest:
    """The element or elements that look weakest in a county.

    `elements` holds one code, two or three where the draws do not decide, or none where nothing
    is published; `probability` is the share of draws of the first; `plain` says whether the
    claims rule lets it be said without "on illustrative figures".
    """

    elements: tuple[str, ...]
    probability: float
    plain: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A count on observed or derived figures alone: `count` of `total`, against `value`.

    `low` and `high` are the count if every modelled time were too long or too short by the
    tolerance; for observed figures both equal the count.
    """

    code: str
    count: int
    total: int
    value: float
    low: int
    high: int


def mixed_quality(evidence: float) -> Quality:
    """Return the quality of an aggregate with a share 0..1 of observed or derived weight."""
    return Quality.ILLUSTRATIVE if 1.0 - evidence >= MIXED_SHARE - TOLERANCE else Quality.DERIVED


def is_plain(scores: Scores, row: int, probability: float, catalog: Catalog) -> bool:
    """Return whether a comparison of all elements of a county may be said plainly.

    Every element compared needs the evidence share and the sentence the share of draws
    (method file, claims).
    """
    sure = probability >= catalog.method.claim_probability - TOLERANCE
    return sure and _has_evidence(scores.evidence[row][scores.published[row]], catalog)


def may_rank(scores: Scores, catalog: Catalog) -> bool:
    """Return whether the order of counties rests on evidence in every published element."""
    return _has_evidence(scores.evidence[scores.published], catalog)


def _has_evidence(shares: FloatArray, catalog: Catalog) -> bool:
    return bool(len(shares) and (shares >= catalog.method.claim_evidence - TOLERANCE).all())


def weakest(scores: Scores, known: Intervals, county: str, catalog: Catalog) -> Weakest:
    """Return the weakest element of a county, its rivals too where the draws do not decide."""
    row = scores.row(county)
    shares = known.weakest[row]
    if np.isnan(shares).all():
        return Weakest((), float("nan"), plain=False)
    probability, rules = float(shares.max()), catalog.method
    rivals = int((shares >= rules.claim_rival).sum())
    named = 1 if probability >= rules.claim_probability else min(max(rivals, 2), MOST_NAMED)
    codes = [catalog.element_codes[k] for k in np.argsort(-shares, kind="stable")[:named]]
    return Weakest(tuple(codes), probability, is_plain(scores, row, probability, catalog))


def commonest_weakest(
    scores: Scores, known: Intervals, catalog: Catalog
) -> tuple[dict[str, list[str]], bool]:
    """Return counties by the element most often lowest in their draws, and if all are plain.

    Keys follow element order; elements that are nobody's weakest have empty lists.
    """
    groups: dict[str, list[str]] = {code: [] for code in catalog.element_codes}
    claims = [weakest(scores, known, county, catalog) for county in scores.counties]
    for county, claim in zip(scores.counties, claims, strict=True):
        if claim.elements:
            groups[claim.elements[0]].append(county)
    return groups, all(claim.plain for claim in claims)


def clearly_weak(known: Intervals, bound: float) -> int:
    """Return how many counties have their whole interval below a score."""
    return int((known.index[:, 2] < bound).sum())


def findings(
    panel: Panel,
    network: Network,
    national: dict[str, float],
    provincial: dict[str, float],
    tolerance: float,
) -> dict[str, Finding]:
    """Return the findings that need no illustrative value, by code.

    `national` and `provincial` hold census reference figures (schooling_years, illiteracy,
    college_share); `tolerance` is the share by which a modelled time may be off. Only observed
    or derived cells are counted.
    """
    real, total = panel.real_only(), len(panel.counties)
    schooling, college = real.column("schooling_years"), real.column("college_share")
    mean, half = national["schooling_years"], provincial["college_share"] / 2
    many = ILLITERACY_TIMES * national["illiteracy"]
    hours = np.array([county.road_h_chengdu for county in panel.counties])
    off = (1, 1 - tolerance, 1 + tolerance)  # as modelled, all too short, all too long
    far = [int((hours > FAR_H / by).sum()) for by in off]
    away = [reach(network.townships, REMOTE_TOWNSHIP_H / by) for by in off]
    located, remote = away[0].located, [one.beyond for one in away]
    counted = (
        ("schooling", schooling < mean, mean),
        ("college", college < national["college_share"], national["college_share"]),
        ("college_half", college < half, half),
        ("illiteracy", real.column("illiteracy") > many, many),
        ("stations_known", ~np.isnan(real.column("township_station_coverage")), 0.0),
        ("payment_known", ~np.isnan(real.column("mobile_payment_use")), 0.0),
        ("parcels_known", ~np.isnan(real.column("parcel_service_routine")), 0.0),
    )
    found = []
    for code, is_so, value in counted:
        count = int(is_so.sum())
        found.append(Finding(code, count, total, value, low=count, high=count))
    found.append(Finding("far", far[0], total, FAR_H, *far[1:]))
    found.append(Finding("remote_townships", remote[0], located, REMOTE_TOWNSHIP_H, *remote[1:]))
    return {finding.code: finding for finding in found}


def known_everywhere(panel: Panel) -> tuple[str, ...]:
    """Return the indicators observed or derived in every county: real ground to compare on."""
    evidence = panel.is_evidence()
    return tuple(code for j, code in enumerate(panel.indicators) if evidence[:, j].all())


def above(spans: Spans) -> tuple[tuple[int, ...], ...]:
    """Return for each range the places of those that lie wholly below it."""
    return tuple(tuple(k for k, other in enumerate(spans) if other[1] < low) for low, _ in spans)


def ordered(spans: Spans, low: float) -> float:
    """Return a share of draws in which all ranges surely keep their order, 0 where any two meet.

    `spans` leave out `low` of the draws at either end. A pair turns round only if the upper one
    falls below its range or the lower one rises above its own, so that the tails in question add
    up (union bound): one of the first and of the last, two of each between. 0 where an end is
    unknown.
    """
    count = len(spans)
    is_known = not any(math.isnan(end) for span in spans for end in span)
    if not is_known or sum(map(len, above(spans))) < max(1, count * (count - 1) // 2):
        return 0.0
    return max(0.0, 1.0 - low * 2 * (count - 1))
