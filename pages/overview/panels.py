"""Parts that several pages share: the county map and bars, links to pages."""

import math

import streamlit as st

from components.charts import bars
from components.county_values.coverage import coverage
from components.maps import choropleth
from components.session import addresses, link, state
from components.widgets import controls, html, place
from components.widgets.links import RANGES, with_ranges
from components.words.texts import Texts
from model.facts.provenance import Quality
from model.results.results import Results
from model.score.method import Method
from pages.overview import map_layer
from pages.overview.map_layer import Layer


def county_map(results: Results, layer: Layer, county: str, t: Texts) -> None:
    """Place the choropleth of a layer with its classes; a click chooses a county."""
    areas = [
        choropleth.Area(
            results.data.panel.county(cell.county),
            math.nan if cell.partial else cell.score,
            map_layer.map_label(results, layer, cell, t, choropleth.SMALL_KM2),
            map_layer.hover(layer, cell, t),
            cell.partial or math.isnan(cell.value),
        )
        for cell in layer.cells
    ]
    urls = (addresses.asset_url("counties.geojson"), addresses.asset_url("hatch.geojson"))
    shown = [cell for cell in layer.cells if not math.isnan(cell.value)]
    invented = any(cell.quality is Quality.ILLUSTRATIVE for cell in shown)
    remark = t("common.illustrative_map") if invented else ""
    figure = choropleth.choropleth(areas, urls, county, state.on_phone(), remark)
    place.chart(figure, _alt(layer, t), "county_map", controls.pick_county(results, "county_map"))
    place.html(html.bands(t))


def _alt(layer: Layer, t: Texts) -> str:
    known = sorted((c for c in layer.cells if not math.isnan(c.value)), key=lambda c: c.value)
    if not known:
        return t("common.withheld")

    def words(cell: map_layer.Cell) -> str:
        name = t.county(cell.county)
        return f"{name} {t.number(cell.value, layer.decimals)}{layer.suffix}"

    return t("overview.map_alt", name=layer.name, median=words(known[len(known) // 2]),
             best=words(known[-1]), worst=words(known[0]))  # fmt: skip


def county_bars(
    results: Results, layer: Layer, focus: str, method: Method, county: str, t: Texts
) -> None:
    """Place the bars of a layer in the chosen order, with the weakest element at the right."""
    on_index = focus == link.INDEX
    if on_index and all(math.isnan(c.value) for c in layer.cells):
        coverage(results, method, t)
        return
    illustrative = any(c.quality is Quality.ILLUSTRATIVE for c in layer.cells)
    partial = any(c.partial for c in layer.cells)
    kind = "_partial" if partial else "" if illustrative else "_real"
    withheld = sum(math.isnan(c.value) for c in layer.cells)
    note = t("overview.bars_note")
    if on_index and not withheld:
        mark = t("overview.mark_illustrative" if illustrative else "overview.mark_plain")
        note = t("overview.bars_note_weakest", mark=mark)
    if focus in t.catalog.codes:
        note = t("overview.bars_note_indicator") + note
    if withheld:
        note += t("overview.bars_withheld", n=withheld)
    names = {code: t(f"overview.order_{code}") for code in link.CHOICES["o"]}
    ranged = any(not math.isnan(c.low) for c in layer.cells)
    kind = "_off" if ranged and state.view().choice(RANGES) == "off" else kind
    with st.container(horizontal=True, vertical_alignment="bottom"):
        place.heading(t(f"overview.bars_title{kind}", name=map_layer.titled(layer, t)), "", t)
        order = controls.choice("o", t("overview.order"), names)
    median = _median(layer)
    groups = map_layer.bars(
        results, layer, order, method, t, with_weakest=on_index and not withheld
    )
    figure = bars.counties(
        map_layer.without_ranges(groups) if kind == "_off" else groups,
        (median, t("overview.median", value=t.number(median, layer.decimals))),
        layer.upper,
        county,
        state.on_phone(),
    )
    told = "bars_alt_off" if kind == "_off" else "bars_alt"
    alt = t(f"overview.{told}", name=layer.name, order=names[order])
    place.chart(figure, alt, "county_bars", controls.pick_county(results, "county_bars"))
    if ranged:
        with_ranges(t)
    place.source(note, t)
    place.table(lambda: map_layer.frame(results, layer, t), layer.name, f"layer_{focus}", t)


def _median(layer: Layer) -> float:
    known = sorted(c.value for c in layer.cells if not math.isnan(c.value) and not c.partial)
    return known[len(known) // 2] if known else float("nan")
