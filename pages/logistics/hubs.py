"""Regional hubs: the seats nearest to all villages by road, and the counties each would serve."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
import pydeck as pdk

from components.charts import rows, theme
from components.charts.plot import Plot
from components.county_values.chart import cited
from components.maps import ground, region
from components.maps import view as sheets
from components.maps.view import Sheet
from components.session import state
from components.session.link import NUMBERS
from components.widgets import controls, html, place
from components.words.texts import DASH, Texts
from model.facts.places import County
from model.results.results import Results
from model.results.stations import NEAR
from pages.logistics import points_map
from pages.logistics.points_map import Look, Point
from pages.logistics.road_hours import Strip, about, ranged, strips

COUNTS = tuple(range(int(NUMBERS["hub"].low), int(NUMBERS["hub"].high) + 1))
SOURCES = ["travel_model", "county_seats", "S03"]
NO_LIMIT = float("nan")
CURVE_PX = 190


def ask(results: Results, t: Texts) -> int:
    """Place the number of hubs on a slider, and what so many do; return it."""
    place.heading(t("logistics.hubs_head"), t("logistics.hubs_lead"), t)
    count = int(controls.number("hub", t("logistics.hubs_count")))
    place.heading(title(results, count, t), "", t)
    place.notes(note(results, count, t), t)
    return count


def served_map(results: Results, county: str, count: int, t: Texts) -> None:
    """Place the map of who is served from where, and the hours behind it."""
    phone = state.on_phone()
    view, height = region.view(results, "", phone, t)
    layers = [*ground.land(region.ground(), county), *served(results, count, view, phone, t)]
    deck = ground.deck([*layers, *ground.scale(view)], view)
    place.deck(deck, map_alt(results, count, t), "hubs_map", height)
    place.html(html.lines(cited(SOURCES, t, t("logistics.hubs_caption")), t, "source"))
    place.table(lambda: frame(results, count, t), title(results, count, t), "hubs", t)


def distances(results: Results, county: str, count: int, t: Texts) -> None:
    """Place the counties by hub with their hours, and what one more hub brings."""
    place.html(html.table(*table(results, count, t), t, "named"))
    words = ("", t("logistics.hubs_axis"), t.unit("hours"))
    groups = [("", by_hub(results, count, t))]
    dots = strips(groups, NO_LIMIT, words, county, state.on_phone())
    choose = controls.pick_county(results, "hub_strip")
    place.chart(dots, map_alt(results, count, t), "hub_strip", choose)
    place.heading(curve_title(results, t), "", t)
    place.chart(curve(results, count, t), curve_alt(results, count, t), "hub_curve")


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
    """Return the mean hours to the nearest hub for each number of hubs, as they are printed.

    So differences are those of the numbers in sight.
    """
    return [round(results.stations.hubs(count).mean_h, 1) for count in COUNTS]


def note(results: Results, count: int, t: Texts) -> list[str]:
    """Return where the hubs are, whether others are as good, and what the hours leave out."""
    layout = results.stations.hubs(count)
    proof = t("logistics.hubs_proved")
    if not layout.proved:
        proof = t("logistics.hubs_gap", gap=t.percent(layout.gap, 1))
    told = t("logistics.hubs_note", places=_names(results, layout.sites, t), proof=proof)
    return [told, _near(results, count, t), t("logistics.hubs_onward")]


def _names(results: Results, sites: Iterable[int], t: Texts) -> str:
    return t.join([t.of(results.data.panel.counties[site].short) for site in sites])


def _near(results: Results, count: int, t: Texts) -> str:
    """Return how many other choices are hardly worse, and how the nearest of them differs."""
    layout, others = results.stations.hubs(count), results.stations.near_hubs(count)
    share = t.percent(NEAR)
    if not others:
        return t("logistics.hubs_near_none", share=share)
    sites, mean_h = others[0]
    fields = {
        "out": _names(results, sorted(set(layout.sites) - set(sites)), t),
        "into": _names(results, sorted(set(sites) - set(layout.sites)), t),
        "more": t.percent(mean_h / layout.mean_h - 1, 1),
    }
    key = "logistics.hubs_near_one" if len(others) == 1 else "logistics.hubs_near"
    return t(key, share=share, n=len(others), **fields)


def frame(results: Results, count: int, t: Texts) -> pd.DataFrame:
    """Return every county with its hub and the hours to it."""
    layout, counties = results.stations.hubs(count), results.data.panel.counties
    first = {
        t("common.county"): [t.of(c.name) for c in counties],
        t("logistics.hubs_name"): [t.of(counties[site].name) for site in layout.nearest],
        t("logistics.hubs_villages"): [c.village_level_units for c in counties],
    }
    return pd.DataFrame(first | ranged(layout.hours, t))


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
        points.append(Point(kind, home.lon, home.lat, t.of(home.short), hover))
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
    return [drawn, *points_map.layers(points, looks, view)]


def map_alt(results: Results, count: int, t: Texts) -> str:
    """Return what the map shows, in words."""
    layout = results.stations.hubs(count)
    far, longest = int(layout.hours.argmax()), t.number(float(layout.hours.max()), 1)
    fields = {"places": _names(results, layout.sites, t), "county": _names(results, [far], t)}
    return t("logistics.hubs_alt", n=count, h=longest, **fields)


def _inside(results: Results, count: int, site: int) -> list[tuple[float, County]]:
    """Return the hours and counties that a hub serves, its own first, the farthest last."""
    layout, counties = results.stations.hubs(count), results.data.panel.counties
    rows_inside = np.flatnonzero(layout.nearest == site)
    ordered = rows_inside[np.argsort(layout.hours[rows_inside], kind="stable")]
    return [(float(layout.hours[row]), counties[row]) for row in ordered]


def table(results: Results, count: int, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return a row a hub: who it serves, villages, mean and longest hours; most villages first."""
    lines = []
    for site in results.stations.hubs(count).sites:
        hours, inside = zip(*_inside(results, count, site), strict=True)
        units = [c.village_level_units for c in inside]
        names = t.join([t.of(c.short) for c in inside])
        far = t("logistics.hubs_far", h=t.number(hours[-1], 1), county=t.of(inside[-1].short))
        line = [
            _names(results, [site], t),
            t("logistics.counties_count", n=len(inside), names=names),
            t.number(sum(units)),
            t.number(float(np.average(hours, weights=units)), 1),
            far if len(inside) > 1 else DASH,
        ]
        lines.append((sum(units), line))
    header = [
        t("logistics.hubs_name"),
        t("logistics.hubs_counties"),
        t("logistics.hubs_villages"),
        t("logistics.hubs_mean"),
        t("logistics.hubs_longest"),
    ]
    return header, [line for _, line in sorted(lines, key=lambda pair: -pair[0])]


def by_hub(results: Results, count: int, t: Texts) -> list[Strip]:
    """Return a strip a hub with a dot a county it serves beside its own."""
    found = []
    for site in results.stations.hubs(count).sites:
        others = _inside(results, count, site)[1:]
        dots = [(c.code, hours, t.of(c.short)) for hours, c in others]
        found.append(Strip("", _names(results, [site], t), dots))
    return found


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
    title = theme.axis_title(t("logistics.hubs_axis_count"))
    figure.update_xaxes(tickvals=list(COUNTS), showgrid=False, title=title)
    title = theme.axis_title(t("logistics.hubs_axis_mean"))
    figure.update_yaxes(range=[0, 1.12 * max(means)], nticks=4, title=title)
    return figure


def curve_title(results: Results, t: Texts) -> str:
    """Return what the second hub saves, and what the last one does."""
    means, (before, most) = _means(results), COUNTS[-2:]
    second, last = (t.number(saved, 1) for saved in (means[0] - means[1], means[-2] - means[-1]))
    return t("logistics.hubs_curve", second=second, before=before, most=most, last=last)


def curve_alt(results: Results, count: int, t: Texts) -> str:
    """Return what the line says."""
    means = [t.number(mean, 1) for mean in _means(results)]
    fields = {"first": means[0], "last": means[-1], "h": means[COUNTS.index(count)]}
    return t("logistics.hubs_curve_alt", most=COUNTS[-1], n=count, **fields)
