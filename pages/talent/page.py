"""Who is there to do it, how schooled are they, and who moves in?"""

from functools import partial

import streamlit as st

from components.county_values import block, pairs, peers
from components.session import state
from components.widgets import controls, html, own_data_slot, place, sources
from pages.talent import dilemma, skills, wording

results, today = state.results(), state.today()
t, method, county = state.text(), state.method(), state.county()

pills = sources.pill(results, today, t) if method.real_only else []
known = wording.measures(results, t)
place.html(
    html.head(wording.title(results, t), t("talent.topic"), pills, t, wording.lead(method, t))
)
place.html(html.cards(wording.cards(results, known, t), t))
box, choose = st.columns([1, 2])
with box:
    controls.county_select(results, t, required=False, labelled=False)
with choose:
    order = block.order(t)
if county:
    place.html(html.lines([wording.county_line(county, known, t)], t))

left, right = block.sides(order)
with left:
    x = controls.choice_box("x", t("talent.choose"), wording.names("x", t))
    finding = wording.finding(results, known[x], t)
    block.block(results, known[x], finding, "census", wording.below(results, x, known[x], t), t)
with right:
    y = controls.choice_box("y", t("talent.choose_pair"), wording.names("y", t))
    pair = (known[x], known[y])
    if x == y:
        place.html(html.lines([t("talent.same_twice", name=known[x].short)], t))
    else:
        together = wording.pair_title(pair, t)
        place.heading(together, t("talent.pair_axes"), t)
        figure = wording.pair_chart(results, pair, county, state.on_phone(), t)
        place.chart(figure, together, "pair", controls.pick_county(results, "pair"))
        place.notes(wording.pair_below(results, y, pair, t), t)
        place.table(partial(pairs.frame, results, pair, t), together, f"talent_{x}_{y}", t)

both = (known["schooling"], known["migrants"])
place.heading(dilemma.title(results, *both, t), dilemma.note(results, *both, t), t)
place.html(html.table(*dilemma.rows(results, *both, t), t))
place.notes(dilemma.notes(results, known["working_age"], t), t)
place.table(partial(pairs.frame, results, both, t), t("talent.both_table"), "talent_both", t)

place.heading(peers.title(results, county, t), peers.rule(county, t), t)
columns = tuple(known.values())
place.html(html.table(*peers.table(results, county, columns, t), t, "mid"))
place.notes(peers.notes(results, columns, t), t)
rows = partial(peers.frame, results, county, columns, t)
place.download(t("common.download_csv"), rows, "talent_peers")

place.heading(wording.areas_title(known, t), t("talent.areas_note"), t)
place.html(html.table(*wording.areas_rows(county, known, t), t, "mid"))
rows = partial(wording.areas_frame, known, t)
place.download(t("common.download_csv"), rows, "talent_areas")

assumed = skills.figures(results, method, t)
place.heading(*skills.head(assumed, t), t)
left, right = block.sides(order)
with left:
    code = controls.choice_box("est", t("talent.choose_estimate"), skills.names(t))
    guess = assumed[code]
    if guess.known:
        block.block(results, guess, skills.title(guess, t), "guess", skills.below(guess, t), t)
    else:
        place.html(html.lines([skills.title(guess, t), *skills.meaning(code, t)], t))
with right:
    place.html(html.table(*skills.rows(county, assumed, t), t))
    own_data_slot.slot(results, list(assumed), t)
