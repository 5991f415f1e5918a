"""The parts of the page on lessons: presets, what experience lists, a dated case, small print."""

from dataclasses import replace
from functools import partial

import streamlit as st

from components.session import addresses, link, state
from components.widgets import errata as errata_
from components.widgets import html
from components.widgets import place as show
from components.words.texts import Texts
from model.facts.levers import Preset
from model.results.results import Results
from model.score.method import Method
from model.what_if.scenario import Scenario
from pages.lessons import experience
from pages.lessons import presets as story

SIDES = 2


def presets(results: Results, county: str, today: Scenario, t: Texts) -> None:
    """Place the presets side by side, closed on a phone; each opens in the what-if."""
    show.heading(t("lessons.presets_head"), story.presets_note(county, today.method, t), t)
    every = story.presets(t)
    with st.container(key="presets"):
        for first in range(0, len(every), SIDES):
            pair = every[first : first + SIDES]
            for preset, place in zip(pair, st.columns(SIDES, gap="small"), strict=False):
                with place:
                    _preset(results, preset, county, today, t)
    show.source(t("lessons.grades"), t)


def _preset(results: Results, preset: Preset, county: str, today: Scenario, t: Texts) -> None:
    label = story.label(results, preset, county, today, t)
    is_open = not state.on_phone()
    with st.expander(label, expanded=is_open, key=f"lesson_{preset.code}"):
        show.html(html.entries([story.card(preset, t)], t))
        _try_it(results, preset, county, t)


def _try_it(results: Results, preset: Preset, county: str, t: Texts) -> None:
    """Place a link to the what-if with the preset in hand and this county chosen."""
    view = state.view()
    scenario = view.scenario.with_levers(dict(preset.levers), ())
    there = replace(view, county=county, scope=link.ONE, preset=preset.code, scenario=scenario)
    st.page_link(
        addresses.page_file("simulator"),
        label=t("lessons.preset_try"),
        icon=":material/tune:",
        query_params=link.encode(there, results.data.catalog),
    )


def factors(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place the common factors with what is known of each in the county."""
    show.heading(experience.factors_title(results, county, t), t("lessons.factors_note"), t)
    with st.container(key="factors"):
        show.html(html.entries(experience.entries(results, "factor", county, method, t), t))


def problems(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place problems and root causes, each with what measures it and what acts on it."""
    note = t("lessons.problems_note", county=t.county(county))
    show.heading(experience.problems_title(results, county, t), note, t)
    for kind in experience.TROUBLES:
        count = len(results.data.lessons.of(kind))
        if box := show.drawer(t(f"lessons.{kind}s_open", n=count), f"{kind}s"):
            with box:
                show.html(html.entries(experience.entries(results, kind, county, method, t), t))
    rows = partial(experience.frame, results, county, method, t)
    show.table(rows, t("lessons.table"), f"lessons_{county}", t)


def abroad(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place the four foundations abroad."""
    show.heading(experience.foundations_title(results, county, t), t("lessons.foundations_note"), t)
    with st.container(key="foundations"):
        show.html(html.entries(experience.entries(results, "foundation", county, method, t), t))


def actors(results: Results, t: Texts) -> None:
    """Place who does what."""
    show.heading(t("lessons.actors_head"), t("lessons.actors_note"), t)
    show.html(html.table(*experience.actors(results, t), t, "many"))


def timeline(results: Results, t: Texts) -> None:
    """Place the dated case of Xizang."""
    show.heading(experience.events_title(results, t), t("lessons.events_note"), t)
    show.html(html.table(*experience.events(results, t), t, "many"))
    show.notes([t("lessons.events_more")], t)
    rows = partial(experience.events_frame, results, t)
    show.table(rows, t("lessons.events_table"), "xizang_timeline", t)


def fine_print(results: Results, t: Texts) -> None:
    """Place what is only reported, what is wrong in the sources, and what is not proved."""
    if box := show.drawer(t("lessons.trends_open"), "trends"):
        with box:
            show.html(html.bullets(experience.trends(t), t))
    errata = errata_.errata(results, t)
    if box := show.drawer(t("lessons.errata_open", n=len(errata)), "errata"):
        with box:
            show.html(html.entries(errata, t))
    show.heading(t("lessons.limits_head"), "", t)
    show.html(html.bullets(experience.limits(t), t))
