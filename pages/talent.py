"""Who is there to do it, how schooled are they, and who moves in?"""

import streamlit as st

from components import controls, markup, provenance, reader, show, spread
from components.stories import talent as story

t, method, county, phone = reader.text(), reader.method(), reader.county(), reader.on_phone()

pills = provenance.pill(method, t) if method.real_only else []
show.html(markup.head(story.title(t), t("talent.topic"), pills, t, t("talent.lead")))
show.html(markup.cards(story.cards(t), t))

left, right = st.columns([1, 1.06], gap="medium")
with left:
    controls.county_select(t, required=False, labelled=False)
    code = controls.choice("x", t("talent.choose"), story.names(t))
    shown = story.measure(code, t)
    show.heading(story.finding(shown, t), spread.note(shown, t), t)
    figure = spread.figure(shown, county, phone, t)
    show.chart(figure, story.finding(shown, t), "census", controls.pick_county("census"))
    provenance.source_line(story.EVIDENCE_SOURCES, t, story.remark(code, t))
    show.table(lambda: spread.frame(shown, t), shown.name, f"talent_{code}", t)
with right:
    if county:
        show.html(markup.lines([story.county_line(county, t)], t))
    other = controls.choice("y", t("talent.choose_pair"), story.pair_names(t))
    x, y = story.measure("schooling", t), story.measure(other, t)
    show.heading(story.pair_title(x, y, t), story.dilemma(other, x, y, t), t)
    figure = story.pair_chart(x, y, county, phone, t)
    show.chart(figure, story.pair_title(x, y, t), "pair", controls.pick_county("pair"))
    provenance.source_line(story.EVIDENCE_SOURCES, t, story.pair_note(other, t))
    show.table(lambda: story.pair_frame(x, y, t), x.name, f"talent_pair_{other}", t)

show.heading(t("talent.estimates_head"), t("talent.estimates_note"), t)
left, right = st.columns([1, 1.06], gap="medium")
with left:
    wanted = controls.choice("est", t("talent.choose_estimate"), story.estimate_names(t))
    guess = story.estimates(wanted, method, t)
    show.heading(story.estimate_title(guess, t), spread.note(guess, t) if guess.known else "", t)
    if guess.known:
        figure = spread.figure(guess, county, phone, t)
        show.chart(figure, story.estimate_title(guess, t), "guess", controls.pick_county("guess"))
        provenance.source_line(guess.sources, t, spread.basis(guess, t))
        show.table(lambda: spread.frame(guess, t), guess.name, f"talent_{wanted}", t)
with right:
    show.html(markup.table(*story.estimate_rows(county, method, t), t))
