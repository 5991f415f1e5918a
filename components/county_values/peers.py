"""A county beside its peers, with the rule that made them."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from components.county_values.chart import axis_title
from components.county_values.values import STAR, CountyValue, Spread
from components.widgets import sources, tables
from components.widgets.tables import Table
from components.words.texts import Texts
from model.facts.places import County, unlikeness
from model.facts.provenance import Quality
from model.results.results import Results

NAN = float("nan")
# What the rule of a county's peers rests on; the hours to the seat stand beside it.
# Key, measure, decimals, source.
PLACE: tuple[tuple[str, Callable[[County], float], int, str], ...] = (
    ("elevation", lambda county: county.mean_elevation_m, 0, "elevation_1min"),
    ("dispersion", lambda county: county.dispersion, 0, "boundaries"),
    ("chengdu", lambda county: county.road_h_chengdu, 1, "travel_model"),
    ("seat", lambda county: county.seat_h_mean, 1, "travel_model"),
)


def notes(shown: Sequence[Spread], t: Texts) -> list[str]:
    """Return the rule, the sources, and how to read the cells."""
    figures = [entry for one in shown for entry in one.entries]
    codes = dict.fromkeys([*(source for *_, source in PLACE), *(e.source for e in figures)])
    read = t("peers.read", tolerance=t.percent(t.catalog.method.travel_tolerance))
    rule = t("peers.rule", n=t.catalog.method.peers)
    return sources.cited(filter(None, codes), t, rule, read)


def place(results: Results, t: Texts) -> list[Spread]:
    """Return altitude, dispersion and hours of every county, all derived from maps and models."""
    counties = results.data.panel.counties
    return [
        _derived(results, key, [measure(c) for c in counties], decimals, source, t)
        for key, measure, decimals, source in PLACE
    ]


def _derived(
    results: Results, key: str, values: Sequence[float], decimals: int, source: str, t: Texts
) -> Spread:
    known, codes = (NAN, NAN, Quality.DERIVED, 0, source), results.data.panel.codes
    entries = tuple(CountyValue(c, float(x), *known) for c, x in zip(codes, values, strict=True))
    name = t(f"peers.{key}")
    return Spread(key, name, name, t(f"peers.{key}_unit"), decimals, 0, entries, ())


def beside(results: Results, county: str, columns: Sequence[Spread], t: Texts) -> list[Spread]:
    """Return how alike all counties are to one, what that rests on, and other figures."""
    apart = unlikeness(results.data.panel.counties, county)
    return [_derived(results, "apart", list(apart), 2, "", t), *place(results, t), *columns]


def table(results: Results, county: str, shown: Sequence[Spread], t: Texts) -> Table:
    """Return a row a figure: the county, the median of its peers, the peers, nearest first."""
    near = results.geography.peers(county)
    columns: dict[str, tuple[str, Callable[[Spread], object]]] = {
        "name": (t("common.indicator"), lambda one: one.name),
        "unit": (t("common.unit"), lambda one: one.suffix.strip()),
        "quality": (t("common.quality"), lambda one: t.quality(one.worst)),
        county: (t.county_short(county), partial(_median, (county,))),
        "median": (t("common.peer_tick"), partial(_median, near)),
    }
    columns |= {code: (t.county_short(code), partial(_median, (code,))) for code in near}
    return tables.table(shown, columns)


def _median(counties: Sequence[str], one: Spread) -> float:
    return float(np.median([one.entry(county).value for county in counties]))


def screen(found: Table, shown: Sequence[Spread], t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the same figures in words; a star stands where samples are small."""
    rows = []
    for one, (_, _, _, *values) in zip(shown, found.rows.itertuples(index=False), strict=True):
        star = STAR if any(entry.small for entry in one.entries) else ""
        cells = [t.number(value, one.decimals) for value in values]
        rows.append([f"{axis_title(one, t)}{star}", *cells])
    name, _, _, *counties = found.heads.values()
    return [name, *counties], rows
