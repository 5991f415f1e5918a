"""The row of tools: county, where levers apply, undo and redo; what other places did."""

import math
from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from components.session import state, what_if
from components.session.link import NUMBERS, View
from components.widgets import controls, costs, html, links, place
from components.words.texts import Texts
from model.facts.levers import Preset
from model.spending.next_steps import Advice
from model.spending.presets import transfer_share
from pages.what_if.compared import pins
from pages.what_if.outcome import Outcome
from pages.what_if.screen import Screen

FIRST = "first"  # the choice of the first steps, beside the presets
BUDGET = "eq"
UNDO, REDO, CLEAR = ":material/undo:", ":material/redo:", ":material/delete_sweep:"


def row(here: Outcome, phone: bool, t: Texts) -> None:
    """Place county and reach at the left, what takes moves back at the right."""
    with st.container(key="tools", horizontal=True, vertical_alignment="center", gap="small"):
        controls.county_select(here.results, t, labelled=False)
        if phone:
            with st.popover(t("simulator.more"), icon=":material/more_horiz:", key="tools_more"):
                _reach(here, t)
                _moves(t)
                links.page_link("compare", t("compare.invite"))
            return
        _reach(here, t)
        undo(t)
        _moves(t)
        pins.pin_button(here.results, t)


def foot(screen: Screen, t: Texts) -> None:
    """Place what always stands at the bottom of a phone: the effect, undo, and the pin."""
    with st.container(key="foot", horizontal=True, wrap=False, vertical_alignment="center"):
        screen.foot = st.empty()
        undo(t)
        pins.pin_button(screen.here.results, t)


def undo(t: Texts) -> None:
    """Place the button that takes the last move back."""
    st.button(
        t("simulator.undo"),
        key="undo",
        icon=UNDO,
        on_click=_step(state.undo, t("simulator.undo_none")),
    )


def _moves(t: Texts) -> None:
    """Place what repeats a move, and what clears all levers."""
    take, none = _step(state.redo, t("simulator.redo_none")), t("simulator.reset_data")
    st.button(t("simulator.redo"), key="redo", icon=REDO, on_click=take)
    controls.action(none, "reset_data", _cleared, icon=CLEAR)


def _step(take: Callable[[], bool], nothing: str) -> Callable[[], None]:
    """Return what a press does: a step, or the words that there is none."""

    def press() -> None:
        if not take():
            st.toast(nothing)

    return press


def _cleared(view: View) -> View:
    """Return the view with no lever pulled; weights and assumptions stay."""
    return replace(view, preset="", scenario=view.scenario.baseline())


def _reach(here: Outcome, t: Texts) -> None:
    """Choose where the levers apply: the county, its prefecture, a choice of counties, or all."""
    names = {
        what_if.ONE: t("simulator.one"),
        what_if.PREFECTURE: t.prefecture_of(here.county),
        what_if.SOME: t("simulator.some"),
        what_if.ALL: t("simulator.all"),
    }
    view, home = state.view(), (here.county,)
    st.segmented_control(
        t("simulator.scope"),
        list(names),
        format_func=names.__getitem__,
        label_visibility="collapsed",
        key=controls.shown("scope", view.scope),
        on_change=controls.on("scope", lambda view, value: replace(view, scope=str(value))),
    )
    if view.scope != what_if.SOME:
        return
    counties = {code: t.county_short(code) for code in here.panel.codes}

    def alter(view: View, value: object) -> View:
        chosen = set(value) if isinstance(value, list) else set()
        return replace(view, chosen=tuple(c for c in counties if c in chosen) or home)

    st.multiselect(
        t("simulator.chosen"),
        list(counties),
        format_func=counties.__getitem__,
        filter_mode="contains",
        select_all=False,
        key=controls.shown("chosen", list(view.chosen or home)),
        on_change=controls.on("chosen", alter),
    )


def chips(here: Outcome, advice: Advice, t: Texts) -> bool:
    """Choose the first steps or what another place did, those that carry over best first.

    Return whether one is chosen.
    """
    shares = here.results.presets.shares(here.county, here.today)
    offered = sorted(
        t.catalog.presets, key=lambda one: (one.warning, -transfer_share(one, shares), one.order)
    )
    known = {preset.code: preset for preset in offered}
    first = {step.lever: 1.0 for step in advice.first}
    names = {FIRST: t("simulator.first_three", n=len(first))} if first else {}
    names |= {
        code: t("simulator.warned", name=t.of(one.short)) if one.warning else t.of(one.short)
        for code, one in known.items()
    }
    chosen: str | None = state.view().preset or None
    if chosen is None and first and dict(here.scenario.levers) == first:
        chosen = FIRST

    def alter(view: View, code: object) -> View:
        levers = first if code == FIRST else dict(known[str(code)].levers)
        preset = "" if code == FIRST else str(code)
        return replace(view, preset=preset, scenario=view.scenario.with_levers(levers, ()))

    with st.container(key="presets", horizontal=True, vertical_alignment="center"):
        st.pills(
            t("simulator.preset"),
            list(names),
            format_func=names.__getitem__,
            label_visibility="collapsed",
            key=controls.shown("preset", chosen if chosen in names else None),
            on_change=controls.on("preset", alter),
        )
        if chosen in known:
            _budget(here, known[chosen], t)
            place.notes(_lines(here, known[chosen], t), t)
    if chosen in known and known[chosen].warning:
        place.html(html.lines([t("simulator.preset_warning")], t, "refused"))
    return chosen in names


def _budget(here: Outcome, preset: Preset, t: Texts) -> None:
    """Place what a preset costs as a budget to scale it to: moving it moves the levers."""
    counties = state.view().case.where(here.panel.counties)

    def alter(view: View, value: object) -> View:
        budget = float(str(value))
        levers = costs.scaled(here.results, preset, budget, here.today, counties)
        moved = view.set_number(BUDGET, budget)
        return controls.set_levers(levers)(moved) if levers else moved

    span, key, spent = NUMBERS[BUDGET], f"number_{BUDGET}", here.cost
    known = state.view().number(BUDGET) if math.isnan(spent) else math.ceil(spent)
    if not span.low <= known <= span.high:
        return  # what several counties spend is beyond it
    st.slider(
        t("simulator.budget"),
        int(span.low),
        int(span.high),
        format="%d" + t("levers.budget_unit"),
        key=controls.shown(key, int(known)),
        on_change=controls.on(key, alter),
        width=240,
    )


def _lines(here: Outcome, preset: Preset, t: Texts) -> list[str]:
    share = transfer_share(preset, here.results.presets.shares(here.county, here.today))
    cited = t.join([t.source(code) for code in preset.sources]) or t("simulator.assumption")
    return [
        t.of(preset.mechanism),
        t("simulator.preset_first", text=t.of(preset.first)),
        t("simulator.preset_limits", text=t.of(preset.limits)),
        t("simulator.preset_transfer", share=t.percent(share), county=t.county(here.county)),
        t("simulator.preset_source", place=t.of(preset.place), sources=cited),
    ]
