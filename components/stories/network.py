"""What the network page says: tiers as counts, what is published, reach, coverage with use."""

import numpy as np
import pandas as pd

from components import runtime
from components.maps.network import Seat, Town
from components.markup import Key
from components.stories.stations import POINTS, STATIONS, counted, fact, name, status
from components.text import DASH, Texts
from model.access import served_share
from model.network import Position, Served, Tiers, Township
from model.scenario import Scenario

LIMITS_H = (0.5, 1.0, 1.5, 2.0)
HEADLINE = 1  # the limit named in the title: one hour
MOST_UNLOCATED = 4
FRAME_SOURCES = ["S03", "county_seats", "township_positions", "travel_model"]


def _townships(county: str) -> tuple[Township, ...]:
    return runtime.data().network.of(county)


def _tiers(county: str) -> Tiers:
    return runtime.tier_counts()[county]


def title(county: str, t: Texts) -> str:
    """Return the headline: townships, village-level units, and whether stations are published."""
    count = _tiers(county)
    size: dict[str, object] = {
        "towns": t.number(count.townships),
        "units": t.number(count.units),
    }
    if not county:
        return t("network.title_all", n=len(counted()), **size)
    stations, points = fact(county, STATIONS), fact(county, POINTS)
    if stations and points:
        size |= {"stations": t.number(stations.value), "points": t.number(points.value)}
        return t("network.title_published", county=name(county, t), year=stations.year, **size)
    return t("network.title_unpublished", county=name(county, t), **size)


def pill(method: Scenario, t: Texts) -> list[str]:
    """Return the pill: the map is real, the ranges below are not."""
    return [t("common.pill_real" if method.real_only else "network.pill")]


def seats(t: Texts) -> list[Seat]:
    """Return the county seats for the map."""
    found = []
    for c in runtime.data().panel.counties:
        count = _tiers(c.code)
        hover = t("network.hover_seat", county=t.of(c.name), towns=t.number(count.townships),
                  units=t.number(count.units))  # fmt: skip
        found.append(Seat(c.code, c.lon, c.lat, t.of(c.short), hover))
    return found


def towns(county: str, t: Texts) -> list[Town]:
    """Return the located townships for the map; of all counties the pointer text is short."""
    found = []
    known_of = {code: status(code) for code in runtime.data().panel.codes}
    for one in _townships(county):
        if not one.is_located or not one.is_township:
            continue
        known = known_of[one.county]
        if county:
            hover = t("network.hover_town", name=one.name, units=one.units, villages=one.villages,
                      others=one.units - one.villages, hours=t.number(one.road_h, 1),
                      served=t(f"network.served_{known}"),
                      position=t(f"network.position_{one.position}"))  # fmt: skip
        else:
            hover = t("network.hover_town_short", name=one.name, units=one.units)
        found.append(
            Town(one.county, one.lon, one.lat, one.name, one.units, known,
                 one.position is Position.SURE, one.is_seat, hover)
        )  # fmt: skip
    return found


def map_alt(county: str, t: Texts) -> str:
    """Return what the map shows, in words."""
    count = _tiers(county)
    if not county:
        return t("network.map_alt_all", located=count.located)
    return t("network.map_alt_county", county=name(county, t), located=count.located,
             towns=count.townships)  # fmt: skip


def legend(county: str, t: Texts) -> list[Key]:
    """Return the legend, which is the table of counts; a mark that is not drawn is left out."""
    count = _tiers(county)
    counties = [county] if county else list(runtime.data().panel.codes)
    by_status = dict.fromkeys(Served, 0)
    for code in counties:
        by_status[status(code)] += _tiers(code).townships
    marks = [
        Key(kind.value, t(f"network.legend_{kind}"), t("network.count", n=t.number(n)))
        for kind, n in by_status.items()
        if n
    ]
    inferred = count.inferred + count.weak
    keys = [
        Key("seat", t("network.legend_seat"), t("network.count", n=len(counties))),
        Key("", t("network.legend_town"), t("network.count", n=t.number(count.townships))),
        *marks,
    ]
    if inferred:
        kind = "network.legend_faint" if count.weak else "network.legend_faint_sure"
        keys.append(Key("faint", t(kind, weak=count.weak), t("network.count", n=inferred)))
    if count.unlocated:
        keys.append(Key("", t("network.legend_unlocated"), t("network.count", n=count.unlocated)))
    keys.append(Key("", t("network.legend_units"), t("network.count", n=t.number(count.units))))
    return keys


def unlocated(county: str, t: Texts) -> list[str]:
    """Return which townships have no position, and what is counted apart."""
    missing = [one for one in _townships(county) if one.is_township and not one.is_located]
    lines = []
    if not missing:
        lines.append(t("network.unlocated_none"))
    elif county:
        parts = [t("network.unlocated_part", name=m.name, units=m.units) for m in missing]
        lines.append(t("network.unlocated", n=len(missing), names=t.join(parts)))
    else:
        counts = {c: _tiers(c).unlocated for c in runtime.data().panel.codes}
        most = sorted(counts, key=lambda c: -counts[c])[:MOST_UNLOCATED]
        parts = [t("network.unlocated_county", name=name(c, t), n=counts[c]) for c in most]
        lines.append(t("network.unlocated_all", names=t.join(parts)))
    apart = _tiers(county).statistical
    if apart:
        lines.append(t("network.statistical", n=apart))
    return lines


def reach(county: str) -> list[float]:
    """Return the share of located village-level units within each limit of their seat."""
    return [float(s) for s in served_share(_townships(county), np.array(LIMITS_H))]


def reach_words(county: str, t: Texts) -> dict[str, str]:
    """Return the texts of the reach chart: title, note, alternative; empty title if unknown."""
    shares, count = reach(county), _tiers(county)
    if any(np.isnan(shares)):
        return {"title": "", "note": t("network.reach_none"), "alt": ""}
    parts = [f"{label} {t.percent(s)}" for label, s in zip(reach_labels(t), shares, strict=True)]
    return {
        "title": t("network.reach_title", share=t.percent(shares[HEADLINE])),
        "note": t("network.reach_note", n=t.number(count.units - count.unlocated_units),
                  m=t.number(count.unlocated_units)),
        "alt": t("network.reach_alt", parts=t.join(parts)),
    }  # fmt: skip


def reach_labels(t: Texts) -> list[str]:
    """Return the names of the limits."""
    return [t("network.reach_label", h=f"{h:g}") for h in LIMITS_H]


def town_table(county: str, t: Texts) -> pd.DataFrame:
    """Return the townships of a county as a table, those without a position included."""
    known = t(f"network.served_{status(county)}")
    return pd.DataFrame(
        [
            {
                t("network.column_town"): one.name,
                t("network.column_kind"): t(f"network.kind_{one.kind}"),
                t("network.column_villages"): one.villages,
                t("network.column_others"): one.units - one.villages,
                t("network.column_units"): one.units,
                t("network.column_hours"): None if np.isnan(one.road_h) else one.road_h,
                t("network.column_position"): t(f"network.position_{one.position}"),
                t("network.column_served"): known if one.is_township else DASH,
            }
            for one in _townships(county)
        ]
    )


def county_table(t: Texts) -> pd.DataFrame:
    """Return the tiers of all counties as a table."""
    rows = []
    for c in runtime.data().panel.counties:
        count, stations, points = _tiers(c.code), fact(c.code, STATIONS), fact(c.code, POINTS)
        rows.append(
            {
                t("common.county"): t.of(c.name),
                t("network.column_towns"): count.townships,
                t("network.column_located"): count.located,
                t("network.column_unlocated"): count.unlocated,
                t("network.column_units"): count.units,
                t("network.column_within"): round(100 * reach(c.code)[HEADLINE], 1),
                t("network.column_stations"): stations.value if stations else None,
                t("network.column_points"): points.value if points else None,
            }
        )
    return pd.DataFrame(rows)
