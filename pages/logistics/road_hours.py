"""Modelled road hours from the seat to the townships: a strip a county, the file of them."""

import pandas as pd

from components.charts.strips import Strip, strips
from components.session import state
from components.widgets import controls, place, sources, tables
from components.widgets.tables import Table
from components.words.texts import Texts
from model.facts.provenance import Quality
from model.results.results import Results
from model.uncertainty.claims import REMOTE_TOWNSHIP_H


def show(results: Results, county: str, t: Texts) -> None:
    """Place the located townships of the county's peer group, or of each group, by their hours."""
    shown, limit = by_group(results, county, t), t.number(REMOTE_TOWNSHIP_H)
    finding, note = title(results, county, t), t("logistics.strip_note", limit=limit)
    place.heading(finding, note if county else t("logistics.strip_note_all"), t)
    words = (t("logistics.strip_limit", limit=limit), t("logistics.strip_axis"), t.unit("hours"))
    dots = strips(shown, REMOTE_TOWNSHIP_H, words, county, state.on_phone())
    place.chart(dots, finding, "strip", controls.pick_county(results, "strip"))
    notes = sources.cited(["travel_model"], t)
    place.table(table(results, county, t).file, t("logistics.strip_table"), "hours", t, notes)


def title(results: Results, county: str, t: Texts) -> str:
    """Return the finding: the farthest township of the county and of its peers, or of all."""
    towns = results.geography.outlying()
    if not county:
        last = max(towns[""], key=lambda town: town.road_h)
        fields = {"town": t.of(last.words), "county": t.county_short(last.county)}
        return t("logistics.strip_title_all", h=t.number(last.road_h, 1), **fields)
    away = [town for code in group(results, county) if code != county for town in towns[code]]
    last = max(away, key=lambda town: town.road_h)
    fields = {"h": t.number(last.road_h, 1), "county": t.county_short(last.county)}
    if not towns[county]:
        return t("logistics.strip_title_unknown", **fields)
    own = t.number(max(town.road_h for town in towns[county]), 1)
    return t("logistics.strip_title", own=own, **fields)


def group(results: Results, county: str) -> list[str]:
    """Return the counties of a county's peer group."""
    groups, panel = results.geography.groups(), results.data.panel
    own = groups[panel.row(county)]
    return [code for code, of in zip(panel.codes, groups, strict=True) if of == own]


def by_group(results: Results, county: str, t: Texts) -> list[Strip]:
    """Return the strips of a county's peer group, nearest first, or one for each group."""
    towns, reaches = results.geography.outlying(), results.geography.reaches()

    def dots(codes: list[str]) -> list[tuple[str, float, str]]:
        return [(code, town.road_h, t.of(town.words)) for code in codes for town in towns[code]]

    if county:
        codes = sorted(group(results, county), key=lambda code: reaches[code].median_h)
        medians = {code: t.number(reaches[code].median_h, 1) for code in codes}
        names = {code: f"{t.county_short(code)} {medians[code]}" for code in codes}
        return [Strip(code, names[code], dots([code])) for code in codes]
    members = pd.Series(results.data.panel.codes).groupby(results.geography.groups())
    return [Strip("", t(f"common.peer_group_{n}"), dots(list(own))) for n, own in members]


def table(results: Results, county: str, t: Texts) -> Table:
    """Return the seats, or one county's alone, and their townships with their modelled hours."""
    trunk, towns = t("logistics.card_trunk"), t("logistics.card_towns")
    rows: list[tuple[str, str, float]] = []
    for c in results.data.panel.counties:
        if county in ("", c.code):
            away, name = results.geography.outlying()[c.code], t.of(c.name)
            rows.append((name, trunk, c.road_h_chengdu))
            rows += [(f"{name} {t.of(town.words)}", towns, town.road_h) for town in away]
    own = {"place": "logistics.ports_place", "indicator": "common.indicator"}
    hours, part = pd.DataFrame(rows, columns=[*own, "value"]), t.catalog.method.travel_tolerance
    words = {"unit": t("logistics.hours_unit"), "quality": t.quality(Quality.DERIVED)}
    words["source"] = t.cite("travel_model")
    ends = {"low": hours["value"] * (1 - part), "high": hours["value"] * (1 + part)}
    named = tables.heads(t, "value", *ends, *words, **own)
    return Table(hours.assign(**ends, **words), named, dict.fromkeys(("value", *ends), 2))
