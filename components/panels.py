"""Parts that several pages share: the county map and bars, links to pages."""

import math

import streamlit as st

from components import controls, layers, links, markup, reader, runtime, show
from components.charts import ranking
from components.layers import Layer
from components.maps import counties
from components.text import Texts
from model.provenance import Quality
from model.scenario import Scenario


def page_link(name: str, label: str) -> None:
    """Place a link to a page that carries the whole view."""
    st.page_link(
        f"../pages/{name}.py",
        label=label,
        icon=":material/arrow_forward:",
        query_params=links.encode(reader.view()),
    )


def county_map(layer: Layer, county: str, t: Texts) -> None:
    """Place the choropleth of a layer with its classes; a click chooses a county."""
    phone = reader.on_phone()
    cells = layer.cells
    figure = counties.choropleth(
        runtime.data().panel.counties,
        [c.score for c in cells],
        [layers.map_label(layer, c, t, counties.SMALL_KM2) for c in cells],
        [layers.hover(layer, c, t) for c in cells],
        [c.partial or math.isnan(c.value) for c in cells],
        (runtime.asset_url("counties.geojson"), runtime.asset_url("hatch.geojson")),
        county,
        phone,
    )
    show.chart(figure, _alt(layer, t), "county_map", controls.pick_county("county_map"))
    show.html(markup.bands(t))


def _alt(layer: Layer, t: Texts) -> str:
    known = sorted(
        (c for c in layer.cells if not math.isnan(c.value)), key=lambda c: c.value
    )
    if not known:
        return t("common.withheld")

    def words(cell: layers.Cell) -> str:
        name = t.of(runtime.data().panel.county(cell.county).name)
        return f"{name} {t.number(cell.value, layer.decimals)}{layer.suffix}"

    return t("overview.map_alt", name=layer.name, median=words(known[len(known) // 2]),
             best=words(known[-1]), worst=words(known[0]))  # fmt: skip


def county_bars(layer: Layer, focus: str, method: Scenario, county: str, t: Texts) -> None:
    """Place the bars of a layer in the chosen order, with the weakest element at the right."""
    illustrative = any(c.quality is Quality.ILLUSTRATIVE for c in layer.cells)
    on_index = focus == links.INDEX
    key = "overview.bars_title" if illustrative else "overview.bars_title_real"
    withheld = sum(math.isnan(c.value) for c in layer.cells)
    note = t("overview.bars_note")
    if on_index and not withheld:
        mark = t("overview.mark_illustrative" if illustrative else "overview.mark_plain")
        note = t("overview.bars_note_weakest", mark=mark)
    if withheld:
        note += t("overview.bars_withheld", n=withheld)
    show.heading(t(key, name=layer.name), note, t)
    names = {code: t(f"overview.order_{code}") for code in links.CHOICES["o"]}
    order = controls.choice("o", t("overview.order"), names)
    median = _median(layer)
    figure = ranking.counties(
        layers.bars(layer, order, method, t, with_weakest=on_index and not withheld),
        median,
        t("overview.median", value=t.number(median, layer.decimals)),
        layer.upper,
        county,
        reader.on_phone(),
    )
    alt = t("overview.bars_alt", name=layer.name, order=names[order])
    show.chart(figure, alt, "county_bars", controls.pick_county("county_bars"))
    show.table(lambda: layers.frame(layer, t), layer.name, f"layer_{focus}", t)


def _median(layer: Layer) -> float:
    known = sorted(c.value for c in layer.cells if not math.isnan(c.value) and not c.partial)
    return known[len(known) // 2] if known else float("nan")
