"""One quantity over the 31 counties, as maps and bars need it: index, element or indicator."""

import math
from dataclasses import dataclass, replace

import pandas as pd

from components.charts.bars import Bar, Group
from components.county_values.weakest import likeliest
from components.session import link
from components.words.texts import PARTIAL, Texts
from model.facts.provenance import Quality
from model.results.results import Results
from model.score.method import Method
from model.uncertainty.claims import mixed_quality

NAN = float("nan")
FULL = 100.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A county's value of a layer: range, score 0..100 for its class, quality, coverage.

    `partial` marks a score on less than half its evidence: shown hatched, never ranked.
    `source` is that of a single figure, '' of what is made of several.
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


@dataclass(frozen=True, slots=True)
class Layer:
    """Cells in county order with the name, decimals and unit suffix of the quantity."""

    name: str
    decimals: int
    suffix: str
    upper: float
    cells: tuple[Cell, ...]
    better: int = 1

    def cell(self, county: str) -> Cell:
        """Return a county's cell."""
        return next(c for c in self.cells if c.county == county)


def of(results: Results, focus: str, method: Method, t: Texts) -> Layer:
    """Return the layer of the index, an element or an indicator under a method."""
    if focus == link.INDEX:
        return _index(results, method, t)
    if focus in t.catalog.element_codes:
        return _element(results, focus, method, t)
    return indicator(results, focus, method, t)


def _index(results: Results, method: Method, t: Texts) -> Layer:
    scores, known = results.scored(method), results.ranges(method)
    cells = tuple(
        Cell(code, scores.index[i], known.index[i, 0], known.index[i, 2], scores.index[i],
             mixed_quality(scores.evidence_all[i]), False, scores.coverage_all[i])
        for i, code in enumerate(scores.counties)
    )  # fmt: skip
    return Layer(t("common.index"), 0, "", FULL, cells)


def _element(results: Results, element: str, method: Method, t: Texts) -> Layer:
    scores, known = results.scored(method), results.ranges(method)
    k = t.catalog.element_codes.index(element)
    cells = []
    for i, code in enumerate(scores.counties):
        partial = not math.isnan(scores.partial[i, k])
        value = scores.partial[i, k] if partial else scores.elements[i, k]
        low, high = (NAN, NAN) if partial else (known.elements[i, k, 0], known.elements[i, k, 2])
        quality = None if math.isnan(value) else mixed_quality(scores.evidence[i, k])
        if partial:
            quality = Quality.DERIVED
        cells.append(Cell(code, value, low, high, value, quality, partial, scores.coverage[i, k]))
    return Layer(t.element(element), 0, "", FULL, tuple(cells))


def indicator(results: Results, code: str, method: Method, t: Texts) -> Layer:
    """Return the layer of an indicator in its own unit."""
    panel, scores = results.panel(method.real_only), results.scored(method)
    definition = t.catalog.indicator(code)
    unit = t.catalog.unit(definition.unit)
    j = t.catalog.column(code)
    cells = []
    for i, county in enumerate(panel.codes):
        figure = panel.figure(county, code)
        exact = figure.low == figure.high
        cells.append(
            Cell(
                county,
                figure.value,
                NAN if exact else figure.low,
                NAN if exact else figure.high,
                scores.indicators[i, j],
                figure.quality,
                False,
                1.0,
                figure.source,
            )
        )
    known = [c.value if math.isnan(c.high) else c.high for c in cells if not math.isnan(c.value)]
    upper = max(known, default=1.0)
    return Layer(
        t.indicator(code), unit.decimals, t.of(unit.suffix), upper, tuple(cells),
        definition.direction,
    )  # fmt: skip


def titled(layer: Layer, t: Texts) -> str:
    """Return a layer's name with its unit, for headings."""
    unit = layer.suffix.strip() or (t("common.points") if layer.upper == FULL else "")
    return t("common.with_unit", name=layer.name, unit=unit) if unit else layer.name


def map_label(results: Results, layer: Layer, cell: Cell, t: Texts, small_km2: float) -> str:
    """Return a county's name and number for the map; a long English name may be left out."""
    county = results.data.panel.county(cell.county)
    name = t.of(county.short)
    number = t.number(cell.value, layer.decimals)
    if t.language == "en" and county.area_km2 < small_km2:
        return number
    return f"{name}<br><b>{number}</b>"


def hover(layer: Layer, cell: Cell, t: Texts) -> str:
    """Return what the pointer shows: county, value, range, quality, coverage if partial."""
    name = t.county(cell.county)
    if math.isnan(cell.value):
        return f"{name}<br>{t('common.withheld')}"
    value = f"{t.number(cell.value, layer.decimals)}{layer.suffix}"
    span = ""
    if not math.isnan(cell.low):
        span = f" ({t.range(cell.low, cell.high, layer.decimals)})"
    last = (
        t("common.partial", coverage=t.percent(cell.coverage))
        if cell.partial
        else f"{t.glyph(cell.quality)} {t.told_quality(cell.quality, cell.source)}"
    )
    return f"{name}<br>{layer.name} {value}{span}<br>{last}"


def bars(
    results: Results, layer: Layer, order: str, method: Method, t: Texts, with_weakest: bool
) -> list[Group]:
    """Return the bars of a layer in groups: peers, one list, or prefectures.

    Better values stand on top; partial and withheld ones keep the order of the counties below
    the others, because they are never ranked.
    """
    codes = results.data.panel.codes
    groups: dict[str, list[Bar]] = {}
    for heading, county in _placed(results, order, codes, t):
        cell = layer.cell(county)
        side = likeliest(results, county, method, t) if with_weakest else ""
        groups.setdefault(heading, []).append(_bar(layer, cell, side, t))
    return [Group(heading, sorted(group, key=lambda b: _place(b, layer.better)))
            for heading, group in groups.items()]  # fmt: skip


def without_ranges(groups: list[Group]) -> list[Group]:
    """Return the same bars with no range on them."""
    return [
        replace(group, bars=[replace(bar, low=NAN, high=NAN) for bar in group.bars])
        for group in groups
    ]


def _placed(
    results: Results, order: str, codes: tuple[str, ...], t: Texts
) -> list[tuple[str, str]]:
    if order == "peers":
        groups = results.geography.groups()
        return sorted(
            ((t(f"overview.group_{groups[i]}"), code) for i, code in enumerate(codes)),
            key=lambda pair: [t(f"overview.group_{g}") for g in range(3)].index(pair[0]),
        )
    if order == "prefecture":
        names = {p.code: t.of(p.name) for p in results.data.prefectures}
        panel = results.data.panel
        return [(names[panel.county(code).prefecture], code) for code in codes]
    return [("", code) for code in codes]


def _place(bar: Bar, better: int) -> tuple[int, float]:
    if math.isnan(bar.value):
        return (2, 0.0)
    return (1, 0.0) if bar.hatched else (0, -better * bar.value)


def _bar(layer: Layer, cell: Cell, side: str, t: Texts) -> Bar:
    name = t.county_short(cell.county)
    glyph = PARTIAL if cell.partial else ""
    number = t.number(cell.value, layer.decimals)
    return Bar(
        code=cell.county,
        label=f"{name} {glyph}{number}",
        value=cell.value,
        low=cell.low,
        high=cell.high,
        score=cell.score,
        side=side,
        hover=hover(layer, cell, t),
        quality=cell.quality,
        hatched=cell.partial,
    )


def frame(results: Results, layer: Layer, t: Texts) -> pd.DataFrame:
    """Return a layer as a table: value, range, quality and coverage by county."""
    results.data.panel
    return pd.DataFrame(
        [
            {
                t("common.county"): t.county(cell.county),
                layer.name: None if math.isnan(cell.value) else round(cell.value, 2),
                t("common.low"): None if math.isnan(cell.low) else round(cell.low, 2),
                t("common.high"): None if math.isnan(cell.high) else round(cell.high, 2),
                t("common.unit"): layer.suffix.strip() or t("common.points"),
                t("common.quality"): t.told_quality(cell.quality, cell.source),
                t("common.coverage"): t.percent(cell.coverage),
            }
            for cell in layer.cells
        ]
    )
