"""What is known of stations: what was published of them here, and in other places."""

from components.widgets import html, own_data_slot, place, sources
from components.words.texts import DASH, Texts
from model.facts.load import Data
from model.facts.places import Served, served
from model.results.results import PROVINCIAL, Results

STATIONS, POINTS = "township_ecommerce_logistics_stations", "village_ecommerce_points"
OPENED = "county_ecommerce_service_centre_opened_year"
POSTAL = "township_postal_service_outlets"
# The pilot counties, and the counts that their prefecture reports of them together.
PILOT, TOGETHER = "village_logistics_pilot_county", "_3_pilot_counties"
PILOTED = {
    "centres": "county_service_centres_standardised",
    "built": "village_logistics_points_built",
    "planned": "village_logistics_points_planned",
    "daily": "avg_daily_parcels_village_logistics",
    "peak": "peak_daily_parcels_village_logistics",
}
COMMERCE = ("county_ecommerce_centres", "township_ecommerce_stations", "village_ecommerce_points")
SUICHANG = ("county_logistics_centres", "township_logistics_stations", "village_service_stations")
DEMO = ("demo_county_centres", "demo_township_stations", "demo_village_stations")
# Other places: the text of their name where it is not the area's, the counts of the three tiers.
ELSEWHERE = (
    ("", "331123", *SUICHANG),
    ("network.known_demo", PROVINCIAL, *DEMO),
    ("", PROVINCIAL, *COMMERCE[:2], ""),
    ("", "532300", *COMMERCE),
    ("", "620000", *COMMERCE),
)


def show(results: Results, county: str, t: Texts) -> None:
    """Place what has been published of a county, or of all, and the way to put in more."""
    data = results.data
    place.heading(t("network.published_head"), "", t)
    place.html(html.bullets(published(data, county, t), t))
    area, codes = [county] if county else data.panel.codes, (STATIONS, POINTS, POSTAL, PILOT)
    facts = [data.facts.fact(home, code) for home in area for code in codes]
    place.notes(sources.cited([fact.source for fact in facts if fact], t), t)
    own_data_slot.stations_slot(results, t)
    elsewhere(results, t)


def publishing(data: Data, code: str) -> list[str]:
    """Return the counties of which a figure on stations is published."""
    return [county for county in data.panel.codes if data.facts.fact(county, code)]


def statuses(data: Data, county: str) -> dict[str, Served]:
    """Return what is known of each township by code: what is reported, else by the total."""
    by_total = {}
    for home in data.panel.counties:
        stations = data.facts.fact(home.code, STATIONS)
        by_total[home.code] = served(int(stations.value) if stations else None, home.townships)
    said = {True: Served.YES, False: Served.NO}
    reported = {code: said[has_one] for code, has_one in data.network.reported.items()}
    return {
        town.code: reported.get(town.code, by_total[town.county])
        for town in data.network.of(county)
        if town.is_township
    }


def unplaced(data: Data, county: str) -> list[str]:
    """Return the counties of an area with a published number of stations, but not one place.

    Nobody can say there which township has a station: today's network is not known.
    """
    network = data.network
    placed = {town.county for town in network.townships if town.code in network.reported}
    numbered = [one for one in publishing(data, STATIONS) if data.facts.value(one, STATIONS) > 0]
    return [one for one in numbered if county in ("", one) and one not in placed]


def published(data: Data, county: str, t: Texts) -> list[str]:
    """Return what has been published on stations of a county, or of all."""
    own, pilots = publishing(data, STATIONS), publishing(data, PILOT)
    area = [county] if county else data.panel.codes
    lines = [_own(data, home, t) for home in own if home in area]
    if county and not lines:
        lines = [t("network.published_not", county=t.county(county))]
    if set(pilots).intersection(area):
        lines.append(_pilots(data, pilots, t))
    for home in area:
        if postal := data.facts.fact(home, POSTAL):
            fields = {"county": t.county(home), "year": postal.year, "n": t.number(postal.value)}
            lines.append(t("network.published_postal", **fields))
    rest = len(data.panel.codes) - len({*own, *pilots})
    return lines if county else [*lines, t("network.published_rest", n=rest)]


def _own(data: Data, county: str, t: Texts) -> str:
    home, stations = data.panel.county(county), data.facts.newest[county, STATIONS]
    points, villages = data.facts.value(county, POINTS), home.village_committees
    share, counts = t.percent(points / villages), {"towns": home.townships, "villages": villages}
    known = {"stations": t.number(stations.value), "points": t.number(points), "share": share}
    where = {"county": t.county(county), "year": stations.year}
    return t("network.published_batang", **where, **counts, **known)


def _pilots(data: Data, pilots: list[str], t: Texts) -> str:
    """Return what the report of a prefecture gives of its pilot counties together."""
    area = data.panel.county(pilots[0]).prefecture
    facts = {name: data.facts.newest[area, code + TOGETHER] for name, code in PILOTED.items()}
    counts = {name: t.number(fact.value) for name, fact in facts.items()}
    built, daily, peak = (facts[name].value for name in ("built", "daily", "peak"))
    ratios = {"each": t.number(daily / built, 1), "times": t.number(peak / daily, 1)}
    names, year = t.join([t.county_short(county) for county in pilots]), facts["built"].year
    fields = {"counties": names, "n": len(pilots), "year": year}
    return t("network.published_pilot", **fields, **counts, **ratios)


def elsewhere(results: Results, t: Texts) -> None:
    """Place the places that have published counts, to compare with."""
    data, facts = results.data, results.data.facts

    def row(name: str, area: str, *codes: str) -> list[str]:
        """Return the counts of a place; where a centre opened in a year, there is one."""
        known = [facts.fact(area, code) for code in codes]
        counts = [fact for fact in known if fact and fact.code != OPENED]
        last = max(counts, key=lambda fact: fact.year)
        cells = [t.number(f.value) if f in counts else "1" if f else DASH for f in known]
        return [name, *cells, str(last.year), t.cite(last.source)]

    rows = [row(t.county(c), c, OPENED, STATIONS, POINTS) for c in publishing(data, STATIONS)]
    pilots = publishing(data, PILOT)
    together = t("network.known_pilot", counties=t.join([t.county_short(one) for one in pilots]))
    centres, points = (PILOTED[name] + TOGETHER for name in ("centres", "built"))
    rows.append(row(together, data.panel.county(pilots[0]).prefecture, centres, "", points))
    for text, area, *codes in ELSEWHERE:
        rows.append(row(t(text) if text else t.of(facts.areas[area]), area, *codes))
    header = [t("network.known_area"), t("network.known_centres"), t("network.known_stations")]
    header += [t("network.known_points"), t("common.year"), t("common.source")]
    place.heading(t("network.known_head"), "", t)
    place.html(html.table(header, rows, t, "wide"))
