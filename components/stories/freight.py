"""Logistics up and down: indicators with references, airports and rail, products and cold."""

from components import runtime, spread
from components.links import CHOICES
from components.stories.stations import name, span
from components.text import DASH, Texts
from model.access import great_circle_km
from model.facts import Product
from model.network import Airport, Station
from model.provenance import Quality
from model.scenario import Scenario

DIRECTIONS = {
    "delivery_days": "down",
    "parcel_service_routine": "both",
    "logistics_cost_share": "up",
    "cold_treatment_share": "up",
    "last_mile_contracted": "down",
    "free_shipping_share": "down",
    "trunk_road_hours": "both",
    "transport_employment": "both",
}
DAYS = "delivery_days"
XIZANG = "540000"
NEAREST_AIRPORTS, NEAREST_STATIONS = 3, 2
FAR_AIRPORT_KM = 100


def indicator_rows(
    county: str, direction: str, method: Scenario, t: Texts
) -> tuple[list[str], list[list[str]]]:
    """Return the logistics indicators of a direction: value or range, references, meaning."""
    header = [t("common.indicator"), t("logistics.direction")]
    header += [name(county, t)] if county else []
    header += [t(f"logistics.column_{c}") for c in ("range", "marks", "definition")]
    rows = []
    for code in CHOICES["li"]:
        if direction != "both" and DIRECTIONS[code] not in ("both", direction):
            continue
        one = spread.of_indicator(code, method, t)
        marks = [t("network.mark", name=m.name, value=one.words(m.value, t)) for m in one.marks]
        rows.append(
            [one.name, t(f"logistics.direction_{DIRECTIONS[code]}")]
            + ([one.told(one.entry(county), t)] if county else [])
            + [span(one, t), t.join(marks) or DASH, t.of(t.catalog.indicator(code).definition)]
        )
    return header, rows


def indicators_note(method: Scenario, t: Texts) -> str:
    """Return what glyphs mean here; with real data only, how many indicators are gone."""
    if not method.real_only:
        return t("logistics.indicators_note")
    gone = sum(not spread.of_indicator(code, method, t).known for code in CHOICES["li"])
    return t("logistics.indicators_note_real", n=gone)


def chart_title(one: spread.Spread, t: Texts) -> str:
    """Return the finding of the chart of an indicator."""
    rest = sum(e.quality is Quality.ILLUSTRATIVE for e in one.entries)
    if not one.known:
        return t("logistics.chart_nothing", name=one.name)
    if not rest:
        glyph, _, told = span(one, t).partition(" ")
        return t("logistics.chart_known", glyph=glyph, name=one.name, span=told)
    kind = "some" if one.real else "none"
    return t(f"logistics.chart_{kind}", name=one.name, n=one.real, rest=rest)


def below(one: spread.Spread, t: Texts) -> list[str]:
    """Return sources and assumptions under the chart; for days also what was reached elsewhere."""
    facts = runtime.data().facts
    before = facts.fact(XIZANG, "remote_delivery_days_before")
    if one.code != DAYS or not before:
        return spread.cited(one.sources, t, spread.basis(one, t))
    low, high = (
        facts.value(XIZANG, f"remote_delivery_days_after_{end}") for end in ("low", "high")
    )
    days = {"before": before.value, "low": low, "high": high}
    told = {key: t.number(value) for key, value in days.items()}
    remote = t("logistics.remote", year=before.year, **told)
    return spread.cited(one.sources or [before.source], t, spread.basis(one, t), remote)


def ports_head(county: str, t: Texts) -> str:
    """Return the finding on airports and railway stations."""
    if county:
        air, rail = _airport_km(county)[0][0], _station_km(county)[0][0]
        return t("logistics.ports_head_county", county=name(county, t), air=t.number(air),
                 rail=t.number(rail))  # fmt: skip
    inside = sum(bool(a.county) for a in runtime.data().network.airports)
    far = sum(c.airport_km > FAR_AIRPORT_KM for c in runtime.data().panel.counties)
    return t("logistics.ports_head_all", airports=inside, far=far, limit=FAR_AIRPORT_KM,
             stations=len(runtime.data().network.stations))  # fmt: skip


def port_rows(county: str, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return airports and stations: nearest ones of a county, or all of the region."""
    last = "km" if county else "nearest"
    header = [t(f"logistics.ports_{c}") for c in ("name", "place", "elevation", last)]
    if county:
        rows = [
            [t.of(a.name), _place(a.county, t), t.number(a.elevation_m), t.number(km)]
            for km, a in _airport_km(county)[:NEAREST_AIRPORTS]
        ]
        return header, rows + [
            [t("logistics.rail_name", name=t.of(s.name)), _place(s.county, t), DASH, t.number(km)]
            for km, s in _station_km(county)[:NEAREST_STATIONS]
        ]
    rows = []
    for a in runtime.data().network.airports:
        users = [c for c in runtime.data().panel.counties if c.nearest_airport == a.iata]
        if a.county or users:
            names = t.join([t.of(c.short) for c in users])
            told = t("logistics.counties_count", n=len(users), names=names) if users else DASH
            rows.append([t.of(a.name), _place(a.county, t), t.number(a.elevation_m), told])
    stations = runtime.data().network.stations
    return header, rows + [
        [t("logistics.rail_name", name=t.of(s.name)), _place(s.county, t), DASH, DASH]
        for s in stations
    ]


def _place(county: str, t: Texts) -> str:
    return name(county, t) if county else t("logistics.outside")


def _airport_km(county: str) -> list[tuple[float, Airport]]:
    home = runtime.data().panel.county(county)
    found = [
        (great_circle_km((home.lon, home.lat), (a.lon, a.lat)), a)
        for a in runtime.data().network.airports
    ]
    return sorted(found, key=lambda pair: pair[0])


def _station_km(county: str) -> list[tuple[float, Station]]:
    home = runtime.data().panel.county(county)
    stations = runtime.data().network.stations
    found = [(great_circle_km((home.lon, home.lat), (s.lon, s.lat)), s) for s in stations]
    return sorted(found, key=lambda pair: pair[0])


def product_rows(county: str, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the products with season and need of cold; a county's own stand first."""
    header = [t(f"logistics.products_{c}") for c in ("name", "months", "cold", "counties")]
    products = sorted(runtime.data().facts.products, key=lambda p: county not in p.counties)
    known = runtime.data().panel.codes
    return header, [
        [
            t.of(p.name),
            _months(p, t),
            t.of(p.cold),
            t.join([name(c, t) for c in p.counties if c in known]) or DASH,
        ]
        for p in products
    ]


def _months(product: Product, t: Texts) -> str:
    if not product.months:
        return t("logistics.all_year")
    names = t("logistics.month_names").split()
    first, last = names[product.months[0] - 1], names[product.months[-1] - 1]
    return t("logistics.months", first=first, last=last)
