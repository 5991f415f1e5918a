"""What the method page says of what is assumed: measures, peers, ranges, claims, constants."""

from itertools import pairwise

from components.widgets.html import Entry, Tile
from components.words.texts import Texts
from components.words.travel_rule import rule_fields
from model.access.reach import reach
from model.facts.catalog import Constants
from model.facts.estimate import CLIP_Z
from model.facts.levers import Lever
from model.facts.places import FrictionBounds, friction
from model.results.results import Results
from model.uncertainty.claims import MIXED_SHARE, REMOTE_TOWNSHIP_H
from model.uncertainty.draws import LEAST_NEIGHBOURS
from model.what_if.scenario import Scenario
from pages.method.goalposts import cites, plain

GAP = r"x' = x_1 + (x - x_1) \prod_l \left(1 - g_l\, u_l\, T_l\right)"
NEVER, CLAIMS, SURE = 8, 4, 5


def levers_title(t: Texts) -> str:
    """Return how well the measures are evidenced, as the catalogue grades them."""
    grades: list[str] = [lever.grade for lever in t.catalog.levers]
    a, b, c = (grades.count(grade) for grade in "ABC")
    key = "method.levers_graded" if a else "method.levers_title"
    return t(key, n=len(grades), a=a, b=b, c=c)


def transfer_formula(t: Texts) -> str:
    """Return the two transfer rules with the constants in force."""
    m = t.catalog.method
    hard = rf"T_{{\mathrm{{hard}}}} = 1 - {plain(m.hard_slope)}\,F"
    soft = (
        rf"T_{{\mathrm{{soft}}}} = {plain(m.soft_base)} + {plain(m.soft_slope)}\,"
        r"\frac{E_1}{100}"
    )
    return rf"{hard}, \qquad {soft}"


def levers_words(t: Texts) -> list[str]:
    """Return how measures work, transfer, and what the grades mean."""
    unknown = t.percent(t.catalog.method.transfer_unknown)
    return [
        t("method.levers_text"),
        t("method.transfer_text", unknown=unknown),
        t("method.grades_text"),
    ]


def levers(results: Results, county: str, today: Scenario, t: Texts) -> list[Entry]:
    """Return an entry a measure: what full means, effects, transfer, evidence, sources."""
    entries = []
    for lever, shares in zip(t.catalog.levers, results.transfers(today), strict=True):
        mark = t(
            "method.lever_mark",
            element=t.element(lever.element),
            kind=t(f"method.kind_{lever.kind}"),
            grade=lever.grade,
        )
        span = {"low": t.percent(float(shares.min())), "high": t.percent(float(shares.max()))}
        transfer = t("method.lever_transfer_range", **span)
        if county:
            own = float(shares[results.data.panel.row(county)])
            name = t.county(county)
            transfer = t("method.lever_transfer_one", county=name, share=t.percent(own), **span)
        lines = [
            (t("method.lever_full"), t.of(lever.full)),
            (t("method.lever_effects"), effects(lever, t)),
            (t("method.lever_transfer"), transfer),
            (t("method.lever_evidence"), t.of(lever.evidence)),
            (t("method.sources"), cites(lever.sources, t)),
        ]
        entries.append(Entry(t.of(lever.name), mark, lines))
    return entries


def effects(lever: Lever, t: Texts) -> str:
    """Return what a measure closes of which gap."""
    moved = {t.indicator(e.indicator): t.percent(e.gap_share) for e in lever.effects}
    return t.join([t("method.lever_effect", indicator=i, share=s) for i, s in moved.items()])


def peers_text(t: Texts) -> str:
    """Return how terrain friction is made, with its bounds."""
    method = t.catalog.method
    (e0, e1), (s0, s1), (c0, c1) = _bounds(method.friction)
    return t(
        "method.peers_text",
        elevation_low=e0,
        elevation_high=e1,
        seat_low=s0,
        seat_high=s1,
        chengdu_low=c0,
        chengdu_high=c1,
        peers=method.peers,
    )


def _bounds(friction_bounds: FrictionBounds) -> list[tuple[str, str]]:
    terms = (friction_bounds.elevation_m, friction_bounds.seat_h, friction_bounds.chengdu_h)
    return [(plain(low), plain(high)) for low, high in terms]


def peer_tiles(results: Results, t: Texts) -> list[Tile]:
    """Return a tile a peer group: its range of friction and its counties."""
    counties, method = results.data.panel.counties, t.catalog.method
    values = friction(counties, method.friction)
    edges = (0.0, *method.peer_cuts, 1.0)
    tiles = []
    for group, (low, high) in enumerate(pairwise(edges)):
        inside = results.geography.groups() == group
        names = [t.of(c.short) for c, is_in in zip(counties, inside, strict=True) if is_in]
        value = t(
            "method.peers_tile",
            low=t.number(max(low, float(values.min())), 2),
            high=t.number(min(high, float(values.max())), 2),
            n=len(names),
        )
        tiles.append(Tile(t(f"overview.group_{group}"), value, t.join(names)))
    return tiles


def sure(t: Texts) -> tuple[str, list[str]]:
    """Return title and sentences on how the ranges are made."""
    m = t.catalog.method
    fields: dict[str, object] = {
        "low": plain(1 - m.weight_spread),
        "high": plain(1 + m.weight_spread),
        "observed": plain(m.noise_observed),
        "derived": plain(m.noise_derived),
        "effects": _by_grade(m, t),
        "most": t.percent(m.effect_most),
        "slopes": plain(m.slope_spread),
        "least": LEAST_NEIGHBOURS,
        "seed": m.seed,
    }
    title = t("method.sure_title", draws=t.number(m.draws), share=t.percent(m.high - m.low))
    return title, [t(f"method.sure_{n}", **fields) for n in range(1, SURE + 1)]


def _by_grade(m: Constants, t: Texts) -> str:
    """Return how far effects vary: a share for each grade of evidence."""
    return t.join(
        [f"{grade} {t.percent(a)}" for grade, a in zip("ABC", m.effect_spread, strict=True)]
    )


def travel(results: Results, t: Texts) -> tuple[str, list[str]]:
    """Return title and sentences on what the road times are and are not."""
    found = reach(results.data.network.townships, REMOTE_TOWNSHIP_H)
    second = t(
        "method.travel_2",
        located=found.located,
        median=t.number(found.median_h, 1),
        longest=t.number(found.longest_h, 1),
        unlocated=found.unlocated,
    )
    title = t("method.travel_title", tolerance=t.percent(t.catalog.method.travel_tolerance))
    rule = t("method.travel_4", **rule_fields(results, t))
    return title, [t("method.travel_1"), second, t("method.travel_3"), rule, t("method.travel_5")]


def claims(t: Texts) -> list[str]:
    """Return the claims rule in plain words."""
    m = t.catalog.method
    fields = {
        "evidence": t.percent(m.claim_evidence),
        "probability": t.percent(m.claim_probability),
        "rival": t.percent(m.claim_rival),
        "mixed": t.percent(MIXED_SHARE),
    }
    return [t(f"method.claims_{n}", **fields) for n in range(1, CLAIMS + 1)]


def never(t: Texts) -> list[str]:
    """Return what the tool must not be taken to say."""
    return [t(f"method.never_{n}") for n in range(1, NEVER + 1)]


def constants(t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of every constant of the method, and of the few in the code."""
    method = t.catalog.method
    rows = [[t(f"method.c_{name}"), value] for name, value in _constant_values(method, t).items()]
    return [t("method.constant"), t("common.value")], rows


def _constant_values(m: Constants, t: Texts) -> dict[str, str]:
    """Return each constant as printed, in the order of the method file."""
    join = t.join
    spans = join([f"{low}–{high}" for low, high in _bounds(m.friction)])
    return {
        "version": m.version,
        "data_to": m.data_to,
        "min_element": t.percent(m.min_element),
        "min_elements": t.percent(m.min_elements),
        "min_index": t.percent(m.min_index),
        "floor": plain(m.floor),
        "draws": t.number(m.draws),
        "seed": str(m.seed),
        "weight_spread": f"±{t.percent(m.weight_spread)}",
        "noise_observed": f"±{plain(m.noise_observed)}",
        "noise_derived": f"±{plain(m.noise_derived)}",
        "effect_spread": f"± {_by_grade(m, t)}",
        "effect_most": t.percent(m.effect_most),
        "slope_spread": f"±{plain(m.slope_spread)}",
        "low": t.percent(m.low),
        "high": t.percent(m.high),
        "claim_evidence": t.percent(m.claim_evidence),
        "claim_probability": t.percent(m.claim_probability),
        "claim_rival": t.percent(m.claim_rival),
        "hard_slope": plain(m.hard_slope),
        "soft_base": plain(m.soft_base),
        "soft_slope": plain(m.soft_slope),
        "transfer_unknown": t.percent(m.transfer_unknown),
        "friction": spans,
        "peer_cuts": join([t.number(cut, 2) for cut in m.peer_cuts]),
        "bands": join([plain(edge) for edge in m.bands]),
        "peers": str(m.peers),
        "travel_tolerance": f"±{t.percent(m.travel_tolerance)}",
        "travel_detour": f"× {plain(m.travel_detour)}",
        "travel_speed_kmh": t("method.speed", n=plain(m.travel_speed_kmh)),
        "delivery": t(
            "method.schedule",
            visits=plain(m.delivery.visits),
            handling=plain(m.delivery.handling_d),
            sorting=plain(m.delivery.sorting_d),
            driving=plain(m.delivery.driving_h),
        ),
        "costs": t(
            "method.costs_reference",
            residents=t.number(m.costs.residents),
            rural=t.number(m.costs.rural_residents),
            units=plain(m.costs.village_units),
            weak=plain(m.costs.weak_villages),
            road=plain(m.costs.road_h),
            low=plain(m.costs.low),
            high=plain(m.costs.high),
            hub=plain(m.costs.hub_h),
        ),
        "clip_z": f"±{plain(CLIP_Z)}",
        "mixed": t.percent(MIXED_SHARE),
        "least": str(LEAST_NEIGHBOURS),
    }
