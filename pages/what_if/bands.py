"""The levers, a band an element, each beside the bar that answers it."""

from dataclasses import replace

import streamlit as st

from components.session import state
from components.session.link import View
from components.widgets import controls, place
from components.words.texts import Texts
from model.facts.levers import Lever
from pages.what_if.outcome import Outcome
from pages.what_if.screen import Screen, moved

PERCENT = 100
STEPS = {0: "simulator.none", 50: "simulator.half", 100: "simulator.full"}
WHY = {"hard": "simulator.why_hard", "soft": "simulator.why_soft"}
CAUTIONS = {
    "governance": "simulator.caveat_rule",
    "regional_hub": "simulator.caveat_ecology",
    "cold_chain": "simulator.caveat_ecology",
    "talent_programme": "simulator.talent_caution",
}
GRADES = {"A": "simulator.grade_A", "B": "simulator.grade_B", "C": "simulator.grade_C"}


def of_element(code: str, t: Texts) -> list[Lever]:
    """Return the levers of an element."""
    return [lever for lever in t.catalog.levers if lever.element == code]


def bands(screen: Screen, t: Texts) -> None:
    """Place an element a line: its levers at the left, its bar at the right."""
    with st.container(key="bands"):
        for code in t.catalog.element_codes:
            key = f"band_{code}"  # no columns: each press would draw their wrappers anew
            with st.container(key=key, horizontal=True, gap="medium", vertical_alignment="center"):
                st.fragment(_sliders, key=f"levers_of_{code}")(screen, code, t)
                screen.bars[code] = st.empty()
    place.source(t("simulator.bar_legend"), t)


def _sliders(screen: Screen, code: str, t: Texts) -> None:
    """Place the levers of an element beside each other, three in a line."""
    with st.container(key=f"sliders_{code}", horizontal=True, gap="small"):
        for lever in of_element(code, t):
            slider(screen, lever, t)


def rows(screen: Screen, t: Texts) -> None:
    """Place, on a phone, an element a line: its bar, all its levers at once, the way to each."""
    with st.container(key="rows"):
        for code in t.catalog.element_codes:
            with st.container(key=f"row_{code}", horizontal=True, wrap=False, gap="small"):
                screen.bars[code] = st.empty()
                st.fragment(_row, key=f"levers_of_{code}")(screen, code, t)
    place.source(t("simulator.bar_legend"), t)


def _row(screen: Screen, code: str, t: Texts) -> None:
    """Set all levers of an element to nothing, half or full, or open them as sliders."""
    levers, scenario = of_element(code, t), state.view().scenario
    pulled = {scenario.intensity(lever.code) for lever in levers}
    step = round(PERCENT * pulled.pop()) if len(pulled) == 1 else None

    def alter(view: View, chosen: object) -> View:
        share = float(str(chosen)) / PERCENT
        now = dict(view.scenario.levers) | {lever.code: share for lever in levers}
        return replace(view, scenario=view.scenario.with_levers(now, ()))

    key, name = f"steps_{code}", t.element_short(code)
    with st.container(horizontal=True, wrap=False, gap="xxsmall"):
        st.segmented_control(
            name,
            list(STEPS),
            format_func=lambda chosen: t(STEPS[chosen]),
            key=controls.shown(key, step if step in STEPS else None),
            on_change=moved(screen, key, alter),
            label_visibility="collapsed",
        )
        with st.popover(t("simulator.each", element=name), key=f"levers_{code}"):
            for lever in levers:
                slider(screen, lever, t)


def slider(screen: Screen, lever: Lever, t: Texts) -> None:
    """Set a lever's intensity in per cent of its full policy."""

    def alter(view: View, value: object) -> View:
        levers = dict(view.scenario.levers) | {lever.code: float(str(value)) / PERCENT}
        return replace(view, scenario=view.scenario.with_levers(levers, ()))

    key, intensity = f"lever_{lever.code}", state.view().scenario.intensity(lever.code)
    st.slider(
        t.of(lever.name),
        0,
        PERCENT,
        step=1,
        format="%d%%",
        key=controls.shown(key, round(PERCENT * intensity)),
        on_change=moved(screen, key, alter),
        help=meaning(screen.here, lever, t),
    )


def meaning(here: Outcome, lever: Lever, t: Texts) -> str:
    """Return what full effort is, how well the effect is known, and why it works so far here."""
    share = here.results.presets.shares(here.county, here.today)[lever.code]
    caution = CAUTIONS.get(lever.code)
    said = [
        t("simulator.full_is", full=t.of(lever.full)),
        t("simulator.works", share=t.percent(share), why=t(WHY[lever.kind])),
        t(GRADES[lever.grade]),
        t(caution) if caution else "",
    ]
    return " ".join(part for part in said if part)
