"""Policy levers and presets: what moves which indicator, how much of its gap, at what cost."""

from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple

from model.facts import cells
from model.facts.provenance import Words

Count = Annotated[float, 1, 1e18]


class Effect(NamedTuple):
    """Share of the remaining gap of an indicator that a lever closes at full intensity."""

    indicator: cells.IndicatorCode
    gap_share: cells.SomeShare


class Dose(NamedTuple):
    """How far a preset pulls a lever, 0..1."""

    lever: cells.LeverCode
    intensity: cells.SomeShare


@dataclass(frozen=True, slots=True)
class Cost:
    """What a lever costs at full intensity over three years in the reference county."""

    m_yuan: Annotated[float, 0.01, 1000]  # elsewhere with its driver; a hub is paid once for all
    driver: Literal[
        "residents",
        "rural_residents",
        "village_units",
        "townships",
        "weak_villages",
        "road_h",
        "hub",
        "fixed",
    ]
    basis: Words
    sources: tuple[cells.SourceCode, ...]  # behind the unit price; without any it is an assumption


@dataclass(frozen=True, slots=True)
class CostReference:
    """The county for which costs are stated, one number a driver, and how far they may be off."""

    residents: Count
    rural_residents: Count
    village_units: Count
    townships: Count
    weak_villages: Count
    road_h: Annotated[float, 0.1, 1000]
    low: Annotated[float, 0.01, 1]  # a factor on every cost
    high: Annotated[float, 1, 100]
    hub_h: Annotated[float, 0, 24]  # a hub serves the counties within these hours


@dataclass(frozen=True, slots=True)
class Lever:
    """A policy lever."""

    code: str
    tag: str  # stands for it where a link has to be short
    element: cells.ElementCode
    kind: Literal["hard", "soft"]  # hard ones suffer from terrain, soft from weak infrastructure
    grade: Literal["A", "B", "C"]  # causal, documented before and after, assumption
    name: Words
    full: Words
    evidence: Words
    sources: tuple[cells.SourceCode, ...]
    effects: tuple[Effect, ...]
    cost: Cost
    needs: tuple[cells.IndicatorCode, ...] = ()  # must stand half-way before it is advised
    partner: str = ""  # the lever without which it is not advised
    apart: bool = False  # costs little and is worth doing anyway: advised unranked


@dataclass(frozen=True, slots=True)
class Preset:
    """A named set of lever intensities (0..1) taken from a place's experience."""

    code: str
    order: Annotated[int, 1, 99]  # in lists; it says nothing of its worth
    name: Words
    short: Words
    place: Words
    mechanism: Words
    record: Words  # what is on record of the place, blank where nothing printable was found
    first: Words
    limits: Words
    warning: bool
    sources: tuple[cells.SourceCode, ...]
    levers: tuple[Dose, ...]
