"""Logistics up and down: the indicators in one table, and one of them over all counties."""

from collections.abc import Sequence
from operator import attrgetter

from components.county_values import block, chart
from components.county_values.values import JOINED, Spread
from components.session.link import CHOICES
from components.widgets import controls, html, place, sources, tables
from components.widgets.tables import Table
from components.words.texts import DASH, Texts
from model.results.results import NATIONAL, Results
from model.score.method import Method

DOWN, BOTH, UP = "logistics.direction_down", "logistics.direction_both", "logistics.direction_up"
DIRECTIONS = {
    "delivery_days": DOWN,
    "free_shipping_share": DOWN,
    "last_mile_contracted": DOWN,
    "parcel_service_routine": BOTH,
    "trunk_road_hours": BOTH,
    "transport_employment": BOTH,
    "logistics_cost_share": UP,
    "cold_treatment_share": UP,
}
PARCELS, SENT, EACH = "express_parcels", "express_parcels_sent", "express_parcels_per_capita"
ON_SCREEN = ("name", "own", "range", "direction", "marks")


def show(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place the indicators of both directions, and one of them, as chosen, over the counties."""
    found = chart.of_indicators(results, DIRECTIONS, method, t)
    every = list(found.values())
    shown, bare = table(every, county, t), sum(not one.real for one in every)
    title = t("logistics.indicators_title", n=len(every), bare=bare)
    place.heading(title, "", t)
    cells = {shown.heads[name]: attrgetter(name) for name in ON_SCREEN}
    place.html(html.table(*shown.screen(cells), t, "mid", telling=(1, 2)))
    references = [mark.source for one in every for mark in one.marks]
    place.table(shown.file, "", "logistics_indicators", t, sources.cited(references, t))
    parcels(results, t)
    names = {code: found[code].name for code in CHOICES["li"]}
    one = found[controls.choice_box("li", t("logistics.indicator_choice"), names)]
    finding, remarks = county_title(one, t), (chart.basis(one, t), chart.meaning(one.code, t))
    notes = sources.cited(one.sources, t, *remarks)
    if one.known:
        block.block(results, one, finding, "indicator", notes, t)
    else:
        place.html(html.lines([finding, *notes], t))


def table(every: Sequence[Spread], county: str, t: Texts) -> Table:
    """Return the indicators with the county's figure, their range over all, and references."""

    def own(one: Spread) -> str:
        return one.told(one.entry(county), t) if county else one.middle(t)

    columns = {
        "name": (t("common.indicator"), lambda one: one.name),
        "own": (t.county(county) if county else t("common.median"), own),
        "range": (t("logistics.column_range"), lambda one: one.overall(t)),
        "direction": (t("logistics.direction"), lambda one: t(DIRECTIONS[one.code])),
        "marks": (t("logistics.column_marks"), lambda one: t.join(one.references(t)) or DASH),
        "meaning": (
            t("logistics.column_definition"),
            lambda one: t.of(t.catalog.indicator(one.code).definition),
        ),
        "quality": (t("common.quality"), lambda one: t.quality(one.worst)),
    }
    return tables.table(every, columns)


def county_title(one: Spread, t: Texts) -> str:
    """Return the finding of the chart of an indicator: its range where every county is known."""
    if one.real < len(one.entries):
        return chart.published(one, t)
    glyph, _, told = one.overall(t).partition(JOINED)
    return t("logistics.chart_known", glyph=glyph, name=one.name, span=told)


def parcels(results: Results, t: Texts) -> None:
    """Place parcels a head, and the share sent out, of the counties that publish them."""
    facts, panel, rows = results.data.facts, results.data.panel, []
    own, nation = facts.series(PARCELS), facts.newest[NATIONAL, EACH]
    for fact in own:
        each = t.number(fact.value / panel.county(fact.area).population, 1)
        sent = t.percent(facts.value(fact.area, SENT) / fact.value, 1)
        rows.append([t.county(fact.area), f"◐ {each}", f"◐ {sent}", str(fact.year)])
    fields = {"n": len(own), "total": len(panel.codes), "county": rows[0][0], "sent": rows[0][2]}
    place.heading(t("logistics.parcels_title", **fields), t("logistics.parcels_note"), t)
    rows.append([t.of(facts.areas[NATIONAL]), f"● {nation.value:g}", DASH, str(nation.year)])
    header = [t("logistics.parcels_area"), t("logistics.parcels_each"), t("logistics.parcels_sent")]
    place.html(html.table([*header, t("common.year")], rows, t, "mid", telling=(1, 2)))
    place.notes(sources.cited([*(fact.source for fact in own), nation.source, "S01"], t), t)
