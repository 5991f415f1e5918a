"""One figure over the 31 counties: an entry a county, marks of other places, their words; pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from components.words.texts import DASH, Texts
from model.facts.provenance import QUALITIES, FloatArray, Quality

JOINED = "\N{NO-BREAK SPACE}"  # keeps a number with the glyph before it
STAR = "*"  # after a share that rests on few persons
rank = QUALITIES.index


@dataclass(frozen=True, slots=True)
class CountyValue:
    """A county's figure: its range (NaN where exact), quality, year, source.

    `small` marks fewer than 30 persons in a sample, `sampled` a range that is a sample's, `own` a
    figure from the reader's file.
    """

    county: str
    value: float
    low: float
    high: float
    quality: Quality | None
    year: int
    source: str
    small: bool = False
    sampled: bool = False
    own: bool = False

    @property
    def is_real(self) -> bool:
        """Return whether the figure is observed or derived."""
        return self.quality in (Quality.OBSERVED, Quality.DERIVED)

    @property
    def is_assumed(self) -> bool:
        """Return whether there is a range by rule alone."""
        return self.quality is Quality.ILLUSTRATIVE


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure of another place, `drawn` in charts too; quality None where only reported."""

    name: str
    value: float
    year: int
    source: str
    quality: Quality | None = None
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Spread:
    """Entries in county order with the names, unit suffix and decimals of the figure.

    `better` is 1 where more is better, -1 where less is.
    """

    code: str
    name: str
    short: str
    suffix: str
    decimals: int
    better: int
    entries: tuple[CountyValue, ...]
    marks: tuple[Mark, ...]

    @property
    def column(self) -> FloatArray:
        """Return the values, shape (n,), NaN where missing."""
        return np.array([e.value for e in self.entries])

    @property
    def known(self) -> bool:
        """Return whether any county has a value or a range."""
        return self.worst is not None

    @property
    def real(self) -> int:
        """Return how many counties have an observed or derived value."""
        return sum(e.is_real for e in self.entries)

    @property
    def worst(self) -> Quality | None:
        """Return the worst quality among the entries, None where all are missing."""
        return max(filter(None, (e.quality for e in self.entries)), key=rank, default=None)

    @property
    def best(self) -> Quality | None:
        """Return the best quality among the entries, None where all are missing."""
        return min(filter(None, (e.quality for e in self.entries)), key=rank, default=None)

    @property
    def sources(self) -> list[str]:
        """Return the sources of the entries and marks, each once."""
        found = [*(e.source for e in self.entries), *(m.source for m in self.marks)]
        return [code for code in dict.fromkeys(found) if code]

    def entry(self, county: str) -> CountyValue:
        """Return a county's entry."""
        return next(e for e in self.entries if e.county == county)

    def only(self, counties: Sequence[str]) -> "Spread":
        """Return the same figure over some of the counties, in their order."""
        return replace(self, entries=tuple(self.entry(code) for code in counties))

    def words(self, value: float, t: Texts) -> str:
        """Return a value of this figure with its unit."""
        return DASH if math.isnan(value) else f"{t.number(value, self.decimals)}{self.suffix}"

    def span(self, low: float, high: float, t: Texts) -> str:
        """Return a range of this figure with its unit."""
        return f"{t.range(low, high, self.decimals)}{self.suffix}"

    def references(self, t: Texts) -> list[str]:
        """Return the other places, each with its value, with its glyph where it is derived."""
        glyph = f"{t.glyph(Quality.DERIVED)}{JOINED}"
        named = [(glyph * (m.quality is Quality.DERIVED) + m.name, m.value) for m in self.marks]
        return [t("common.colon", name=name, text=self.words(x, t)) for name, x in named]

    def overall(self, t: Texts) -> str:
        """Return the lowest to the highest of all entries with the worst glyph.

        What is observed counts with its value, what is modelled or assumed with its range.
        """
        if not self.known:
            return DASH
        ends: list[float] = []
        for e in self.entries:
            is_exact = e.quality is Quality.OBSERVED or math.isnan(e.low)
            ends += [e.value] if is_exact else [e.low, e.high]
        low, high = float(np.nanmin(ends)), float(np.nanmax(ends))
        span = self.words(low, t) if low == high else self.span(low, high, t)
        return f"{t.glyph(self.worst)}{JOINED}{span}"

    def middle(self, t: Texts) -> str:
        """Return the median with the worst glyph; of assumed ranges only the whole span."""
        if self.worst in (None, Quality.ILLUSTRATIVE):
            return self.overall(t)
        return f"{t.glyph(self.worst)}{JOINED}{self.words(float(np.nanmedian(self.column)), t)}"

    def told(self, entry: CountyValue, t: Texts) -> str:
        """Return an entry as glyph with value, or with range where it is illustrative."""
        if entry.quality is None:
            return DASH
        span = self.span(entry.low, entry.high, t)
        words = span if entry.is_assumed else self.words(entry.value, t)
        return f"{t.glyph(entry.quality)}{JOINED}{words}"

    def remarks(self, entry: CountyValue, t: Texts) -> list[str]:
        """Return what must be known to read a county's figure: its sample, its file."""
        sample = t("spread.sample_range", span=self.span(entry.low, entry.high, t))
        said = (
            (entry.sampled, sample),
            (entry.small, t("spread.small")),
            (entry.own, t("spread.own")),
        )
        return [words for holds, words in said if holds]
