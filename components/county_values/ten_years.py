"""What two censuses counted, ten years apart: a county, the median of its peers, the province."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
from pandas.io.formats.style import Styler

from components.charts import dots
from components.charts.dots import Dot, Rows
from components.charts.plot import Plot
from components.session import state
from components.widgets import place, sources, tables
from components.words.texts import Texts
from model.facts.provenance import Quality
from model.results.results import PROVINCIAL, Results

NAN, SHARE = float("nan"), "percent_1"
OBSERVED, DERIVED = Quality.OBSERVED, Quality.DERIVED
SCHOOLED = ("college_plus_share", "illiteracy_rate_15plus")
UP = "ten_years.up_none", "ten_years.up_some", "ten_years.up_all"
DOWN = "ten_years.down_none", "ten_years.down_some", "ten_years.down_all"
# In the picture: shares of all residents or households. Those of sectors are a small sample's.
DRAWN = ("urbanisation_rate", *SCHOOLED, "hh_share_piped_water")


def block(results: Results, county: str, codes: Sequence[str], t: Texts, lead: str = "") -> None:
    """Place some figures of both censuses as one picture, with the table behind it."""
    found, shares = table(results, county, codes, t), finding(results, county, t)
    head = t("ten_years.head", glyph=t.glyph(OBSERVED), sentence=shares)
    others = t("ten_years.others", sentence=finding(results, "", t)) if county else ""
    note = t("spread.gap").join(filter(None, (lead, others, t("ten_years.read"))))
    place.heading(head, note, t)
    place.chart(chart(found, county, state.on_phone(), t), head, "ten_years")
    notes = sources.cited(("S01", "census_2010"), t, t("ten_years.same"), t("ten_years.apart"))
    place.table(found.file, head, f"ten_years_{county}", t, notes, partial(look, t=t))


def finding(results: Results, county: str, t: Texts) -> str:
    """Return how education moved in a county; without one, in how many counties it did."""
    facts, counties = results.data.facts, [county] if county else results.data.panel.codes
    moves = [[facts.census[c, code] - facts.before[c, code] for c in counties] for code in SCHOOLED]
    if county:
        name = t.county_short(county)
        college, illiteracy = (t.delta(x) for (x,) in moves)
        return t("ten_years.own", county=name, college=college, illiteracy=illiteracy)
    up = t.counted(sum(x > 0 for x in moves[0]), len(counties), UP)
    down = t.counted(sum(x < 0 for x in moves[1]), len(counties), DOWN)
    return t("ten_years.counts", up=up, down=down)


def table(results: Results, county: str, codes: Sequence[str], t: Texts) -> tables.Table:
    """Return a row a figure and place, 2010 and 2020; without a county the median of all 31."""
    facts, places = results.data.facts, {t("common.median"): results.data.panel.codes}
    if county:
        near = results.geography.peers(county)
        places = {t.county_short(county): (county,), t("common.peer_tick"): near}
    places[t.of(facts.areas[PROVINCIAL])] = (PROVINCIAL,)
    kinds = {name: DERIVED if len(areas) > 1 else OBSERVED for name, areas in places.items()}
    moved = {key: facts.census[key] - was for key, was in facts.before.items()}
    ends = (facts.before, facts.census, moved)  # medians need not differ by what moved
    rows = [
        (one, name, *(float(np.median([c[area, one.code] for area in areas])) for c in ends))
        for one in facts.census_figures
        if one.code in codes
        for name, areas in places.items()
    ]
    columns: dict[str, tuple[str, Callable[[Any], object]]] = {
        "figure": (t("common.indicator"), lambda row: t.of(row[0].short)),
        "place": (t("ten_years.place"), lambda row: row[1]),
        "before": ("2010", lambda row: row[2]),
        "value": ("2020", lambda row: row[3]),
        "moved": (t("ten_years.moved"), lambda row: round(row[4], 3)),
        "unit": (t("common.unit"), lambda row: t.unit(row[0].unit).strip()),
        "quality": (t("common.quality"), lambda row: t.quality(kinds[row[1]])),
    }
    return tables.table(rows, columns)


def look(file: pd.DataFrame, t: Texts) -> Styler:
    """Return the table in the style of the screen: thousands set apart, changes signed."""
    styled, is_share = file.style, file[t("common.unit")] == "%"
    for rows, n in ((is_share, 1), (~is_share, 0)):
        styled.format(partial(t.number, decimals=n), subset=(rows, ["2010", "2020"]))
        styled.format(partial(t.delta, decimals=n), subset=(rows, [t("ten_years.moved")]))
    return styled


def chart(found: tables.Table, county: str, phone: bool, t: Texts) -> Plot:
    """Return the shares, under each a line a place from 2010, a tick, to 2020, a dot."""
    names = {t.of(one.short) for one in t.data.facts.census_figures if one.code in DRAWN}
    drawn: list[Any] = [row for row in found.rows.itertuples() if row.figure in names]
    middle = t("ten_years.moved_near" if county else "ten_years.moved_all")
    groups: dict[str, list[Dot]] = {}
    for row in drawn:
        quality = DERIVED if row.quality == t.quality(DERIVED) else OBSERVED
        label = f"{middle if quality is DERIVED else row.place} {t.delta(row.moved)}"
        ends = f"{t.amount(row.before, SHARE)} → {t.amount(row.value, SHARE)}"
        known = (row.value, NAN, NAN, f"{row.place}<br>{row.figure} {ends}", quality)
        code = county if row.place == drawn[0].place else "-"
        groups.setdefault(row.figure, []).append(Dot(code, label, *known, before=row.before))
    rows = [Rows(figure, marks) for figure, marks in groups.items()]
    most = max(max(row.before, row.value) for row in drawn)
    return dots.counties(rows, [], most, t("ten_years.axis"), county, phone)
