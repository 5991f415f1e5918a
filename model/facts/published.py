"""Published figures that are shown but never scored: census, press and report facts, products."""

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal, get_args

from model.facts.provenance import CountyCode, Positive, SourceCode, UnitCode, Words

# How long the fresh product keeps: days, weeks, months or longer; none where nothing spoils.
Perishable = Literal["high", "medium", "low", "none"]
# What season, keeping and need of cold rest on: common knowledge, or the sources listed.
Basis = Literal["general", "sources"]
PERISHABLE, BASES = get_args(Perishable), get_args(Basis)


@dataclass(frozen=True, slots=True)
class CensusFigure:
    """A census indicator; `sample` marks the 10 % long form, noisy in small sectors."""

    code: str
    unit: UnitCode
    name: Words
    short: Words
    sample: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """One published figure of a place; `year` 0 is unknown."""

    area: Annotated[str, "area"]
    code: str
    value: float
    year: int
    source: SourceCode
    confidence: Literal["high", "medium"]


@dataclass(frozen=True, slots=True)
class FactKind:
    """What a fact measures; `element` is an element code or `context`.

    Values are stored in the unit they were published in; `scale_en` times that is the amount
    in the English unit (10,000 yuan are counted in M yuan there).
    """

    code: str
    element: str
    unit: Words
    name: Words
    note: Words
    scale_en: Positive = 1.0


@dataclass(frozen=True, slots=True)
class Product:
    """A local product: its months, its need of cold, and what that rests on.

    `months` are those of sale of the fresh product, none meaning all year; `basis` holds for
    months, keeping and cold; `sources` tie it to `counties`.
    """

    code: str
    name: Words
    months: tuple[Annotated[int, 1, 12], ...]
    perishable: Perishable
    cold: Words
    basis: Basis
    counties: tuple[CountyCode, ...]
    sources: tuple[SourceCode, ...]


@dataclass(frozen=True)
class Facts:
    """The census table by (area, indicator), facts, products and the names of areas.

    `references` are the areas drawn as reference lines beside the counties.
    """

    census: dict[tuple[str, str], float]
    census_figures: tuple[CensusFigure, ...]
    facts: tuple[Fact, ...]
    kinds: dict[str, FactKind]
    products: tuple[Product, ...]
    areas: dict[str, Words]
    references: tuple[str, ...] = ()

    @cached_property
    def newest(self) -> dict[tuple[str, str], Fact]:
        """Return the newest fact by area and code."""
        return {(f.area, f.code): f for f in sorted(self.facts, key=lambda f: f.year)}

    def value(self, area: str, code: str) -> float:
        """Return the newest value of a fact of an area; KeyError if there is none."""
        return self.newest[area, code].value

    def fact(self, area: str, code: str) -> Fact | None:
        """Return the newest fact of an area, None if there is none."""
        return self.newest.get((area, code))

    def series(self, code: str) -> tuple[Fact, ...]:
        """Return all facts of a kind, the oldest first."""
        return tuple(sorted((f for f in self.facts if f.code == code), key=lambda f: f.year))

    def about(self, area: str) -> tuple[Fact, ...]:
        """Return all facts of an area."""
        return tuple(f for f in self.facts if f.area == area)

    def figure(self, code: str) -> CensusFigure:
        """Return what a census indicator is."""
        return next(f for f in self.census_figures if f.code == code)
