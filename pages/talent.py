"""Who is there to do it, how schooled are they, and who moves in?"""

from functools import partial

import streamlit as st

from components import controls, markup, paired, provenance, reader, show, spread_view, supply
from components.stories import dilemma, peers, skills
from components.stories import talent as story

t, method, county = reader.text(), reader.method(), reader.county()

pills = provenance.pill(method, t) if method.real_only else []
known = story.measures(t)
show.html(markup.head(story.title(t), t("talent.topic"), pills, t, story.lead(method, t)))
show.html(markup.cards(story.cards(known, t), t))
box, choose = st.columns([1, 2])
with box:
    controls.county_select(t, required=False, labelled=False)
with choose:
    order = spread_view.order(t)
if county:
    show.html(markup.lines([story.county_line(county, known, t)], t))

left, right = spread_view.sides(order)
with left:
    x = controls.choice_box("x", t("talent.choose"), story.names("x", t))
    finding = story.finding(known[x], t)
    spread_view.block(known[x], finding, "census", story.below(x, known[x], t), t)
with right:
    y = controls.choice_box("y", t("talent.choose_pair"), story.names("y", t))
    pair = (known[x], known[y])
    if x == y:
        show.html(markup.lines([t("talent.same_twice", name=known[x].short)], t))
    else:
        together = story.pair_title(pair, t)
        show.heading(together, t("talent.pair_axes"), t)
        figure = story.pair_chart(pair, county, reader.on_phone(), t)
        show.chart(figure, together, "pair", controls.pick_county("pair"))
        show.notes(story.pair_below(y, pair, t), t)
        show.table(partial(paired.frame, pair, t), together, f"talent_{x}_{y}", t)

both = (known["schooling"], known["migrants"])
show.heading(dilemma.title(*both, t), dilemma.note(*both, t), t)
show.html(markup.table(*dilemma.rows(*both, t), t))
show.notes(dilemma.notes(known["working_age"], t), t)
show.table(partial(paired.frame, both, t), t("talent.both_table"), "talent_both", t)

show.heading(peers.title(county, t), peers.rule(county, t), t)
columns = tuple(known.values())
show.html(markup.table(*peers.table(county, columns, t), t, "mid"))
show.notes(peers.notes(columns, t), t)
rows = partial(peers.frame, county, columns, t)
show.download(t("common.download_csv"), rows, "talent_peers")

show.heading(story.areas_title(known, t), t("talent.areas_note"), t)
show.html(markup.table(*story.areas_rows(county, known, t), t, "mid"))
rows = partial(story.areas_frame, known, t)
show.download(t("common.download_csv"), rows, "talent_areas")

assumed = skills.figures(method, t)
show.heading(*skills.head(assumed, t), t)
left, right = spread_view.sides(order)
with left:
    code = controls.choice_box("est", t("talent.choose_estimate"), skills.names(t))
    guess = assumed[code]
    if guess.known:
        spread_view.block(guess, skills.title(guess, t), "guess", skills.below(guess, t), t)
    else:
        show.html(markup.lines([skills.title(guess, t), *skills.meaning(code, t)], t))
with right:
    show.html(markup.table(*skills.rows(county, assumed, t), t))
    supply.slot(list(assumed), t)
