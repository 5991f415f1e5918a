"""The table of pinned what-ifs: days and per cent first, then money, then points."""

import math
from collections.abc import Iterator

import numpy as np

from components.widgets import costs
from components.words import money
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import Figure, Quality
from model.results.results import Results
from model.uncertainty.claims import MOST_NAMED, is_plain, mixed_quality, weakest
from pages.what_if import columns
from pages.what_if.columns import Column
from pages.what_if.wording import SEEN

MOST_PHYSICAL = 5  # rows beside the days
CLOSE = 0.5  # points: elements as close to the lowest are named with it

Table = tuple[list[str], list[list[str]]]
Row = tuple[str, str, list[str]]  # its name, today, a cell a column


def table(results: Results, made: tuple[Column, ...], t: Texts) -> Table:
    """Return header and rows: what is moved, what it costs, what it makes of the score.

    Where all start from the same today, it is a column of its own, and cells say what follows.
    """
    shared = columns.one_today(made)
    today = [t("compare.today")] if shared else []
    header = [t("compare.what"), *today, *(columns.head(results, column, t) for column in made)]
    rows = [*_physical(results, made, shared, t), *_money(results, made, t), *_points(results, made, shared, t),
            *_elements(results, made, shared, t), _declared(results, made, t)]  # fmt: skip
    whole = [_whole(row, shared) for row in rows]
    told = [row for row in whole[1:] if any(cell not in ("", DASH) for cell in row[1:])]
    return header, [whole[0], *told]


def _whole(row: tuple[str, str, list[str]], shared: bool) -> list[str]:
    """Return a row as it is printed, from its name, today and the columns' cells."""
    what, today, cells = row
    return [what, *([today] if shared else []), *cells]


def _physical(results: Results, made: tuple[Column, ...], shared: bool, t: Texts) -> Iterator[Row]:
    for code in (DELIVERY_DAYS, *_moved(results, made, t)):
        indicator = t.catalog.indicator(code)
        figures = [_panel_figure(results, column, code) for column in made]
        cells = [
            _physical_cell(figure, _after(results, column, code, t), shared, t)
            for column, figure in zip(made, figures, strict=True)
        ]
        yield t.of(indicator.name), _now(figures[0], t), cells


def _panel_figure(results: Results, column: Column, code: str) -> Figure:
    return results.panel(column.method.real_only).figure(column.county, code)


def _after(results: Results, column: Column, code: str, t: Texts) -> float:
    effect = results.effect(column.scenario)
    return float(effect.values[effect.baseline.row(column.county), t.catalog.column(code)])


def _moved(results: Results, made: tuple[Column, ...], t: Texts) -> list[str]:
    """Return the measured indicators any column moves, those moved furthest on their scale first.

    Self-declared ones are left to the score.
    """
    span = np.abs(t.catalog.best - t.catalog.worst)
    furthest = np.zeros(len(span))
    for column in made:
        effect, panel = results.effect(column.scenario), results.panel(column.method.real_only)
        row = panel.row(column.county)
        change = np.nan_to_num(np.abs(effect.values[row] - panel.values[row])) / span
        furthest = np.maximum(furthest, np.where(effect.moved[row], change, 0.0))
    rest = [
        (-float(share), indicator.code)
        for share, indicator in zip(furthest, t.catalog.indicators, strict=True)
        if share > SEEN and indicator.code != DELIVERY_DAYS and not indicator.self_declared
    ]
    return [code for _, code in sorted(rest)[:MOST_PHYSICAL]]


def _decimals(figure: Figure, t: Texts) -> int:
    return max(t.catalog.unit(t.catalog.indicator(figure.indicator).unit).decimals, 1)


def _now(figure: Figure, t: Texts) -> str:
    if figure.quality is None:
        return DASH
    unit = t.catalog.indicator(figure.indicator).unit
    number = t.number(figure.value, _decimals(figure, t))
    return f"{t.mark(figure.quality, figure.source)} {number}{t.unit(unit)}"


def _physical_cell(figure: Figure, after: float, shared: bool, t: Texts) -> str:
    indicator = t.catalog.indicator(figure.indicator)
    now, decimals = _now(figure, t), _decimals(figure, t)
    if figure.quality is None:
        return DASH
    if abs(after - figure.value) <= SEEN * abs(indicator.best - indicator.worst):
        return now
    moved = round(after, decimals) - round(figure.value, decimals)
    later = f"{t.glyph(Quality.ILLUSTRATIVE)} {t.number(after, decimals)}{t.unit(indicator.unit)}"
    change = t.change(moved, indicator.unit, decimals)
    words = t("compare.moved", after=later, change=change)
    return words if shared else f"{now} → {words}"


def _money(results: Results, made: tuple[Column, ...], t: Texts) -> Iterator[Row]:
    one = costs.grant(results)
    yield t("compare.row_cost"), "", [columns.money_words(results, column, t) for column in made]
    grants = [_grants(results, column, one, t) for column in made]
    yield t("compare.row_grants", one=money.amount(one, t)), "", grants


def _grants(results: Results, column: Column, one: float, t: Texts) -> str:
    """Return a column's cost in grants of `one` m yuan, over as many counties as the cost."""
    found, counties = columns.cost(results, column), columns.reach(results, column)
    if math.isnan(found):
        return DASH
    count = t("compare.grants", n=t.number(found / one, 1))
    return t("compare.spent_many", cost=count, n=counties) if counties > 1 else count


def _points(results: Results, made: tuple[Column, ...], shared: bool, t: Texts) -> Iterator[Row]:
    cells = [_scored(results, column, shared, t) for column in made]
    scores, gains, ranks = (list(column) for column in zip(*cells, strict=True))
    score, rank = _today(results, made[0], t)
    yield t("compare.row_score"), score, scores
    yield t("compare.row_gain"), "", gains
    yield t("compare.row_rank"), rank, ranks
    yield _weakest(results, made, shared, t)


def _today(results: Results, column: Column, t: Texts) -> tuple[str, str]:
    """Return a column's score and rank of today with their ranges."""
    scores, known = results.scored(column.method), results.ranges(column.method)
    row = scores.row(column.county)
    if math.isnan(scores.index[row]):
        return DASH, DASH
    score = _ranged(results, column, float(scores.index[row]), tuple(known.index[row]), t)
    return score, _rank(scores.rank(column.county), tuple(known.rank[row]), t)


def _scored(results: Results, column: Column, shared: bool, t: Texts) -> tuple[str, str, str]:
    """Return a column's score after, its gain and its rank after, each with its range."""
    drawn = results.gain(column.scenario, column.county)
    if drawn is None:
        return DASH, DASH, DASH
    now, after = columns.index(results, column)
    score = _ranged(results, column, after, drawn.after, t)
    if not shared:
        score = f"{_glyph(results, column, t)} {t.number(now, 1)} → {score}"
    gain = t("compare.gain", gain=t.delta(columns.gain(results, column)),
             span=_signed(drawn.gain[0], drawn.gain[2], t),
             share=t.percent(drawn.rises))  # fmt: skip
    place = results.effect(column.scenario).result.rank(column.county)
    return score, gain, _rank(place, drawn.rank, t)


def _glyph(results: Results, column: Column, t: Texts) -> str:
    return t.glyph(columns.quality(results, column))


def _ranged(
    results: Results, column: Column, value: float, span: tuple[float, ...], t: Texts
) -> str:
    return t("compare.ranged", value=f"{_glyph(results, column, t)} {t.number(value, 1)}",
             span=t.range(span[0], span[-1]))  # fmt: skip


def _rank(place: int | None, span: tuple[float, ...], t: Texts) -> str:
    return t("common.rank", rank=place, low=round(span[0]), high=round(span[-1]))


def _signed(low: float, high: float, t: Texts) -> str:
    """Return a range of a gain; a minus is not mistaken for the dash between the ends."""
    if low >= 0:
        return t.range(low, high, 1)
    return t("compare.signed", low=columns.signed(low), high=columns.signed(high))


def _weakest(results: Results, made: tuple[Column, ...], shared: bool, t: Texts) -> Row:
    """Return the lowest element now and after, several where they are as good as equal."""
    cells, plain = [], True
    for column in made:
        effect = results.effect(column.scenario)
        row = effect.baseline.row(column.county)
        if not columns.is_scored(results, column):
            cells.append(DASH)
            continue
        claim = weakest(results.scored(column.method), results.ranges(column.method),
                        column.county, t.catalog)  # fmt: skip
        plain = plain and is_plain(effect.baseline, row, claim.probability, t.catalog)
        after = _lowest(effect.result.elements[row], t)
        before = _lowest(effect.baseline.elements[row], t)
        cells.append(after if shared else f"{before} → {after}")
    first = results.scored(made[0].method)
    today = _lowest(first.elements[first.row(made[0].county)], t)
    what = t("compare.row_weakest" if plain else "compare.row_weakest_illustrative")
    return what, today, cells


def _lowest(elements: np.ndarray, t: Texts) -> str:
    if np.isnan(elements).all():
        return DASH
    least = float(np.nanmin(elements))
    near = [k for k in np.argsort(elements, kind="stable") if elements[k] <= least + CLOSE]
    names = [t.element_short(t.catalog.element_codes[k]) for k in near[:MOST_NAMED]]
    return t("compare.lowest", names=t.either(names), score=t.score(least))


def _elements(results: Results, made: tuple[Column, ...], shared: bool, t: Texts) -> Iterator[Row]:
    for k, one in enumerate(t.catalog.elements):
        cells: list[str] = []
        today = DASH
        for column in made:
            now, after, glyph = element(results, column, k, t)
            today = today if math.isnan(now) or cells else f"{glyph} {t.score(now)}"
            cells.append(_element_cell(now, after, glyph, shared, t))
        yield f"{one.number} {t.of(one.short)}", today, cells


def element(results: Results, column: Column, k: int, t: Texts) -> tuple[float, float, str]:
    """Return an element's score now and after, and the glyph of what it rests on."""
    effect = results.effect(column.scenario)
    row = effect.baseline.row(column.county)
    glyph = t.glyph(mixed_quality(float(effect.baseline.evidence[row, k])))
    return float(effect.baseline.elements[row, k]), float(effect.result.elements[row, k]), glyph


def _element_cell(now: float, after: float, glyph: str, shared: bool, t: Texts) -> str:
    if math.isnan(now):
        return DASH
    moved = round(after) - round(now)
    if not moved:
        return f"{glyph} {t.score(after)}"
    words = t("compare.moved", after=t.score(after), change=t.delta(moved, 0))
    return f"{glyph} {words}" if shared else f"{glyph} {t.score(now)} → {words}"


def _declared(results: Results, made: tuple[Column, ...], t: Texts) -> Row:
    cells = []
    for column in made:
        effect = results.effect(column.scenario)
        cells.append(t.percent(float(effect.paper_share[effect.baseline.row(column.county)])))
    return t("compare.row_declared"), "", cells
