"""Where is each figure from, how far may it be trusted, and how is it replaced?"""

import streamlit as st

from components.session import state
from components.widgets import controls, html, sources
from components.widgets import errata as errata_
from components.widgets import place as show
from pages.sources import coverage_chart, own_data, references, wording

results, today = state.results(), state.today()
t, method, county = state.text(), state.method(), state.county()
panel = results.panel(method.real_only)

pills = sources.pill(results, today, t)
title, lead = wording.title(results, t), wording.lead(results, t)
show.html(html.head(title, t("common.topic"), pills, t, lead))
with st.columns(2)[0]:
    controls.county_select(results, t, required=False, labelled=False)
show.html(html.cards(wording.cards(results, method, t), t))

own_data.panel(results, t)

show.heading(wording.matrix_title(results, t), t("sources.matrix_note"), t)
names = [t.of(one.short) for one in panel.counties]
column = panel.row(county) if county else None
parts = zip(st.columns(2, gap="medium"), wording.matrices(results, method, t), strict=True)
for side, (place, blocks) in enumerate(parts):
    with place, st.container(key=f"matrix_{side}"):
        figure = coverage_chart.matrix(blocks, names, column)
        show.chart(figure, wording.matrix_alt(blocks, t), f"coverage_{side}")


def register() -> None:
    """Place the register of figures, some of them chosen."""
    quality = controls.choice("q", t("sources.filter_quality"), wording.qualities(t))
    focus = controls.focus_select(*wording.filters(t), t, t("sources.filter_focus"))
    chosen = wording.selection(quality, focus, county, panel, t)
    if chosen.any():
        show.html(html.lines([wording.register_line(chosen, panel, t)], t))
        if drawer := show.drawer(t("sources.register_open"), "register"):
            with drawer:
                show.rows(wording.register(chosen, panel, t), t("sources.register_title"))
                part = t("sources.register_part", n=t.number(chosen.sum()))
                show.download(part, lambda: wording.register(chosen, panel, t), "register_part")
    else:
        show.html(html.lines([wording.empty_line(quality, method, t)], t))
    everything = t("sources.register_whole", n=t.number(panel.quality.size))
    show.download(everything, lambda: wording.register(panel.quality > -2, panel, t), "register")


errata = errata_.errata(results, t)
by_element = html.lines([t("sources.by_element_note")], t, "source")
by_element += html.table(*wording.elements_table(results, method, t), t, "numbers")
contradictions = html.lines([t("errata.note")], t, "source") + html.entries(errata, t)
credit = html.bullets(references.attribution(t), t)
show.section("by_element", wording.elements_title(results, t), show.html, by_element)
show.section("register", t("sources.register_title"), register)
show.section("more", t("sources.more_title"), references.background, results, t)
show.section("errata", t("errata.title", n=len(errata)), show.html, contradictions)
show.section("credit", t("sources.credit_title"), show.html, credit)
