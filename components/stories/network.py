"""What the network page says: tiers as counts, what is published, reach, coverage with use."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from components import exports, runtime, spread
from components.maps.network import Seat, Town
from components.markup import Key
from components.text import DASH, Texts
from model.access import served_share
from model.facts import Fact
from model.network import Position, Served, Tiers, Township, served
from model.provenance import Quality
from model.scenario import Scenario

LIMITS_H = (0.5, 1.0, 1.5, 2.0)
HEADLINE = 1  # the limit named in the title: one hour
COVERAGE = ("township_station_coverage", "village_point_coverage")
USE = ("station_activity", "station_functions")
STATIONS, POINTS = "township_ecommerce_logistics_stations", "village_ecommerce_points"
OPENED = "county_ecommerce_service_centre_opened_year"
POSTAL = "township_postal_service_outlets"
PILOT = "village_logistics_pilot_county"
PILOT_AREA, SICHUAN, SUICHANG, CHUXIONG, GANSU = "513300", "510000", "331123", "532300", "620000"
MOST_UNLOCATED = 4
FRAME_SOURCES = ["S03", "county_seats", "township_positions", "travel_model"]


def name(county: str, t: Texts) -> str:
    """Return a county's full name."""
    return t.of(runtime.data().panel.county(county).name)


def _townships(county: str) -> tuple[Township, ...]:
    return runtime.data().network.of(county)


def _tiers(county: str) -> Tiers:
    return runtime.tier_counts()[county]


def _fact(area: str, code: str) -> Fact | None:
    return runtime.data().facts.fact(area, code)


def _published() -> list[str]:
    """Return the counties whose own number of township stations is published."""
    return [c for c in runtime.data().panel.codes if _fact(c, STATIONS)]


def title(county: str, t: Texts) -> str:
    """Return the headline: townships, village-level units, and whether stations are published."""
    count = _tiers(county)
    size: dict[str, object] = {
        "towns": t.number(count.townships),
        "units": t.number(count.units),
    }
    if not county:
        return t("network.title_all", n=len(_published()), **size)
    stations, points = _fact(county, STATIONS), _fact(county, POINTS)
    if stations and points:
        size |= {"stations": t.number(stations.value), "points": t.number(points.value)}
        return t("network.title_published", county=name(county, t), year=stations.year, **size)
    return t("network.title_unpublished", county=name(county, t), **size)


def pill(method: Scenario, t: Texts) -> list[str]:
    """Return the pill: the map is real, the ranges below are not."""
    return [t("common.pill_real" if method.real_only else "network.pill")]


def station_status(county: str) -> Served:
    """Return what is known of each single township of a county."""
    stations = _fact(county, STATIONS)
    towns = runtime.data().panel.county(county).townships
    return served(int(stations.value) if stations else None, towns)


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
    for one in _townships(county):
        if not one.is_located or not one.is_township:
            continue
        status = station_status(one.county)
        if county:
            hover = t("network.hover_town", name=one.name, units=one.units, villages=one.villages,
                      others=one.units - one.villages, hours=t.number(one.road_h, 1),
                      served=t(f"network.served_{status}"),
                      position=t(f"network.position_{one.position}"))  # fmt: skip
        else:
            hover = t("network.hover_town_short", name=one.name, units=one.units)
        found.append(
            Town(one.county, one.lon, one.lat, one.name, one.units, status,
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
        by_status[station_status(code)] += _tiers(code).townships
    marks = [
        Key(status.value, t(f"network.legend_{status}"), t("network.count", n=t.number(n)))
        for status, n in by_status.items()
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


def published(county: str, t: Texts) -> list[str]:
    """Return what has been published on stations of a county, or of all."""
    pilots = _pilots()
    own, postal = _published(), [c for c in runtime.data().panel.codes if _fact(c, POSTAL)]
    if county:
        lines = (
            [_own(county, t)]
            if county in own
            else [t("network.published_not", county=name(county, t))]
        )
        lines += [_pilot(t)] if county in pilots else []
        return lines + ([_postal(county, t)] if county in postal else [])
    rest = len(runtime.data().panel.codes) - len({*own, *pilots})
    return [
        *(_own(c, t) for c in own),
        *([_pilot(t)] if pilots else []),
        *(_postal(c, t) for c in postal),
        t("network.published_rest", n=rest),
    ]


def published_sources(county: str) -> list[str]:
    """Return the sources of what is published."""
    counties = [county] if county else runtime.data().panel.codes
    found = [f.source for c in counties for code in (STATIONS, POINTS, POSTAL, PILOT)
             if (f := _fact(c, code))]  # fmt: skip
    return list(dict.fromkeys(found))


def _pilots() -> list[str]:
    return [c for c in runtime.data().panel.codes if _fact(c, PILOT)]


def _own(county: str, t: Texts) -> str:
    facts, home = runtime.data().facts, runtime.data().panel.county(county)
    stations, points = facts.fact(county, STATIONS), facts.value(county, POINTS)
    if stations is None:
        return ""
    return t("network.published_batang", county=t.of(home.name), year=stations.year,
             towns=home.townships, stations=t.number(stations.value), points=t.number(points),
             villages=home.village_committees,
             share=t.percent(points / home.village_committees))  # fmt: skip


def _pilot(t: Texts) -> str:
    def of(code: str) -> float:
        return runtime.data().facts.value(PILOT_AREA, f"{code}_3_pilot_counties")

    built, daily = of("village_logistics_points_built"), of("avg_daily_parcels_village_logistics")
    peak = of("peak_daily_parcels_village_logistics")
    year = _fact(PILOT_AREA, "village_logistics_points_built_3_pilot_counties")
    names = [t.of(runtime.data().panel.county(c).short) for c in _pilots()]
    return t(
        "network.published_pilot",
        counties=t.join(names),
        n=len(names),
        year=year.year if year else DASH,
        centres=t.number(of("county_service_centres_standardised")),
        built=t.number(built),
        planned=t.number(of("village_logistics_points_planned")),
        daily=t.number(daily),
        each=t.number(daily / built, 1),
        peak=t.number(peak),
        times=t.number(peak / daily, 1),
    )


def _postal(county: str, t: Texts) -> str:
    fact = _fact(county, POSTAL)
    if fact is None:
        return ""
    return t("network.published_postal", county=name(county, t), year=fact.year,
             n=t.number(fact.value))  # fmt: skip


def known(t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return a table of the places that have published counts: header and rows."""
    facts = runtime.data().facts
    names = [t.of(runtime.data().panel.county(c).short) for c in _pilots()]
    rows = [
        (name(c, t), c, (OPENED, STATIONS, POINTS)) for c in _published()
    ] + [
        (t("network.known_pilot", counties=t.join(names)), PILOT_AREA,
         ("county_service_centres_standardised_3_pilot_counties", "",
          "village_logistics_points_built_3_pilot_counties")),
        (t.of(facts.areas[SUICHANG]), SUICHANG,
         ("county_logistics_centres", "township_logistics_stations", "village_service_stations")),
        (t("network.known_demo"), SICHUAN,
         ("demo_county_centres", "demo_township_stations", "demo_village_stations")),
        (t.of(facts.areas[SICHUAN]), SICHUAN,
         ("county_ecommerce_centres", "township_ecommerce_stations", "")),
        (t.of(facts.areas[CHUXIONG]), CHUXIONG,
         ("county_ecommerce_centres", "township_ecommerce_stations", "village_ecommerce_points")),
        (t.of(facts.areas[GANSU]), GANSU,
         ("county_ecommerce_centres", "township_ecommerce_stations", "village_ecommerce_points")),
    ]  # fmt: skip
    header = ["area", "centres", "stations", "points"]
    top = [t(f"network.known_{name}") for name in header] + [t("common.year"), t("common.source")]
    return top, [_known_row(name, area, codes, t) for name, area, codes in rows]


def _known_row(name: str, area: str, codes: Sequence[str], t: Texts) -> list[str]:
    found = [_fact(area, code) if code else None for code in codes]
    cells = [
        DASH if f is None else "1" if code == OPENED else t.number(f.value)
        for f, code in zip(found, codes, strict=True)
    ]
    last = max((f for f in found if f and f.code != OPENED), key=lambda f: f.year)
    return [name, *cells, str(last.year), t.cite(last.source)]


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


def use_rows(county: str, method: Scenario, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return coverage and use side by side: this county, the range over all, references."""
    header = [t("network.use_indicator")]
    if county:
        header.append(t("network.use_here", county=name(county, t)))
    header += [t(f"network.use_{name}") for name in ("range", "known", "marks", "definition")]
    rows = []
    for code in (*COVERAGE, *USE):
        one = spread.of_indicator(code, method, t)
        marks = [t("network.mark", name=m.name, value=one.words(m.value, t)) for m in one.marks]
        rows.append(
            [one.name]
            + ([one.told(one.entry(county), t)] if county else [])
            + [_span(one, t), t("network.use_count", n=one.real), t.join(marks) or DASH]
            + [t.of(t.catalog.indicator(code).definition)]
        )
    return header, rows


def _span(one: spread.Spread, t: Texts) -> str:
    found = [e for e in one.entries if e.quality]
    if not found:
        return DASH
    lows = [e.value if np.isnan(e.low) else e.low for e in found]
    highs = [e.value if np.isnan(e.high) else e.high for e in found]
    worst = max((e.quality for e in found if e.quality), key=lambda q: q.rank)
    return f"{t.glyph(worst)} {t.range(min(lows), max(highs), one.decimals)}{one.suffix}"


def chart_title(one: spread.Spread, method: Scenario, t: Texts) -> str:
    """Return the finding of a chart over the counties: how many have published the figure."""
    kind = "real" if method.real_only else "some" if one.real else "none"
    if not one.known:
        kind = "nothing"
    glyph = "" if kind in ("real", "nothing") else f"{t.glyph(Quality.ILLUSTRATIVE)} "
    return glyph + t(f"network.chart_{kind}", name=one.name, n=one.real,
                     rest=len(one.entries) - one.real)  # fmt: skip


def basis(code: str, method: Scenario, t: Texts) -> str:
    """Return what the assumed ranges of an indicator rest on, '' where none is shown."""
    rule = t.catalog.estimate(code)
    return f"○ {exports.estimate_note(code, t)}" if rule and not method.real_only else ""


def town_table(county: str, t: Texts) -> pd.DataFrame:
    """Return the townships of a county as a table, those without a position included."""
    status = t(f"network.served_{station_status(county)}")
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
                t("network.column_served"): status if one.is_township else DASH,
            }
            for one in _townships(county)
        ]
    )


def county_table(t: Texts) -> pd.DataFrame:
    """Return the tiers of all counties as a table."""
    rows = []
    for c in runtime.data().panel.counties:
        count, stations, points = _tiers(c.code), _fact(c.code, STATIONS), _fact(c.code, POINTS)
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
