"""Places the blocks of the logistics page: legs, goalposts, days to the village, season, hubs."""

from functools import partial

import streamlit as st

from components.county_values import chart as spread
from components.county_values import table
from components.county_values.values import Spread
from components.maps import region
from components.session import state
from components.widgets import controls, html, place, sources
from components.words.texts import Texts
from model.facts.schedule import Schedule
from model.results.results import Results
from model.score.method import Method
from pages.logistics import (
    curve_chart,
    delivered,
    delivery_days,
    goals_chart,
    hubs,
    hubs_map,
    legs,
    months_chart,
    parts_chart,
    ports,
    season,
    strip_chart,
)
from pages.logistics import indicators as freight

SIDES = (1.15, 1.0)
NO_LIMIT = float("nan")


def legs_of(results: Results, county: str, t: Texts) -> None:
    """Place the way to a county leg by leg, or how to choose one."""
    if not county:
        place.source(t("logistics.legs_choose"), t)
        return
    place.html(
        html.chart_head(legs.title(results, county, t), t("logistics.legs_note"), t)
        + html.table(*legs.table(results, county, t), t, "named")
        + _cited(["travel_model", "S04", "county_seats"], t)
    )


def _cited(codes: list[str], t: Texts, *remarks: str) -> str:
    return html.lines(spread.cited(codes, t, *remarks), t, "source")


def indicators(found: list[Spread], county: str, direction: str, method: Method, t: Texts) -> None:
    """Place the indicators of a direction between their goalposts, and the reason for these."""
    finding = freight.title(found, direction, t)
    place.heading(finding, freight.note(found, county, method, t), t)
    left, right = st.columns(SIDES, gap="medium")
    with left:
        chart = goals_chart.tracks(freight.tracks(found, county, t), state.on_phone())
        place.chart(chart, freight.tracks_alt(finding, found, county, t), "goals")
        sources.source_line(freight.goal_sources(found, t), t)
        rows = partial(freight.goal_frame, found, county, t)
        place.table(rows, finding, f"goals_{direction}", t)
    with right:
        place.html(html.table(*freight.goal_rows(found, t), t, "goals many"))


def one_indicator(results: Results, found: list[Spread], county: str, t: Texts) -> None:
    """Place one of the indicators over the 31 counties."""
    names = {one.code: one.name for one in found}
    code = controls.choice_box("li", t("logistics.indicator_choice"), names)
    one = next(one for one in found if one.code == code)
    finding = freight.chart_title(one, t)
    if not one.known:
        place.html(html.lines([finding, *freight.below(results, one, t)], t))
        return
    place.heading(finding, spread.note(one, t), t)
    chart = spread.figure(results, one, county, state.on_phone(), t)
    place.chart(chart, finding, f"dots_{code}", controls.pick_county(results, f"dots_{code}"))
    place.notes(freight.below(results, one, t), t)
    place.table(partial(table.frame, results, one, t), one.name, f"logistics_{code}", t)


def harbours(results: Results, county: str, t: Texts) -> None:
    """Place airports and railway stations with their distance."""
    place.html(
        html.chart_head(ports.title(results, county, t), ports.note(results, t), t)
        + html.table(*ports.table(results, county, t), t, "many")
        + _cited(["S04", "county_seats"], t)
    )


def days(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place the days to the village by part, with the visits a week on a slider.

    They rest on assumed schedules: with real data only a sentence stands instead of them.
    """
    if method.real_only:
        place.heading(t("logistics.days_head"), t("logistics.days_real"), t)
        return
    place.heading(t("logistics.days_head"), t("logistics.days_lead"), t)
    visits = controls.number("vis", t("logistics.visits"), t("logistics.visits_unit"))
    seen = delivery_days.view(results, _schedule(visits, t), method, t)
    finding = delivery_days.title(results, seen, county, t)
    left, right = st.columns(SIDES, gap="medium")
    with left:
        place.html(html.chart_head(finding, "", t) + html.classes(delivery_days.legend(seen, t), t))
        unit = (t("logistics.days_axis"), t("logistics.days_unit"))
        chart = parts_chart.stacked(
            delivery_days.bars(results, seen, county, t), delivery_days.labels(seen, t), unit, county,
            state.on_phone(),
        )  # fmt: skip
        place.chart(chart, finding, "days", controls.pick_county(results, "days"))
        sources.source_line(["travel_model", "township_positions"], t)
        place.table(partial(delivered.frame, results, seen, t), finding, "delivery_days", t)
    with right:
        place.html(
            html.table(*delivered.table(results, seen, county, t), t)
            + html.lines(delivery_days.note(results, seen, county, t), t, "source")
        )
    with left if county else right:  # the side that has room
        told = delivered.reached_title(results, seen, county, t)
        place.heading(told, "", t)
        axes = (t("logistics.days_axis"), t("logistics.reached_axis"))
        line = curve_chart.reached(
            *delivered.reached(results, seen, county, t), delivered.limits(t), axes
        )
        place.chart(line, told, "reached")


def _schedule(visits: float, t: Texts) -> Schedule:
    """Return the schedule: the other assumptions stand in a drawer."""
    view = state.view()
    box = place.drawer(t("logistics.assumptions"), "delivery")
    if box is None:
        return Schedule(visits, *(view.number(key) for key in ("hnd", "srt", "drv")))
    with box:
        place.source(t("logistics.assumptions_note"), t)
        handling, sorting, driving = (
            controls.number(key, t(f"logistics.assume_{key}"), t(f"logistics.unit_{key}"))
            for key in ("hnd", "srt", "drv")
        )
    return Schedule(visits, handling, sorting, driving)


def products(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place the calendar of farm products; with real data only the reports alone."""
    left, right = st.columns(SIDES, gap="medium")
    with left:
        if method.real_only:
            place.heading(t("logistics.products_head"), t("logistics.season_real"), t)
        else:
            finding, phone = season.title(results, t), state.on_phone()
            chart = months_chart.calendar(
                season.lines(results, county, t), season.month_names(t, phone), phone
            )
            place.html(
                html.chart_head(finding, t("logistics.season_note"), t)
                + html.classes(season.legend(t), t)
            )
            place.chart(chart, finding, "season")
            place.table(partial(season.frame, results, county, t), finding, "products", t)
    with right:
        place.html(
            html.table(*season.table(results, county, method.real_only, t), t, "named many")
            + html.lines([t("logistics.ecology")], t, "source")
        )


def regional_hubs(results: Results, county: str, t: Texts) -> None:
    """Place the siting of regional hubs: the map, who is served, what one more brings."""
    phone = state.on_phone()
    place.heading(t("logistics.hubs_head"), t("logistics.hubs_lead"), t)
    count = int(controls.number("hub", t("logistics.hubs_count")))
    finding = hubs.title(results, count, t)
    place.heading(finding, "", t)
    place.notes(hubs.note(results, count, t), t)
    left, right = st.columns(SIDES, gap="medium")
    with left:
        sheet, height = region.view(results, "", phone, t)
        deck = hubs_map.served(hubs.seats(results, count, t), region.ground(), sheet, county, phone)
        place.deck(deck, hubs.map_alt(results, count, t), "hubs_map", height)
        place.html(_cited(["travel_model", "county_seats", "S03"], t, t("logistics.hubs_caption")))
        place.table(partial(hubs.frame, results, count, t), finding, "hubs", t)
    with right:
        place.html(html.table(*hubs.table(results, count, t), t, "named"))
        words = ("", t("logistics.hubs_axis"), t.unit("hours"))
        dots = strip_chart.strips(hubs.strips(results, count, t), NO_LIMIT, words, county, phone)
        place.chart(
            dots,
            hubs.map_alt(results, count, t),
            "hub_strip",
            controls.pick_county(results, "hub_strip"),
        )
        axes = (t("logistics.hubs_axis_count"), t("logistics.hubs_axis_mean"))
        line = curve_chart.by_count(hubs.COUNTS, hubs.curve(results), count, axes)
        place.heading(hubs.curve_title(results, t), "", t)
        place.chart(line, hubs.curve_alt(results, count, t), "hub_curve")
    place.notes([t("logistics.hubs_caveat"), t("logistics.ecology")], t)
