"""Parts that several pages share: the county map and bars, links to pages."""

import math
from collections.abc import Callable

import pandas as pd
import streamlit as st

from components.charts import bars, profile
from components.maps import choropleth
from components.session import addresses, link, state
from components.widgets import controls, html, place
from components.words.texts import Texts
from model.facts.provenance import Quality
from model.results import scores as runtime
from model.what_if.scenario import Scenario
from pages.overview import map_layer
from pages.overview.map_layer import Layer
from pages.what_if import change_charts

RANGES = "ci"


def page_link(name: str, label: str) -> None:
    """Place a link to a page that carries the whole view."""
    st.page_link(
        addresses.page_file(name),
        label=label,
        icon=":material/arrow_forward:",
        query_params=state.params(),
    )


def county_map(layer: Layer, county: str, t: Texts) -> None:
    """Place the choropleth of a layer with its classes; a click chooses a county."""
    areas = [
        choropleth.Area(
            runtime.data().panel.county(cell.county),
            math.nan if cell.partial else cell.score,
            map_layer.map_label(layer, cell, t, choropleth.SMALL_KM2),
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
    place.chart(figure, _alt(layer, t), "county_map", controls.pick_county("county_map"))
    place.html(html.bands(t))


def _alt(layer: Layer, t: Texts) -> str:
    known = sorted((c for c in layer.cells if not math.isnan(c.value)), key=lambda c: c.value)
    if not known:
        return t("common.withheld")

    def words(cell: map_layer.Cell) -> str:
        name = t.of(runtime.data().panel.county(cell.county).name)
        return f"{name} {t.number(cell.value, layer.decimals)}{layer.suffix}"

    return t("overview.map_alt", name=layer.name, median=words(known[len(known) // 2]),
             best=words(known[-1]), worst=words(known[0]))  # fmt: skip


def county_bars(layer: Layer, focus: str, method: Scenario, county: str, t: Texts) -> None:
    """Place the bars of a layer in the chosen order, with the weakest element at the right."""
    on_index = focus == link.INDEX
    if on_index and all(math.isnan(c.value) for c in layer.cells):
        coverage(method, t)
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
    groups = map_layer.bars(layer, order, method, t, with_weakest=on_index and not withheld)
    figure = bars.counties(
        map_layer.without_ranges(groups) if kind == "_off" else groups,
        (median, t("overview.median", value=t.number(median, layer.decimals))),
        layer.upper,
        county,
        state.on_phone(),
    )
    told = "bars_alt_off" if kind == "_off" else "bars_alt"
    alt = t(f"overview.{told}", name=layer.name, order=names[order])
    place.chart(figure, alt, "county_bars", controls.pick_county("county_bars"))
    if ranged:
        with_ranges(t)
    place.source(note, t)
    place.table(lambda: map_layer.frame(layer, t), layer.name, f"layer_{focus}", t)


def with_ranges(t: Texts) -> bool:
    """Choose whether ranges are drawn on what compares counties; return whether they are."""
    names = {code: t(f"common.ranges_{code}") for code in link.CHOICES[RANGES]}
    return controls.choice(RANGES, t("common.ranges"), names) == "on"


def coverage(method: Scenario, t: Texts, county: str = "") -> None:
    """Place what is known of each element, of a county or on average, where nothing is scored."""
    scores = runtime.scored(method)
    known = scores.coverage[scores.row(county)] if county else scores.coverage.mean(axis=0)
    shares = [float(share) for share in known]
    half = t.catalog.method.min_element
    reached = sum(share >= half for share in shares)
    key = "overview.coverage_title_some" if reached else "overview.coverage_title"
    place.heading(t(key, n=reached), "", t)
    labels = [t.of(element.name) for element in t.catalog.elements]
    alt = t(key, n=reached)
    place.chart(profile.coverage(labels, shares, half), alt, "coverage")
    place.source(t("county.coverage_note" if county else "overview.coverage_note"), t)


def element_profile(rows: list[profile.Row], name: str, t: Texts) -> None:
    """Place the elements of a county against its peers and the median."""
    place.heading(t("county.profile_head", county=name), "", t)
    figure = profile.elements(rows, t("county.peer_tick"), t("common.median"), state.on_phone())
    known = [row for row in rows if not math.isnan(row.value)]
    alt = t.join([row.label for row in known]) or t("common.withheld")
    place.chart(figure, t("county.profile_alt", county=name, elements=alt), "profile")


def pulls(labels: list[str], points: list[float], total: float, name: str, t: Texts) -> None:
    """Place what lifts and drags a county against the median county; parts sum to the gap."""
    place.heading(t("county.pulls_head", county=name, total=t.delta(total)), "", t)
    alt = t("county.pulls_alt", best=labels[0], worst=labels[-1])
    place.chart(change_charts.pulls(labels, points, True, t), alt, "pulls")
    place.source(t("county.pulls_note"), t)


def download(name: str, frame: Callable[[], pd.DataFrame], t: Texts) -> None:
    """Place a download of a table that is in sight; the file is made when asked for."""
    place.download(t("common.download_csv"), frame, name)


def _median(layer: Layer) -> float:
    known = sorted(c.value for c in layer.cells if not math.isnan(c.value) and not c.partial)
    return known[len(known) // 2] if known else float("nan")
