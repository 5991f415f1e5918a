"""The table of values: counties by indicators, each cell with range, quality, year, source."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from model.facts.places import County
from model.facts.provenance import (
    MISSING,
    QUALITIES,
    BoolArray,
    Figure,
    FloatArray,
    IntArray,
    Quality,
    readonly,
)

EVIDENCE = "evidence_completeness"  # the product's own: derived, but no evidence about a county


@dataclass(frozen=True, eq=False)
class Panel:
    """Values of shape (n counties, m indicators) in raw units; NaN is missing."""

    counties: tuple[County, ...]
    indicators: tuple[str, ...]
    values: FloatArray
    low: FloatArray
    high: FloatArray
    quality: IntArray  # 0 observed, 1 derived, 2 illustrative, -1 missing
    year: IntArray
    source: tuple[tuple[str, ...], ...]
    notes: dict[tuple[int, int], tuple[str, str]]  # code and value of the note of a cell

    def __post_init__(self) -> None:
        """Switch writing off: the panel is shared by all readers."""
        for array in (self.values, self.low, self.high, self.quality, self.year):
            readonly(array)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Return the county codes in row order."""
        return tuple(c.code for c in self.counties)

    def row(self, county: str) -> int:
        """Return a county's row; ValueError if there is none."""
        return self.codes.index(county)

    def county(self, code: str) -> County:
        """Return a county by code."""
        return self.counties[self.row(code)]

    def column(self, indicator: str) -> FloatArray:
        """Return an indicator's values over the counties, shape (n,)."""
        return self.values[:, self.indicators.index(indicator)]

    def is_real(self) -> BoolArray:
        """Return where a cell is observed or derived, shape (n, m)."""
        return np.asarray((self.quality >= 0) & (self.quality <= Quality.DERIVED.rank))

    def is_evidence(self) -> BoolArray:
        """Return where a cell is observed or derived and not about this product itself."""
        own = np.array([code == EVIDENCE for code in self.indicators])
        return np.asarray(self.is_real() & ~own)

    def figure(self, county: str, indicator: str) -> Figure:
        """Return one cell with its range and provenance."""
        i, j = self.row(county), self.indicators.index(indicator)
        quality = int(self.quality[i, j])
        value, low, high = (float(table[i, j]) for table in (self.values, self.low, self.high))
        grade = None if quality == MISSING else QUALITIES[quality]
        origin = int(self.year[i, j]), self.source[i][j], *self.notes.get((i, j), ())
        return Figure(county, indicator, value, low, high, grade, *origin)

    def with_figures(self, figures: Iterable[Figure]) -> "Panel":
        """Return the panel with some cells put in, each with its provenance and note."""
        names = ("values", "low", "high", "quality", "year")
        values, low, high, quality, year = (getattr(self, name).copy() for name in names)
        source, notes = [list(row) for row in self.source], dict(self.notes)
        for one in figures:
            i, j = self.row(one.county), self.indicators.index(one.indicator)
            values[i, j], low[i, j], high[i, j] = one.value, one.low, one.high
            quality[i, j] = MISSING if one.quality is None else one.quality.rank
            year[i, j], source[i][j] = one.year, one.source
            notes.pop((i, j), None)
            if one.note:
                notes[i, j] = (one.note, one.note_value)
        cells = tuple(tuple(row) for row in source)
        return Panel(self.counties, self.indicators, values, low, high, quality, year, cells, notes)

    def real_only(self) -> "Panel":
        """Return the panel with its evidence alone: all other cells become missing."""
        drop = ~self.is_evidence()
        quality = np.where(drop, MISSING, self.quality).astype(np.int16)
        tables = (self.values, self.low, self.high)
        values, low, high = (np.where(drop, np.nan, table) for table in tables)
        return replace(self, values=values, low=low, high=high, quality=quality)


def blank(counties: tuple[County, ...], indicators: tuple[str, ...]) -> Panel:
    """Return a panel of nothing but missing cells."""
    shape = (len(counties), len(indicators))
    none = np.full(shape, np.nan)
    quality, year = np.full(shape, MISSING, dtype=np.int16), np.zeros(shape, dtype=np.int16)
    source = (("",) * len(indicators),) * len(counties)
    return Panel(counties, indicators, none, none, none, quality, year, source, {})
