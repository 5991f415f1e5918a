"""Places the blocks of the talent page."""

from functools import partial

import streamlit as st

from components.charts.scatter import Cross
from components.county_values import block, census, chart, table
from components.session import state
from components.session.link import CHOICES
from components.widgets import controls, html, links, place, sources
from components.words.texts import Texts
from model.results.results import PROVINCIAL, Results
from pages.talent import pairs, wording
from pages.talent.wording import Figures


def head(results: Results, known: Figures, t: Texts) -> None:
    """Place the finding and four cards, all from the census, of the county or the median one."""
    county, pills = state.county(), sources.pill(results, state.today(), t)
    title = wording.title(results, county, known["schooling"], t)
    place.html(html.head(title, t("talent.topic"), pills, t, t("talent.lead")))
    place.html(html.cards(wording.cards(county, known, t), t))


def schooling(results: Results, known: Figures, t: Texts) -> None:
    """Place schooling over the counties."""
    one, finding = known["schooling"], chart.finding(results, known["schooling"], PROVINCIAL, t)
    remark = wording.remark(results, "schooling", known, t)
    block.block(results, one, finding, block.FIRST, sources.cited([census.SOURCE], t, remark), t)


def pair(results: Results, known: Figures, t: Texts) -> None:
    """Choose two census figures and set them against each other, dotted lines at the province."""
    chosen = []
    for box, key in zip(st.columns(2), "xy", strict=True):
        with box:
            names = {code: known[code].short for code in CHOICES[key]}
            chosen.append(controls.choice_box(key, t(f"talent.choose_{key}"), names))
    first, second = chosen
    both = (known[first], known[second])
    if first == second:
        place.html(html.lines([t("talent.same_twice", name=both[0].short)], t))
        return
    together, strength = wording.pair_head(*both, t)
    place.heading(together, strength, t)
    cross = Cross(*(census.elsewhere(results, one, PROVINCIAL) for one in both))
    figure = pairs.chart(both, cross, state.county(), state.on_phone(), t)
    place.chart(figure, f"{together} {strength}", "pair", controls.pick_county(results, "pair"))
    rows = partial(table.frames, results, both, t)
    remarks = [wording.remark(results, code, known, t) for code in chosen]
    notes = sources.cited([census.SOURCE], t, t("talent.pair_note"), *remarks)
    place.table(rows, together, f"talent_{first}_{second}", t, notes)


def dilemma(results: Results, known: Figures, t: Texts) -> None:
    """Place which counties lack both schooling and people who move in."""
    both = (known["schooling"], known["migrants"])
    title, rows = wording.dilemma(results, both, t)
    place.heading(title, "", t)
    place.html(html.table([t("talent.both_against"), t("talent.both_who")], rows, t, "told"))
    file, name = partial(table.frames, results, both, t), t("talent.both_table")
    notes = sources.cited([census.SOURCE], t, t("talent.both_outflow"))
    place.table(file, name, "talent_both", t, notes)


def areas(known: Figures, t: Texts) -> None:
    """Place the reference areas with all census figures."""
    found = wording.areas(state.county(), known, t)
    decimals = [one.decimals for one in known.values()]
    rows = [
        [name, *map(t.number, values, decimals)]
        for name, *values in found.rows.itertuples(index=False)
    ]
    place.html(html.table(list(found.heads.values()), rows, t, "mid"))
    place.table(found.file, "", "talent_areas", t, sources.cited([census.SOURCE], t))


def skills(results: Results, assumed: Figures, t: Texts) -> None:
    """Place the five indicators of e-commerce talent, a line each, and the way to fill in."""
    ones = list(assumed.values())
    place.heading(*wording.skills_head(ones, t), t)
    place.html(html.table(*table.lines(ones, state.county(), t), t))
    links.page_link("own_figures", t("own_data.slot_link"))
    notes = [chart.about(one, t) for one in ones]
    every, name = partial(table.frames, results, ones, t), t("talent.estimates_table")
    place.table(every, name, "talent_skills", t, notes)
