"""What of a plan goes into a what-if: the share of townships with a station, and why not."""

from collections import Counter

import streamlit as st

from components.county_values import chart
from components.county_values.values import Spread
from components.session.link import CHOICES
from components.widgets import controls, links, place
from components.words.texts import Texts, on_screen
from model.access.new_stations import Plan
from model.results.results import Results
from model.score.method import Method
from pages.network.published import unplaced

STATION_SHARE = CHOICES["k"][0]
Values = dict[str, float]  # of counties by code


def show(results: Results, county: str, plan: Plan, method: Method, t: Texts) -> None:
    """Place the button that sets the planned coverage in a what-if, or why there is none."""
    coverage_now = chart.of_indicator(results, STATION_SHARE, method, t)
    values = coverage(results, plan)
    gained = gains(results, plan, values, coverage_now)
    place.source(on_screen(words(results, county, values, gained, coverage_now, t)), t)
    if gained:
        is_instead = any(coverage_now.entry(one).is_assumed for one in gained)
        label = t("network.take_instead" if is_instead else "network.take", n=len(gained))
        with st.container(horizontal=True, vertical_alignment="center"):
            change = controls.set_values(STATION_SHARE, gained)
            controls.action(label, "take_plan", change, icon=":material/tune:")
            links.page_link("simulator", t("network.take_link"))


def coverage(results: Results, plan: Plan) -> dict[str, float]:
    """Return each county's township-station coverage under the plan, in % of its townships.

    Planned and reported stations over all townships of the county; the seat has its county
    centre, which does not count.
    """
    network, panel = results.data.network, results.data.panel
    there = {station.code for station in plan.stations}
    there |= {code for code, has_station in network.reported.items() if has_station}
    counts = Counter(x.county for x in network.townships if x.is_township and x.code in there)
    homes = dict.fromkeys(town.county for town in plan.townships)
    return {home: round(100 * counts[home] / panel.county(home).townships, 1) for home in homes}


def gains(results: Results, plan: Plan, values: Values, coverage_now: Spread) -> Values:
    """Return the coverage to take into a what-if, of counties that get a planned station.

    It replaces an illustrative figure, whatever that is, and a real one where it is higher; not
    where stations are published without their places, as planned ones may be the same.
    """
    homes = {station.county for station in plan.stations} - {*unplaced(results.data, "")}
    eligible = [entry for entry in coverage_now.entries if entry.county in homes]
    better = [e.county for e in eligible if e.is_assumed or values[e.county] > e.value]
    return {county: values[county] for county in better}


def words(
    results: Results, county: str, values: Values, gained: Values, coverage_now: Spread, t: Texts
) -> str:
    """Return what a what-if would be set to, or why there is nothing to take into one."""
    ends = min(values.values()), max(values.values())
    planned = coverage_now.words(ends[0], t) if county else coverage_now.span(*ends, t)
    today = coverage_now.told(coverage_now.entry(county), t) if county else coverage_now.overall(t)
    instead = sum(coverage_now.entry(one).is_assumed for one in gained)
    key = "network.take_all"
    if not gained:
        key = "network.take_unplaced" if unplaced(results.data, county) else "network.take_none"
    elif county:
        key = "network.take_one_instead" if instead else "network.take_one"
    fields = {"name": coverage_now.short, "planned": planned, "today": today}
    return t(key, n=len(gained), instead=instead, rest=len(values) - len(gained), **fields)
