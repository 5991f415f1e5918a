"""Modelled road hours from the seat to the townships: a strip a county, the file of them."""

import numpy as np
import pandas as pd

from components.charts import rows, theme
from components.charts.plot import Plot
from components.session import state
from components.widgets import controls, place, sources, tables
from components.widgets.tables import Table
from components.words.texts import Texts
from model.facts.provenance import Quality
from model.results.results import Results
from model.uncertainty.claims import REMOTE_TOWNSHIP_H

TOP_PX, AXIS_PX = 26, 40
DOT, DOT_OWN = 7, 9


def show(results: Results, county: str, t: Texts) -> None:
    """Place the located townships of the county's peer group, or of each group, by their hours."""
    shown, limit = table(results, county, t), t.number(REMOTE_TOWNSHIP_H)
    finding, note = title(shown.rows, county, t), t("logistics.strip_note", limit=limit)
    place.heading(finding, note if county else t("logistics.strip_note_all"), t)
    strips = chart(shown.rows, names(results, county, t), county, state.on_phone(), t)
    place.chart(strips, finding, "strip", controls.pick_county(results, "strip"))
    notes = sources.cited(["travel_model"], t)
    place.table(shown.file, t("logistics.strip_table"), "hours", t, notes)


def title(hours: pd.DataFrame, county: str, t: Texts) -> str:
    """Return the finding: the farthest township of the county and of its peers, or of all."""
    is_own = hours["county"] == county
    last = hours[~is_own].nlargest(1, "value").iloc[0]
    fields = {"h": t.number(last["value"], 1), "county": t.county_short(last["county"])}
    if not county:
        return t("logistics.strip_title_all", town=last["town"], **fields)
    if not is_own.any():
        return t("logistics.strip_title_unknown", **fields)
    own = t.number(hours["value"][is_own].max(), 1)
    return t("logistics.strip_title", own=own, **fields)


def names(results: Results, county: str, t: Texts) -> dict[object, str]:
    """Return the strips and their names: a county's peer group, nearest first, or each group."""
    groups = pd.Series(results.geography.groups(), results.data.panel.codes)
    if not county:
        return {n: t(f"common.peer_group_{n}") for n in sorted(groups.unique())}
    reaches = results.geography.reaches()
    peers = sorted(groups.index[groups == groups[county]], key=lambda code: reaches[code].median_h)
    return {c: f"{t.county_short(c)} {t.number(reaches[c].median_h, 1)}" for c in peers}


def table(results: Results, county: str, t: Texts) -> Table:
    """Return the located townships outside the seats of a county's peer group, or of all.

    `value` is their modelled hours to the seat, `strip` the county or, of all, its peer group.
    """
    groups = pd.Series(results.geography.groups(), results.data.panel.codes)
    every = results.geography.outlying()[""]
    towns = [one for one in every if not county or groups[one.county] == groups[county]]
    hours, part = pd.Series([town.road_h for town in towns]), t.catalog.method.travel_tolerance
    shown = pd.DataFrame(
        {
            "county": [town.county for town in towns],
            "strip": [town.county if county else groups[town.county] for town in towns],
            "town": [t.of(town.words) for town in towns],
            "place": [f"{t.county(town.county)} {t.of(town.words)}" for town in towns],
            "value": hours,
            "low": hours * (1 - part),
            "high": hours * (1 + part),
            "unit": t("logistics.hours_unit"),
            "quality": t.quality(Quality.DERIVED),
            "source": t.cite("travel_model"),
        }
    )
    numbers = ("value", "low", "high")
    named = tables.heads(t, *numbers, "unit", "quality", "source", place="logistics.ports_place")
    return Table(shown, named, dict.fromkeys(numbers, 2))


def chart(
    hours: pd.DataFrame, strips: dict[object, str], county: str, phone: bool, t: Texts
) -> Plot:
    """Return a dot a township along the strip it stands in; darker beyond the limit.

    Dots of the chosen county are ink, its farthest beyond the limit orange.
    """
    stack, limit = rows.stack([("", list(strips))]), REMOTE_TOWNSHIP_H
    height = stack.height(phone) + TOP_PX + AXIS_PX
    figure = theme.figure(height, margin={"l": 8, "r": 14, "t": TOP_PX, "b": AXIS_PX})
    is_own, is_far = hours["county"] == county, hours["value"] > limit
    is_last = hours["value"] == hours["value"][is_own].max()
    looks = (theme.GAP, theme.INK, theme.UNKNOWN)
    look = np.select([is_own & is_far & is_last, is_own, is_far], looks, theme.BORDER)
    places = hours["strip"].map({strip: at for at, strip in stack.placed})
    for colour in (theme.BORDER, *reversed(looks)):  # a look a dot: twice the bytes
        some = hours[look == colour]
        if len(some):
            size = DOT_OWN if colour in looks[:2] else DOT
            figure.add_scatter(
                x=some["value"].round(2).tolist(),
                y=places[some.index].tolist(),
                mode="markers",
                marker={"size": size, "color": colour, "line": {"color": theme.PAGE, "width": 0.6}},
                customdata=some["county"].tolist(),
                text=some["town"].tolist(),
                hovertemplate=f"%{{text}} %{{x:.1f}}{t.unit('hours')}<extra></extra>",
            )
    figure.add_vline(x=limit, line=theme.DOTTED)
    words = t("logistics.strip_limit", limit=t.number(limit))
    figure.add_annotation(text=words, x=limit, y=1, yref="paper", yanchor="bottom")
    axis = theme.axis_title(t("logistics.strip_axis"))
    figure.update_xaxes(rangemode="tozero", nticks=6, title=axis)
    stack.write(figure, [rows.bold(name, strip == county) for strip, name in strips.items()], phone)
    return figure
