"""Places the blocks of the payment page."""

from functools import partial

from components.county_values import block, census, chart, table
from components.session import state
from components.widgets import controls, html, own_data_slot, place, sources
from components.words.texts import Texts
from model.results.results import NATIONAL, Results
from pages.payment import wording
from pages.payment.wording import ASSUMED, INDEX, PROXY, Figures


def head(results: Results, figures: Figures, t: Texts) -> None:
    """Place the finding and four cards of what is known."""
    method, pills = state.method(), sources.pill(results, state.today(), t)
    title, lead = wording.title(results, method, t), wording.lead(results, method, t)
    place.html(html.head(title, t("payment.topic"), pills, t, lead))
    place.html(html.cards(wording.cards(results, figures, t), t))


def whole(results: Results, figures: Figures, t: Texts) -> None:
    """Place a chosen county's figures in a sentence, and all indicators in a table."""
    county, shown = state.county(), wording.known_first(figures)
    if county:
        place.html(html.lines([wording.county_line(county, figures, t)], t))
    known = sum(one.real > 0 for one in shown)
    title = t("payment.whole_title", n=known, total=len(shown))
    place.heading(title, t("payment.whole_note"), t)
    place.html(html.table(*wording.whole(shown, county, t), t, "mid"))
    every = partial(table.frames, results, shown, t)
    place.table(every, t("payment.whole_table"), "payment_all", t)


def proxy(results: Results, figures: Figures, t: Texts) -> None:
    """Place employment in finance, the one indicator that is counted."""
    one = figures[PROXY]
    notes = wording.proxy_notes(results, one, t)
    block.block(results, one, chart.finding(results, one, NATIONAL, t), "payment", notes, t)


def published(results: Results, t: Texts) -> None:
    """Place what is published of other places."""
    facts, growth = wording.facts(results, t), wording.growth(results, t)
    place.heading(t("payment.points_title", **growth), t("payment.points_note"), t)
    place.html(html.table(*wording.facts_screen(facts, t), t))
    cited = sources.cited(facts.rows["code"].tolist(), t, t("payment.facts_not_here"))
    place.table(facts.file, "", "payment_facts", t, cited)


def index(results: Results, figures: Figures, t: Texts) -> None:
    """Place the licensed index: its figures once a reader has put them in, else an empty slot."""
    one = figures[INDEX]
    codes = [*t.catalog.indicator(INDEX).sources, *one.sources]
    how = "" if one.real else t("payment.index_how", name=one.name)
    notes = sources.cited(codes, t, chart.meaning(INDEX, t), how)
    if one.real:
        block.block(results, one, chart.finding(results, one, NATIONAL, t), "index", notes, t)
    else:
        place.heading(t("payment.index_title", name=one.name), t("payment.index_empty"), t)
        place.notes(notes, t)
    own_data_slot.slot(results, [INDEX], t)


def estimates(results: Results, figures: Figures, t: Texts) -> None:
    """Place one chosen of the indicators that nobody counts, how many cannot read, and the slot."""
    names = {code: figures[code].short for code in ASSUMED}
    one = figures[controls.choice_box("pay", t("payment.choose"), names)]
    finding, meaning = chart.finding(results, one, NATIONAL, t), chart.meaning(one.code, t)
    if one.known:
        notes = sources.cited(one.sources, t, meaning, chart.basis(one, t))
        block.block(results, one, finding, "pay", notes, t)
    else:
        alone = t("payment.proxy_alone", name=figures[PROXY].name)
        place.html(html.lines([finding, alone, meaning], t))
    place.heading(wording.reading(results, t), "", t)
    place.notes(sources.cited([census.SOURCE], t), t)
    own_data_slot.slot(results, ASSUMED, t)
