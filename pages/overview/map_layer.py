"""One quantity over the 31 counties, as map, bars and file need it: index, element, indicator."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from components.session.link import INDEX
from components.widgets import tables
from components.widgets.tables import Table
from components.words.texts import PARTIAL, Texts
from model.facts.provenance import Quality
from model.results.results import Results
from model.score.method import Method
from model.uncertainty.claims import mixed_quality

NAN = float("nan")
FULL = 100.0


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


def of(results: Results, focus: str, method: Method, t: Texts) -> Layer:
    """Return the layer of the index, an element or an indicator by a method."""
    scores, known, n = results.scored(method), results.ranges(method), len(results.data.panel.codes)
    if focus == INDEX:
        name, partial, coverage = t("common.index"), np.full(n, NAN), scores.coverage_all
        values, ranges, evidence = scores.index, known.index, scores.evidence_all
    elif focus in t.catalog.element_codes:
        name, k = t.element(focus), t.catalog.element_codes.index(focus)
        partial, coverage = scores.partial[:, k], scores.coverage[:, k]
        values, ranges, evidence = (
            scores.elements[:, k],
            known.elements[:, k],
            scores.evidence[:, k],
        )
    else:
        return _indicator(results, focus, method, t)
    cells = []
    figures = zip(scores.counties, values, ranges, evidence, coverage, partial, strict=True)
    for code, value, (low, _, high), share, covered, part in figures:
        quality = None if math.isnan(value) else mixed_quality(share)
        cell = Cell(code, value, low, high, value, quality, False, covered)
        if not math.isnan(part):
            cell = Cell(code, part, NAN, NAN, part, Quality.DERIVED, True, covered)
        cells.append(cell)
    return _written(Layer(name, 0, "", FULL, tuple(cells)), t)


def _indicator(results: Results, code: str, method: Method, t: Texts) -> Layer:
    """Return the layer of an indicator in its own unit; what is exact has no range."""
    panel, scores = results.panel(method.real_only), results.scored(method)
    definition, column = t.catalog.indicator(code), scores.indicators[:, t.catalog.column(code)]
    unit, cells = t.catalog.unit(definition.unit), []
    for county, score in zip(panel.codes, column, strict=True):
        one = panel.figure(county, code)
        low, high = (NAN, NAN) if one.low == one.high else (one.low, one.high)
        cells.append(Cell(county, one.value, low, high, score, one.quality, False, 1.0, one.source))
    ends = [c.value if math.isnan(c.high) else c.high for c in cells if not math.isnan(c.value)]
    shown = (t.indicator(code), unit.decimals, t.of(unit.suffix), max(ends, default=1.0))
    return _written(Layer(*shown, tuple(cells), definition.direction), t)


def _written(layer: Layer, t: Texts) -> Layer:
    """Return the layer with the words beside its bars and behind the pointer.

    The pointer shows county, value, range, quality, and coverage if partial.
    """
    cells = []
    for cell in layer.cells:
        name, number = t.county_short(cell.county), t.number(cell.value, layer.decimals)
        span = "" if math.isnan(cell.low) else f" ({t.range(cell.low, cell.high, layer.decimals)})"
        known = f"{t.glyph(cell.quality)} {t.told_quality(cell.quality, cell.source)}"
        if cell.partial:
            known = t("common.partial", coverage=t.percent(cell.coverage))
        lines = [f"{layer.name} {layer.words(cell, t)}{span}", known]
        if math.isnan(cell.value):
            lines = [t("common.withheld")]
        hover = "<br>".join([t.county(cell.county), *lines])
        label = f"{name} {PARTIAL if cell.partial else ''}{number}"
        cells.append(replace(cell, label=label, hover=hover))
    return replace(layer, cells=tuple(cells))


def grouped(results: Results, layer: Layer, order: str, t: Texts) -> list[tuple[str, list[Cell]]]:
    """Return the cells under headings: peers, one list, or prefectures.

    Better values stand on top; partial and withheld ones keep the order of the counties below
    the others, because they are never ranked.
    """

    def rank(cell: Cell) -> tuple[int, float]:
        if math.isnan(cell.value):
            return (2, 0.0)
        return (1, 0.0) if cell.partial else (0, -layer.better * cell.value)

    groups: dict[str, list[Cell]] = {}
    if order == "peers":
        groups = {t(f"common.peer_group_{group}"): [] for group in range(3)}
        headings = [list(groups)[group] for group in results.geography.groups()]
    elif order == "prefecture":
        names = {p.code: t.of(p.name) for p in results.data.prefectures}
        headings = [names[county.prefecture] for county in results.data.panel.counties]
    else:
        headings = [""] * len(layer.cells)
    for heading, cell in zip(headings, layer.cells, strict=True):
        groups.setdefault(heading, []).append(cell)
    return [(heading, sorted(cells, key=rank)) for heading, cells in groups.items() if cells]


def table(layer: Layer, t: Texts) -> Table:
    """Return the layer as a table: value, range, quality and coverage by county."""
    unit = layer.suffix.strip() or t("common.points")
    columns: dict[str, tuple[str, Callable[[Cell], object]]] = {
        "county": (t("common.county"), lambda cell: t.county(cell.county)),
        "value": (layer.name, lambda cell: round(cell.value, 2)),
        "low": (t("common.low"), lambda cell: round(cell.low, 2)),
        "high": (t("common.high"), lambda cell: round(cell.high, 2)),
        "unit": (t("common.unit"), lambda _: unit),
        "quality": (t("common.quality"), lambda cell: t.told_quality(cell.quality, cell.source)),
        "coverage": (t("common.coverage"), lambda cell: t.percent(cell.coverage)),
    }
    return tables.table(layer.cells, columns)
