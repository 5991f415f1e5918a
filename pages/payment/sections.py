"""Places the blocks of the payment page."""

from dataclasses import replace
from functools import partial

from components.county_values import block, census, chart, table
from components.session import state
from components.widgets import html, own_data_slot, place, sources
from components.words.texts import Texts
from model.results.results import NATIONAL, Results
from pages.payment import wording
from pages.payment.wording import ASSUMED, INDEX, PROXY, Figures


def known(results: Results, figures: Figures, t: Texts) -> None:
    """Place the five indicators, a line each, what is known first; and how many cannot read."""
    shown = sorted(figures.values(), key=lambda one: (-one.real, not one.known))
    real = sum(one.real > 0 for one in shown)
    place.heading(t("payment.known_title", n=real, total=len(shown)), t("payment.known_note"), t)
    place.html(html.table(*table.lines(shown, state.county(), t), t))
    told = [results.data.facts.series(code)[-1].source for code in wording.REACH]
    cited = sources.cited([*told, census.SOURCE], t)
    said = [*wording.service(results, state.county(), t), wording.reading(results, t)]
    every = partial(table.frames, results, shown, t)
    place.html(html.lines(said, t))
    place.table(every, t("payment.known_table"), "payment_all", t, cited)


def proxy(results: Results, figures: Figures, t: Texts) -> None:
    """Place employment in finance, the one indicator that is counted."""
    one = figures[PROXY]
    finding, remark = chart.finding(results, one, NATIONAL, t), t("payment.proxy_is")
    notes = sources.cited(one.sources, t, remark, chart.meaning(one.code, t))
    block.block(results, one, finding, block.FIRST, notes, t)


def estimates(results: Results, figures: Figures, t: Texts) -> None:
    """Place the indicators that nobody counts: the county, and a band for each peer group."""
    shown = [figures[code] for code in ASSUMED if figures[code].known]
    if not shown:
        place.html(html.lines([t("payment.hidden", name=figures[PROXY].name)], t))
        return
    heading = t("payment.estimates_title", n=len(shown))
    place.heading(heading, t("spread.bands"), t)
    drawn = [replace(one, marks=()) for one in shown]  # a line would cross the others' rows
    figure = chart.bands(results, drawn, state.county(), state.on_phone(), t)
    place.chart(figure, heading, "estimates")
    cited = sources.cited([code for one in shown for code in one.sources], t)
    notes = [*cited, *(chart.about(one, t) for one in shown)]
    rows = partial(table.frames, results, shown, t)
    place.table(rows, heading, "payment_estimates", t, notes)


def published(results: Results, t: Texts) -> None:
    """Place what is published of other places."""
    facts = wording.facts(results, t)
    place.heading(wording.growth(results, t), "", t)
    place.html(html.table(*wording.facts_screen(facts, t), t))
    cited = sources.cited(facts.rows["code"].tolist(), t, t("payment.facts_not_here"))
    place.table(facts.file, "", "payment_facts", t, cited)


def fill(results: Results, figures: Figures, t: Texts) -> None:
    """Place the licensed index, an empty slot until a reader puts it in, and the way to do so."""
    one = figures[INDEX]
    notes = [*t.catalog.indicator(INDEX).sources, *one.sources], t, chart.meaning(INDEX, t)
    if one.real:
        finding = chart.finding(results, one, NATIONAL, t)
        block.block(results, one, finding, "index", sources.cited(*notes), t)
    else:
        place.heading(t("payment.index_title", name=one.name), t("payment.index_empty"), t)
        place.notes(sources.cited(*notes, t("payment.index_how", name=one.name)), t)
    own_data_slot.slot(results, [*ASSUMED, INDEX], t)
