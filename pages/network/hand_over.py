"""What of a plan goes into a what-if: the share of townships with a station, and why not."""

from collections import Counter

import streamlit as st

from components.county_values import chart
from components.county_values.values import Spread
from components.session.link import CHOICES
from components.widgets import controls, links, place
from components.words.texts import Texts
from model.access.new_stations import Plan
from model.results.results import Results
from model.score.method import Method
from pages.network.published import unplaced
from pages.network.station_plan import Question

STATION_SHARE = CHOICES["k"][0]
Values = dict[str, float]  # of counties by code


def show(results: Results, ask: Question, method: Method, t: Texts) -> None:
    """Place the button that sets the planned coverage in a what-if, or why there is none."""
    if not ask.most:
        return
    coverage_now = chart.of_indicator(results, STATION_SHARE, method, t)
    values = coverage(results, ask.plan)
    gained = gains(results, ask.plan, values, coverage_now)
    place.source(words(results, ask.county, values, gained, coverage_now, t), t)
    if gained:
        is_instead = any(coverage_now.entry(county).is_assumed for county in gained)
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
    station_homes, unplaced_in = (
        {station.county for station in plan.stations},
        unplaced(results.data, ""),
    )
    eligible = [
        e for e in coverage_now.entries if e.county in station_homes and e.county not in unplaced_in
    ]
    better = [e.county for e in eligible if e.is_assumed or values[e.county] > e.value]
    return {county: values[county] for county in better}


def words(
    results: Results, county: str, values: Values, gained: Values, coverage_now: Spread, t: Texts
) -> str:
    """Return what a what-if would be set to, or why there is nothing to take into one."""
    if county:
        entry = coverage_now.entry(county)
        fields = {
            "planned": coverage_now.words(values[county], t),
            "today": coverage_now.told(entry, t),
        }
        key = "network.take_one" if gained else "network.take_one_not"
        if gained and entry.is_assumed:
            key = "network.take_one_instead"
        elif unplaced(results.data, county):
            key = "network.take_one_unplaced"
        elif not gained and entry.quality is None:
            key = "network.take_one_unknown"
        return t(key, name=coverage_now.short, **fields)
    known = sum(entry.quality is not None for entry in coverage_now.entries)
    ends = f"{t.range(min(values.values()), max(values.values()))}{coverage_now.suffix}"
    fields = {"name": coverage_now.short, "planned": ends, "today": coverage_now.overall(t)}
    if not gained:
        key = "network.take_all_not" if known == len(values) else "network.take_all_unknown"
        return t(key, known=known, **fields)
    instead, rest = sum(coverage_now.entry(c).is_assumed for c in gained), len(values) - len(gained)
    return t("network.take_all", n=len(gained), instead=instead, rest=rest, **fields)
