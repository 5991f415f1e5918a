"""One figure over the 31 counties, grouped by peers: dots or ranges, references, table."""

import math
from dataclasses import dataclass

import numpy as np

from components import runtime
from components.charts import dots
from components.plot import Plot
from components.text import DASH, Texts
from model import people
from model.people import Link
from model.provenance import FloatArray, Quality
from model.scenario import Scenario

NAN = float("nan")
JOINED = "\N{NO-BREAK SPACE}"  # keeps a number with the glyph before it
CENSUS_SOURCE, CENSUS_YEAR = "S01", 2020
SMALL_SAMPLE = "small_sample"
# Schooling is published with two decimals, and these tell two tabulations apart (8.95, 9.24).
DECIMALS = {"years": 2}
TAIL = 0.1  # the axis begins this share of the spread below the least value
FROM_ZERO = 0.4  # or at zero, where the least value is below this share of the greatest


@dataclass(frozen=True, slots=True)
class Entry:
    """A county's figure: range (NaN where exact), quality, year, source, small sample."""

    county: str
    value: float
    low: float
    high: float
    quality: Quality | None
    year: int
    source: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure of another place, for comparison; quality None where it is only reported."""

    name: str
    value: float
    year: int
    source: str
    quality: Quality | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """Entries in county order with the names, unit suffix and decimals of the figure."""

    code: str
    name: str
    short: str
    suffix: str
    decimals: int
    better: int
    entries: tuple[Entry, ...]
    marks: tuple[Mark, ...]

    @property
    def column(self) -> FloatArray:
        """Return the values, shape (n,), NaN where missing."""
        return np.array([e.value for e in self.entries])

    @property
    def known(self) -> bool:
        """Return whether any county has a value."""
        return any(e.quality is not None for e in self.entries)

    @property
    def real(self) -> int:
        """Return how many counties have an observed or derived value."""
        return sum(e.quality in (Quality.OBSERVED, Quality.DERIVED) for e in self.entries)

    @property
    def worst(self) -> Quality | None:
        """Return the worst quality among the entries, None where all are missing."""
        known = [e.quality for e in self.entries if e.quality is not None]
        return max(known, key=lambda q: q.rank, default=None)

    @property
    def sources(self) -> list[str]:
        """Return the sources of the entries and marks."""
        found = [*(e.source for e in self.entries), *(m.source for m in self.marks)]
        return [code for code in dict.fromkeys(found) if code]

    def entry(self, county: str) -> Entry:
        """Return a county's entry."""
        return next(e for e in self.entries if e.county == county)

    def words(self, value: float, t: Texts) -> str:
        """Return a value of this figure with its unit."""
        return DASH if math.isnan(value) else f"{t.number(value, self.decimals)}{self.suffix}"

    def overall(self, t: Texts) -> str:
        """Return the lowest low to the highest high of all entries with the worst glyph."""
        if not self.known:
            return DASH
        low = np.nanmin([e.value if math.isnan(e.low) else e.low for e in self.entries])
        high = np.nanmax([e.value if math.isnan(e.high) else e.high for e in self.entries])
        return f"{t.glyph(self.worst)}{JOINED}{t.range(low, high, self.decimals)}{self.suffix}"

    def told(self, entry: Entry, t: Texts) -> str:
        """Return an entry as glyph with value, or with range where it is illustrative."""
        if entry.quality is None:
            return DASH
        if entry.quality is Quality.ILLUSTRATIVE:
            span = f"{t.range(entry.low, entry.high, self.decimals)}{self.suffix}"
        else:
            span = self.words(entry.value, t)
        return f"{t.glyph(entry.quality)}{JOINED}{span}"


def of_indicator(code: str, method: Scenario, t: Texts) -> Spread:
    """Return the spread of a scored indicator, with its published references."""
    panel = runtime.panel(method.real_only)
    definition = t.catalog.indicator(code)
    unit = t.catalog.unit(definition.unit)
    entries = []
    for county in panel.codes:
        f = panel.figure(county, code)
        ranged = f.low != f.high
        entries.append(
            Entry(county, f.value, f.low if ranged else NAN, f.high if ranged else NAN,
                  f.quality, f.year, f.source, f.note == SMALL_SAMPLE)
        )  # fmt: skip
    census = runtime.CENSUS_REFERENCES.get(code, "")
    marks = census_marks(census, t) if census else ()
    marks += tuple(
        Mark(t.of(b.name), b.value, b.year, b.source) for b in t.catalog.reference_lines(code)
    )
    return Spread(
        code, t.indicator(code), t.label(definition), t.of(unit.suffix),
        DECIMALS.get(definition.unit, unit.decimals), definition.direction, tuple(entries), marks,
    )  # fmt: skip


def of_census(code: str, names: tuple[str, str], unit: str, t: Texts) -> Spread:
    """Return the spread of a census figure that is not scored; more of it counts as better."""
    facts, kind = runtime.data().facts, t.catalog.unit(unit)
    entries = tuple(
        Entry(county, people.figure(facts, county, code), NAN, NAN, people.quality(code),
              CENSUS_YEAR, CENSUS_SOURCE)
        for county in runtime.data().panel.codes
    )  # fmt: skip
    return Spread(code, *names, t.of(kind.suffix), kind.decimals, 1, entries, census_marks(code, t))


def census_marks(code: str, t: Texts) -> tuple[Mark, ...]:
    """Return a census figure of the reference areas."""
    facts, quality = runtime.data().facts, people.quality(code)
    found = ((area, people.figure(facts, area, code)) for area in facts.references)
    return tuple(
        Mark(t.of(facts.areas[area]), value, CENSUS_YEAR, CENSUS_SOURCE, quality)
        for area, value in found
    )


def rows(spread: Spread, t: Texts) -> list[dots.Rows]:
    """Return the counties by peer group, the better values first.

    Illustrative ranges keep the administrative order: an order among them would mean nothing.
    """
    groups: list[list[Entry]] = [[], [], []]
    for entry, group in zip(spread.entries, runtime.groups(), strict=True):
        groups[int(group)].append(entry)
    for entries in groups:
        entries.sort(key=lambda e: _place(spread, e))
    return [
        dots.Rows(t(f"overview.group_{g}"), [_dot(spread, e, t) for e in entries])
        for g, entries in enumerate(groups)
        if entries
    ]


def _place(spread: Spread, entry: Entry) -> tuple[int, float]:
    """Order by value only what is observed or derived; a stable sort leaves the rest as it is."""
    if entry.quality in (Quality.OBSERVED, Quality.DERIVED):
        return (0, -spread.better * entry.value)
    return (1 if entry.quality else 2, 0.0)


def _dot(spread: Spread, entry: Entry, t: Texts) -> dots.Dot:
    county = runtime.data().panel.county(entry.county)
    told = spread.told(entry, t).removesuffix(spread.suffix)
    star = "*" if entry.small else ""
    lines = [t.of(county.name), f"{spread.short} {spread.told(entry, t)}"]
    year = f" · {entry.year}" if entry.year else ""
    lines.append(f"{t.quality(entry.quality)}{year}")
    if entry.small:
        lines.append(t("spread.small"))
    return dots.Dot(
        entry.county, f"{t.of(county.short)} {told}{star}", entry.value, entry.low, entry.high,
        "<br>".join(lines), entry.quality,
    )  # fmt: skip


def figure(spread: Spread, county: str, phone: bool, t: Texts) -> Plot:
    """Return the chart of a spread."""
    least, most = _ends(spread)
    marks = [m for m in spread.marks if not math.isnan(m.value)]
    chart: Plot = dots.counties(
        rows(spread, t),
        [dots.Reference(m.value, f"{m.name} {spread.words(m.value, t)}") for m in marks],
        most,
        axis_title(spread, t),
        county,
        phone,
        axis_start(least, most),
    )
    return chart


def axis_title(spread: Spread, t: Texts) -> str:
    """Return the name of the quantity with its quality and unit, for an axis."""
    return t("spread.axis", glyph=t.glyph(spread.worst), name=spread.short,
             unit=spread.suffix.strip())  # fmt: skip


def _ends(spread: Spread) -> tuple[float, float]:
    lows = [e.value if math.isnan(e.low) else e.low for e in spread.entries]
    highs = [e.value if math.isnan(e.high) else e.high for e in spread.entries]
    marks = [m.value for m in spread.marks]
    return float(np.nanmin([*lows, *marks])), float(np.nanmax([*highs, *marks]))


def axis_start(least: float, most: float) -> float:
    """Return where an axis begins: at zero, or at a round number below far-off values."""
    if least < FROM_ZERO * most or most <= least:
        return 0.0
    step = 10.0 ** math.floor(math.log10(most - least))
    return max(0.0, step * math.floor((least - TAIL * (most - least)) / step))


def note(spread: Spread, t: Texts) -> str:
    """Return the line under a heading: how rows are ordered, what a range or a star means."""
    order = "down" if spread.better > 0 else "up"
    parts = [t(f"spread.by_peers_{order}" if spread.real else "spread.by_peers_unordered")]
    if spread.real < len(spread.entries) and spread.known:
        parts.append(t("spread.ranges"))
    small = sum(e.small for e in spread.entries)
    if small:
        parts.append(t("spread.small_note", n=small))
    return t("spread.gap").join(parts)


def linked(first: Spread, second: Spread) -> Link:
    """Return how two figures go together over the counties."""
    return people.link(first.column, second.column)


def province(shown: Spread) -> float:
    """Return the provincial value of a census figure."""
    code = runtime.CENSUS_REFERENCES.get(shown.code, shown.code)
    return people.figure(runtime.data().facts, runtime.PROVINCIAL, code)


def country(shown: Spread) -> float:
    """Return the national value of a census figure."""
    code = runtime.CENSUS_REFERENCES.get(shown.code, shown.code)
    return people.figure(runtime.data().facts, runtime.NATIONAL, code)


def cited(codes: list[str], t: Texts, *remarks: str) -> list[str]:
    """Return the citations behind a chart and remarks on it, a line each."""
    sources = t("spread.semicolon").join(t.cite(code) for code in codes)
    first = [t("common.source_line", sources=sources)] if codes else []
    return [*first, *(remark for remark in remarks if remark)]


def basis(spread: Spread, t: Texts) -> str:
    """Return the assumption behind the illustrative ranges of an indicator, '' if there is none."""
    rule = t.catalog.estimate(spread.code)
    assumed = spread.worst is Quality.ILLUSTRATIVE
    return t("common.estimated", basis=t.of(rule.basis)) if rule and assumed else ""


def meaning(code: str, t: Texts) -> str:
    """Return what a scored indicator counts."""
    return t("spread.meaning", definition=t.of(t.catalog.indicator(code).definition))
