"""Places the blocks of the page on lessons: head, presets, what experience lists, small print."""

from dataclasses import replace
from operator import attrgetter

import streamlit as st

from components.session import addresses, link, state
from components.widgets import controls, html, place, sources, tables
from components.widgets import errata as known_errata
from model.facts.levers import Preset
from pages.lessons import experience
from pages.lessons import presets as wording
from pages.lessons.experience import TROUBLES, Here

SIDES = 2
OPEN = {"problem": "lessons.problems_open", "cause": "lessons.causes_open"}
TRENDS = (
    "lessons.trends_2021",
    "lessons.trends_live",
    "lessons.trends_market",
    "lessons.trends_number_2021",
    "lessons.trends_2014",
    "lessons.trends_services",
    "lessons.trends_number_2014",
)
LIMITS = ("lessons.limit_1", "lessons.limit_2", "lessons.limit_3")


def head(here: Here) -> None:
    """Place the finding, four cards and the choice of the county."""
    t, pills = here.t, sources.pill(here.results, here.today, here.t)
    title, lead = wording.heading(here)
    place.html(html.head(title, t("lessons.topic"), pills, t, lead))
    place.html(html.cards(wording.cards(here), t))
    box, _ = st.columns([1, 2])
    with box:
        controls.county_select(here.results, t, labelled=False)


def presets(here: Here) -> None:
    """Place the presets in the order of all lists; each opens in the what-if."""
    t, real_only = here.t, here.today.method.real_only
    note = "lessons.presets_note_real" if real_only else "lessons.presets_note"
    place.heading(t("lessons.presets_head"), t(note, county=here.name), t)
    with st.container(key="presets"):
        for number, preset in enumerate(sorted(t.catalog.presets, key=attrgetter("order"))):
            if number % SIDES == 0:
                columns = st.columns(SIDES, gap="small")
            with columns[number % SIDES]:
                _preset(here, preset)
    place.notes([t("lessons.grades")], t)


def _preset(here: Here, preset: Preset) -> None:
    """Place a preset with a link to the what-if that has it in hand and this county chosen."""
    t, view = here.t, state.view()
    scenario = view.scenario.with_levers(dict(preset.levers), ())
    ours = replace(view, county=here.county, scope=link.ONE, preset=preset.code, scenario=scenario)
    with st.expander(wording.label(here, preset), key=f"lesson_{preset.code}"):
        place.html(html.entries([wording.card(preset, t)], t, is_open=True))
        st.page_link(
            addresses.page_file("simulator"),
            label=t("lessons.preset_try"),
            icon=":material/tune:",
            query_params=link.encode(ours, here.results.data.catalog),
        )


def factors(here: Here) -> None:
    """Place the common factors with what is known of each in the county."""
    known = here.count("factor")["whole"]
    title = here.t("lessons.factors_head", k=known, county=here.name)
    place.heading(title, here.t("lessons.factors_note"), here.t)
    with st.container(key="factors"):
        place.html(html.entries(experience.entries(here, "factor"), here.t))


def problems(here: Here) -> None:
    """Place problems and root causes, each with what measures it and what acts on it."""
    t, name = here.t, here.name
    title = t("lessons.problems_head", county=name, **here.count(*TROUBLES))
    place.heading(title, t("lessons.problems_note", county=name), t)
    for kind in TROUBLES:
        if box := place.drawer(t(OPEN[kind], **here.count(kind)), f"{kind}s"):
            with box:
                place.html(html.entries(experience.entries(here, kind), t))
    rows, key = experience.table, f"lessons_{here.county}"
    place.table(lambda: rows(here).file(), t("lessons.table"), key, t)


def abroad(here: Here) -> None:
    """Place the four foundations abroad."""
    title = here.t("lessons.foundations_head", county=here.name, **here.count("foundation"))
    place.heading(title, here.t("lessons.foundations_note"), here.t)
    with st.container(key="foundations"):
        place.html(html.entries(experience.entries(here, "foundation"), here.t))


def actors(here: Here) -> None:
    """Place who takes part, what they bring and gain, and where it shows."""
    t, indicator = here.t, here.t.catalog.indicator
    cells = {
        t("lessons.actor_who"): lambda actor: t.of(actor.name),
        t("lessons.actor_brings"): lambda actor: t.of(actor.brings),
        t("lessons.actor_gains"): lambda actor: t.of(actor.gains),
        t("lessons.actor_shows"): lambda a: t.join([t.label(indicator(c)) for c in a.indicators]),
    }
    place.heading(t("lessons.actors_head"), t("lessons.actors_note"), t)
    place.html(html.table(*tables.screen(here.results.data.lessons.actors, cells), t, "many"))


def fine_print(here: Here) -> None:
    """Place what is only reported, what is wrong in the sources, and what is not proved."""
    t, errata = here.t, known_errata.errata(here.results, here.t)
    if box := place.drawer(t("lessons.trends_open"), "trends"):
        with box:
            place.html(html.bullets([t(key) for key in TRENDS], t))
    if box := place.drawer(t("lessons.errata_open", n=len(errata)), "errata"):
        with box:
            place.html(html.entries(errata, t))
    place.heading(t("lessons.limits_head"), "", t)
    place.html(html.bullets([t(key) for key in LIMITS], t))
