"""Who is there to do it, how schooled are they, and who moves in?"""

import streamlit as st

from components import controls, markup, provenance, reader, show, spread, spread_table
from components.stories import talent as story

t, method, county, phone = reader.text(), reader.method(), reader.county(), reader.on_phone()

pills = provenance.pill(method, t) if method.real_only else []
show.html(markup.head(story.title(t), t("talent.topic"), pills, t, story.lead(method, t)))
show.html(markup.cards(story.cards(t), t))
if county:
    show.html(markup.lines([story.county_line(county, t)], t))

left, right = st.columns([1, 1.06], gap="medium")
with left:
    box, choose = st.columns(2)
    with box:
        code = controls.choice_box("x", t("talent.choose"), story.names(t))
    with choose:
        controls.county_select(t, required=False, labelled=False)
    shown = story.measure(code, t)
    finding = story.finding(shown, t)
    show.heading(finding, spread.note(shown, t), t)
    figure = spread.figure(shown, county, phone, t)
    show.chart(figure, finding, "census", controls.pick_county("census"))
    show.notes(story.below(code, shown, t), t)
    show.table(lambda: spread_table.frame(shown, t), shown.name, f"talent_{code}", t)
with right:
    other = controls.choice("y", t("talent.choose_pair"), story.pair_names(t))
    x, y = story.measure("schooling", t), story.measure(other, t)
    together = story.pair_title(other, x, y, t)
    show.heading(together, story.dilemma(other, x, y, t), t)
    figure = story.pair_chart(x, y, county, phone, t)
    show.chart(figure, together, "pair", controls.pick_county("pair"))
    show.notes(story.pair_below(other, t), t)
    show.table(lambda: story.pair_frame(x, y, t), together, f"talent_pair_{other}", t)

show.heading(*story.estimates_head(method, t), t)
left, right = st.columns([1, 1.06], gap="medium")
with left:
    wanted = controls.choice_box("est", t("talent.choose_estimate"), story.estimate_names(t))
    guess = story.estimates(wanted, method, t)
    finding = story.estimate_title(guess, t)
    show.heading(finding, spread.note(guess, t) if guess.known else "", t)
    if guess.known:
        figure = spread.figure(guess, county, phone, t)
        show.chart(figure, finding, "guess", controls.pick_county("guess"))
        show.notes(story.estimate_below(guess, t), t)
        show.table(lambda: spread_table.frame(guess, t), guess.name, f"talent_{wanted}", t)
with right:
    show.html(markup.table(*story.estimate_rows(county, method, t), t))
    show.notes(story.meaning(wanted, t), t)
