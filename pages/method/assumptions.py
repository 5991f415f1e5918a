"""What the method page says of what is assumed: measures, peers, ranges, claims, constants."""

from dataclasses import fields
from itertools import pairwise

from components.widgets.html import Entry, Tile
from components.words.texts import Texts
from components.words.travel_rule import rule_fields
from model.access.reach import reach
from model.facts.estimate import CLIP_Z
from model.facts.places import friction
from model.results.results import Results
from model.uncertainty.claims import MIXED_SHARE, REMOTE_TOWNSHIP_H
from model.uncertainty.draws import LEAST_NEIGHBOURS
from model.what_if.scenario import Scenario
from pages.method.goalposts import cites, plain

GAP = r"x' = x_1 + (x - x_1) \prod_l \left(1 - g_l\, u_l\, T_l\right)"
NEVER, CLAIMS, SURE = 8, 4, 5
# Constants that are printed as per cent, and those that are printed behind ±.
SHARES = {"min_element", "min_elements", "min_index", "weight_spread", "effect_most", "low", "high"}
SHARES |= {"claim_evidence", "claim_probability", "claim_rival", "transfer_unknown"}
SHARES |= {"travel_tolerance", "mixed"}
EITHER_WAY = {"weight_spread", "noise_observed", "noise_derived", "slope_spread"}
EITHER_WAY |= {"travel_tolerance", "clip_z"}


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
    soft = rf"T_{{\mathrm{{soft}}}} = {plain(m.soft_base)} + {plain(m.soft_slope)}\,"
    return rf"{hard}, \qquad {soft}\frac{{E_1}}{{100}}"


def levers_words(t: Texts) -> list[str]:
    """Return how measures work, transfer, and what the grades mean."""
    unknown = t.percent(t.catalog.method.transfer_unknown)
    transfer = t("method.transfer_text", unknown=unknown)
    return [t("method.levers_text"), transfer, t("method.grades_text")]


def levers(results: Results, county: str, today: Scenario, t: Texts) -> list[Entry]:
    """Return an entry a measure: what full means, effects, transfer, evidence, sources."""
    entries = []
    for lever, shares in zip(t.catalog.levers, results.transfers(today), strict=True):
        kind, element = t(f"method.kind_{lever.kind}"), t.element(lever.element)
        mark = t("method.lever_mark", element=element, kind=kind, grade=lever.grade)
        span = {"low": t.percent(float(shares.min())), "high": t.percent(float(shares.max()))}
        transfer = t("method.lever_transfer_range", **span)
        if county:
            own = t.percent(float(shares[results.data.panel.row(county)]))
            name = t.county(county)
            transfer = t("method.lever_transfer_one", county=name, share=own, **span)
        moved = {t.indicator(e.indicator): t.percent(e.gap_share) for e in lever.effects}
        effects = [t("method.lever_effect", indicator=i, share=s) for i, s in moved.items()]
        lines = [
            (t("method.lever_full"), t.of(lever.full)),
            (t("method.lever_effects"), t.join(effects)),
            (t("method.lever_transfer"), transfer),
            (t("method.lever_evidence"), t.of(lever.evidence)),
            (t("method.sources"), cites(lever.sources, t)),
        ]
        entries.append(Entry(t.of(lever.name), mark, lines))
    return entries


def peers_text(t: Texts) -> str:
    """Return how terrain friction is made, with its bounds."""
    bounds = t.catalog.method.friction
    ends = {"elevation": bounds.elevation_m, "seat": bounds.seat_h, "chengdu": bounds.chengdu_h}
    lows = {f"{name}_low": plain(low) for name, (low, _) in ends.items()}
    highs = {f"{name}_high": plain(high) for name, (_, high) in ends.items()}
    return t("method.peers_text", peers=t.catalog.method.peers, **lows, **highs)


def peer_tiles(results: Results, t: Texts) -> list[Tile]:
    """Return a tile a peer group: its range of friction and its counties."""
    counties, method = results.data.panel.counties, t.catalog.method
    values = friction(counties, method.friction)
    tiles = []
    for group, (low, high) in enumerate(pairwise((0.0, *method.peer_cuts, 1.0))):
        inside = results.geography.groups() == group
        names = [t.of(c.short) for c, is_in in zip(counties, inside, strict=True) if is_in]
        ends = max(low, float(values.min())), min(high, float(values.max()))
        span = {"low": t.number(ends[0], 2), "high": t.number(ends[1], 2)}
        value = t("method.peers_tile", n=len(names), **span)
        tiles.append(Tile(t(f"common.peer_group_{group}"), value, t.join(names)))
    return tiles


def sure(t: Texts) -> tuple[str, list[str]]:
    """Return title and sentences on how the ranges are made."""
    m = t.catalog.method
    words: dict[str, object] = {
        "low": plain(1 - m.weight_spread),
        "high": plain(1 + m.weight_spread),
        "observed": plain(m.noise_observed),
        "derived": plain(m.noise_derived),
        "effects": _by_grade(t),
        "most": t.percent(m.effect_most),
        "slopes": plain(m.slope_spread),
        "least": LEAST_NEIGHBOURS,
        "seed": m.seed,
    }
    title = t("method.sure_title", draws=t.number(m.draws), share=t.percent(m.high - m.low))
    return title, [t(f"method.sure_{n}", **words) for n in range(1, SURE + 1)]


def _by_grade(t: Texts) -> str:
    """Return how far effects vary: a share for each grade of evidence."""
    spreads = zip("ABC", t.catalog.method.effect_spread, strict=True)
    return t.join([f"{grade} {t.percent(spread)}" for grade, spread in spreads])


def travel(results: Results, t: Texts) -> tuple[str, list[str]]:
    """Return title and sentences on what the road times are and are not."""
    found = reach(results.data.network.townships, REMOTE_TOWNSHIP_H)
    hours = {"median": t.number(found.median_h, 1), "longest": t.number(found.longest_h, 1)}
    second = t("method.travel_2", located=found.located, unlocated=found.unlocated, **hours)
    title = t("method.travel_title", tolerance=t.percent(t.catalog.method.travel_tolerance))
    rule = t("method.travel_4", **rule_fields(results, t))
    return title, [t("method.travel_1"), second, t("method.travel_3"), rule, t("method.travel_5")]


def claims(t: Texts) -> list[str]:
    """Return the claims rule in plain words."""
    m = t.catalog.method
    shares = {"evidence": m.claim_evidence, "probability": m.claim_probability}
    shares |= {"rival": m.claim_rival, "mixed": MIXED_SHARE}
    words = {name: t.percent(share) for name, share in shares.items()}
    return [t(f"method.claims_{n}", **words) for n in range(1, CLAIMS + 1)]


def never(t: Texts) -> list[str]:
    """Return what the tool must not be taken to say."""
    return [t(f"method.never_{n}") for n in range(1, NEVER + 1)]


def constants(t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of every constant of the method, and of the few in the code."""
    m = t.catalog.method
    days, costs = m.delivery, m.costs
    schedule = {"handling": days.handling_d, "sorting": days.sorting_d, "driving": days.driving_h}
    reference = {
        "residents": costs.residents,
        "rural": costs.rural_residents,
        "units": costs.village_units,
        "weak": costs.weak_villages,
        "road": costs.road_h,
        "low": costs.low,
        "high": costs.high,
        "hub": costs.hub_h,
    }
    bounds = (m.friction.elevation_m, m.friction.seat_h, m.friction.chengdu_h)
    written = {
        "seed": str(m.seed),
        "effect_spread": f"± {_by_grade(t)}",
        "friction": t.join([f"{plain(low)}–{plain(high)}" for low, high in bounds]),
        "peer_cuts": t.join([t.number(cut, 2) for cut in m.peer_cuts]),
        "bands": t.join([plain(edge) for edge in m.bands]),
        "travel_detour": f"× {plain(m.travel_detour)}",
        "travel_speed_kmh": t("method.speed", n=plain(m.travel_speed_kmh)),
        "delivery": t("method.schedule", visits=plain(days.visits), **_plain(schedule)),
        "costs": t("method.costs_reference", **_plain(reference)),
    }
    values = {field.name: getattr(m, field.name) for field in fields(m)}
    values |= {"clip_z": CLIP_Z, "mixed": MIXED_SHARE, "least": LEAST_NEIGHBOURS}
    rows = []
    for name, value in values.items():
        words = written.get(name) or (value if isinstance(value, str) else plain(value))
        if name in SHARES:
            words = t.percent(value)
        rows.append([t(f"method.c_{name}"), f"{'±' if name in EITHER_WAY else ''}{words}"])
    return [t("method.constant"), t("common.value")], rows


def _plain(numbers: dict[str, float]) -> dict[str, str]:
    return {name: plain(number) for name, number in numbers.items()}
