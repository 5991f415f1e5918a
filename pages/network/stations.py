"""What is known of stations: what was published, and coverage always beside use."""

from collections.abc import Sequence

import numpy as np

from components.county_values import chart
from components.county_values.values import Spread
from components.words.texts import DASH, Texts
from model.facts.places import Served, served
from model.facts.provenance import Quality
from model.facts.published import Fact
from model.results.results import PROVINCIAL, Results
from model.score.method import Method

COVERAGE = ("township_station_coverage", "village_point_coverage")
USE = ("station_activity", "station_functions")
STATIONS, POINTS = "township_ecommerce_logistics_stations", "village_ecommerce_points"
OPENED = "county_ecommerce_service_centre_opened_year"
POSTAL = "township_postal_service_outlets"
PILOT = "village_logistics_pilot_county"
PILOT_BUILT = "village_logistics_points_built_3_pilot_counties"
SUICHANG, CHUXIONG, GANSU = "331123", "532300", "620000"


def fact(results: Results, area: str, code: str) -> Fact | None:
    """Return the newest published figure of an area, None if there is none."""
    return results.data.facts.fact(area, code)


def counted(results: Results) -> list[str]:
    """Return the counties whose own number of township stations is published."""
    return [c for c in results.data.panel.codes if fact(results, c, STATIONS)]


def status(results: Results, county: str) -> Served:
    """Return what a county's published total says of each single township."""
    stations = fact(results, county, STATIONS)
    towns = results.data.panel.county(county).townships
    return served(int(stations.value) if stations else None, towns)


def statuses(results: Results, county: str) -> dict[str, Served]:
    """Return what is known of each township by code: what is reported, else by the total."""
    network = results.data.network
    by_total = {c: status(results, c) for c in ([county] if county else results.data.panel.codes)}
    said = {True: Served.YES, False: Served.NO}
    return {
        town.code: said[network.reported[town.code]]
        if town.code in network.reported
        else by_total[town.county]
        for town in network.of(county)
        if town.is_township
    }


def unplaced(results: Results, county: str) -> list[str]:
    """Return the counties of an area with a published number of stations, but not one place.

    Nobody can say there which township has a station: today's network is not known.
    """
    network = results.data.network
    placed = {town.county for town in network.townships if town.code in network.reported}
    return [
        c
        for c in counted(results)
        if county in ("", c) and c not in placed and _has_stations(results, c)
    ]


def _has_stations(results: Results, county: str) -> bool:
    return results.data.facts.value(county, STATIONS) > 0


def new_stations(n: int, t: Texts) -> str:
    """Return a number of planned stations in words."""
    return t("network.new_one" if n == 1 else "network.new_many", n=t.number(n))


def published(results: Results, county: str, t: Texts) -> list[str]:
    """Return what has been published on stations of a county, or of all."""
    pilots = _pilots(results)
    own, postal = (
        counted(results),
        [c for c in results.data.panel.codes if fact(results, c, POSTAL)],
    )
    if county:
        lines = (
            [_own(results, county, t)]
            if county in own
            else [t("network.published_not", county=t.county(county))]
        )
        lines += [_pilot(results, t)] if county in pilots else []
        return lines + ([_postal(results, county, t)] if county in postal else [])
    rest = len(results.data.panel.codes) - len({*own, *pilots})
    return [
        *(_own(results, c, t) for c in own),
        *([_pilot(results, t)] if pilots else []),
        *(_postal(results, c, t) for c in postal),
        t("network.published_rest", n=rest),
    ]


def published_sources(results: Results, county: str) -> list[str]:
    """Return the sources of what is published."""
    counties = [county] if county else results.data.panel.codes
    found = [f.source for c in counties for code in (STATIONS, POINTS, POSTAL, PILOT)
             if (f := fact(results, c, code))]  # fmt: skip
    return list(dict.fromkeys(found))


def _pilots(results: Results) -> list[str]:
    return [c for c in results.data.panel.codes if fact(results, c, PILOT)]


def _own(results: Results, county: str, t: Texts) -> str:
    facts, home = results.data.facts, results.data.panel.county(county)
    stations, points = facts.fact(county, STATIONS), facts.value(county, POINTS)
    if stations is None:
        return ""
    return t("network.published_batang", county=t.of(home.name), year=stations.year,
             towns=home.townships, stations=t.number(stations.value), points=t.number(points),
             villages=home.village_committees,
             share=t.percent(points / home.village_committees))  # fmt: skip


def _pilot_area(results: Results) -> str:
    """Return the prefecture whose report gives the pilot counties together."""
    return next((results.data.panel.county(c).prefecture for c in _pilots(results)), "")


def _pilot(results: Results, t: Texts) -> str:
    area = _pilot_area(results)

    def of(code: str) -> float:
        return results.data.facts.value(area, f"{code}_3_pilot_counties")

    built, daily = of("village_logistics_points_built"), of("avg_daily_parcels_village_logistics")
    peak = of("peak_daily_parcels_village_logistics")
    year = fact(results, area, PILOT_BUILT)
    names = [t.county_short(c) for c in _pilots(results)]
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


def _postal(results: Results, county: str, t: Texts) -> str:
    postal = fact(results, county, POSTAL)
    if postal is None:
        return ""
    return t("network.published_postal", county=t.county(county), year=postal.year,
             n=t.number(postal.value))  # fmt: skip


def known(results: Results, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return a table of the places that have published counts: header and rows."""
    facts = results.data.facts
    names = [t.county_short(c) for c in _pilots(results)]
    rows = [(t.county(c), c, (OPENED, STATIONS, POINTS)) for c in counted(results)
    ] + [
        (t("network.known_pilot", counties=t.join(names)), _pilot_area(results),
         ("county_service_centres_standardised_3_pilot_counties", "",
          PILOT_BUILT)),
        (t.of(facts.areas[SUICHANG]), SUICHANG,
         ("county_logistics_centres", "township_logistics_stations", "village_service_stations")),
        (t("network.known_demo"), PROVINCIAL,
         ("demo_county_centres", "demo_township_stations", "demo_village_stations")),
        (t.of(facts.areas[PROVINCIAL]), PROVINCIAL,
         ("county_ecommerce_centres", "township_ecommerce_stations", "")),
        (t.of(facts.areas[CHUXIONG]), CHUXIONG,
         ("county_ecommerce_centres", "township_ecommerce_stations", "village_ecommerce_points")),
        (t.of(facts.areas[GANSU]), GANSU,
         ("county_ecommerce_centres", "township_ecommerce_stations", "village_ecommerce_points")),
    ]  # fmt: skip
    header = ["area", "centres", "stations", "points"]
    top = [t(f"network.known_{name}") for name in header] + [t("common.year"), t("common.source")]
    return top, [_known_row(results, name, area, codes, t) for name, area, codes in rows]


def _known_row(results: Results, name: str, area: str, codes: Sequence[str], t: Texts) -> list[str]:
    found = [fact(results, area, code) if code else None for code in codes]
    cells = [
        DASH if f is None else "1" if code == OPENED else t.number(f.value)
        for f, code in zip(found, codes, strict=True)
    ]
    last = max((f for f in found if f and f.code != OPENED), key=lambda f: f.year)
    return [name, *cells, str(last.year), t.cite(last.source)]


def use_rows(
    results: Results, county: str, method: Method, t: Texts
) -> tuple[list[str], list[list[str]]]:
    """Return coverage and use side by side: this county, the range over all, references."""
    header = [t("network.use_indicator")]
    if county:
        header.append(t.county(county))
    header += [t(f"network.use_{name}") for name in ("range", "known", "marks", "definition")]
    rows = []
    for code in (*COVERAGE, *USE):
        one = chart.of_indicator(results, code, method, t)
        marks = [t("network.mark", name=m.name, value=one.words(m.value, t)) for m in one.marks]
        rows.append(
            [one.name]
            + ([one.told(one.entry(county), t)] if county else [])
            + [span(one, t), t("network.use_count", n=one.real), t.join(marks) or DASH]
            + [t.of(t.catalog.indicator(code).definition)]
        )
    return header, rows


def span(one: Spread, t: Texts) -> str:
    """Return the range of a figure over all counties with its worst glyph."""
    found = [e for e in one.entries if e.quality]
    if not found:
        return DASH
    lows = [e.value if np.isnan(e.low) else e.low for e in found]
    highs = [e.value if np.isnan(e.high) else e.high for e in found]
    worst = max((e.quality for e in found if e.quality), key=lambda q: q.rank)
    low, high = min(lows), max(highs)
    told = t.number(low, one.decimals) if low == high else t.range(low, high, one.decimals)
    return f"{t.glyph(worst)} {told}{one.suffix}"


def chart_title(one: Spread, method: Method, t: Texts) -> str:
    """Return the finding of a chart over the counties: how many have published the figure."""
    kind = "real" if method.real_only else "some" if one.real else "none"
    if not one.known:
        kind = "nothing"
    glyph = "" if kind in ("real", "nothing") else f"{t.glyph(Quality.ILLUSTRATIVE)} "
    return glyph + t(f"network.chart_{kind}", name=one.name, n=one.real,
                     rest=len(one.entries) - one.real)  # fmt: skip


def pair_title(coverage: Spread, use: Spread, t: Texts) -> str:
    """Return the finding of coverage beside use: in how many counties each is published."""
    return t("network.pair_title", glyph=t.glyph(Quality.ILLUSTRATIVE), coverage=coverage.name,
             n=coverage.real, use=use.name, m=use.real)  # fmt: skip
