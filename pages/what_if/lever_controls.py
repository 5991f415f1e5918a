"""Widgets of the what-if: where levers apply, levers, presets, weights, values, assumptions."""

from dataclasses import replace
from typing import cast

import streamlit as st

from components.session import state
from components.session.link import View
from components.widgets import controls
from components.widgets.controls import on, shown
from components.words.texts import Texts
from model.facts.catalog import Indicator
from model.facts.levers import Lever
from model.results.results import Results
from model.score.method import COMPENSATION, MAX_POINTS
from model.what_if.effects import Assumption

PERCENT = 100
FINE = 30  # of a range in the indicator's unit: up to this a slider goes in tenths


def scope(names: dict[str, str], t: Texts) -> None:
    """Choose where the levers apply: the county, its prefecture, a choice, or all; as named."""
    st.segmented_control(
        t("simulator.scope"),
        list(names),
        format_func=names.__getitem__,
        key=shown("scope", state.view().scope),
        on_change=on("scope", lambda view, value: replace(view, scope=str(value))),
    )


def chosen_counties(results: Results, home: str, t: Texts) -> None:
    """Choose the counties in which the levers apply; none chosen is the county itself."""
    counties = results.data.panel.counties
    names = {county.code: t.of(county.short) for county in counties}

    def alter(view: View, value: object) -> View:
        picked = tuple(code for code in names if code in cast(list[str], value))
        return replace(view, chosen=picked or (home,))

    st.multiselect(
        t("levers.chosen"),
        list(names),
        format_func=names.__getitem__,
        key=shown("chosen", list(state.view().chosen or (home,))),
        on_change=on("chosen", alter),
        filter_mode="contains",
        select_all=False,
    )


def value_slider(indicator: Indicator, county: str, today: float, t: Texts) -> None:
    """Set an indicator of a county directly, within the range that is plausible at all."""
    key = f"value_{indicator.code}_{county}"
    low, high = indicator.plausible
    step = value_step(low, high)
    stands = {c: v for i, c, v in state.view().scenario.values if i == indicator.code}

    def alter(view: View, value: object) -> View:
        cells = {c: v for i, c, v in view.scenario.values if i == indicator.code}
        cells[county] = float(str(value))
        return replace(view, scenario=view.scenario.with_values(indicator.code, cells))

    value = min(max(stands.get(county, today), low), high)
    st.slider(
        t("levers.value", unit=t.unit(indicator.unit).strip() or t("levers.no_unit")),
        float(low),
        float(high),
        step=step,
        format="%.1f" if step < 1 else "%.0f",
        key=shown(key, round(value / step) * step),
        on_change=on(key, alter),
    )


def value_step(low: float, high: float) -> float:
    """Return the step of a slider over a range: a tenth up to 30, else one; pure."""
    return 0.1 if high - low <= FINE else 1.0


def assumption(item: Assumption, label: str, value: float, scale: float) -> None:
    """Set an assumption otherwise, typed in `scale` times its own unit: per cent, ten thousands.

    Set to what the catalogue has, it is no longer changed.
    """
    key = f"assumption_{item.key}"
    step = 0.1 if item.high > 1 and scale == 1 else 1.0

    def alter(view: View, typed: object) -> View:
        new = float(str(typed)) / scale
        kept = None if abs(new - item.value) < step / scale / 2 else new
        return replace(view, scenario=view.scenario.with_assumption(item.key, kept))

    st.number_input(
        label,
        item.low * scale,
        item.high * scale,
        step=step,
        format="%.1f" if step < 1 else "%.0f",
        key=shown(key, round(value * scale, 1)),
        on_change=on(key, alter),
    )


def pick(key: str, label: str, names: dict[str, str], first: str) -> str:
    """Choose one of a list that is no part of the link: it only says what to show next."""
    options = list(names)
    chosen = st.selectbox(label, options, index=options.index(first), key=f"pick_{key}",
                          format_func=names.__getitem__, filter_mode="contains")  # fmt: skip
    return str(chosen)


def lever_slider(lever: Lever, label: str) -> None:
    """Set a lever's intensity in per cent of its full policy."""
    key = f"lever_{lever.code}"

    def alter(view: View, value: object) -> View:
        levers = dict(view.scenario.levers) | {lever.code: float(str(value)) / PERCENT}
        return replace(view, scenario=view.scenario.with_levers(levers, ()))

    st.slider(
        label,
        0,
        PERCENT,
        step=1,
        format="%d%%",
        key=shown(key, round(PERCENT * state.view().scenario.intensity(lever.code))),
        on_change=on(key, alter),
    )


def weight_slider(results: Results, index: int, label: str) -> None:
    """Set the points of an element's weight; the last one above zero cannot be taken away."""
    key = f"weight_{index}"
    count = len(results.data.catalog.elements)

    def alter(view: View, value: object) -> View:
        points = list(view.scenario.method.points(count))
        points[index] = int(str(value))
        if not any(points):
            return view
        return controls.set_weights(tuple(points))(view)

    st.slider(
        label,
        0,
        MAX_POINTS,
        step=1,
        key=shown(key, state.view().scenario.method.points(count)[index]),
        on_change=on(key, alter),
    )


def preset_select(results: Results, t: Texts) -> None:
    """Choose a preset: its levers replace those set, weights and switches stay."""
    presets = {preset.code: preset for preset in results.data.catalog.presets}
    names = {"": t("simulator.preset_none")} | {c: t.of(p.name) for c, p in presets.items()}

    def alter(view: View, value: object) -> View:
        code = str(value)
        levers = dict(presets[code].levers) if code else {}
        return replace(view, preset=code, scenario=view.scenario.with_levers(levers, ()))

    st.selectbox(
        t("simulator.preset"),
        list(names),
        format_func=names.__getitem__,
        key=shown("preset", state.view().preset),
        on_change=on("preset", alter),
    )


def compensation(t: Texts) -> None:
    """Choose how far strong elements make up for weak ones."""

    def alter(view: View, value: object) -> View:
        return controls.with_method(view, replace(view.scenario.method, p=int(str(value))))

    st.segmented_control(
        t("simulator.compensation"),
        COMPENSATION,
        format_func=lambda p: t(f"simulator.compensation_{'m1' if p < 0 else p}"),
        key=shown("compensation", state.view().scenario.method.p),
        on_change=on("compensation", alter),
        help=t("simulator.compensation_help"),
    )
