"""Who is within reach of a station, and is it used?"""

from functools import partial

import streamlit as st

from components import (
    atlas,
    controls,
    links,
    markup,
    provenance,
    reader,
    show,
    spread,
    spread_table,
)
from components.charts import reach
from components.stories import network as story
from components.stories import stations

t, method, county = reader.text(), reader.method(), reader.county()
phone = reader.on_phone()

title, pills = story.title(county, t), story.pill(method, t)
show.html(markup.head(title, t("network.topic"), pills, t, t("network.lead")))

left, right = st.columns([1.15, 1], gap="medium")
with left:
    controls.county_select(t, required=False, labelled=False)
    atlas.network(county, t)
    show.source(t("network.caption_county" if county else "network.caption_all"), t)
    provenance.source_line(story.FRAME_SOURCES, t)
    if county:
        towns = partial(story.town_table, county, t)
        show.table(towns, t("network.table_towns", county=stations.name(county, t)), "towns", t)
    else:
        counties = partial(story.county_table, t)
        show.table(counties, t("network.table_counties"), "tiers", t)
with right:
    show.html(markup.legend(story.legend(county, t), t))
    show.html(markup.lines(story.unlocated(county, t), t, "source"))
    show.heading(t("network.published_head"), "", t)
    show.html(markup.bullets(stations.published(county, t), t))
    provenance.source_line(stations.published_sources(county), t)
    words = story.reach_words(county, t)
    show.heading(words["title"], words["note"], t)
    bars = reach.within(story.reach_labels(t), story.reach(county), t("network.reach_axis"))
    show.chart(bars, words["alt"], "reach")
    provenance.source_line(["travel_model"], t)

real = "_real" if method.real_only else ""
show.heading(t(f"network.use_head{real}"), t(f"network.use_note{real}"), t)
show.html(markup.table(*stations.use_rows(county, method, t), t, "wide"))
names = {code: t.label(t.catalog.indicator(code)) for code in links.CHOICES["k"]}
coverage = controls.choice("k", t("network.coverage_choice"), names)
for box, code in zip(st.columns(2, gap="medium"), (coverage, stations.USE[0]), strict=True):
    with box:
        one = spread.of_indicator(code, method, t)
        finding = stations.chart_title(one, method, t)
        if not one.known:
            show.html(markup.lines([finding], t))
            continue
        show.heading(finding, "", t)
        chart = spread.figure(one, county, phone, t)
        show.chart(chart, finding, f"dots_{code}", controls.pick_county(f"dots_{code}"))
        show.notes(spread.cited(one.sources, t, spread.basis(one, t)), t)
        show.table(partial(spread_table.frame, one, t), one.name, f"network_{code}", t)

show.heading(t("network.known_head"), "", t)
show.html(markup.table(*stations.known(t), t, "wide"))
