"""A county beside its peers, or the peer groups beside each other, with the rule that made them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.county_values import table as spread_table
from components.county_values.values import STAR, CountyValue, Spread
from components.words.texts import Texts
from model.facts.places import County, unlikeness
from model.facts.provenance import Quality
from model.results.results import Results

NAN = float("nan")
GROUPS = 3
# What the rule of a county's peers rests on; the hours to the seat stand beside it.
# Key, measure, decimals, source.
PLACE: tuple[tuple[str, Callable[[County], float], int, str], ...] = (
    ("elevation", lambda county: county.mean_elevation_m, 0, "elevation_1min"),
    ("dispersion", lambda county: county.dispersion, 0, "boundaries"),
    ("chengdu", lambda county: county.road_h_chengdu, 1, "travel_model"),
    ("seat", lambda county: county.seat_h_mean, 1, "travel_model"),
)


@dataclass(frozen=True, slots=True)
class PeerRow:
    """A row: its name, the counties in it, and how unlike the chosen county they are."""

    name: str
    counties: tuple[str, ...]
    beside: str


def rule(county: str, t: Texts) -> str:
    """Return the rule in one sentence: of a county's peers, or of the three groups."""
    if county:
        return t("peers.rule", n=t.catalog.method.peers)
    easy, hard = (t.number(cut, 2) for cut in t.catalog.method.peer_cuts)
    return t("peers.rule_groups", easy=easy, hard=hard)


def notes(columns: Sequence[Spread], t: Texts) -> list[str]:
    """Return the sources, and how to read the cells."""
    figures = [entry for one in columns for entry in one.entries]
    remarks = [t("peers.read", tolerance=t.percent(t.catalog.method.travel_tolerance))]
    if any(entry.is_assumed for entry in figures):
        remarks.append(t("peers.ranges"))
    if any(entry.small for entry in figures):
        remarks.append(t("peers.small"))
    codes = dict.fromkeys([*(source for *_, source in PLACE), *(e.source for e in figures)])
    cited = t("spread.semicolon").join(t.cite(code) for code in codes if code)
    return [t("common.source_line", sources=cited), t("spread.gap").join(remarks)]


def place(results: Results, t: Texts) -> list[Spread]:
    """Return altitude, dispersion and hours of every county, all derived from maps and models."""
    counties = results.data.panel.counties
    found = []
    for key, measure, decimals, source in PLACE:
        known = (NAN, NAN, Quality.DERIVED, 0, source)
        entries = tuple(CountyValue(c.code, float(measure(c)), *known) for c in counties)
        name, unit = t(f"peers.{key}"), t(f"peers.{key}_unit")
        found.append(Spread(key, name, name, unit, decimals, 0, entries, ()))
    return found


def lines(results: Results, county: str, t: Texts) -> list[PeerRow]:
    """Return the rows: the county, its peers and their median, or the groups and all counties."""
    panel = results.data.panel
    if county:
        near = results.geography.peers(county)
        apart = dict(zip(panel.codes, unlikeness(panel.counties, county), strict=True))
        rows = [PeerRow(t.county(county), (county,), t("peers.itself"))]
        rows += [PeerRow(t.county(c), (c,), t.number(apart[c], 2)) for c in near]
        middle = t.number(float(np.median([apart[c] for c in near])), 2)
        return [*rows, PeerRow(t("peers.median", n=len(near)), near, middle)]
    own = list(zip(panel.codes, results.geography.groups(), strict=True))
    members = {
        t(f"common.peer_group_{g}"): tuple(c for c, of in own if of == g) for g in range(GROUPS)
    }
    members[t("common.all_counties")] = panel.codes
    return [PeerRow(name, codes, str(len(codes))) for name, codes in members.items() if codes]


def table(
    results: Results, county: str, columns: Sequence[Spread], t: Texts
) -> tuple[list[str], list[list[str]]]:
    """Return header and rows: place first, then the figures of the page."""

    def cell(one: Spread) -> str:
        if len(one.entries) > 1:
            return one.middle(t).removesuffix(one.suffix)
        entry = one.entries[0]
        return one.told(entry, t).removesuffix(one.suffix) + (STAR if entry.small else "")

    every = [*place(results, t), *columns]
    first = ("common.county", "peers.apart") if county else ("common.peers", "peers.count")
    units = [t("common.with_unit", name=one.short, unit=one.suffix.strip()) for one in every]
    rows = [
        [line.name, line.beside, *(cell(one.only(line.counties)) for one in every)]
        for line in lines(results, county, t)
    ]
    return [*map(t, first), *units], rows


def frame(results: Results, county: str, columns: Sequence[Spread], t: Texts) -> pd.DataFrame:
    """Return the same figures in long form: a row a figure, with unit, quality and source."""
    records = []
    for line in lines(results, county, t):
        for one in (figure.only(line.counties) for figure in (*place(results, t), *columns)):
            assumed = [(e.low, e.high) for e in one.entries if e.is_assumed]
            lows, highs = zip(*assumed, strict=True) if assumed else ((NAN,), (NAN,))
            median = NAN if assumed or not one.known else float(np.nanmedian(one.column))
            ends = (spread_table.cell(x, one.decimals) for x in (median, min(lows), max(highs)))
            sources = dict.fromkeys(spread_table.source(e, t) for e in one.entries)
            is_small = len(one.entries) == 1 and one.entries[0].small
            known = t.quality(one.worst), t("spread.semicolon").join(sources)
            remark = t("spread.small") if is_small else ""
            records.append([line.name, one.name, *ends, one.suffix.strip(), *known, remark])
    heads = [f"common.{name}" for name in ("county", "indicator", "value", "low", "high", "unit")]
    heads += ["common.quality", "common.source", "spread.remark"]
    return pd.DataFrame(records, columns=[t(head) for head in heads])
