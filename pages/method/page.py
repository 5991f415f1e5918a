"""How is the score made, on what assumptions, and what can it not say?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, place, sources
from components.words.texts import on_screen
from pages.method import assumptions, constants, goalposts, levers, reproduce, steps

results, method, t = state.results(), state.method(), state.text()
today, catalog, home = state.today(), state.text().catalog, state.home()

with st.columns([1, 2])[0]:
    controls.county_select(results, t, required=False, labelled=False)
lead = t("method.lead", indicators=len(catalog.indicators), elements=len(catalog.elements))
pills = sources.pill(results, today, t)
place.html(html.head(t("method.title"), t("common.topic"), pills, t, lead))

focus = state.view().focus
element = focus if focus in catalog.element_codes else catalog.element_codes[0]
shown = steps.steps(results, element, home, method, t)
for box, step in zip(st.columns(3, gap="medium"), shown, strict=True):
    with box:
        place.heading(step.title, "", t)
        place.formula(step.formula)
        place.html(html.lines([step.text, on_screen(step.example)], t))
left, right = st.columns(2, gap="medium")
with left:
    place.heading(t("method.weights_title"), "", t)
    place.html(html.table(*steps.weights(method, t), t, "numbers"))
    place.notes([t("method.weights_note")], t)
with right:
    place.heading(t("method.never_title"), "", t)
    place.html(html.bullets([t(f"method.never_{n}") for n in range(1, assumptions.NEVER + 1)], t))

name = t("method.indicators_open", n=len(catalog.indicators))
place.section("indicators", name, goalposts.show, results, t)
place.section("levers", levers.title(t), levers.show, results, state.county(), today, t)
told = {"travel": assumptions.travel(results, t), "sure": assumptions.sure(t)}
for key, (title, items) in told.items():
    place.section(key, title, place.html, html.bullets(items, t))
name = t("method.constants_open", version=catalog.method.version)
place.section("constants", name, constants.show, t)
place.section("reproduce", t("reproduce.title"), reproduce.show, results, home, state.scenario(), t)
