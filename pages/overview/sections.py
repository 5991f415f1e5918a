"""Places the blocks of the overview; its map and its bars are one layer drawn twice."""

import math
from collections import Counter

import streamlit as st

from components.charts import theme
from components.county_values.coverage import coverage
from components.maps import choropleth, picture, region
from components.session import link, state
from components.widgets import controls, html, place
from components.widgets.links import RANGES
from components.words.texts import Texts
from model.facts.provenance import Quality
from model.results.results import Results
from model.score.method import Method
from pages.overview import bars_chart, map_layer
from pages.overview.map_layer import NAN, Cell, Layer


def county_map(results: Results, layer: Layer, county: str, t: Texts) -> None:
    """Place the choropleth of a layer with its classes; a click chooses a county.

    A light picture of it is sent first, which the map covers once it is drawn.
    """
    kinds = dict(zip(t.catalog.element_codes, theme.KINDS, strict=True))
    areas = [_area(results, cell, kinds.get(cell.element, ""), t) for cell in layer.cells]
    is_illustrative = any(cell.quality is Quality.ILLUSTRATIVE for cell in layer.cells)
    remarks = [t("overview.illustrative_map")] if is_illustrative else []
    remarks += [t("overview.indicator_map")] if layer.suffix else []  # the index has no unit
    remarks += [t("overview.open_map")] if any(cell.is_open for cell in layer.cells) else []
    remark, phone = "<br>".join(remarks), state.on_phone()
    alt = t("common.withheld")
    if known := [cell.label for cell in layer.known]:
        ends = {"median": known[len(known) // 2], "best": known[-1], "worst": known[0]}
        alt = t("overview.map_alt", name=layer.name, **ends)
    own = next((cell.hover.split("<br>") for cell in layer.cells if cell.county == county), [])
    setting = region.setting(t, "<br>".join(own[:2]).replace(f"{layer.name} ", ""))
    with st.container(key="pictured"):
        place.html(picture.picture(areas, county, alt, choropleth.height(phone), t))
        figure = choropleth.choropleth(areas, region.shapes(), county, phone, remark, setting)
        place.chart(figure, alt, "county_map", controls.pick_county(results, "county_map"))
    counts = Counter(cell.element for cell in layer.cells if cell.element)
    key = [(kinds[code], f"{t.element_short(code)} {n}") for code, n in counts.most_common()]
    place.html(html.classes(key, t) if key else html.bands(t))


def _area(results: Results, cell: Cell, kind: str, t: Texts) -> choropleth.Area:
    """Return a county on the map; a small one has a small English label, on a phone no name."""
    home, number = results.data.panel.county(cell.county), f"<b>{cell.label.split()[-1]}</b>"
    is_tight = t.language != "zh" and home.area_km2 < choropleth.SMALL_KM2
    names = [] if is_tight and state.on_phone() else [t.county_short(cell.county)]
    label = "<br>".join(names + [number] * (not cell.element))
    is_striped = cell.partial or cell.is_open or math.isnan(cell.value)
    score = NAN if cell.partial else cell.score
    return choropleth.Area(home, score, label, cell.hover, is_striped, kind, is_tight)


def county_bars(results: Results, layer: Layer, focus: str, method: Method, t: Texts) -> None:
    """Place the bars of a layer in the chosen order, or what is known where nothing is scored."""
    if focus == link.INDEX and not layer.known:
        coverage(results, method, t, state.county())
        return
    is_ranged = any(not math.isnan(cell.low) for cell in layer.cells)
    is_off = is_ranged and state.view().choice(RANGES) == "off"
    kind = "partial" if any(c.partial for c in layer.cells) else "ranged" if is_ranged else "exact"
    unit = layer.suffix.strip() or t("common.points")
    note = t(f"overview.bars_note_{'off' if is_off else kind}", unit=unit)
    place.heading(layer.name, note, t)
    orders = {code: t(f"spread.order_{code}") for code in link.CHOICES["o"]}
    order = controls.choice("o", t("spread.order"), orders)
    ranked, chosen = [cell for cell in layer.known if not cell.partial], state.county()
    median = ranked[len(ranked) // 2].value if ranked else NAN
    words = t("overview.median", n=len(ranked), value=layer.number(median, t))
    groups = map_layer.grouped(results, layer, order, chosen, t)
    shown = (groups, (median, words), layer.upper, chosen, not is_off, state.on_phone())
    alt = t("overview.bars_alt", name=layer.name, order=orders[order], note=note)
    pick = controls.pick_county(results, "county_bars")
    place.chart(bars_chart.counties(*shown), alt, "county_bars", pick)
    file, notes = map_layer.table(layer, t).file, [t("overview.groups_note")]
    place.table(file, layer.name, f"layer_{focus}", t, notes)
