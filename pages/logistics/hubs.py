"""What the logistics page says of regional hubs: the seats nearest to all villages by road."""

import numpy as np
import pandas as pd

from components.session.link import NUMBERS
from components.words.texts import DASH, Texts
from model.access.locate import Layout
from model.facts.provenance import FloatArray, Quality
from model.results.results import Results
from model.results.stations import NEAR
from pages.logistics.hubs_map import Seat
from pages.logistics.strip_chart import Strip, Strips

COUNTS = tuple(range(int(NUMBERS["hub"].low), int(NUMBERS["hub"].high) + 1))


def _short(results: Results, row: int, t: Texts) -> str:
    return t.of(results.data.panel.counties[row].short)


def _units(results: Results) -> FloatArray:
    return np.array([c.village_level_units for c in results.data.panel.counties], dtype=float)


def _alone(results: Results) -> float:
    """Return the mean hours from Chengdu over all village-level units."""
    hours = [c.road_h_chengdu for c in results.data.panel.counties]
    return float(np.average(hours, weights=_units(results)))


def _printed(hours: float) -> float:
    """Return hours as they are printed: differences are those of the numbers in sight."""
    return round(hours, 1)


def title(results: Results, count: int, t: Texts) -> str:
    """Return the finding: mean hours to the nearest hub, beside Chengdu alone and one hub less."""
    own = _printed(results.stations.hubs(count).mean_h)
    fields = {"n": count, "h": t.number(own, 1), "alone": t.number(_alone(results), 1)}
    if count == COUNTS[0]:
        return t("logistics.hubs_title_first", **fields)
    saved = _printed(results.stations.hubs(count - 1).mean_h) - own
    return t("logistics.hubs_title", saved=t.number(saved, 1), **fields)


def note(results: Results, count: int, t: Texts) -> list[str]:
    """Return where the hubs are, whether others are as good, and what the hours leave out."""
    layout = results.stations.hubs(count)
    places = t.join([_short(results, row, t) for row in layout.sites])
    proof = t("logistics.hubs_proved")
    if not layout.proved:
        proof = t("logistics.hubs_gap", gap=t.percent(layout.gap, 1))
    told = t("logistics.hubs_note", places=places, proof=proof)
    return [told, _near(results, count, t), t("logistics.hubs_onward")]


def _near(results: Results, count: int, t: Texts) -> str:
    """Return how many other choices are hardly worse, and how the nearest of them differs."""
    layout, others = results.stations.hubs(count), results.stations.near_hubs(count)
    share = t.percent(NEAR)
    if not others:
        return t("logistics.hubs_near_none", share=share)
    sites, mean_h = others[0]
    out, into = (
        t.join([_short(results, row, t) for row in sorted(set(one) - set(other))])
        for one, other in ((layout.sites, sites), (sites, layout.sites))
    )
    key = "logistics.hubs_near_one" if len(others) == 1 else "logistics.hubs_near"
    return t(key, share=share, n=len(others), out=out, into=into,
             more=t.percent(mean_h / layout.mean_h - 1, 1))  # fmt: skip


def seats(results: Results, count: int, t: Texts) -> list[Seat]:
    """Return the county seats with the hub that serves each."""
    layout, counties = results.stations.hubs(count), results.data.panel.counties
    part = t.catalog.method.travel_tolerance
    found = []
    for i, county in enumerate(counties):
        hub, hours = counties[int(layout.nearest[i])], float(layout.hours[i])
        kind = "hub" if hub.code == county.code else "served"
        hover = t(f"logistics.hubs_hover_{kind}", county=t.of(county.name), hub=t.of(hub.name),
                  h=t.number(hours, 1), low=t.number(hours * (1 - part), 1),
                  high=t.number(hours * (1 + part), 1),
                  villages=county.village_level_units)  # fmt: skip
        found.append(Seat(county.lon, county.lat, t.of(county.short), hover, (hub.lon, hub.lat)))
    return found


def _served(layout: Layout, site: int) -> list[int]:
    """Return the rows of the counties that a hub serves, the farthest first."""
    rows = np.flatnonzero(layout.nearest == site)
    return [int(i) for i in rows[np.argsort(-layout.hours[rows], kind="stable")]]


def table(results: Results, count: int, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return a row a hub: who it serves, villages, mean and longest hours; most villages first."""
    layout, units = results.stations.hubs(count), _units(results)
    header = ["name", "counties", "villages", "mean", "longest"]
    rows = []
    for site in sorted(layout.sites, key=lambda s: -units[layout.nearest == s].sum()):
        inside = _served(layout, site)
        mean = float(np.average(layout.hours[inside], weights=units[inside]))
        far = inside[0]
        names = t.join([_short(results, row, t) for row in reversed(inside)])
        rows.append(
            [
                _short(results, site, t),
                t("logistics.counties_count", n=len(inside), names=names),
                t.number(units[inside].sum()),
                t.number(mean, 1),
                t(
                    "logistics.hubs_far",
                    h=t.number(layout.hours[far], 1),
                    county=_short(results, far, t),
                )
                if far != site
                else DASH,
            ]
        )
    return [t(f"logistics.hubs_{column}") for column in header], rows


def curve(results: Results) -> list[float]:
    """Return the mean hours to the nearest hub for each number of hubs."""
    return [results.stations.hubs(count).mean_h for count in COUNTS]


def curve_title(results: Results, t: Texts) -> str:
    """Return what the second hub saves, and what the last one does."""
    means = [_printed(mean) for mean in curve(results)]
    return t("logistics.hubs_curve", second=t.number(means[0] - means[1], 1), most=COUNTS[-1],
             before=COUNTS[-2], last=t.number(means[-2] - means[-1], 1))  # fmt: skip


def curve_alt(results: Results, count: int, t: Texts) -> str:
    """Return what the line says."""
    first, last = (t.number(results.stations.hubs(n).mean_h, 1) for n in (COUNTS[0], COUNTS[-1]))
    return t("logistics.hubs_curve_alt", most=COUNTS[-1], first=first, last=last, n=count,
             h=t.number(results.stations.hubs(count).mean_h, 1))  # fmt: skip


def strips(results: Results, count: int, t: Texts) -> list[Strips]:
    """Return a row a hub with a dot a county it serves beside its own."""
    layout, panel = results.stations.hubs(count), results.data.panel
    rows = []
    for site in layout.sites:
        inside = [row for row in _served(layout, site) if row != site]
        names = [_short(results, row, t) for row in inside]
        hours = [float(layout.hours[row]) for row in inside]
        codes = [panel.codes[row] for row in inside]
        rows.append(Strip("", _short(results, site, t), hours, names, codes))
    return [Strips("", rows)]


def map_alt(results: Results, count: int, t: Texts) -> str:
    """Return what the map shows, in words."""
    layout = results.stations.hubs(count)
    far = int(layout.hours.argmax())
    places = t.join([_short(results, row, t) for row in layout.sites])
    return t("logistics.hubs_alt", n=count, places=places, county=_short(results, far, t),
             h=t.number(layout.hours[far], 1))  # fmt: skip


def frame(results: Results, count: int, t: Texts) -> pd.DataFrame:
    """Return every county with its hub and the hours to it."""
    layout, panel = results.stations.hubs(count), results.data.panel
    part = t.catalog.method.travel_tolerance
    return pd.DataFrame(
        [
            {
                t("common.county"): t.of(county.name),
                t("logistics.hubs_name"): t.county(panel.codes[int(layout.nearest[i])]),
                t("logistics.hubs_villages"): county.village_level_units,
                t("common.value"): round(float(layout.hours[i]), 2),
                t("common.low"): round(float(layout.hours[i]) * (1 - part), 2),
                t("common.high"): round(float(layout.hours[i]) * (1 + part), 2),
                t("common.unit"): t("logistics.hours_unit"),
                t("common.quality"): t.quality(Quality.DERIVED),
                t("common.source"): t.cite("travel_model"),
            }
            for i, county in enumerate(panel.counties)
        ]
    )
