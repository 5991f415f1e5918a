"""How is the score made, on what assumptions, and what can it not say?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, place, sources
from pages.method import assumptions, sections, wording

results, method, t = state.results(), state.method(), state.text()
today, catalog, example = state.today(), t.catalog, state.home()

lead = t("method.lead", indicators=len(catalog.indicators), elements=len(catalog.elements))
pills = sources.pill(results, today, t)
place.html(html.head(t("method.title"), t("common.topic"), pills, t, lead))

first, second, _ = st.columns([1, 1, 1], gap="medium")
with first:
    controls.county_select(results, t, required=False)
with second:
    names = {code: t.element(code) for code in catalog.element_codes}
    element = controls.focus_select(list(names), names, t, t("method.example_pick"))
steps = wording.steps(results, element, example, method, t)
for box, step in zip(st.columns(3, gap="medium"), steps, strict=True):
    with box:
        place.heading(step.title, "", t)
        place.formula(step.formula)
        place.html(html.lines([step.text, step.example], t))

left, right = st.columns(2, gap="medium")
with left:
    title, header, rows = wording.weights(method, t)
    place.heading(title, t("method.weights_note"), t)
    place.html(html.table(header, rows, t, "numbers"))
with right:
    place.heading(t("method.never_title"), "", t)
    place.html(html.bullets(assumptions.never(t), t))

sections.every(results, element, t)
