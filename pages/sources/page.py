"""Where is each figure from, how far may it be trusted, and how is it replaced?"""

import streamlit as st

from components.county_values import progress
from components.session import state
from components.widgets import controls, html, links, place, sources
from components.widgets import errata as known_errata
from pages.sources import accepted, coverage, references, register

results, method = state.results(), state.method()
t, county = state.text(), state.county()

with st.columns([1, 2])[0]:
    controls.county_select(results, t, required=False, labelled=False)
title, lead = coverage.heading(results, t)
pills = sources.pill(results, state.today(), t)
place.html(html.head(title, t("common.topic"), pills, t, lead))
place.html(html.cards(coverage.cards(results, method, t), t))
coverage.matrices(results, method, county, t)
links.page_link("own_figures", t("own_data.slot_link"))

collected = progress.of(state.figures().base)
place.section("progress", t("progress.title"), progress.show, collected, county, t)
place.section("register", t("sources.register_title"), register.show, results, method, county, t)
accepted.section(t)
place.section("more", t("sources.more_title"), references.background, results, t)
errata = known_errata.errata(results, t)
said = html.lines([t("errata.note")], t, "source") + html.entries(errata, t)
place.section("errata", t("sources.errata_title", n=len(errata)), place.html, said)
place.section("licences", t("sources.licences_title"), references.licences, t)
