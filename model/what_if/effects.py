"""The assumptions behind levers that a reader may set otherwise: effects, costs, discounts."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from model.facts.catalog import Catalog
from model.facts.errors import ScenarioError
from model.facts.levers import Effect
from model.facts.provenance import FloatArray

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


def gap_shares(catalog: Catalog) -> FloatArray:
    """Return the share of each indicator's gap that each lever closes, shape (levers, m)."""
    closed = np.zeros((len(catalog.levers), len(catalog.codes)))
    for row, lever in enumerate(catalog.levers):
        for effect in lever.effects:
            closed[row, catalog.column(effect.indicator)] = effect.gap_share
    return closed


def assumptions(catalog: Catalog) -> dict[str, Assumption]:
    """Return every assumption that may be set otherwise, by key, as the catalogue has it."""
    every = [
        Assumption(f"{lever.code}.{effect.indicator}", effect.gap_share, 0.0, 1.0)
        for lever in catalog.levers
        for effect in lever.effects
    ]
    money = {lever.code: lever.cost.m_yuan for lever in catalog.levers}
    every += [Assumption(f"{code}.{COST}", cost, 0.1, MOST_M_YUAN) for code, cost in money.items()]
    every += [
        Assumption(f"{TRANSFER}.{name}", getattr(catalog.method, name), 0.0, 1.0) for name in SLOPES
    ]
    return {item.key: item for item in every}


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
    values = {key: item.value for key, item in assumptions(catalog).items()} | dict(edited)
    slopes: dict[str, Any] = {name: values[f"{TRANSFER}.{name}"] for name in SLOPES}
    levers = tuple(
        replace(
            lever,
            effects=tuple(
                Effect(effect.indicator, values[f"{lever.code}.{effect.indicator}"])
                for effect in lever.effects
            ),
            cost=replace(lever.cost, m_yuan=values[f"{lever.code}.{COST}"]),
        )
        for lever in catalog.levers
    )
    return replace(catalog, levers=levers, method=replace(catalog.method, **slopes))
