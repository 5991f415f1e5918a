"""Where to start: three first steps, each with its button, and all levers in one table."""

import math
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from components.county_values import first_steps
from components.session.link import CHOICES, View
from components.widgets import controls, html, place, tables
from components.widgets.tables import Table
from components.words import money
from components.words.texts import DASH, Texts
from model.spending.next_steps import Advice, Idle, Step
from pages.what_if.outcome import Outcome

ORDERS = {"relief": "advice.order_relief", "yuan": "advice.order_yuan"}
ADD, DONE = ":material/add_circle:", ":material/check_circle:"
REASONS = {
    "full": "advice.full",
    "set": "advice.set",
    "missing": "advice.missing",
    "closed": "advice.closed",
    "declared": "advice.declared",
    "unmoved": "advice.unmoved",
}


def cards(here: Outcome, advice: Advice, t: Texts) -> None:
    """Place the first steps side by side, while no lever but some of them is set."""
    levers, named = dict(here.scenario.levers), {step.lever for step in advice.first}
    if not set(levers) < named:
        return
    with st.container(key="first_steps"):
        place.source(t("advice.start" if advice.level else "advice.start_first"), t)
        for step, box in zip(advice.first, st.columns(len(advice.first)), strict=True):
            with box, st.container(horizontal=True, wrap=False, vertical_alignment="center"):
                place.html(html.lines(words(step, t), t, "step"))
                pull, key = partial(pulled, step.lever), f"take_{step.lever}"
                if step.lever in levers:
                    st.button(t("advice.taken"), key=key, icon=DONE, disabled=True)
                else:
                    controls.action(t("advice.take"), key, pull, icon=ADD)
        if said := first_steps.apart(advice, t):
            place.source(said, t)


def words(step: Step, t: Texts) -> list[str]:
    """Return a step's name, and its element, gain and cost."""
    lever, (low, _, high) = t.catalog.lever(step.lever), step.gains
    fields = {"element": t.element_short(lever.element), "span": t.range(low, high, 1)}
    return [t.of(lever.name), t("advice.card", **fields, cost=cost(step.cost_m_yuan, t))]


def pulled(lever: str, view: View) -> View:
    """Return the view with a lever in full beside those that are pulled; the reach stays."""
    levers = dict(view.scenario.levers) | {lever: 1.0}
    return replace(view, scenario=view.scenario.with_levers(levers, ()))


def cost(m_yuan: float, t: Texts) -> str:
    """Return what a lever costs, in words where that is nothing or not known."""
    if math.isnan(m_yuan):
        return t("advice.cost_unknown")
    return t("advice.no_cost") if m_yuan == 0 else money.amount(m_yuan, t)


def all_levers(here: Outcome, advice: Advice, t: Texts) -> None:
    """Place what every lever would bring, by relief or by relief for the money."""
    names = {code: t(ORDERS[code]) for code in CHOICES["ao"]}
    by_money = controls.choice("ao", t("advice.order"), names) == "yuan"
    whole = levers_table(here, advice, by_money, t)
    shown = {
        whole.heads["lever"]: lambda row: row.lever,
        t("advice.col_per_yuan" if by_money else "advice.col_relief"): lambda row: row.eased,
        whole.heads["cost"]: lambda row: row.spent,
        t("advice.col_gain"): lambda row: row.said,
        whole.heads["element"]: lambda row: row.element,
        whole.heads["works"]: lambda row: t.percent(row.works / 100),
        whole.heads["grade"]: lambda row: row.grade,
    }
    place.html(html.table(*whole.screen(shown), t, "named", telling=(1, 2)))
    notes = [t("advice.checked"), t("advice.level"), t("advice.needs"), t("levers.cost_note")]
    place.table(whole.file, "", "all_levers", t, notes)


def worth(step: Step, by_money: bool, t: Texts) -> str:
    """Return the relief of a step, or that of a million yuan; a dash where it costs nothing."""
    if not by_money:
        return t.percent(step.relief)
    return t.percent(step.per_m_yuan, 1) if math.isfinite(step.per_m_yuan) else DASH


def levers_table(here: Outcome, advice: Advice, by_money: bool, t: Texts) -> Table:
    """Return a row a lever: relief, gain in points with its range, cost, how far it works.

    Those that stand apart come after the others: most of what they gain is self-reported.
    """
    shares, rows = here.results.presets.shares(here.county, here.today), []
    steps = sorted(advice.steps, key=lambda step: -step.per_m_yuan) if by_money else advice.steps
    steps = sorted(steps, key=lambda step: t.catalog.lever(step.lever).apart)
    every: tuple[Step | Idle, ...] = (*steps, *advice.idle)
    for one in every:
        lever = t.catalog.lever(one.lever)
        step = one if isinstance(one, Step) else None
        m_yuan = step.cost_m_yuan if step else math.nan
        low, gain, high = step.gains if step else (math.nan,) * 3
        said = t("advice.gain", span=t.range(low, high, 1)) if step else ""
        if isinstance(one, Idle):
            said = t(REASONS[one.reason])
        elif lever.apart:
            said = DASH
        row: dict[str, object] = {"county": t.county(here.county), "lever": t.of(lever.name)}
        row |= {"element": t.element_short(lever.element), "grade": lever.grade, "said": said}
        row |= {"cost": money.counted(m_yuan, t), "works": 100 * shares[one.lever]}
        row |= {"relief": 100 * step.relief if step else math.nan}
        eased = worth(step, by_money, t) if step and not lever.apart else DASH
        eased = t("advice.anyway") if lever.apart else eased
        row |= {
            "eased": eased,
            "gain": gain,
            "low": low,
            "high": high,
            "quality": t("common.illustrative"),
        }
        rows.append(row | {"spent": cost(m_yuan, t) if step else DASH})
    own = {name: f"advice.col_{name}" for name in ("lever", "element", "grade", "cost", "works")}
    own |= {
        "gain": "advice.col_points",
        "said": "advice.col_state",
        "relief": "advice.col_relief_pct",
    }
    heads = tables.heads(t, "low", "high", "quality", county="common.county", **own)
    return Table(pd.DataFrame(rows), heads, dict.fromkeys(("relief", "gain", "low", "high"), 2))
