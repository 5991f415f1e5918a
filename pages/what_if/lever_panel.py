"""The controls of the simulator: presets and resets, levers by element, weights."""

from dataclasses import replace

import streamlit as st

from components.session import state, what_if
from components.session.link import View
from components.widgets import controls, costs, html, place
from components.words import money
from components.words.texts import Texts
from model.facts.levers import Preset
from model.results.results import Results
from model.what_if.scenario import Scenario
from pages.what_if import lever_controls, pins
from pages.what_if import wording as story


def where(results: Results, county: str, t: Texts) -> None:
    """Choose where the levers apply: county, prefecture, a choice, all."""
    names = {
        what_if.ONE: t.county(county),
        what_if.PREFECTURE: t.prefecture_of(county),
        what_if.SOME: t("levers.some"),
        what_if.ALL: t("levers.all"),
    }
    lever_controls.scope(names, t)
    if state.view().scope == what_if.SOME:
        lever_controls.chosen_counties(results, county, t)


def presets(results: Results, county: str, today: Scenario, t: Texts) -> None:
    """Choose a preset, read what it is, scale it to a budget, go back to it or to the data."""
    catalog = results.data.catalog
    chosen = state.view().preset
    preset = next((p for p in catalog.presets if p.code == chosen), None)
    lever_controls.preset_select(results, t)
    if preset is not None:
        controls.number("eq", t("levers.budget"), t("equal.budget_unit"))
    with st.container(horizontal=True):
        if preset is not None:
            _scale(results, preset, today, t)
            controls.action(
                t("simulator.reset_preset"),
                "reset_preset",
                controls.set_levers(preset.levers),
                icon=":material/replay:",
            )
        controls.action(
            t("simulator.reset_data"), "reset_data", clear, icon=":material/restart_alt:"
        )
        pins.pin_button(results, t)
    if preset is not None:
        place.html(html.bullets(story.preset_line(results, preset, county, today, t), t, "caveats"))


def _scale(results: Results, preset: Preset, today: Scenario, t: Texts) -> None:
    """Place the button that scales a preset to the budget; none where a cost is not known."""
    view = state.view()
    counties = view.case.where(results.data.panel.counties)
    levers = costs.scaled(results, preset, view.number("eq"), today, counties)
    if levers:
        label = t("levers.at_budget", budget=money.amount(view.number("eq"), t))
        controls.action(label, "at_budget", controls.set_levers(levers), icon=":material/payments:")


def values(results: Results, county: str, scenario: Scenario, t: Texts) -> None:
    """Place what is set directly, such as a planned station coverage, each with its way back."""
    for code, line in story.value_lines(results, county, scenario, t).items():
        with st.container(horizontal=True, vertical_alignment="center"):
            place.html(html.lines([line], t, "caveats"))
            controls.action(
                t("simulator.value_undo"),
                f"undo_{code}",
                controls.set_values(code, {}),
                icon=":material/undo:",
            )


def clear(view: View) -> View:
    """Return the view with no lever pulled and no value set; where, weights, switches stay."""
    kept = replace(view, preset="", scenario=view.scenario.baseline())
    return controls.set_levers(())(kept)


def lever_group(
    results: Results, element: str, county: str, scenario: Scenario, today: Scenario, t: Texts
) -> None:
    """Place the levers of an element; the weakest element stands open."""
    is_open = element in story.may_be_weakest(results, county, today)[:1]
    label = story.group_label(results, element, county, scenario, t)
    with st.expander(label, expanded=is_open, key=f"group_{element}"):
        for lever in t.catalog.levers:
            if lever.element == element:
                lever_controls.lever_slider(
                    lever, story.lever_label(results, lever, county, today, t)
                )
        lines = costs.lever_lines(results, element, county, scenario, t)
        if lines:
            place.html(html.lines(lines, t, "caveats"))


def weights(results: Results, scenario: Scenario, t: Texts) -> None:
    """Place the weights of the elements with their two named sets, made only when opened."""
    is_open = bool(scenario.method.weights)
    box = st.expander(t("simulator.weights"), key="group_weights", on_change="rerun",
                      expanded=is_open)  # fmt: skip
    if not box.open:
        return
    with box:
        with st.container(horizontal=True):
            for name, points in (
                ("equal", controls.equal_points(len(t.catalog.elements))),
                ("paper", t.catalog.emphasis),
            ):
                controls.action(
                    t(f"simulator.weights_{name}"), f"weights_{name}", controls.set_weights(points)
                )
        for index in range(len(t.catalog.elements)):
            lever_controls.weight_slider(results, index, story.weight_label(index, scenario, t))
        place.source(t("simulator.weights_note"), t)
