"""Policy levers and presets: what moves which indicator, how much of its gap, at what cost."""

from dataclasses import dataclass
from typing import Literal

from model.facts.provenance import Words


@dataclass(frozen=True, slots=True)
class Effect:
    """Share of the remaining gap of an indicator that a lever closes at full intensity."""

    indicator: str
    gap_share: float


DRIVERS = (
    "residents",
    "rural_residents",
    "village_units",
    "weak_villages",
    "road_h",
    "hub",
    "fixed",
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a lever costs at full intensity over three years: million yuan in the reference county.

    Elsewhere it goes with its driver; a hub is paid once for all counties it serves. `sources`
    are behind the unit price; without any it is an assumption.
    """

    m_yuan: float
    driver: str
    basis: Words
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CostReference:
    """The county for which costs are stated, one number a driver, and how far they may be off.

    `low` and `high` are factors on every cost; a hub serves the counties within `hub_h` hours.
    """

    residents: float
    rural_residents: float
    village_units: float
    weak_villages: float
    road_h: float
    low: float
    high: float
    hub_h: float


@dataclass(frozen=True, slots=True)
class Lever:
    """A policy lever; grade A causal, B documented before and after, C assumption.

    `kind` decides the transfer discount: hard levers suffer from terrain, soft ones from weak
    infrastructure. `tag` stands for it where a link has to be short.
    """

    code: str
    tag: str
    element: str
    kind: Literal["hard", "soft"]
    grade: Literal["A", "B", "C"]
    name: Words
    full: Words
    evidence: Words
    sources: tuple[str, ...]
    effects: tuple[Effect, ...]
    cost: Cost


@dataclass(frozen=True, slots=True)
class Preset:
    """A named set of lever intensities (0..1) taken from a place's experience.

    `record` is what is on record of the place, blank where nothing printable was found; `order`
    is its place in lists, which says nothing of its worth.
    """

    code: str
    order: int
    name: Words
    short: Words
    place: Words
    mechanism: Words
    record: Words
    first: Words
    limits: Words
    warning: bool
    sources: tuple[str, ...]
    levers: tuple[tuple[str, float], ...]
