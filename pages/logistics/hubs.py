"""Regional hubs: the seats nearest to all villages by road, and the counties each would serve."""

import math
from collections.abc import Iterable

import numpy as np
import pandas as pd
import pydeck as pdk
import streamlit as st

from components.charts import rows, theme
from components.charts.plot import Plot
from components.maps import ground, region
from components.maps import view as sheets
from components.maps.view import Sheet
from components.session import state
from components.session.link import NUMBERS
from components.widgets import controls, html, place
from components.widgets.sources import cited
from components.widgets.tables import Table
from components.words.texts import DASH, Texts
from model.results.results import Results
from model.results.stations import NEAR
from pages.logistics.road_hours import SIDES, Strip, about, ranged, strips
from pages.logistics.travel_map import Look, Spot, layers

COUNTS = tuple(range(int(NUMBERS["hub"].low), int(NUMBERS["hub"].high) + 1))
SOURCES = ["travel_model", "county_seats", "S03"]
CURVE_PX = 190


def show(results: Results, county: str, t: Texts) -> None:
    """Place the number of hubs on a slider, who is served from where, and what one more brings."""
    place.heading(t("logistics.hubs_head"), t("logistics.hubs_lead"), t)
    count, phone = int(controls.number("hub", t("logistics.hubs_count"))), state.on_phone()
    layout, served_by = results.stations.hubs(count), table(results, count, t)
    header, lines, dots = by_hub(served_by, t)
    far, longest = int(layout.hours.argmax()), t.number(float(layout.hours.max()), 1)
    fields = {"places": _names(results, layout.sites, t), "county": _names(results, [far], t)}
    alt = t("logistics.hubs_alt", n=count, h=longest, **fields)
    finding = title(results, count, t)
    place.heading(finding, "", t)
    left, right = st.columns(SIDES, gap="medium")
    with left:
        view, height = region.view(results, "", phone, t)
        drawn = [*ground.land(region.ground(), county), *served(results, count, view, phone, t)]
        place.deck(ground.deck([*drawn, *ground.scale(view)], view), alt, "hubs_map", height)
        told = [t(f"logistics.{key}") for key in ("hubs_caption", "hubs_caveat", "ecology")]
        notes = [*note(results, count, t), *cited(SOURCES, t, *told)]
        place.table(served_by.file, finding, "hubs", t, notes)
    with right:
        place.html(html.table(header, lines, t, "named"))
        words = ("", t("logistics.hubs_axis"), t.unit("hours"))
        figure = strips([("", dots)], math.nan, words, county, phone)
        place.chart(figure, alt, "hub_strip", controls.pick_county(results, "hub_strip"))
        place.heading(curve_title(results, t), "", t)
        means = [t.number(mean, 1) for mean in _means(results)]
        fields = {"first": means[0], "last": means[-1], "h": means[COUNTS.index(count)]}
        alt = t("logistics.hubs_curve_alt", most=COUNTS[-1], n=count, **fields)
        place.chart(curve(results, count, t), alt, "hub_curve")


def title(results: Results, count: int, t: Texts) -> str:
    """Return the finding: mean hours to the nearest hub, beside Chengdu alone and one hub less."""
    means, at, counties = _means(results), COUNTS.index(count), results.data.panel.counties
    units = [c.village_level_units for c in counties]
    alone = float(np.average([c.road_h_chengdu for c in counties], weights=units))
    fields = {"n": str(count), "h": t.number(means[at], 1), "alone": t.number(alone, 1)}
    if not at:
        return t("logistics.hubs_title_first", **fields)
    return t("logistics.hubs_title", saved=t.number(means[at - 1] - means[at], 1), **fields)


def _means(results: Results) -> list[float]:
    """Return the mean hours to the nearest hub for each number of hubs, as they are printed."""
    return [round(results.stations.hubs(count).mean_h, 1) for count in COUNTS]


def note(results: Results, count: int, t: Texts) -> list[str]:
    """Return where the hubs are, what else is hardly worse, and what the hours leave out."""
    layout, others = results.stations.hubs(count), results.stations.near_hubs(count)
    gap = t("logistics.hubs_gap", gap=t.percent(layout.gap, 1))
    proof = t("logistics.hubs_proved") if layout.proved else gap
    where = t("logistics.hubs_note", places=_names(results, layout.sites, t), proof=proof)
    near = t("logistics.hubs_near_none", share=t.percent(NEAR))
    if others:
        sites, mean_h = others[0]
        fields = {
            "out": _names(results, sorted(set(layout.sites) - set(sites)), t),
            "into": _names(results, sorted(set(sites) - set(layout.sites)), t),
            "more": t.percent(mean_h / layout.mean_h - 1, 1),
        }
        key = "logistics.hubs_near_one" if len(others) == 1 else "logistics.hubs_near"
        near = t(key, n=len(others), share=t.percent(NEAR), **fields)
    return [where, near, t("logistics.hubs_onward")]


def _names(results: Results, sites: Iterable[int], t: Texts) -> str:
    return t.join([t.of(results.data.panel.counties[site].short) for site in sites])


def table(results: Results, count: int, t: Texts) -> Table:
    """Return every county with its hub and the hours to it, `value`; `site` is the hub's row."""
    layout, counties = results.stations.hubs(count), results.data.panel.counties
    served = {
        "code": [c.code for c in counties],
        "short": [t.of(c.short) for c in counties],
        "site": layout.nearest,
        "county": [t.of(c.name) for c in counties],
        "hub": [t.of(counties[site].name) for site in layout.nearest],
        "villages": [c.village_level_units for c in counties],
        "value": layout.hours,
    }
    own = {"county": "common.county", "hub": "logistics.hubs_name"}
    return ranged(pd.DataFrame(served), own | {"villages": "logistics.hubs_villages"}, t)


def served(results: Results, count: int, view: Sheet, phone: bool, t: Texts) -> list[pdk.Layer]:
    """Return a line from every seat to its hub, which is no road, and seats, hubs and names."""
    layout, counties = results.stations.hubs(count), results.data.panel.counties
    points, lines = [], []
    for home, site, hours in zip(counties, layout.nearest, layout.hours.tolist(), strict=True):
        hub = counties[site]
        key = "logistics.hubs_hover_hub" if hub is home else "logistics.hubs_hover_served"
        fields = {"county": t.of(home.name), "hub": t.of(hub.name), **about(hours, t)}
        hover = t(key, villages=home.village_level_units, **fields)
        kind = "hubs" if hub is home else "seats"
        points.append(Spot(kind, home.lon, home.lat, t.of(home.short), hover))
        if hub is not home:
            ends = (ground.at(one.lon, one.lat, 2) for one in (home, hub))
            lines.append(dict(zip("se", ends, strict=True)))
    text, (hub_px, seat_px) = sheets.label_px(phone), (7.0, 3.0) if phone else (10.0, 4.5)
    hub_look = Look(hub_px, theme.CENTRE, theme.PAGE, 1.4, text + 2, 2.0, theme.CENTRE, bold=True)
    looks = {"seats": Look(seat_px, "", theme.TOWNSHIP, 1.4, text, 1.0), "hubs": hub_look}
    drawn = pdk.Layer(
        "LineLayer",
        lines,
        id="served",
        get_source_position="s",
        get_target_position="e",
        get_width=1.8,
        width_units=pdk.types.String("pixels"),
        get_color=ground.rgb(theme.TOWNSHIP, 150),
    )
    return [drawn, *layers(points, looks, view)]


def by_hub(served_by: Table, t: Texts) -> tuple[list[str], list[list[str]], list[Strip]]:
    """Return header and a row a hub, most villages first: who it serves, villages, mean hours.

    And a strip a hub with a dot a county it serves beside its own.
    """
    lines, dots = [], []
    for _, inside in served_by.rows.sort_values("value", kind="stable").groupby("site"):
        hours, names, units = (inside[column].tolist() for column in ("value", "short", "villages"))
        places = list(zip(inside["code"], hours, names, strict=True))
        dots.append(Strip("", names[0], places[1:]))
        served = t("logistics.counties_count", n=len(names), names=t.join(names))
        far = t("logistics.hubs_far", h=t.number(hours[-1], 1), county=names[-1])
        mean = t.number(float(np.average(hours, weights=units)), 1)
        last = far if len(names) > 1 else DASH
        lines.append((sum(units), [names[0], served, t.number(sum(units)), mean, last]))
    header = [t("logistics.hubs_name"), t("logistics.hubs_counties"), t("logistics.hubs_villages")]
    header += [t("logistics.hubs_mean"), t("logistics.hubs_longest")]
    return header, [line for _, line in sorted(lines, key=lambda pair: -pair[0])], dots


def curve(results: Results, chosen: int, t: Texts) -> Plot:
    """Return the mean hours by the number of hubs; each point carries its value."""
    figure = theme.figure(CURVE_PX, margin={"l": 8, "r": 12, "t": 18, "b": 38})
    means = [results.stations.hubs(count).mean_h for count in COUNTS]
    is_chosen = [count == chosen for count in COUNTS]
    figure.add_scatter(
        x=list(COUNTS),
        y=[round(mean, 2) for mean in means],
        mode="lines+markers+text",
        line={"color": theme.PALE, "width": 2},
        marker={
            "size": [11 if own else 7 for own in is_chosen],
            "color": [theme.CENTRE if own else theme.PALE for own in is_chosen],
            "line": {"color": theme.ACCENT, "width": 1.2},
        },
        text=[rows.bold(f"{h:.1f}", own) for h, own in zip(means, is_chosen, strict=True)],
        textposition="top center",
        textfont={"size": 11},
        cliponaxis=False,
        hoverinfo="skip",
    )
    across, up = t("logistics.hubs_axis_count"), t("logistics.hubs_axis_mean")
    title = theme.axis_title(across)
    figure.update_xaxes(tickvals=list(COUNTS), showgrid=False, title=title)
    figure.update_yaxes(range=[0, 1.12 * max(means)], nticks=4, title=theme.axis_title(up))
    return figure


def curve_title(results: Results, t: Texts) -> str:
    """Return what the second hub saves, and what the last one does."""
    means, (before, most) = _means(results), COUNTS[-2:]
    second, last = (t.number(saved, 1) for saved in (means[0] - means[1], means[-2] - means[-1]))
    return t("logistics.hubs_curve", second=second, before=before, most=most, last=last)
