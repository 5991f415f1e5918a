"""Panels of the what-if for those who look closer: assumptions, values set directly."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from components.session import state
from components.session.link import View
from components.widgets import controls, html, place
from components.words import money
from components.words.texts import Texts
from model.facts.panel import EVIDENCE
from model.facts.provenance import Figure
from model.what_if import effects
from model.what_if.effects import COST, TRANSFER, Assumption
from model.what_if.scenario import Scenario
from pages.what_if import weights
from pages.what_if.outcome import Outcome

PERCENT = 100
UNDO = ":material/undo:"
FINE = 30  # of a range in the indicator's unit: up to this a slider goes in tenths


def block(here: Outcome, t: Texts) -> None:
    """Place what a reader may assume otherwise: method, effects, costs, indicators."""
    values_set(here, t)
    weights.compensation(t)
    weights.weights(here, t)
    panel(here.scenario, t)
    set_value(here, t)


def bound(key: str, value: object, alter: Callable[[View, Any], View]) -> dict[str, Any]:
    """Return what ties a widget to the view: its key, which shows the value, and its callback."""
    return {"key": controls.shown(key, value), "on_change": controls.on(key, alter)}


def options(names: dict[Any, str]) -> dict[str, Any]:
    """Return what a widget offers: the codes, each under its name."""
    return {"options": list(names), "format_func": names.__getitem__}


def values_set(here: Outcome, t: Texts) -> None:
    """Place what is set directly, such as a planned station coverage, each with its way back."""
    for code in dict.fromkeys(code for code, _, _ in here.scenario.values):
        cells = {county: value for i, county, value in here.scenario.values if i == code}
        unit, fields = t.catalog.indicator(code).unit, {"indicator": t.indicator(code)}
        line = t("simulator.value_elsewhere", n=len(cells), **fields)
        if here.county in cells:
            fields |= {
                "now": t.marked(here.figure(code)),
                "after": t.amount(cells[here.county], unit),
            }
            line = t("simulator.value_here", n=len(cells), **fields)
        undo(line, t("simulator.value_undo"), f"undo_{code}", controls.set_values(code, {}), t)


def undo(line: str, label: str, key: str, alter: Callable[[View], View], t: Texts) -> None:
    """Place what was changed with the button that takes it back."""
    with st.container(horizontal=True, vertical_alignment="center"):
        place.html(html.lines([line], t, "caveats"))
        controls.action(label, key, alter, icon=UNDO)


def panel(scenario: Scenario, t: Texts) -> None:
    """Place what is assumed otherwise with its ways back, and on demand the boxes to change it."""
    changed, known = scenario.assumptions, effects.assumptions(t.catalog)
    if changed:
        place.html(html.lines([t("simulator.changed", n=len(changed))], t))
    for key, value in changed:
        old, new = (written(known[key], number, t) for number in (known[key].value, value))
        line = t("simulator.changed_line", what=named(key, t), old=old, new=new)
        undo(line, t("simulator.reset_one"), f"reset_{key}", _reset(key), t)
    if len(changed) > 1:
        controls.action(t("simulator.reset_all"), "reset_assumptions", _reset(*dict(changed)))
    box = place.drawer(t("simulator.panel"), "assumptions")
    if box is None:
        return
    with box:
        place.source(t("simulator.panel_note"), t)
        names = {lever.code: t.of(lever.name) for lever in t.catalog.levers}
        names[TRANSFER] = t("simulator.panel_transfer")
        first = scenario.levers[0][0] if scenario.levers else t.catalog.levers[0].code
        group = _pick("assumption", t("simulator.panel_lever"), names, first)
        for item in known.values():
            if item.key.startswith(f"{group}."):
                _assumption(item, dict(changed).get(item.key, item.value), t)


def _reset(*keys: str) -> Callable[[View], View]:
    """Return the change that puts assumptions back to those of the catalogue."""

    def alter(view: View) -> View:
        kept = tuple(one for one in view.scenario.assumptions if one[0] not in keys)
        return replace(view, scenario=replace(view.scenario, assumptions=kept))

    return alter


def _assumption(item: Assumption, now: float, t: Texts) -> None:
    """Set an assumption: shares in per cent, costs in the language's unit; as it was is unset."""
    group, _, what = item.key.partition(".")
    if what == COST:
        label = t("simulator.panel_cost")
    elif group == TRANSFER:
        label = named(item.key, t)
    else:
        label = t("simulator.panel_effect", indicator=t.indicator(what))
    scale = money.counted(1.0, t) if what == COST else float(PERCENT)
    step = 0.1 if item.high > 1 and scale == 1 else 1.0

    def alter(view: View, typed: float) -> View:
        new = typed / scale
        kept = None if abs(new - item.value) < step / scale / 2 else new
        return replace(view, scenario=view.scenario.with_assumption(item.key, kept))

    typed = bound(f"assumption_{item.key}", round(now * scale, 1), alter)
    st.number_input(label, item.low * scale, item.high * scale, **steps(step), **typed)


def named(key: str, t: Texts) -> str:
    """Return what an assumption is, its lever named."""
    group, _, what = key.partition(".")
    if group == TRANSFER:
        return t(f"simulator.panel_{what}")
    lever = t.of(t.catalog.lever(group).name)
    if what == COST:
        return t("simulator.changed_cost", lever=lever)
    return t("simulator.changed_effect", lever=lever, indicator=t.indicator(what))


def written(item: Assumption, value: float, t: Texts) -> str:
    """Return the value of an assumption with its unit."""
    is_cost = item.key.endswith(f".{COST}")
    return money.amount(value, t) if is_cost else t.percent(value)


def _pick(key: str, label: str, names: dict[str, str], first: str) -> str:
    """Choose one of a list that is no part of the link: it only says what to show next."""
    look: dict[str, Any] = {"index": list(names).index(first), "filter_mode": "contains"}
    return str(st.selectbox(label, key=f"pick_{key}", **options(names), **look))


def set_value(here: Outcome, t: Texts) -> None:
    """Place on demand the slider that sets an indicator of the county, all but the computed one."""
    box = place.drawer(t("simulator.expert"), "expert")
    if box is None:
        return
    with box:
        place.source(t("simulator.expert_note"), t)
        names = {i.code: t.of(i.name) for i in t.catalog.indicators if i.code != EVIDENCE}
        code = _pick("indicator", t("simulator.expert_indicator"), names, next(iter(names)))
        figure, county = here.figure(code), t.county(here.county)
        if figure.quality is None:
            line = t("simulator.expert_missing", county=county)
            place.html(html.lines([line], t, "caveats"))
            return
        indicator, value = t.catalog.indicator(code), t.marked(figure)
        low, high = (t.plain(end) for end in indicator.plausible)
        fields = {"county": county, "low": low, "high": high, "unit": t.unit(indicator.unit)}
        line = t("simulator.expert_today", value=value, **fields)
        place.html(html.lines([line], t, "caveats"))
        _value_slider(figure, here.county, t)


def _value_slider(figure: Figure, county: str, t: Texts) -> None:
    """Set an indicator of a county directly, within the range that is plausible at all."""
    indicator = t.catalog.indicator(figure.indicator)
    code, (low, high) = indicator.code, indicator.plausible
    step = 0.1 if high - low <= FINE else 1.0

    def set_here(view: View) -> dict[str, float]:
        return {c: v for i, c, v in view.scenario.values if i == code}

    def alter(view: View, value: float) -> View:
        cells = set_here(view) | {county: float(value)}
        return replace(view, scenario=view.scenario.with_values(code, cells))

    value = min(max(set_here(state.view()).get(county, figure.value), low), high)
    label = t("simulator.value", unit=t.unit(indicator.unit).strip() or t("simulator.no_unit"))
    stands = bound(f"value_{code}_{county}", round(value / step) * step, alter)
    st.slider(label, float(low), float(high), **steps(step), **stands)


def steps(step: float) -> dict[str, Any]:
    """Return how far a number moves at a time, written with a decimal where that is a tenth."""
    return {"step": step, "format": "%.1f" if step < 1 else "%.0f"}
