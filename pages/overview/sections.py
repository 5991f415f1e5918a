"""Places the blocks of the overview; its map and its bars are one layer drawn twice."""

import math

import streamlit as st

from components.county_values.coverage import coverage
from components.maps import choropleth
from components.session import addresses, link, state
from components.widgets import controls, html, place, sources
from components.widgets.links import RANGES, with_ranges
from components.words.texts import Texts
from model.results.results import Results
from model.score.method import Method
from pages.overview import bars_chart, map_layer, wording
from pages.overview.map_layer import FULL, NAN, Cell, Layer


def head(results: Results, method: Method, t: Texts) -> None:
    """Place the finding and four cards."""
    title, below = wording.title(results, method, t), wording.below(results, method, t)
    pills = sources.pill(results, state.today(), t)
    place.html(html.head(title, t("common.topic"), pills, t, below))
    place.html(html.cards(wording.cards(results, method, t), t))


def county_map(results: Results, layer: Layer, county: str, t: Texts) -> None:
    """Place the choropleth of a layer with its classes; a click chooses a county."""
    areas = [
        choropleth.Area(
            results.data.panel.county(cell.county),
            NAN if cell.partial else cell.score,
            _map_label(results, layer, cell, t),
            cell.hover,
            cell.partial or math.isnan(cell.value),
        )
        for cell in layer.cells
    ]
    urls = (addresses.asset_url("counties.geojson"), addresses.asset_url("hatch.geojson"))
    remark = t("overview.illustrative_map") if layer.is_illustrative else ""
    figure = choropleth.choropleth(areas, urls, county, state.on_phone(), remark)
    alt = t("common.withheld")
    if known := layer.known:
        ends = {"median": known[len(known) // 2], "best": known[-1], "worst": known[0]}
        words = {end: f"{t.county(c.county)} {layer.words(c, t)}" for end, c in ends.items()}
        alt = t("overview.map_alt", name=layer.name, **words)
    place.chart(figure, alt, "county_map", controls.pick_county(results, "county_map"))
    place.html(html.bands(t))


def _map_label(results: Results, layer: Layer, cell: Cell, t: Texts) -> str:
    """Return a county's name and number; an English name longer than its county is left out."""
    number = t.number(cell.value, layer.decimals)
    is_small = results.data.panel.county(cell.county).area_km2 < choropleth.SMALL_KM2
    if t.language == "en" and is_small:
        return number
    return f"{t.county_short(cell.county)}<br><b>{number}</b>"


def county_bars(results: Results, layer: Layer, focus: str, method: Method, t: Texts) -> None:
    """Place the bars of a layer in the chosen order, or what is known where nothing is scored."""
    if focus == link.INDEX and not layer.known:
        coverage(results, method, t)
        return
    is_ranged = any(not math.isnan(cell.low) for cell in layer.cells)
    is_off = is_ranged and state.view().choice(RANGES) == "off"
    title = "overview.bars_title" if layer.is_illustrative else "overview.bars_title_real"
    if any(cell.partial for cell in layer.cells):
        title = "overview.bars_title_partial"
    if is_off:
        title = "overview.bars_title_off"
    orders = {code: t(f"spread.order_{code}") for code in link.CHOICES["o"]}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        unit = layer.suffix.strip() or (t("common.points") if layer.upper == FULL else "")
        name = t("common.with_unit", name=layer.name, unit=unit) if unit else layer.name
        place.heading(t(title, name=name), "", t)
        order = controls.choice("o", t("spread.order"), orders)
    ranked = layer.ranked
    median = ranked[len(ranked) // 2].value if ranked else NAN
    line = (median, t("overview.median", value=t.number(median, layer.decimals)))
    groups = map_layer.grouped(results, layer, order, t)
    chosen, phone = state.county(), state.on_phone()
    figure = bars_chart.counties(groups, line, layer.upper, chosen, not is_off, phone)
    key = "overview.bars_alt_off" if is_off else "overview.bars_alt"
    alt = t(key, name=layer.name, order=orders[order])
    place.chart(figure, alt, "county_bars", controls.pick_county(results, "county_bars"))
    if is_ranged:
        with_ranges(t)
    note = t("overview.bars_note_indicator") if focus in t.catalog.codes else ""
    withheld = len(layer.cells) - len(layer.known)
    last = t("overview.bars_withheld", n=withheld) if withheld else ""
    notes = [f"{note}{t('overview.bars_note')}{last}"]
    place.table(lambda: map_layer.table(layer, t).file(), layer.name, f"layer_{focus}", t, notes)
