"""One quantity over the 31 counties, as map, bars and file need it: score, weakest, indicator."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from components.county_values.weakest import MOSTLY
from components.session.link import INDEX, WEAKEST
from components.widgets import tables
from components.widgets.tables import Table
from components.words.texts import PARTIAL, Texts
from model.facts.provenance import Quality
from model.results.results import Results
from model.score.method import Method
from model.uncertainty import claims
from model.uncertainty.claims import mixed_quality

NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Cell:
    """A county's value of a layer: range (NaN none), score 0..100 for its class, quality, coverage.

    `partial`: a score on less than half its evidence, hatched and never ranked; `source`: that of
    a single figure; `element`: the likely weakest one where the layer shows it, `is_open` if the
    draws do not decide; `note` and `hover`: what the pointer says beside the quality, and in all;
    `label`: what stands beside the bar.
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
    element: str = ""
    is_open: bool = False
    note: str = ""
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

    def number(self, value: float, t: Texts) -> str:
        """Return a value in words; the digits of a score show its class."""
        return t.number(value, self.decimals) if self.suffix else t.score(value)


def of(results: Results, focus: str, method: Method, t: Texts) -> Layer:
    """Return the layer of the index, an element or an indicator by a method."""
    if focus in t.catalog.codes:
        return _indicator(results, focus, method, t)
    scores, known = results.scored(method), results.ranges(method)
    columns, stack = [*t.catalog.element_codes, INDEX], np.column_stack
    values = stack([scores.elements, scores.index])
    evidence = stack([scores.evidence, scores.evidence_all])
    coverage = stack([scores.coverage, scores.coverage_all])
    partial = stack([scores.partial, scores.index * NAN])
    ranges, cells = np.concatenate([known.elements, known.index[:, None]], axis=1), []
    for row, county in enumerate(scores.counties):
        claim = claims.weakest(scores, known, county, t.catalog)
        element = (*claim.elements, INDEX)[0] if focus == WEAKEST else focus
        at = row, columns.index(element)
        value, (low, _, high), part = values[at], ranges[at], partial[at]
        quality = None if math.isnan(value) else mixed_quality(evidence[at])
        cell = Cell(county, value, low, high, value, quality, False, coverage[at])
        if not math.isnan(part):
            cell = Cell(county, part, NAN, NAN, part, Quality.DERIVED, True, coverage[at])
        if focus in (INDEX, WEAKEST) and claim.elements:
            words = t.either([t.element_short(code) for code in claim.elements])
            cell = replace(cell, note=t("overview.likeliest", words=words))
        if focus == WEAKEST and claim.elements:
            cell = replace(cell, element=element, is_open=claim.probability < MOSTLY)
        cells.append(cell)
    name = t("overview.card_weakest") if focus == WEAKEST else t("common.index")
    name = t.element(focus) if focus in t.catalog.element_codes else name
    return _written(Layer(name, 0, "", 100.0, tuple(cells)), t)


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
        number = layer.number(cell.value, t)
        span = "" if math.isnan(cell.low) else f" ({t.range(cell.low, cell.high, layer.decimals)})"
        known = f"{t.glyph(cell.quality)} {t.told_quality(cell.quality, cell.source)}"
        if cell.partial:
            known = t("common.partial", coverage=t.percent(cell.coverage))
        known = t("common.semicolon").join(part for part in (known, cell.note) if part)
        element = t.element_short(cell.element) if cell.element else ""
        lines = [f"{element or layer.name} {number}{layer.suffix}{span}", known]
        if math.isnan(cell.value):
            lines = [t("common.withheld")]
        names = filter(None, (t.county_short(cell.county), element))
        label = " ".join([*names, f"{PARTIAL if cell.partial else ''}{number}"])
        hover = "<br>".join([t.county(cell.county), *lines])
        cells.append(replace(cell, label=label, hover=hover))
    return replace(layer, cells=tuple(cells))


def grouped(
    results: Results, layer: Layer, order: str, county: str, t: Texts
) -> list[tuple[str, list[Cell]]]:
    """Return the cells under headings: peers (of one county, or all), one list, or prefectures.

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
    own = headings[results.data.panel.row(county)] if county and order == "peers" else ""
    for heading, cell in zip(headings, layer.cells, strict=True):
        if own in ("", heading):
            groups.setdefault(heading, []).append(cell)
    return [(heading, sorted(cells, key=rank)) for heading, cells in groups.items() if cells]


def table(layer: Layer, t: Texts) -> Table:
    """Return the layer as a table: value, range and quality by county."""
    unit = layer.suffix.strip() or t("common.points")
    columns: dict[str, tuple[str, Callable[[Cell], object]]] = {
        "county": (t("common.county"), lambda cell: t.county(cell.county)),
        "value": (layer.name, lambda cell: round(cell.value, 2)),
        "low": (t("common.low"), lambda cell: round(cell.low, 2)),
        "high": (t("common.high"), lambda cell: round(cell.high, 2)),
        "unit": (t("common.unit"), lambda _: unit),
        "quality": (t("common.quality"), lambda cell: t.told_quality(cell.quality, cell.source)),
    }
    return tables.table(layer.cells, columns)
