"""Published figures that are shown but never scored: census, press and report facts, products."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Literal, get_args

from model.facts import cells
from model.facts.provenance import Words

Perishable = Literal["high", "medium", "low", "none"]  # keeps days, weeks, months; none spoils
Basis = Literal["general", "sources"]  # common knowledge, or the sources listed
PERISHABLE, BASES = get_args(Perishable), get_args(Basis)


@dataclass(frozen=True, slots=True)
class CensusFigure:
    """A census indicator."""

    code: str
    unit: cells.UnitCode
    name: Words
    short: Words
    sample: bool  # of the 10 % long form, noisy in small sectors


@dataclass(frozen=True, slots=True)
class Fact:
    """One published figure of a place."""

    area: Annotated[str, "area"]
    code: str
    value: float
    year: Annotated[int, 1900, 2100, 0]  # 0 is unknown
    source: cells.SourceCode
    confidence: Literal["high", "medium"]


@dataclass(frozen=True, slots=True)
class FactKind:
    """What a fact measures, in the unit it was published in."""

    code: str
    element: str  # an element's code or `context`
    unit: Words
    name: Words
    note: Words
    scale_en: cells.Positive = 1.0  # of the English unit: 10,000 yuan are counted in M yuan there


@dataclass(frozen=True, slots=True)
class Product:
    """A local product: its months, its need of cold, and what that rests on."""

    code: str
    name: Words
    months: tuple[Annotated[int, 1, 12], ...]  # of sale of the fresh product, none for all year
    perishable: Perishable
    cold: Words
    basis: Basis  # of months, keeping and cold
    counties: tuple[cells.CountyCode, ...]
    sources: tuple[cells.SourceCode, ...]  # that tie it to the counties


@dataclass(frozen=True)
class Facts:
    """The census, facts, products and the names of areas."""

    census: dict[tuple[str, str], float]  # by area and indicator
    census_figures: tuple[CensusFigure, ...]
    facts: tuple[Fact, ...]
    kinds: dict[str, FactKind]
    products: tuple[Product, ...]
    areas: dict[str, Words]
    references: tuple[str, ...] = ()  # areas drawn as reference lines beside the counties
    before: dict[tuple[str, str], float] = field(default_factory=dict)  # the census of 2010

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
