"""Where is each figure from, how far may it be trusted, and how is it replaced?"""

import streamlit as st

from components import controls, markup, provenance, reader, runtime, show, supply
from components.charts import coverage
from components.stories import references
from components.stories import sources as story

t, method, county = reader.text(), reader.method(), reader.county()
panel = runtime.panel(method.real_only)

pills = provenance.pill(method, t)
show.html(markup.head(story.title(t), t("common.topic"), pills, t, story.lead(t)))
show.html(markup.cards(story.cards(method, t), t))

supply.panel(t)

show.heading(story.matrix_title(t), t("sources.matrix_note"), t)
for side, (place, blocks) in enumerate(
    zip(st.columns(2, gap="medium"), story.matrices(method, t), strict=True)
):
    with place, st.container(key=f"matrix_{side}"):
        figure = coverage.matrix(blocks, story.county_names(t), story.column(county))
        show.chart(figure, story.matrix_alt(blocks, t), f"coverage_{side}")
show.heading(story.elements_title(t), t("sources.by_element_note"), t)
show.html(markup.table(*story.elements_table(method, t), t, "numbers"))

show.heading(t("sources.register_title"), "", t)
quality = controls.choice("q", t("sources.filter_quality"), story.qualities(t))
first, second = st.columns(2)
with first:
    focus = controls.focus_select(*story.filters(t), t, t("sources.filter_focus"))
with second:
    controls.county_select(t, required=False)
chosen = story.selection(quality, focus, county, panel, t)
if chosen.any():
    show.html(markup.lines([story.register_line(chosen, panel, t)], t))
    if drawer := show.drawer(t("sources.register_open"), "register"):
        with drawer:
            show.rows(story.register(chosen, panel, t), t("sources.register_title"))
            part = t("sources.register_part", n=t.number(chosen.sum()))
            show.download(part, lambda: story.register(chosen, panel, t), "register_part")
else:
    show.html(markup.lines([story.empty_line(quality, method, t)], t))
everything = t("sources.register_whole", n=t.number(panel.quality.size))
show.download(everything, lambda: story.register(panel.quality > -2, panel, t), "register")

show.heading(t("sources.more_title"), "", t)
for name, label, note, frame in (
    ("census", references.census_label(t), t("sources.census_note"), references.census),
    ("facts", references.facts_label(t), t("sources.facts_note"), references.facts),
):
    if drawer := show.drawer(label, name):
        with drawer:
            show.rows(frame(t), label)
            show.source(note, t)
            show.download(t("common.download_csv"), lambda frame=frame: frame(t), name)
if drawer := show.drawer(t("sources.sources_open", n=len(t.catalog.sources)), "sources"):
    with drawer:
        show.html(markup.table(*references.sources_table(t), t, "wide"))

errata = references.errata(t)
show.heading(t("sources.errata_title", n=len(errata)), t("sources.errata_note"), t)
show.html(markup.entries(errata, t))

show.heading(t("sources.credit_title"), "", t)
show.html(markup.bullets(references.attribution(t), t))
