"""The controls of the simulator: where levers apply, presets, levers by element, weights."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from components.session import state, what_if
from components.session.link import View
from components.widgets import controls, costs, html, place
from components.words import money
from components.words.texts import DASH, Texts
from model.facts.levers import Lever, Preset
from model.score.method import COMPENSATION, MAX_POINTS
from model.spending.presets import transfer_share
from model.uncertainty.claims import weakest
from pages.what_if.compared import pins
from pages.what_if.compared.charts import VISIBLE
from pages.what_if.outcome import Outcome

PERCENT = 100
REPLAY, RESTART, UNDO = ":material/replay:", ":material/restart_alt:", ":material/undo:"


def bound(key: str, value: object, alter: Callable[[View, Any], View]) -> dict[str, Any]:
    """Return what ties a widget to the view: its key, which shows the value, and its callback."""
    return {"key": controls.shown(key, value), "on_change": controls.on(key, alter)}


def options(names: dict[Any, str]) -> dict[str, Any]:
    """Return what a widget offers: the codes, each under its name."""
    return {"options": list(names), "format_func": names.__getitem__}


def where(here: Outcome, t: Texts) -> None:
    """Choose where the levers apply: the county, its prefecture, a choice of counties, or all."""
    names = {
        what_if.ONE: t.county(here.county),
        what_if.PREFECTURE: t.prefecture_of(here.county),
        what_if.SOME: t("simulator.some"),
        what_if.ALL: t("simulator.all"),
    }
    view, home = state.view(), (here.county,)
    scope = bound("scope", view.scope, lambda view, value: replace(view, scope=value))
    st.segmented_control(t("simulator.scope"), **options(names), **scope)
    if view.scope != what_if.SOME:
        return
    counties = {code: t.county_short(code) for code in here.panel.codes}

    def alter(view: View, value: list[str]) -> View:
        return replace(view, chosen=tuple(code for code in counties if code in value) or home)

    offered = options(counties) | {"filter_mode": "contains", "select_all": False}
    chosen = bound("chosen", list(view.chosen or home), alter)
    st.multiselect(t("simulator.chosen"), **offered, **chosen)


def presets(here: Outcome, t: Texts) -> None:
    """Choose a preset, read what it is, scale it to a budget, go back to it or to the data."""

    def clear(view: View) -> View:
        return replace(view, preset="", scenario=view.scenario.baseline())

    preset = _preset_select(t)
    if preset is not None:
        controls.number("eq", t("simulator.budget"), t("levers.budget_unit"))
    with st.container(horizontal=True):
        if preset is not None:
            _scale(here, preset, t)
            back = controls.set_levers(preset.levers)
            controls.action(t("simulator.reset_preset"), "reset_preset", back, icon=REPLAY)
        controls.action(t("simulator.reset_data"), "reset_data", clear, icon=RESTART)
        pins.pin_button(here.results, t)
    if preset is not None:
        place.html(html.bullets(_preset_lines(here, preset, t), t, "caveats"))


def _preset_select(t: Texts) -> Preset | None:
    """Choose a preset: its levers replace those set, weights and switches stay."""
    known = {preset.code: preset for preset in t.catalog.presets}
    names = {"": t("simulator.preset_none")} | {c: t.of(p.name) for c, p in known.items()}
    chosen = state.view().preset

    def alter(view: View, code: str) -> View:
        levers = dict(known[code].levers) if code else {}
        return replace(view, preset=code, scenario=view.scenario.with_levers(levers, ()))

    st.selectbox(t("simulator.preset"), **options(names), **bound("preset", chosen, alter))
    return known.get(chosen)


def _scale(here: Outcome, preset: Preset, t: Texts) -> None:
    """Place the button that scales a preset to the budget; none where a cost is not known."""
    view = state.view()
    budget, counties = view.number("eq"), view.case.where(here.panel.counties)
    if levers := costs.scaled(here.results, preset, budget, here.today, counties):
        label = t("simulator.at_budget", budget=money.amount(budget, t))
        controls.action(label, "at_budget", controls.set_levers(levers), icon=":material/payments:")


def _preset_lines(here: Outcome, preset: Preset, t: Texts) -> list[str]:
    """Return what a preset is, needs first and does not fix, and how far it carries over."""
    share = transfer_share(preset, here.results.presets.shares(here.county, here.today))
    county, percent = t.county(here.county), t.percent(share)
    sources = t.join([t.source(code) for code in preset.sources]) or t("simulator.assumption")
    lines = [
        t("simulator.preset_mechanism", text=t.of(preset.mechanism), place=t.of(preset.place)),
        t("simulator.preset_first", text=t.of(preset.first)),
        t("simulator.preset_limits", text=t.of(preset.limits)),
        t("simulator.preset_transfer", share=percent, county=county),
        t("simulator.preset_source", sources=sources),
    ]
    return [t("simulator.preset_warning"), *lines] if preset.warning else lines


def values_set(here: Outcome, t: Texts) -> None:
    """Place what is set directly, such as a planned station coverage, each with its way back."""
    for code in dict.fromkeys(code for code, _, _ in here.scenario.values):
        cells = {county: value for i, county, value in here.scenario.values if i == code}
        name, figure = t.indicator(code), here.figure(code)
        unit = t.catalog.unit(t.catalog.indicator(code).unit)
        line = t("simulator.value_elsewhere", indicator=name, n=len(cells))
        if here.county in cells:
            known = figure.quality is not None
            line = t(
                "simulator.value_here",
                indicator=name,
                n=len(cells),
                glyph=t.glyph(figure.quality) if known else "",
                now=t.number(figure.value, unit.decimals) if known else DASH,
                after=t.number(cells[here.county], unit.decimals),
                unit=t.of(unit.suffix),
            )
        undo(line, t("simulator.value_undo"), f"undo_{code}", controls.set_values(code, {}), t)


def undo(line: str, label: str, key: str, alter: Callable[[View], View], t: Texts) -> None:
    """Place what was changed with the button that takes it back."""
    with st.container(horizontal=True, vertical_alignment="center"):
        place.html(html.lines([line], t, "caveats"))
        controls.action(label, key, alter, icon=UNDO)


def levers(here: Outcome, t: Texts) -> None:
    """Place the levers of every element and what those pulled do; the weakest stands open."""
    results, scenario = here.results, here.scenario
    known = results.ranges(here.method)
    low = weakest(results.scored(here.method), known, here.county, t.catalog).elements
    shares = results.presets.shares(here.county, here.today)
    with st.container(key="levers"):
        for one in here.elements(t).to_dict("records"):
            code, now, after = one["code"], one["now"], one["after"]
            label = f"{t.catalog.element(code).number} {one['name']} · "
            label += DASH if math.isnan(now) else f"{one['glyph']} {t.score(now)}"
            label += f" → {t.score(after)}" if after - now > VISIBLE else ""
            label += f" ⚑ {t('simulator.weakest')}" if code in low else ""
            with st.expander(label, expanded=code in low[:1], key=f"group_{code}"):
                for lever in t.catalog.levers:
                    if lever.element == code:
                        _lever_slider(lever, shares[lever.code], t)
                if lines := costs.lever_lines(results, code, here.county, scenario, t):
                    place.html(html.lines(lines, t, "caveats"))


def _lever_slider(lever: Lever, share: float, t: Texts) -> None:
    """Set a lever's intensity in per cent of its full policy; it works here at a share of it."""
    intensity = state.view().scenario.intensity(lever.code)

    def alter(view: View, value: int) -> View:
        levers = dict(view.scenario.levers) | {lever.code: value / PERCENT}
        return replace(view, scenario=view.scenario.with_levers(levers, ()))

    fields = {"name": t.of(lever.name), "grade": lever.grade, "share": t.percent(share)}
    percent = bound(f"lever_{lever.code}", round(PERCENT * intensity), alter)
    st.slider(t("simulator.lever", **fields), 0, PERCENT, step=1, format="%d%%", **percent)


def weights(here: Outcome, t: Texts) -> None:
    """Place the weights of the elements with their two named sets, made only when opened."""
    is_open = bool(here.method.weights)
    box = st.expander(t("simulator.weights"), is_open, key="group_weights", on_change="rerun")
    if not box.open:
        return
    with box:
        with st.container(horizontal=True):
            equal = controls.set_weights(controls.equal_points(len(t.catalog.elements)))
            controls.action(t("simulator.weights_equal"), "weights_equal", equal)
            paper = controls.set_weights(t.catalog.emphasis)
            controls.action(t("simulator.weights_paper"), "weights_paper", paper)
        points = here.method.points(len(t.catalog.elements))
        for index in range(len(points)):
            _weight_slider(index, points, t)
        place.source(t("simulator.weights_note"), t)


def _weight_slider(index: int, points: tuple[int, ...], t: Texts) -> None:
    """Set the points of an element's weight, labelled with its share; one stays above zero."""
    element, share = t.catalog.elements[index], t.percent(points[index] / sum(points), 1)

    def alter(view: View, value: int) -> View:
        now = list(view.scenario.method.points(len(points)))
        now[index] = value
        return controls.set_weights(tuple(now))(view) if any(now) else view

    label = f"{element.number} {t.of(element.short)} · {share}"
    weight = bound(f"weight_{index}", points[index], alter)
    st.slider(label, 0, MAX_POINTS, step=1, **weight)


def compensation(t: Texts) -> None:
    """Choose how far strong elements make up for weak ones."""

    def alter(view: View, p: int) -> View:
        return controls.with_method(view, replace(view.scenario.method, p=p))

    power = bound("compensation", state.view().scenario.method.p, alter)
    note, offered = t("common.compensation_help"), options(compensations(t))
    st.segmented_control(t("simulator.compensation"), help=note, **offered, **power)


def compensations(t: Texts) -> dict[int, str]:
    """Return by power the names of how far strong elements make up for weak ones."""
    keys = ("common.compensation_1", "common.compensation_0", "common.compensation_m1")
    return {p: t(key) for p, key in zip(COMPENSATION, keys, strict=True)}
