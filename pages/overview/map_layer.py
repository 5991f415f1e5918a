"""One quantity over the 31 counties, as map, bars and file need it: index, element, indicator."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from components.session.link import INDEX
from components.widgets.tables import Table
from components.words.texts import PARTIAL, Texts
from model.facts.provenance import Quality
from model.results.results import Results
from model.score.method import Method
from model.uncertainty.claims import mixed_quality

NAN = float("nan")
FULL = 100.0
GROUPS = ("overview.group_0", "overview.group_1", "overview.group_2")


@dataclass(frozen=True, slots=True)
class Cell:
    """A county's value of a layer: range (NaN none), score 0..100 for its class, quality, coverage.

    `partial` marks a score on less than half its evidence: shown hatched, never ranked.
    `source` is that of a single figure, '' of what is made of several. `label` stands beside its
    bar, `hover` is what the pointer shows.
    """

    county: str
    value: float
    low: float
    high: float
    score: float
    quality: Quality | None
    partial: bool
    coverage: float
    source: str = ""
    label: str = ""
    hover: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """Cells in county order with the name, decimals and unit suffix of the quantity.

    `upper` is the end of its axis; `better` is 1 where more is better, -1 where less is.
    """

    name: str
    decimals: int
    suffix: str
    upper: float
    cells: tuple[Cell, ...]
    better: int = 1

    @property
    def known(self) -> list[Cell]:
        """Return the cells with a value, the least first."""
        return sorted((c for c in self.cells if not math.isnan(c.value)), key=lambda c: c.value)

    @property
    def ranked(self) -> list[Cell]:
        """Return the known cells that rest on enough to be compared, the least first."""
        return [cell for cell in self.known if not cell.partial]

    @property
    def is_illustrative(self) -> bool:
        """Return whether any value is an assumption."""
        return any(cell.quality is Quality.ILLUSTRATIVE for cell in self.known)

    def words(self, cell: Cell, t: Texts) -> str:
        """Return a county's value with the unit."""
        return f"{t.number(cell.value, self.decimals)}{self.suffix}"

    def titled(self, t: Texts) -> str:
        """Return the name with the unit, for headings."""
        unit = self.suffix.strip() or (t("common.points") if self.upper == FULL else "")
        return t("common.with_unit", name=self.name, unit=unit) if unit else self.name


def of(results: Results, focus: str, method: Method, t: Texts) -> Layer:
    """Return the layer of the index, an element or an indicator by a method."""
    if focus == INDEX:
        name, cells = t("common.index"), _index(results, method)
    elif focus in t.catalog.element_codes:
        name, cells = t.element(focus), _element(results, focus, method, t)
    else:
        return _indicator(results, focus, method, t)
    return _written(Layer(name, 0, "", FULL, tuple(cells)), t)


def _index(results: Results, method: Method) -> Iterable[Cell]:
    scores, known = results.scored(method), results.ranges(method)
    for i, code in enumerate(scores.counties):
        quality, value = mixed_quality(scores.evidence_all[i]), scores.index[i]
        low, _, high = known.index[i]
        yield Cell(code, value, low, high, value, quality, False, scores.coverage_all[i])


def _element(results: Results, element: str, method: Method, t: Texts) -> Iterable[Cell]:
    scores, known = results.scored(method), results.ranges(method)
    k = t.catalog.element_codes.index(element)
    for i, code in enumerate(scores.counties):
        coverage = scores.coverage[i, k]
        if not math.isnan(value := scores.partial[i, k]):
            yield Cell(code, value, NAN, NAN, value, Quality.DERIVED, True, coverage)
            continue
        value, (low, _, high) = scores.elements[i, k], known.elements[i, k]
        quality = None if math.isnan(value) else mixed_quality(scores.evidence[i, k])
        yield Cell(code, value, low, high, value, quality, False, coverage)


def _indicator(results: Results, code: str, method: Method, t: Texts) -> Layer:
    """Return the layer of an indicator in its own unit; what is exact has no range."""
    panel, scores = results.panel(method.real_only), results.scored(method)
    definition, j = t.catalog.indicator(code), t.catalog.column(code)
    unit = t.catalog.unit(definition.unit)
    cells = []
    for i, county in enumerate(panel.codes):
        one = panel.figure(county, code)
        low, high = (NAN, NAN) if one.low == one.high else (one.low, one.high)
        score = scores.indicators[i, j]
        cells.append(Cell(county, one.value, low, high, score, one.quality, False, 1.0, one.source))
    ends = [c.value if math.isnan(c.high) else c.high for c in cells if not math.isnan(c.value)]
    shown = (t.indicator(code), unit.decimals, t.of(unit.suffix), max(ends, default=1.0))
    return _written(Layer(*shown, tuple(cells), definition.direction), t)


def _written(layer: Layer, t: Texts) -> Layer:
    """Return the layer with the words beside its bars and behind the pointer."""
    cells = []
    for cell in layer.cells:
        number = t.number(cell.value, layer.decimals)
        label = f"{t.county_short(cell.county)} {PARTIAL if cell.partial else ''}{number}"
        cells.append(replace(cell, label=label, hover=_hover(layer, cell, t)))
    return replace(layer, cells=tuple(cells))


def _hover(layer: Layer, cell: Cell, t: Texts) -> str:
    """Return what the pointer shows: county, value, range, quality, coverage if partial."""
    name = t.county(cell.county)
    if math.isnan(cell.value):
        return f"{name}<br>{t('common.withheld')}"
    has_range = not math.isnan(cell.low)
    span = f" ({t.range(cell.low, cell.high, layer.decimals)})" if has_range else ""
    last = f"{t.glyph(cell.quality)} {t.told_quality(cell.quality, cell.source)}"
    if cell.partial:
        last = t("common.partial", coverage=t.percent(cell.coverage))
    return f"{name}<br>{layer.name} {layer.words(cell, t)}{span}<br>{last}"


def grouped(results: Results, layer: Layer, order: str, t: Texts) -> list[tuple[str, list[Cell]]]:
    """Return the cells under headings: peers, one list, or prefectures.

    Better values stand on top; partial and withheld ones keep the order of the counties below
    the others, because they are never ranked.
    """
    headings = [""] * len(layer.cells)
    if order == "peers":
        headings = [t(GROUPS[group]) for group in results.geography.groups()]
    elif order == "prefecture":
        names = {p.code: t.of(p.name) for p in results.data.prefectures}
        headings = [names[county.prefecture] for county in results.data.panel.counties]
    first = [t(key) for key in GROUPS] if order == "peers" else list(dict.fromkeys(headings))
    pairs = list(zip(headings, layer.cells, strict=True))
    groups = [(heading, [cell for own, cell in pairs if own == heading]) for heading in first]
    return [(h, sorted(own, key=lambda c: _place(c, layer.better))) for h, own in groups if own]


def _place(cell: Cell, better: int) -> tuple[int, float]:
    if math.isnan(cell.value):
        return (2, 0.0)
    return (1, 0.0) if cell.partial else (0, -better * cell.value)


def table(layer: Layer, t: Texts) -> Table:
    """Return the layer as a table: value, range, quality and coverage by county."""
    rows = pd.DataFrame(
        [
            {
                "county": t.county(cell.county),
                "value": round(cell.value, 2),
                "low": round(cell.low, 2),
                "high": round(cell.high, 2),
                "unit": layer.suffix.strip() or t("common.points"),
                "quality": t.told_quality(cell.quality, cell.source),
                "coverage": t.percent(cell.coverage),
            }
            for cell in layer.cells
        ]
    )
    heads = {name: t(f"common.{name}") for name in rows.columns if name != "value"}
    return Table(rows, {name: heads.get(name, layer.name) for name in rows.columns})
