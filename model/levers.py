"""Policy levers and presets: what moves which indicator, by how much of its remaining gap."""

from dataclasses import dataclass
from typing import Literal

from model.provenance import Words


@dataclass(frozen=True, slots=True)
class Effect:
    """Share of the remaining gap of an indicator that a lever closes at full intensity."""

    indicator: str
    gap_share: float


@dataclass(frozen=True, slots=True)
class Lever:
    """A policy lever; grade A causal, B documented before and after, C assumption.

    `kind` decides the transfer discount: hard levers suffer from terrain, soft ones from weak
    infrastructure.
    """

    code: str
    element: str
    kind: Literal["hard", "soft"]
    grade: Literal["A", "B", "C"]
    name: Words
    full: Words
    evidence: Words
    sources: tuple[str, ...]
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Preset:
    """A named set of lever intensities (0..1) taken from a place's experience."""

    code: str
    name: Words
    place: Words
    mechanism: Words
    first: Words
    limits: Words
    warning: bool
    sources: tuple[str, ...]
    levers: tuple[tuple[str, float], ...]
