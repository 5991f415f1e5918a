"""What a reader has assumed otherwise than the catalogue, and how the transfer discount is made."""

import numpy as np

from components.words import money
from components.words.texts import Texts
from model.facts.places import friction
from model.results.results import Results
from model.uncertainty.claims import mixed_quality
from model.what_if.effects import COST, TRANSFER, Assumption, assumptions
from model.what_if.scenario import Scenario

PERCENT = 100


def offered(t: Texts) -> dict[str, str]:
    """Return what has assumptions to change: every lever, and the transfer discount."""
    names = {lever.code: t.of(lever.name) for lever in t.catalog.levers}
    return names | {TRANSFER: t("levers.panel_transfer")}


def first(scenario: Scenario, t: Texts) -> str:
    """Return what to offer first: the first lever pulled, else the first of the list."""
    return scenario.levers[0][0] if scenario.levers else t.catalog.levers[0].code


def items(group: str, t: Texts) -> list[Assumption]:
    """Return the assumptions of a lever, or of the transfer discount, as the catalogue has them."""
    found = assumptions(t.catalog).values()
    return [item for item in found if item.key.partition(".")[0] == group]


def label(item: Assumption, t: Texts) -> str:
    """Return the label of an assumption's box, with its unit."""
    group, _, what = item.key.partition(".")
    if group == TRANSFER:
        return t(f"levers.panel_{what}")
    if what == COST:
        return t("levers.panel_cost")
    return t("levers.panel_effect", indicator=t.indicator(what))


def scale(item: Assumption, t: Texts) -> float:
    """Return how an assumption is typed: shares in per cent, costs in the language's unit."""
    return money.counted(1.0, t) if is_cost(item) else float(PERCENT)


def is_cost(item: Assumption) -> bool:
    """Return whether an assumption is a cost."""
    return item.key.endswith(f".{COST}")


def changes(scenario: Scenario, t: Texts) -> dict[str, str]:
    """Return by key what is assumed otherwise: what, from, to."""
    known = assumptions(t.catalog)
    lines = {}
    for key, value in scenario.assumptions:
        old, new = (told(known[key], number, t) for number in (known[key].value, value))
        lines[key] = t("levers.changed_line", what=named(key, t), old=old, new=new)
    return lines


def named(key: str, t: Texts) -> str:
    """Return what an assumption is, its lever named."""
    group, _, what = key.partition(".")
    if group == TRANSFER:
        return t(f"levers.panel_{what}")
    lever = t.of(t.catalog.lever(group).name)
    if what == COST:
        return t("levers.changed_cost", lever=lever)
    return t("levers.changed_effect", lever=lever, indicator=t.indicator(what))


def told(item: Assumption, value: float, t: Texts) -> str:
    """Return the value of an assumption with its unit."""
    return money.amount(value, t) if is_cost(item) else t.percent(value)


def transfer_title(results: Results, county: str, today: Scenario, t: Texts) -> str:
    """Return how far hard and soft levers work in a county."""
    shares = results.transfers(today)[:, results.data.panel.row(county)]
    kinds = [lever.kind for lever in t.catalog.levers]
    hard, soft = (t.percent(float(shares[kinds.index(kind)])) for kind in ("hard", "soft"))
    return t("levers.transfer_title", hard=hard, soft=soft)


def transfer_parts(results: Results, county: str, today: Scenario, t: Texts) -> list[str]:
    """Return the terms behind both discounts in a county, with its figures."""
    place = results.data.panel.county(county)
    used = results.catalog(today.assumptions).method
    bounds = used.friction
    terms = {"elevation": (place.mean_elevation_m, bounds.elevation_m, 0),
             "seat": (place.seat_h_mean, bounds.seat_h, 1),
             "chengdu": (place.road_h_chengdu, bounds.chengdu_h, 1)}  # fmt: skip
    fields = {"slope": t.number(used.hard_slope, 2),
              "friction": t.number(float(friction((place,), bounds)[0]), 2)}  # fmt: skip
    for key, (value, (low, high), decimals) in terms.items():
        share = float(np.clip((value - low) / (high - low), 0, 1))
        fields |= {key: t.number(value, decimals), f"{key}_f": t.number(share, 2)}
    scores = results.scored(today.method)
    row, k = scores.row(county), t.catalog.element_codes.index("infrastructure")
    soft = t("levers.transfer_unknown", unknown=t.percent(used.transfer_unknown))
    if scores.published[row, k]:
        glyph = t.glyph(mixed_quality(float(scores.evidence[row, k])))
        soft = t("levers.transfer_soft", base=t.number(used.soft_base, 2), glyph=glyph,
                 slope=t.number(used.soft_slope, 2),
                 score=t.score(float(scores.elements[row, k])))  # fmt: skip
    return [t("levers.transfer_hard", **fields), soft, t("levers.transfer_basis")]
