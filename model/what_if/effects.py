"""The assumptions behind levers that a reader may set otherwise: effects, costs, discounts."""

from dataclasses import dataclass, replace

from model.facts.catalog import Catalog
from model.facts.errors import ScenarioError
from model.facts.levers import Effect, Lever

COST = "cost"
TRANSFER = "transfer"
SLOPES = ("hard_slope", "soft_base", "soft_slope", "transfer_unknown")
MOST_M_YUAN = 500.0


@dataclass(frozen=True, slots=True)
class Assumption:
    """A number of the catalogue a reader may set otherwise: its key, value and allowed range.

    Keys are `lever.indicator` for the share of a gap closed (0..1), `lever.cost` for million
    yuan in the reference county, `transfer.name` for the constants of the transfer discount.
    """

    key: str
    value: float
    low: float
    high: float


def assumptions(catalog: Catalog) -> dict[str, Assumption]:
    """Return every assumption that may be set otherwise, by key, as the catalogue has it."""
    found = [
        Assumption(f"{lever.code}.{effect.indicator}", effect.gap_share, 0.0, 1.0)
        for lever in catalog.levers
        for effect in lever.effects
    ]
    found += [
        Assumption(f"{lever.code}.{COST}", lever.cost.m_yuan, 0.1, MOST_M_YUAN)
        for lever in catalog.levers
    ]
    found += [
        Assumption(f"{TRANSFER}.{name}", getattr(catalog.method, name), 0.0, 1.0) for name in SLOPES
    ]
    return {item.key: item for item in found}


def check_assumptions(edited: tuple[tuple[str, float], ...], catalog: Catalog) -> None:
    """Raise ScenarioError where a key is unknown or a value outside its range."""
    known = assumptions(catalog) if edited else {}
    for key, value in edited:
        if key not in known:
            raise ScenarioError("assumption", key)
        item = known[key]
        if not item.low <= value <= item.high:
            raise ScenarioError(key, value, f"{item.low:g}..{item.high:g}")


def assumed(catalog: Catalog, edited: tuple[tuple[str, float], ...]) -> Catalog:
    """Return the catalogue with some assumptions set otherwise; itself where none is."""
    if not edited:
        return catalog
    changed = dict(edited)
    slopes = {
        name: changed.get(f"{TRANSFER}.{name}", getattr(catalog.method, name)) for name in SLOPES
    }
    levers = tuple(_lever(lever, changed) for lever in catalog.levers)
    return replace(catalog, levers=levers, method=replace(catalog.method, **slopes))


def _lever(lever: Lever, changed: dict[str, float]) -> Lever:
    effects = tuple(
        Effect(e.indicator, changed.get(f"{lever.code}.{e.indicator}", e.gap_share))
        for e in lever.effects
    )
    m_yuan = changed.get(f"{lever.code}.{COST}", lever.cost.m_yuan)
    return replace(lever, effects=effects, cost=replace(lever.cost, m_yuan=m_yuan))
