"""Ten presets for the same money in one county: three to start with, a picture, a table."""

import math

import streamlit as st

from components.session import state
from components.session.link import PINS
from components.session.what_if import ONE, Case
from components.widgets import controls, costs, html, links, place
from components.words import money
from components.words.texts import Texts
from model.facts.catalog import DELIVERY_DAYS
from model.results.results import Results
from model.spending.presets import hub_intensity, transfer_share
from model.what_if.scenario import Scenario
from pages.what_if.compared import columns, figures, headline, pins
from pages.what_if.compared.columns import Column, Columns

READY = 3  # presets to start with
LEFT_M = 0.05  # m yuan: less is rounding


def offered(results: Results, county: str, budget: float, today: Scenario) -> Columns:
    """Return every preset scaled to a budget in m yuan in a county, as what can be pinned.

    None where the days, the score or a price is not known; with real data only no price is.
    """
    known = results.data.panel.figure(county, DELIVERY_DAYS).quality
    priced = not any(math.isnan(cost) for cost in results.presets.costs(county, today).values())
    is_scored = results.is_scored(county, today.method)
    if today.method.real_only or known is None or not priced or not is_scored:
        return ()
    bought = results.presets.bought(county, budget, today)
    levers = {one.preset.code: today.with_levers(dict(one.levers), ()) for one in bought}
    cases = (Case(county, ONE, (), code, scenario) for code, scenario in levers.items())
    return tuple(columns.column(results, case) for case in cases)


def ready(shown: Columns, budget: float) -> Columns:
    """Return three presets to start with, no warnings: the fastest, the one that gains most.

    The third, or what takes the place of one that is both, spends the money and carries over best.
    """
    kept = [one for one in shown if one.preset and not one.preset.warning]
    shares = kept[0].results.presets.shares(kept[0].county, kept[0].today)

    def fit(one: Column) -> tuple[bool, float]:
        carried = transfer_share(one.preset, shares) if one.preset else 0.0
        return one.cost * columns.SAME < budget, -carried

    first = min(kept, key=Column.after), max(kept, key=lambda one: one.checked)
    ranked = {one.case: one for one in (*first, *sorted(kept, key=fit))}
    return tuple(ranked.values())[:READY]


def block(results: Results, today: Scenario, t: Texts) -> None:
    """Place ten presets for the same money: what can be pinned of them, a picture, a table."""
    with st.container(key="same_money", horizontal=True, vertical_alignment="bottom"):
        county = controls.county_select(results, t, labelled=False)
        budget = controls.number("eq", t("equal.budget"), t("levers.budget_unit"))
    shown = offered(results, county, budget, today)
    if not shown:
        key = "equal.real_only" if today.method.real_only else "equal.withheld"
        place.html(html.lines([t(key, county=t.county(county))], t))
        return
    _chips(ready(shown, budget), t)
    priced = t.catalog.method.costs
    ends = {"low": t.number(priced.low, 1), "high": t.number(priced.high)}
    notes = [t("equal.rule"), hub_line(results, county, budget, today, t)]
    notes += [t("levers.costs_assumed", **ends), costs.grants(results, budget, t)]
    figures.picture(shown, "equal_budget", t, notes)
    place.html(html.table(*screen(shown, budget, t), t, "slim even", telling=(1, 2)))


def _chips(three: Columns, t: Texts) -> None:
    """Place three presets to be pinned, all with one press or each with its own."""
    if len(state.view().pins) == len(PINS):
        return
    cases = tuple(one.case for one in three)
    with st.container(key="ready", horizontal=True, gap="xsmall"):
        every, press = t("equal.pin_all", n=len(cases)), pins.take
        st.button(every, key="pin_ready", type="primary", on_click=press, args=(cases, t))
        for one in three:
            key, args = f"pin_{one.case.preset}", ((one.case,), t)
            st.button(one.named(t), key=key, icon=pins.ADD, on_click=press, args=args)
        links.page_link("simulator", t("compare.go"))


def screen(shown: Columns, budget: float, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and a row a preset: days, gain, what is spent and left, what is declared."""
    header = ["equal.preset", figures.NAMES["days"], figures.NAMES["gain"], "equal.spent"]
    rows = []
    for one, row in zip(shown, figures.table(shown, t).rows.to_dict("records"), strict=True):
        left, warned = budget - one.cost, one.preset and one.preset.warning
        name, glyph = one.named(t, in_full=True), t.glyph(one.quality)
        spent = "equal.spent_part" if left > LEFT_M else "equal.spent_all"
        fields = {"cost": money.amount(one.cost, t), "left": money.amount(left, t)}
        rows.append(
            [
                t("equal.warning", name=name) if warned else name,
                f"{glyph} {t.number(row['days'], 1)}",
                f"{glyph} {figures.gained(row, t)}",
                f"{glyph} {t(spent, **fields)}",
                t.percent(row["declared"] / 100) if row["declared"] is not None else "",
            ]
        )
    return [*map(t, header), t("equal.declared")], rows


def said(results: Results, today: Scenario, t: Texts) -> tuple[str, str]:
    """Return the finding on presets for the same money in the reader's county, and its lead."""
    county, budget = state.home(), state.view().number("eq")
    shown = offered(results, county, budget, today)
    if not shown:
        return t("compare.title_none"), ""
    fields = {"budget": money.amount(budget, t), "county": t.county_short(county)}
    fields |= {"days": headline.fastest(shown, t), "gain": headline.most(shown, t)}
    cuts = [round(one.figure().value, 1) - round(one.after(), 1) for one in shown]
    idle = [one for one in shown if all(u == 1 for _, u in one.scenario.levers)]
    faster = sum(cut > headline.LEAST for cut in cuts)
    lead = headline.hedged(t("equal.lead", n=faster, idle=len(idle)), shown, t)
    return t("equal.title", **fields), lead


def hub_line(results: Results, county: str, budget: float, today: Scenario, t: Texts) -> str:
    """Return what a hub brings to all it serves: in its own county alone it looks worth little."""
    plans = [one for one in results.presets.bought(county, budget, today) if not one.preset.warning]
    one = max(plans, key=lambda plan: hub_intensity(plan.preset.levers, t.catalog))
    intensity = hub_intensity(one.levers, t.catalog)
    near, gains = results.presets.around(county), results.presets.hub(county, intensity, today)
    fields = {
        "preset": t.of(one.preset.name),
        "county": t.county(county),
        "hours": t.number(t.catalog.method.costs.hub_h),
        "own": t.delta(float(gains[near.index(county)])),
    }
    if len(near) == 1:
        return t("equal.hub_alone", **fields)
    fields |= {"names": t.join([t.county_short(code) for code in near]), "n": str(len(near))}
    fields |= {"budget": money.amount(budget, t), "u": t.percent(intensity)}
    return t("equal.hub", **fields, total=t.delta(float(gains.sum())))
