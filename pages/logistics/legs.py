"""The way from Chengdu to a county's townships, leg by leg, and its nearest airport and station."""

from components.words.texts import DASH, Texts
from model.facts.provenance import Quality
from model.results.results import Results
from pages.logistics.ports import airports, place, stations
from pages.logistics.wording import limit, too_long


def title(results: Results, county: str, t: Texts) -> str:
    """Return what the table is about, with the farthest township by name."""
    towns = results.geography.outlying()[county]
    if not towns:
        return t("logistics.legs_title_none", county=t.county(county))
    far = max(towns, key=lambda u: u.road_h)
    home = results.data.panel.county(county)
    return t("logistics.legs_title", county=t.county(county), town=far.name,
             h=t.number(home.road_h_chengdu + far.road_h, 1),
             low=t.number(_low(home.road_h_chengdu + far.road_h, t), 1),
             high=t.number(_high(home.road_h_chengdu + far.road_h, t), 1))  # fmt: skip


def _low(hours: float, t: Texts) -> float:
    return hours * (1 - t.catalog.method.travel_tolerance)


def _high(hours: float, t: Texts) -> float:
    return hours * (1 + t.catalog.method.travel_tolerance)


def _hours(hours: float, t: Texts) -> str:
    """Return modelled hours with their range."""
    span = t.range(_low(hours, t), _high(hours, t), 1)
    return t("logistics.legs_hours", glyph=t.glyph(Quality.DERIVED), h=t.number(hours, 1),
             span=span)  # fmt: skip


def _straight(km: float, t: Texts) -> str:
    return t("logistics.legs_straight", glyph=t.glyph(Quality.DERIVED), km=t.number(km))


def table(results: Results, county: str, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the legs with distance, hours, the farthest township and remarks."""
    home = results.data.panel.county(county)
    km, airport = airports(results, county)[0]
    rail_km, station = stations(results, county)[0]
    road = t("logistics.legs_road", glyph=t.glyph(Quality.DERIVED),
             km=t.number(home.road_km_chengdu))  # fmt: skip
    return [t(f"logistics.legs_{column}") for column in ("leg", "way", "time", "far", "remark")], [
        [t("logistics.legs_trunk"), road, _hours(home.road_h_chengdu, t), DASH,
         too_long(results, (county,), t) or DASH],
        [t("logistics.legs_towns"), DASH, *_towns(results, county, t)],
        [t("logistics.legs_air", name=t.of(airport.name)), _straight(km, t), DASH, DASH,
         place(airport.county, airport.city, t)],
        [t("logistics.legs_rail", name=t("logistics.rail_name", name=t.of(station.name))),
         _straight(rail_km, t), DASH, DASH, t.county(station.county)],
    ]  # fmt: skip


def _towns(results: Results, county: str, t: Texts) -> list[str]:
    """Return median hours, the farthest township and what is left out."""
    towns, found = results.geography.outlying()[county], results.geography.reaches()[county]
    lost = t("logistics.legs_lost", n=found.unlocated) if found.unlocated else ""
    if not towns:
        return [DASH, DASH, lost or DASH]
    far = max(towns, key=lambda u: u.road_h)
    remark = t("logistics.legs_beyond", glyph=t.glyph(Quality.DERIVED), limit=limit(t),
               share=t.percent(found.beyond_share), located=found.located)  # fmt: skip
    return [
        t("logistics.legs_median", hours=_hours(found.median_h, t)),
        t("logistics.legs_farthest", town=far.name, hours=_hours(far.road_h, t)),
        f"{remark}{lost}" if t.language == "zh" else f"{remark} {lost}".strip(),
    ]
