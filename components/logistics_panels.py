"""Places the blocks of the logistics page: legs, goalposts, days to the village, season, hubs."""

from functools import partial

import streamlit as st

from components import atlas, controls, markup, provenance, reader, show, spread
from components import spread_table as tables
from components.charts import curve, goals, months, parts, strip
from components.entries import Spread
from components.maps import hubs as hubs_map
from components.stories import delivered, delivery, freight, hubs, legs, ports, season
from components.text import Texts
from model.delivery import Schedule
from model.scenario import Scenario

SIDES = (1.15, 1.0)
NO_LIMIT = float("nan")


def legs_of(county: str, t: Texts) -> None:
    """Place the way to a county leg by leg, or how to choose one."""
    if not county:
        show.source(t("logistics.legs_choose"), t)
        return
    show.html(
        markup.chart_head(legs.title(county, t), t("logistics.legs_note"), t)
        + markup.table(*legs.table(county, t), t, "named")
        + _cited(["travel_model", "S04", "county_seats"], t)
    )


def _cited(codes: list[str], t: Texts, *remarks: str) -> str:
    return markup.lines(spread.cited(codes, t, *remarks), t, "source")


def indicators(
    found: list[Spread], county: str, direction: str, method: Scenario, t: Texts
) -> None:
    """Place the indicators of a direction between their goalposts, and the reason for these."""
    finding = freight.title(found, direction, t)
    show.heading(finding, freight.note(found, county, method, t), t)
    left, right = st.columns(SIDES, gap="medium")
    with left:
        chart = goals.tracks(freight.tracks(found, county, t), reader.on_phone())
        show.chart(chart, freight.tracks_alt(finding, found, county, t), "goals")
        provenance.source_line(freight.goal_sources(found, t), t)
        rows = partial(freight.goal_frame, found, county, t)
        show.table(rows, finding, f"goals_{direction}", t)
    with right:
        show.html(markup.table(*freight.goal_rows(found, t), t, "goals many"))


def one_indicator(found: list[Spread], county: str, t: Texts) -> None:
    """Place one of the indicators over the 31 counties."""
    names = {one.code: one.name for one in found}
    code = controls.choice_box("li", t("logistics.indicator_choice"), names)
    one = next(one for one in found if one.code == code)
    finding = freight.chart_title(one, t)
    if not one.known:
        show.html(markup.lines([finding, *freight.below(one, t)], t))
        return
    show.heading(finding, spread.note(one, t), t)
    chart = spread.figure(one, county, reader.on_phone(), t)
    show.chart(chart, finding, f"dots_{code}", controls.pick_county(f"dots_{code}"))
    show.notes(freight.below(one, t), t)
    show.table(partial(tables.frame, one, t), one.name, f"logistics_{code}", t)


def harbours(county: str, t: Texts) -> None:
    """Place airports and railway stations with their distance."""
    show.html(
        markup.chart_head(ports.title(county, t), ports.note(t), t)
        + markup.table(*ports.table(county, t), t, "many")
        + _cited(["S04", "county_seats"], t)
    )


def days(county: str, method: Scenario, t: Texts) -> None:
    """Place the days to the village by part, with the visits a week on a slider.

    They rest on assumed schedules: with real data only a sentence stands instead of them.
    """
    if method.real_only:
        show.heading(t("logistics.days_head"), t("logistics.days_real"), t)
        return
    show.heading(t("logistics.days_head"), t("logistics.days_lead"), t)
    visits = controls.number("vis", t("logistics.visits"), t("logistics.visits_unit"))
    seen = delivery.view(_schedule(visits, t), method, t)
    finding = delivery.title(seen, county, t)
    left, right = st.columns(SIDES, gap="medium")
    with left:
        show.html(markup.chart_head(finding, "", t) + markup.classes(delivery.legend(seen, t), t))
        unit = (t("logistics.days_axis"), t("logistics.days_unit"))
        chart = parts.stacked(
            delivery.bars(seen, county, t), delivery.labels(seen, t), unit, county,
            reader.on_phone(),
        )  # fmt: skip
        show.chart(chart, finding, "days", controls.pick_county("days"))
        provenance.source_line(["travel_model", "township_positions"], t)
        show.table(partial(delivered.frame, seen, t), finding, "delivery_days", t)
    with right:
        show.html(
            markup.table(*delivered.table(seen, county, t), t)
            + markup.lines(delivery.note(seen, county, t), t, "source")
        )
    with left if county else right:  # the side that has room
        told = delivered.reached_title(seen, county, t)
        show.heading(told, "", t)
        axes = (t("logistics.days_axis"), t("logistics.reached_axis"))
        line = curve.reached(*delivered.reached(seen, county, t), delivered.limits(t), axes)
        show.chart(line, told, "reached")


def _schedule(visits: float, t: Texts) -> Schedule:
    """Return the schedule: the other assumptions stand in a drawer."""
    view = reader.view()
    box = show.drawer(t("logistics.assumptions"), "delivery")
    if box is None:
        return Schedule(visits, *(view.number(key) for key in ("hnd", "srt", "drv")))
    with box:
        show.source(t("logistics.assumptions_note"), t)
        handling, sorting, driving = (
            controls.number(key, t(f"logistics.assume_{key}"), t(f"logistics.unit_{key}"))
            for key in ("hnd", "srt", "drv")
        )
    return Schedule(visits, handling, sorting, driving)


def products(county: str, method: Scenario, t: Texts) -> None:
    """Place the calendar of farm products; with real data only the reports alone."""
    left, right = st.columns(SIDES, gap="medium")
    with left:
        if method.real_only:
            show.heading(t("logistics.products_head"), t("logistics.season_real"), t)
        else:
            finding, phone = season.title(t), reader.on_phone()
            chart = months.calendar(season.lines(county, t), season.month_names(t, phone), phone)
            show.html(
                markup.chart_head(finding, t("logistics.season_note"), t)
                + markup.classes(season.legend(t), t)
            )
            show.chart(chart, finding, "season")
            show.table(partial(season.frame, county, t), finding, "products", t)
    with right:
        show.html(
            markup.table(*season.table(county, method.real_only, t), t, "named many")
            + markup.lines([t("logistics.ecology")], t, "source")
        )


def regional_hubs(county: str, t: Texts) -> None:
    """Place the siting of regional hubs: the map, who is served, what one more brings."""
    phone = reader.on_phone()
    show.heading(t("logistics.hubs_head"), t("logistics.hubs_lead"), t)
    count = int(controls.number("hub", t("logistics.hubs_count")))
    finding = hubs.title(count, t)
    show.heading(finding, "", t)
    show.notes(hubs.note(count, t), t)
    left, right = st.columns(SIDES, gap="medium")
    with left:
        sheet, height = atlas.view("", phone, t)
        deck = hubs_map.served(hubs.seats(count, t), atlas.ground(), sheet, county, phone)
        show.deck(deck, hubs.map_alt(count, t), "hubs_map", height)
        show.html(_cited(["travel_model", "county_seats", "S03"], t, t("logistics.hubs_caption")))
        show.table(partial(hubs.frame, count, t), finding, "hubs", t)
    with right:
        show.html(markup.table(*hubs.table(count, t), t, "named"))
        words = ("", t("logistics.hubs_axis"), t.unit("hours"))
        dots = strip.strips(hubs.strips(count, t), NO_LIMIT, words, county, phone)
        show.chart(dots, hubs.map_alt(count, t), "hub_strip", controls.pick_county("hub_strip"))
        axes = (t("logistics.hubs_axis_count"), t("logistics.hubs_axis_mean"))
        line = curve.by_count(hubs.COUNTS, hubs.curve(), count, axes)
        show.heading(hubs.curve_title(t), "", t)
        show.chart(line, hubs.curve_alt(count, t), "hub_curve")
    show.notes([t("logistics.hubs_caveat"), t("logistics.ecology")], t)
