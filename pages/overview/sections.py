"""Places the blocks of the overview; its map and its bars are one layer drawn twice."""

import math

from components.county_values.coverage import coverage
from components.maps import choropleth
from components.session import addresses, link, state
from components.widgets import controls, html, place
from components.widgets.links import RANGES, with_ranges
from components.words.texts import Texts
from model.facts.provenance import Quality
from model.results.results import Results
from model.score.method import Method
from pages.overview import bars_chart, map_layer
from pages.overview.map_layer import NAN, WEAKEST, Layer


def county_map(results: Results, layer: Layer, county: str, t: Texts) -> None:
    """Place the choropleth of a layer with its classes; a click chooses a county."""
    areas = []
    for cell in layer.cells:
        home, flag = results.data.panel.county(cell.county), WEAKEST if cell.is_weakest else ""
        label, is_empty = f"{flag}{t.number(cell.value, layer.decimals)}", math.isnan(cell.value)
        if t.language == "zh" or home.area_km2 >= choropleth.SMALL_KM2:  # else its name is longer
            label = f"{t.county_short(cell.county)}<br><b>{label}</b>"
        score = NAN if cell.partial else cell.score
        areas.append(choropleth.Area(home, score, label, cell.hover, cell.partial or is_empty))
    urls = (addresses.asset_url("counties.geojson"), addresses.asset_url("hatch.geojson"))
    is_illustrative = any(cell.quality is Quality.ILLUSTRATIVE for cell in layer.cells)
    remarks = [t("overview.illustrative_map")] if is_illustrative else []
    remarks += [t("overview.indicator_map")] if layer.suffix else []  # the index has no unit
    remark = t("common.semicolon").join(remarks)
    figure = choropleth.choropleth(areas, urls, county, state.on_phone(), remark)
    alt = t("common.withheld")
    if known := [cell.label for cell in layer.known]:
        ends = {"median": known[len(known) // 2], "best": known[-1], "worst": known[0]}
        alt = t("overview.map_alt", name=layer.name, **ends)
    place.chart(figure, alt, "county_map", controls.pick_county(results, "county_map"))
    place.html(html.bands(t))


def county_bars(results: Results, layer: Layer, focus: str, method: Method, t: Texts) -> None:
    """Place the bars of a layer in the chosen order, or what is known where nothing is scored."""
    if focus == link.INDEX and not layer.known:
        coverage(results, method, t, state.county())
        return
    is_ranged = any(not math.isnan(cell.low) for cell in layer.cells)
    is_off = is_ranged and state.view().choice(RANGES) == "off"
    weakest = sum(cell.is_weakest for cell in layer.cells)
    title = t("overview.bars_of_element", name=layer.name, n=weakest) if weakest else layer.name
    kind = "partial" if any(c.partial for c in layer.cells) else "ranged" if is_ranged else "exact"
    unit = layer.suffix.strip() or t("common.points")
    note = t(f"overview.bars_note_{'off' if is_off else kind}", unit=unit)
    place.heading(title, note, t)
    orders = {code: t(f"spread.order_{code}") for code in link.CHOICES["o"]}
    order = controls.choice("o", t("spread.order"), orders)
    ranked, chosen = [cell for cell in layer.known if not cell.partial], state.county()
    median = ranked[len(ranked) // 2].value if ranked else NAN
    words = t("overview.median", n=len(ranked), value=t.number(median, layer.decimals))
    groups = map_layer.grouped(results, layer, order, chosen, t)
    shown = (groups, (median, words), layer.upper, chosen, not is_off, state.on_phone())
    alt = t("overview.bars_alt", name=layer.name, order=orders[order], note=note)
    pick = controls.pick_county(results, "county_bars")
    place.chart(bars_chart.counties(*shown), alt, "county_bars", pick)
    if is_ranged:
        with_ranges(t)
    withheld = len(layer.cells) - len(layer.known)
    notes = [t("overview.groups_note"), t("overview.bars_withheld", n=withheld) if withheld else ""]
    place.table(lambda: map_layer.table(layer, t).file(), layer.name, f"layer_{focus}", t, notes)
