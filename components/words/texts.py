"""Texts in the reader's language, and the wording of numbers and units; pure."""

import math
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from model.facts.catalog import Catalog, Indicator
from model.facts.load import Data, read_words
from model.facts.provenance import Figure, Quality, Words
from model.facts.published import FactKind
from model.facts.read_csv import ROOT, Reader

DASH = "—"
GLYPHS = {Quality.OBSERVED: "●", Quality.DERIVED: "◐", Quality.ILLUSTRATIVE: "○"}
PARTIAL = "◔"
UP, DOWN = "▲", "▼"
ASSUMED = GLYPHS[Quality.ILLUSTRATIVE]
UNMARKED = re.compile(rf" ?[（(]{ASSUMED}[）)]|{ASSUMED}\s?|\s{ASSUMED}$")


def is_assumed(words: str) -> bool:
    """Return whether words carry the mark of an illustrative figure."""
    return ASSUMED in words


def on_screen(words: str) -> str:
    """Return words as they stand in sight: only what is real is marked, as the legend says."""
    return UNMARKED.sub("", words).strip() if ASSUMED in words else words


@cache
def entries(root: Path = ROOT.parent) -> dict[str, Words]:
    """Return every text of the pages and of data/text; DataError lists every fault."""
    reader = Reader(root)
    folders = ("data/text", *sorted(f"pages/{path.name}" for path in (root / "pages").iterdir()))
    found = read_words(reader, *(name for folder in folders for name in reader.names(folder)))
    reader.check()
    return found


@dataclass(frozen=True)
class Texts:
    """The texts of one language; `t("page.key", field=value)` gives a whole sentence."""

    language: str
    data: Data

    @property
    def catalog(self) -> Catalog:
        """Return the catalogue that names elements, indicators and units."""
        return self.data.catalog

    def __call__(self, key: str, /, **values: object) -> str:
        """Return a text with its fields filled; KeyError names a key that does not exist."""
        text = self.of(entries()[key])
        return text.format(**values) if values else text

    def __contains__(self, key: str) -> bool:
        """Return whether there is a text of this key."""
        return key in entries()

    def of(self, words: Words) -> str:
        """Return the reader's language of a pair."""
        return words.zh if self.language == "zh" else words.en

    def counted(self, count: int, total: int, keys: tuple[str, str, str], **values: object) -> str:
        """Return one of three sentences, for none, some and all of a total, as `n` of `total`."""
        key = keys[2] if count == total else keys[1] if count else keys[0]
        return self(key, n=count, total=total, **values)

    def join(self, items: list[str]) -> str:
        """Join items of a list."""
        return self("common.comma").join(items)

    def either(self, items: list[str]) -> str:
        """Join alternatives: "logistics or talent"."""
        return self("common.or").join(items)

    def number(self, value: float, decimals: int = 0) -> str:
        """Return a number with thousands separators, a dash where it is missing."""
        if math.isnan(value):
            return DASH
        return f"{round(value, decimals) + 0.0:,.{decimals}f}"  # + 0.0: no minus before a zero

    def score(self, value: float, decimals: int = 0) -> str:
        """Return a score 0..100, with as many decimals as it takes to stand in its class."""
        if self.band(round(value, decimals)) != self.band(value):
            return self.score(value, decimals + 1)
        return self.number(value, decimals)

    def delta(self, value: float, decimals: int = 1) -> str:
        """Return a signed change with its arrow; nothing moved has no arrow."""
        if math.isnan(value):
            return DASH
        if abs(value) < 0.5 * 10**-decimals:
            return f"±{0:.{decimals}f}"
        arrow = UP if value > 0 else DOWN
        return f"{arrow} {value:+,.{decimals}f}".replace("-", "−")

    def percent(self, share: float, decimals: int = 0) -> str:
        """Return a share 0..1 as per cent."""
        return DASH if math.isnan(share) else f"{100 * share:.{decimals}f}%"

    def range(self, low: float, high: float, decimals: int = 0) -> str:
        """Return low–high with an en dash."""
        return f"{self.number(low, decimals)}–{self.number(high, decimals)}"

    def unit(self, code: str) -> str:
        """Return what stands after a number of a unit."""
        return self.of(self.catalog.unit(code).suffix)

    def amount(self, value: float, unit: str) -> str:
        """Return a number with its unit; a rough value keeps the unit's decimals."""
        if math.isnan(value):
            return DASH
        return f"{self.number(value, self.catalog.unit(unit).decimals)}{self.unit(unit)}"

    def value(self, figure: Figure) -> str:
        """Return a figure's value with its unit, a dash where missing."""
        return self.amount(figure.value, self.catalog.indicator(figure.indicator).unit)

    def change(self, value: float, unit: str, decimals: int) -> str:
        """Return a signed change with its unit; of percentages, in percentage points."""
        is_share = unit.startswith("percent")
        suffix = self("common.percentage_points") if is_share else self.unit(unit)
        if unit.startswith("level"):
            suffix = self("common.level_suffix")
        return f"{self.delta(value, decimals)}{suffix}"

    def marked(self, figure: Figure) -> str:
        """Return a figure's value behind the glyph of its quality, one dash where missing."""
        if figure.quality is None:
            return DASH
        return f"{self.mark(figure.quality, figure.source)} {self.value(figure)}"

    def fact(self, value: float, kind: FactKind) -> float:
        """Return a published amount in the unit of the reader's language."""
        return value * kind.scale_en if self.language == "en" else value

    def plain(self, value: float, is_year: bool = False) -> str:
        """Return a published number as precisely as it was given; years without separators."""
        if is_year:
            return f"{value:.0f}"
        return self.number(value, 0 if value == int(value) else 2)

    def span(self, figure: Figure) -> str:
        """Return the low–high range of a figure with its unit; nothing where it is exact."""
        if math.isnan(figure.value) or figure.low == figure.high:
            return ""
        unit = self.catalog.unit(self.catalog.indicator(figure.indicator).unit)
        return f"{self.range(figure.low, figure.high, unit.decimals)}{self.of(unit.suffix)}"

    def glyph(self, quality: Quality | None) -> str:
        """Return the mark of a quality, a dash where missing."""
        return GLYPHS[quality] if quality is not None else DASH

    def mark(self, quality: Quality | None, source: str) -> str:
        """Return the glyph of a quality; of a figure of the reader's own it says so."""
        own = self("own_data.mark") if self.is_own(source) else ""
        return self.glyph(quality) + own

    def is_own(self, source: str) -> bool:
        """Return whether a source, '' for none, is one that the reader supplied."""
        return bool(source) and self.catalog.source(source).supplied

    def told_quality(self, quality: Quality | None, source: str) -> str:
        """Return the word of a quality; of a figure of the reader's own it says so."""
        return self("own_data.quality") if self.is_own(source) else self.quality(quality)

    def quality(self, quality: Quality | None) -> str:
        """Return the word of a quality."""
        return self(f"common.{quality.value}") if quality is not None else self("common.missing")

    def spoken(self, words: str) -> str:
        """Return words as a file or a text alternative says them: each mark by its word."""
        for quality, glyph in GLYPHS.items():
            words = words.replace(glyph, self.quality(quality))
        return words

    def county(self, code: str) -> str:
        """Return a county's full name, that of all counties for ''."""
        return self.of(self.data.panel.county(code).name) if code else self("common.all_counties")

    def county_short(self, code: str) -> str:
        """Return a county's short name, for charts and narrow columns."""
        return self.of(self.data.panel.county(code).short)

    def prefecture_of(self, county: str) -> str:
        """Return the name of a county's prefecture as a place for levers."""
        own = self.data.panel.county(county).prefecture
        found = next(p for p in self.data.prefectures if p.code == own)
        return self("levers.prefecture", prefecture=self.of(found.name))

    def element(self, code: str) -> str:
        """Return an element's full name."""
        return self.of(self.catalog.element(code).name)

    def element_short(self, code: str) -> str:
        """Return an element's short name."""
        return self.of(self.catalog.element(code).short)

    def indicator(self, code: str) -> str:
        """Return an indicator's name."""
        return self.of(self.catalog.indicator(code).name)

    def label(self, indicator: Indicator) -> str:
        """Return an indicator's short name, for axes."""
        return self.of(indicator.short)

    def source(self, code: str) -> str:
        """Return a source in short: producer and title."""
        source = self.catalog.source(code)
        if source.supplied:
            return self.cite(code)
        producer, title = self.of(source.producer), self.of(source.title)
        return self("common.source_short", producer=producer, title=title)

    def cite(self, source: str) -> str:
        """Return the citation of a source; one of the reader's own names the file."""
        found = self.catalog.source(source)
        if not found.supplied:
            return self.of(found.cite)
        return self("own_data.cite", source=self.of(found.cite), file=self.of(found.title))

    def band(self, score: float) -> str:
        """Return the name of the class a score falls in."""
        index = sum(score >= edge for edge in self.catalog.method.bands)
        return self(f"common.band_{index}")
