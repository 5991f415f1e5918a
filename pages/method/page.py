"""How is the score made, on what assumptions, and what can it not say?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, reproduce, sources
from components.widgets import place as show
from model.facts.estimate import CLIP_Z
from pages.method import assumptions, goalposts, wording

results, today = state.results(), state.today()
t, method, county = state.text(), state.method(), state.county()

catalog, pills = t.catalog, sources.pill(results, today, t)
lead = t("method.lead", indicators=len(catalog.indicators), elements=len(catalog.elements))
show.html(html.head(t("method.title"), t("common.topic"), pills, t, lead))

first, second, _ = st.columns([1, 1, 1], gap="medium")
with first:
    controls.county_select(results, t, required=False)
with second:
    names = {code: t.element(code) for code in catalog.element_codes}
    element = controls.focus_select(list(names), names, t, t("method.example_pick"))
example = state.home()
for place, step in zip(
    st.columns(3, gap="medium"), wording.steps(results, element, example, method, t), strict=True
):
    with place:
        show.heading(step.title, "", t)
        show.formula(step.formula)
        show.html(html.lines([step.text, step.example], t))

left, right = st.columns(2, gap="medium")
with left:
    title, header, rows = wording.weights(method, t)
    show.heading(title, t("method.weights_note"), t)
    show.html(html.table(header, rows, t, "numbers"))
with right:
    title, header, rows = wording.switches(results, method, t)
    show.heading(title, t("method.switch_note"), t)
    show.html(html.table(header, rows, t))

show.heading(goalposts.indicators_title(results, element, t), t("method.indicators_note"), t)
show.html(html.entries(goalposts.indicators(results, element, t), t))
everything = t("method.all_indicators", n=len(t.catalog.indicators))
if drawer := show.drawer(everything, "indicators"):
    with drawer:
        show.rows(goalposts.indicator_frame(results, t), everything)
        show.download(
            t("common.download_csv"), lambda: goalposts.indicator_frame(results, t), "indicators"
        )
show.heading(t("method.estimate_title", n=len(catalog.estimates)), "", t)
show.formula(goalposts.ESTIMATE)
show.html(html.lines([t("method.estimate_text", clip=goalposts.plain(CLIP_Z))], t))

show.heading(assumptions.levers_title(t), "", t)
show.formula(assumptions.GAP)
show.formula(assumptions.transfer_formula(t))
show.html(html.lines(assumptions.levers_words(t), t))
if drawer := show.drawer(t("method.levers_open", n=len(t.catalog.levers)), "levers"):
    with drawer:
        show.html(html.entries(assumptions.levers(results, county, today, t), t))

show.heading(t("method.peers_title"), assumptions.peers_text(t), t)
show.html(html.tiles(assumptions.peer_tiles(results, t), t))
for place, (title, items) in zip(
    st.columns(2, gap="medium"), (assumptions.sure(t), assumptions.travel(results, t)), strict=True
):
    with place:
        show.heading(title, "", t)
        show.html(html.bullets(items, t))
for key, items in (("claims", assumptions.claims(t)), ("never", assumptions.never(t))):
    show.heading(t(f"method.{key}_title"), "", t)
    show.html(html.bullets(items, t))

if drawer := show.drawer(t("method.constants_open", version=t.catalog.method.version), "all"):
    with drawer:
        show.html(html.table(*assumptions.constants(t), t))
show.heading(t("reproduce.title"), "", t)
reproduce.lines(results, example, today, t)
show.heading(t("method.log_title"), "", t)
show.html(html.bullets(wording.log(results, t), t))
