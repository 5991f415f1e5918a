"""Panels of the what-if for those who look closer: transfer, assumptions, values set directly."""

from dataclasses import replace

import streamlit as st

from components.session.link import View
from components.widgets import controls, html, place
from components.words.texts import Texts
from model.results.results import Results
from model.what_if.scenario import Scenario
from pages.what_if import assumed, lever_controls, wording


def transfer(results: Results, county: str, today: Scenario, t: Texts) -> None:
    """Place on demand how far levers work in a county, and why."""
    box = place.drawer(assumed.transfer_title(results, county, today, t), "transfer")
    if box is not None:
        with box:
            place.html(
                html.bullets(assumed.transfer_parts(results, county, today, t), t, "caveats")
            )


def panel(scenario: Scenario, t: Texts) -> None:
    """Place what is assumed otherwise with its ways back, and on demand the boxes to change it."""
    changed = assumed.changes(scenario, t)
    if changed:
        place.html(html.lines([t("levers.changed", n=len(changed))], t))
    for key, line in changed.items():
        _undo(line, f"reset_{key}", key, t)
    if len(changed) > 1:
        controls.action(t("levers.reset_all"), "reset_assumptions", reset_all)
    box = place.drawer(t("levers.panel"), "assumptions")
    if box is None:
        return
    now = dict(scenario.assumptions)
    with box:
        place.source(t("levers.panel_note"), t)
        offered = assumed.offered(t)
        group = lever_controls.pick("assumption", t("levers.panel_lever"), offered,
                                    assumed.first(scenario, t))  # fmt: skip
        for item in assumed.items(group, t):
            value = now.get(item.key, item.value)
            lever_controls.assumption(item, assumed.label(item, t), value, assumed.scale(item, t))


def _undo(line: str, button: str, key: str, t: Texts) -> None:
    """Place a changed assumption with the button that takes it back."""
    with st.container(horizontal=True, vertical_alignment="center"):
        place.html(html.lines([line], t, "caveats"))
        controls.action(t("levers.reset_one"), button, lambda view: _reset(view, key),
                        icon=":material/undo:")  # fmt: skip


def _reset(view: View, key: str) -> View:
    return replace(view, scenario=view.scenario.with_assumption(key, None))


def reset_all(view: View) -> View:
    """Return the view with the catalogue's assumptions."""
    return replace(view, scenario=replace(view.scenario, assumptions=()))


def expert(results: Results, county: str, scenario: Scenario, t: Texts) -> None:
    """Place on demand the slider that sets an indicator of the county directly."""
    box = place.drawer(t("levers.expert"), "expert")
    if box is None:
        return
    with box:
        place.source(t("levers.expert_note"), t)
        names = wording.settable(t)
        code = lever_controls.pick("indicator", t("levers.expert_indicator"), names,
                                   next(iter(names)))  # fmt: skip
        figure = results.panel(scenario.method.real_only).figure(county, code)
        place.html(html.lines([wording.settable_line(figure, county, t)], t, "caveats"))
        if figure.quality is not None:
            indicator = t.catalog.indicator(code)
            lever_controls.value_slider(indicator, county, figure.value, t)
