"""Policy levers and presets: what moves which indicator, how much of its gap, at what cost."""

from dataclasses import dataclass
from typing import Annotated, Literal

from model.facts.provenance import ElementCode, SourceCode, Words

Count = Annotated[float, 1, 1e18]


@dataclass(frozen=True, slots=True)
class Effect:
    """Share of the remaining gap of an indicator that a lever closes at full intensity."""

    indicator: str
    gap_share: float


@dataclass(frozen=True, slots=True)
class Cost:
    """What a lever costs at full intensity over three years: million yuan in the reference county.

    Elsewhere it goes with its driver; a hub is paid once for all counties it serves. `sources`
    are behind the unit price; without any it is an assumption.
    """

    m_yuan: Annotated[float, 0.01, 1000]
    driver: Literal[
        "residents", "rural_residents", "village_units", "weak_villages", "road_h", "hub", "fixed"
    ]
    basis: Words
    sources: tuple[SourceCode, ...]


@dataclass(frozen=True, slots=True)
class CostReference:
    """The county for which costs are stated, one number a driver, and how far they may be off.

    `low` and `high` are factors on every cost; a hub serves the counties within `hub_h` hours.
    """

    residents: Count
    rural_residents: Count
    village_units: Count
    weak_villages: Count
    road_h: Annotated[float, 0.1, 1000]
    low: Annotated[float, 0.01, 1]
    high: Annotated[float, 1, 100]
    hub_h: Annotated[float, 0, 24]


@dataclass(frozen=True, slots=True)
class Lever:
    """A policy lever; grade A causal, B documented before and after, C assumption.

    `kind` decides the transfer discount: hard levers suffer from terrain, soft ones from weak
    infrastructure. `tag` stands for it where a link has to be short.
    """

    code: str
    tag: str
    element: ElementCode
    kind: Literal["hard", "soft"]
    grade: Literal["A", "B", "C"]
    name: Words
    full: Words
    evidence: Words
    sources: tuple[SourceCode, ...]
    effects: tuple[Effect, ...]
    cost: Cost


@dataclass(frozen=True, slots=True)
class Preset:
    """A named set of lever intensities (0..1) taken from a place's experience.

    `record` is what is on record of the place, blank where nothing printable was found; `order`
    is its place in lists, which says nothing of its worth.
    """

    code: str
    order: Annotated[int, 1, 99]
    name: Words
    short: Words
    place: Words
    mechanism: Words
    record: Words
    first: Words
    limits: Words
    warning: bool
    sources: tuple[SourceCode, ...]
    levers: tuple[tuple[str, float], ...]
