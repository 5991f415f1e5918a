"""Places the blocks of the talent page."""

from functools import partial

from components.charts.scatter import Cross
from components.county_values import block, census, chart, pairs
from components.session import state
from components.session.link import CHOICES
from components.widgets import controls, html, own_data_slot, place, sources
from components.words.texts import Texts
from model.results.results import PROVINCIAL, Results
from pages.talent import wording
from pages.talent.wording import Figures


def head(results: Results, known: Figures, t: Texts) -> None:
    """Place the finding and four cards, all from the census."""
    is_real = state.method().real_only
    pills = sources.pill(results, state.today(), t) if is_real else []
    lead = t("talent.lead_real" if is_real else "talent.lead")
    place.html(html.head(wording.title(results, t), t("talent.topic"), pills, t, lead))
    place.html(html.cards(wording.cards(results, known, t), t))


def county(known: Figures, t: Texts) -> None:
    """Place a chosen county's figures in a sentence."""
    if state.county():
        place.html(html.lines([wording.county_line(state.county(), known, t)], t))


def measure(results: Results, known: Figures, t: Texts) -> str:
    """Choose a census figure and place it over the counties. Return its code."""
    names = {code: t("talent.axis_x", name=known[code].short) for code in CHOICES["x"]}
    code = controls.choice_box("x", t("talent.choose"), names)
    one, remark = known[code], wording.remark(results, code, known, t)
    finding = chart.finding(results, one, PROVINCIAL, t)
    block.block(results, one, finding, "census", sources.cited([census.SOURCE], t, remark), t)
    return code


def pair(results: Results, known: Figures, first: str, t: Texts) -> None:
    """Choose another census figure and place the first against it, dotted lines at the province."""
    names = {code: t("talent.axis_y", name=known[code].short) for code in CHOICES["y"]}
    second = controls.choice_box("y", t("talent.choose_pair"), names)
    both = (known[first], known[second])
    if first == second:
        place.html(html.lines([t("talent.same_twice", name=both[0].short)], t))
        return
    together, remark = wording.pair_title(both, t), wording.remark(results, second, known, t)
    place.heading(together, t("talent.pair_axes"), t)
    cross = Cross(*(census.elsewhere(results, one, PROVINCIAL) for one in both))
    figure = pairs.chart(both, cross, state.county(), state.on_phone(), t)
    place.chart(figure, together, "pair", controls.pick_county(results, "pair"))
    table = partial(pairs.frame, results, both, t)
    notes = sources.cited([census.SOURCE], t, t("talent.pair_note"), remark)
    place.table(table, together, f"talent_{first}_{second}", t, notes)


def dilemma(results: Results, known: Figures, t: Texts) -> None:
    """Place which counties lack both schooling and people who move in."""
    both = (known["schooling"], known["migrants"])
    province = [one.words(census.elsewhere(results, one, PROVINCIAL), t) for one in both]
    note = t("talent.both_note", schooling=province[0], moved_in=province[1])
    place.heading(wording.dilemma_title(results, both, t), note, t)
    place.html(html.table(*wording.dilemma(results, both, t), t))
    notes = wording.dilemma_notes(results, known["working_age"], t)
    table, name = partial(pairs.frame, results, both, t), t("talent.both_table")
    place.table(table, name, "talent_both", t, notes)


def areas(known: Figures, t: Texts) -> None:
    """Place the reference areas with all census figures."""
    place.heading(wording.areas_title(known["schooling"], t), t("talent.areas_note"), t)
    place.html(html.table(*wording.areas_screen(state.county(), known, t), t, "mid"))
    place.table(wording.areas(known, t).file, "", "talent_areas", t)


def skills(results: Results, assumed: Figures, t: Texts) -> None:
    """Place all indicators of e-commerce talent, one by county, and the way to fill in."""
    place.heading(*wording.skills_head(assumed, t), t)
    place.html(html.table(*wording.skills_screen(state.county(), assumed, t), t))
    names = {code: assumed[code].short for code in CHOICES["est"]}
    one = assumed[controls.choice_box("est", t("talent.choose_estimate"), names)]
    scale = t("talent.scale", goalposts=t.of(t.catalog.indicator(one.code).goalposts))
    meaning = [chart.meaning(one.code, t), scale]
    if one.known:
        notes = sources.cited(one.sources, t, chart.basis(one, t), *meaning)
        block.block(results, one, chart.published(one, t), "guess", notes, t)
    else:
        place.html(html.lines([chart.published(one, t), *meaning], t))
    own_data_slot.slot(results, list(assumed), t)
