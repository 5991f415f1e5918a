"""Ten presets for the same money in one county: three to start with, a picture, a table."""

import streamlit as st

from components.session import state
from components.session.link import PINS
from components.session.what_if import ONE, Case
from components.widgets import controls, costs, html, links, place
from components.words import money
from components.words.texts import Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import Quality
from model.results.results import Results
from model.what_if.costs import HUB
from model.what_if.scenario import Scenario
from pages.what_if.compared import columns, figures, headline, pins
from pages.what_if.compared.columns import Columns

READY = 3  # presets to start with
LEFT_M = 0.05  # m yuan: less is rounding


def offered(results: Results, county: str, budget: float, today: Scenario) -> Columns:
    """Return every preset scaled to a budget in m yuan in a county, as what can be pinned.

    None where the days, the score or a price is not known; with real data only no price is.
    """
    known = results.data.panel.figure(county, DELIVERY_DAYS).quality
    if today.method.real_only or known is None or not results.is_scored(county, today.method):
        return ()
    bought = {
        preset.code: costs.scaled(results, preset, budget, today, (county,))
        for preset in sorted(results.data.catalog.presets, key=lambda one: one.order)
    }
    scaled = {code: today.with_levers(dict(levers), ()) for code, levers in bought.items()}
    cases = [Case(county, ONE, (), code, scenario) for code, scenario in scaled.items()]
    return tuple(columns.column(results, case) for case in cases) if all(bought.values()) else ()


def ranked(shown: Columns) -> Columns:
    """Return presets with those first that the headline names: the fastest, then by gain."""
    quick = headline.fastest(shown)
    named = quick if len(quick) <= headline.MOST_NAMED else ()
    return tuple(sorted(shown, key=lambda one: (one not in named, -one.gain)))


def ready(shown: Columns, budget: float) -> Columns:
    """Return three presets to start with, no warnings: the first two, the next to spend it all."""
    kept = [one for one in shown if one.preset and not one.preset.warning]
    further = sorted(kept[2:], key=lambda one: one.cost * columns.SAME < budget)
    return (*kept[:2], *further)[:READY]


def block(results: Results, today: Scenario, t: Texts) -> None:
    """Place ten presets for the same money: what can be pinned of them, a picture, a table."""
    with st.container(key="same_money", horizontal=True, vertical_alignment="bottom"):
        county = controls.county_select(results, t, labelled=False)
        budget = controls.number("eq", t("equal.budget"), t("levers.budget_unit"))
    shown = ranked(offered(results, county, budget, today))
    if not shown:
        key = "equal.real_only" if today.method.real_only else "equal.withheld"
        place.html(html.lines([t(key, county=t.county(county))], t))
        return
    if len(state.view().pins) < len(PINS):
        _chips(ready(shown, budget), t)
    priced = t.catalog.method.costs
    ends = {"low": t.number(priced.low, 1), "high": t.number(priced.high)}
    notes = [t("equal.rule"), hub_line(t)]
    notes += [t("levers.costs_assumed", **ends), costs.grants(results, budget, t)]
    figures.picture(shown, "equal_budget", t, notes)
    place.html(html.table(*screen(shown, budget, t), t, "slim even", telling=(1, 2)))


def _chips(three: Columns, t: Texts) -> None:
    """Place three presets to be pinned, all with one press or each with its own."""
    cases = tuple(one.case for one in three)
    with st.container(key="ready", horizontal=True, gap="xsmall", vertical_alignment="center"):
        every, press = t("equal.pin_all", n=len(cases)), pins.take
        st.button(every, key="pin_ready", type="primary", on_click=press, args=(cases, t))
        for one in three:
            key, args = f"pin_{one.case.preset}", ((one.case,), t)
            st.button(one.named(t), key=key, icon=pins.ADD, on_click=press, args=args)
        links.page_link("simulator", t("compare.go"))


def screen(shown: Columns, budget: float, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and a row a preset: days, gain, what is spent and left, what is declared."""
    glyph, whole = t.glyph(Quality.ILLUSTRATIVE), figures.table(shown, t)

    def spent(m_yuan: float) -> str:
        left = budget - m_yuan
        fields = {"cost": money.amount(m_yuan, t), "left": money.amount(left, t)}
        return t("equal.spent_part" if left > LEFT_M else "equal.spent_all", **fields)

    return whole.screen(
        {
            t("equal.preset"): lambda row: row.name,
            t(figures.NAMES["days"]): lambda row: f"{glyph} {t.number(row.days, 1)}",
            t(figures.NAMES["gain"]): lambda row: f"{glyph} {row.gain_words}",
            t("equal.spent"): lambda row: f"{glyph} {spent(row.m_yuan)}",
            t("equal.declared"): lambda row: t.percent(row.declared / 100),
        }
    )


def said(results: Results, today: Scenario, t: Texts) -> tuple[str, str]:
    """Return the finding on presets for the same money in the reader's county, and its lead."""
    county, budget = state.home(), state.view().number("eq")
    shown = offered(results, county, budget, today)
    if not shown:
        return t("compare.title_none"), ""
    fields = {"budget": money.amount(budget, t), "county": t.county_short(county)}
    fields |= {"days": headline.days(shown, t), "gain": headline.gain(shown, t)}
    idle = [one for one in shown if all(u == 1 for _, u in one.scenario.levers)]
    faster = sum(cut > headline.LEAST for cut in headline.cuts(shown))
    lead = headline.hedged(t("equal.lead", n=faster, idle=len(idle)), shown, t)
    return t("equal.title", **fields), lead


def hub_line(t: Texts) -> str:
    """Return of which presets a part counts for more than the county that pays for it here."""
    hubs = {lever.code for lever in t.catalog.levers if lever.cost.driver == HUB}
    names = [t.of(one.short) for one in t.catalog.presets if hubs & set(dict(one.levers))]
    return t("equal.hub", names=t.join(names), hours=t.number(t.catalog.method.costs.hub_h))
