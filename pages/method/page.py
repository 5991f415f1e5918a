"""How is the score made, on what assumptions, and what can it not say?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, place, reproduce, sources
from model.facts.estimate import CLIP_Z
from pages.method import assumptions, goalposts, wording

results, method, county, t = state.results(), state.method(), state.county(), state.text()
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
    title, header, rows = wording.switches(results, method, t)
    place.heading(title, t("method.switch_note"), t)
    place.html(html.table(header, rows, t))

title = goalposts.indicators_title(results, element, t)
place.heading(title, t("method.indicators_note"), t)
place.html(html.entries(goalposts.indicators(results, element, t), t))
everything = t("method.all_indicators", n=len(catalog.indicators))
if drawer := place.drawer(everything, "indicators"):
    with drawer:
        frame = goalposts.indicator_frame(results, t)
        place.rows(frame, everything)
        place.download(t("common.download_csv"), lambda: frame, "indicators")
place.heading(t("method.estimate_title", n=len(catalog.estimates)), "", t)
place.formula(goalposts.ESTIMATE)
place.html(html.lines([t("method.estimate_text", clip=goalposts.plain(CLIP_Z))], t))

place.heading(assumptions.levers_title(t), "", t)
place.formula(assumptions.GAP)
place.formula(assumptions.transfer_formula(t))
place.html(html.lines(assumptions.levers_words(t), t))
if drawer := place.drawer(t("method.levers_open", n=len(catalog.levers)), "levers"):
    with drawer:
        place.html(html.entries(assumptions.levers(results, county, today, t), t))

place.heading(t("method.peers_title"), assumptions.peers_text(t), t)
place.html(html.tiles(assumptions.peer_tiles(results, t), t))
both = (assumptions.sure(t), assumptions.travel(results, t))
for box, (title, items) in zip(st.columns(2, gap="medium"), both, strict=True):
    with box:
        place.heading(title, "", t)
        place.html(html.bullets(items, t))
place.heading(t("method.claims_title"), "", t)
place.html(html.bullets(assumptions.claims(t), t))
place.heading(t("method.never_title"), "", t)
place.html(html.bullets(assumptions.never(t), t))

if drawer := place.drawer(t("method.constants_open", version=catalog.method.version), "all"):
    with drawer:
        place.html(html.table(*assumptions.constants(t), t))
place.heading(t("reproduce.title"), "", t)
reproduce.lines(results, example, today, t)
place.heading(t("method.log_title"), "", t)
place.html(html.bullets(wording.log(results, t), t))
