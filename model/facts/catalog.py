"""What the product measures: elements, indicators, estimate rules, and the method's constants."""

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

import numpy as np

from model.facts import cells
from model.facts.errors import ScenarioError
from model.facts.levers import CostReference, Lever, Preset
from model.facts.places import FrictionBounds
from model.facts.provenance import FloatArray, Source, Words, readonly

DELIVERY_DAYS = "delivery_days"  # the indicator that is told in days before any score


@dataclass(frozen=True, slots=True)
class Element:
    """One of the elements of the service system."""

    code: str
    number: Annotated[int, 1, 99]
    emphasis: Annotated[int, 0, 20]  # the paper's weight in points
    name: Words
    short: Words


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement as printed after a number."""

    code: str
    suffix: Words
    decimals: Annotated[int, 0, 3]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A scored indicator."""

    code: str
    element: cells.ElementCode
    unit: cells.UnitCode
    direction: Annotated[int, -1, 1]
    worst: float  # goalpost, like best, in the unit
    best: float
    plausible: tuple[float, float]  # outside it a value is a fault
    weight: Annotated[float, 0.01, 10]  # 2 for core indicators, 1 for others; shares of an element
    self_declared: bool
    in_template: bool
    name: Words
    short: Words
    definition: Words
    goalposts: Words
    collected: Words
    sources: tuple[cells.SourceCode, ...]


@dataclass(frozen=True, slots=True)
class Covariate:
    """An observed or derived quantity that an estimate rule leans on; mean and sd are frozen."""

    code: str
    mean: float
    sd: cells.Positive
    unit: str
    name: Words


class Sign(NamedTuple):
    """A covariate of a rule: +1 if more of it means a larger value, else -1."""

    code: Annotated[str, "covariate"]
    sign: Literal[1, -1]


@dataclass(frozen=True, slots=True)
class EstimateRule:
    """The visible rule behind every illustrative value of an indicator, in its unit."""

    indicator: cells.IndicatorCode
    anchor: float
    spread: cells.Positive
    half_width: cells.Share  # of |best - worst|
    covariates: tuple[Sign, ...]
    basis: Words
    sources: tuple[cells.SourceCode, ...]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A published figure of another place or a target, drawn as a reference line.

    An `acceptance` line is what inspectors ask of a county, not what another place has reached.
    """

    indicator: cells.IndicatorCode
    code: str
    name: Words
    value: float
    year: Annotated[int, 1900, 2100]
    source: cells.SourceCode
    acceptance: bool = False
    derived: bool = False  # computed from published counts


@dataclass(frozen=True, slots=True)
class Schedule:
    """The assumptions of a delivery, the same in all counties."""

    visits: Annotated[float, 1, 7]  # to a village a week
    handling_d: Annotated[float, 0, 3]  # days to handle a parcel
    sorting_d: Annotated[float, 0, 3]  # days to sort it
    driving_h: Annotated[float, 4, 12]  # a vehicle a day

    def __post_init__(self) -> None:
        """Refuse what cannot be driven with a ScenarioError."""
        for name in ("visits", "driving_h"):
            if not getattr(self, name) > 0:
                raise ScenarioError(name, getattr(self, name), "> 0")
        for name in ("handling_d", "sorting_d"):
            if not getattr(self, name) >= 0:
                raise ScenarioError(name, getattr(self, name), ">= 0")

    @property
    def waiting_d(self) -> float:
        """Return the mean wait for the next visit in days: half the interval between visits."""
        return 7 / (2 * self.visits)


@dataclass(frozen=True, slots=True)
class Constants:
    """The constants of the method file; probabilities, shares and coverages run 0..1."""

    version: str
    data_to: str
    min_element: cells.Share
    min_elements: cells.Share
    min_index: cells.Share
    floor: Annotated[float, 1e-6, 100]
    draws: Annotated[int, 100, 100_000]
    seed: Annotated[int, 0, 2**32 - 1]
    weight_spread: cells.Share
    noise_observed: Annotated[float, 0, 50]
    noise_derived: Annotated[float, 0, 50]
    effect_spread: tuple[cells.Share, cells.Share, cells.Share]  # by grade A, B, C
    effect_most: cells.Share
    slope_spread: cells.Share
    low: Annotated[float, 0, 0.5]
    high: Annotated[float, 0.5, 1]
    claim_evidence: cells.Share
    claim_probability: cells.Share
    claim_rival: cells.Share
    hard_slope: cells.Share
    soft_base: cells.Share
    soft_slope: cells.Share
    transfer_unknown: cells.Share
    friction: FrictionBounds
    peer_cuts: tuple[float, float]
    bands: tuple[float, ...]
    peers: Annotated[int, 1, 30]
    travel_tolerance: cells.Share
    travel_detour: Annotated[float, 1, 5]
    travel_speed_kmh: Annotated[float, 1, 120]
    delivery: Schedule
    costs: CostReference


@dataclass(frozen=True)
class Catalog:
    """All definitions, in file order; arrays are indexed by indicator m and element K."""

    elements: tuple[Element, ...]
    indicators: tuple[Indicator, ...]
    units: tuple[Unit, ...]
    covariates: tuple[Covariate, ...]
    estimates: tuple[EstimateRule, ...]
    levers: tuple[Lever, ...]
    presets: tuple[Preset, ...]
    benchmarks: tuple[Benchmark, ...]
    sources: tuple[Source, ...]
    method: Constants

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Return the indicator codes in order."""
        return tuple(i.code for i in self.indicators)

    @cached_property
    def element_codes(self) -> tuple[str, ...]:
        """Return the element codes in order."""
        return tuple(e.code for e in self.elements)

    @cached_property
    def worst(self) -> FloatArray:
        """Return the lower end of every indicator's scale, shape (m,)."""
        return readonly(np.array([i.worst for i in self.indicators], dtype=float))

    @cached_property
    def best(self) -> FloatArray:
        """Return the upper end of every indicator's scale, shape (m,)."""
        return readonly(np.array([i.best for i in self.indicators], dtype=float))

    @cached_property
    def weights(self) -> FloatArray:
        """Return indicator weights, shape (m, K): columns sum to 1, zero outside the element."""
        table = np.zeros((len(self.indicators), len(self.elements)))
        for row, indicator in enumerate(self.indicators):
            table[row, self.element_codes.index(indicator.element)] = indicator.weight
        return readonly(table / table.sum(axis=0))

    @cached_property
    def composition(self) -> tuple[tuple[tuple[str, float], ...], ...]:
        """Return the codes and weights of the indicators of each element, in order."""
        return tuple(
            tuple((i.code, i.weight) for i in self.members(code)) for code in self.element_codes
        )

    @cached_property
    def emphasis(self) -> tuple[int, ...]:
        """Return the points of the named weighting "paper emphasis"."""
        return tuple(e.emphasis for e in self.elements)

    def indicator(self, code: str) -> Indicator:
        """Return an indicator by code; ValueError if there is none."""
        return self.indicators[self.column(code)]

    def column(self, code: str) -> int:
        """Return an indicator's column; ValueError if there is none."""
        return self.codes.index(code)

    def members(self, element: str) -> tuple[Indicator, ...]:
        """Return the indicators of an element."""
        return tuple(i for i in self.indicators if i.element == element)

    def element(self, code: str) -> Element:
        """Return an element by code."""
        return self.elements[self.element_codes.index(code)]

    def estimate(self, indicator: str) -> EstimateRule | None:
        """Return the estimate rule of an indicator, None if it has none."""
        return next((r for r in self.estimates if r.indicator == indicator), None)

    def unit(self, code: str) -> Unit:
        """Return a unit by code."""
        return next(u for u in self.units if u.code == code)

    def source(self, code: str) -> Source:
        """Return a source by code."""
        return next(s for s in self.sources if s.code == code)

    def lever(self, code: str) -> Lever:
        """Return a lever by code."""
        return next(lever for lever in self.levers if lever.code == code)
