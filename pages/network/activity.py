"""Coverage beside use: the one is never shown without the other."""

from dataclasses import replace
from functools import partial

from components.county_values import chart, table
from components.county_values.values import Spread
from components.session import state
from components.session.link import CHOICES
from components.widgets import html, place, sources, tables
from components.words.texts import DASH, Texts
from model.results.results import Results
from model.score.method import Method

COVERAGE, USE, FUNCTIONS = CHOICES["k"], "station_activity", "station_functions"


def show(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place coverage and use of this county and of the peer groups, and what each means.

    References stand in the table alone: lines of one indicator would cross the rows of the others.
    """
    figures = chart.of_indicators(results, (*COVERAGE, USE, FUNCTIONS), method, t)
    every = list(figures.values())
    known, shares = (
        [one for one in every if one.known],
        [figures[code] for code in (*COVERAGE, USE)],
    )
    drawn = [replace(one, marks=()) for one in shares if one.known]
    place.heading(title(figures[USE], t), t("spread.bands") if drawn else "", t)
    if drawn:
        figure = chart.bands(results, drawn, county, state.on_phone(), t)
        place.chart(figure, title(figures[USE], t), "use")
    place.html(html.table(*screen(every, county, t), t, "wide"))
    if known:
        cited = [code for one in known for code in one.sources]
        notes = sources.cited(cited, t, *(chart.basis(one, t) for one in known))
        frame = partial(table.frames, results, known, t)
        place.table(frame, t("network.use_table"), "use", t, notes)


def title(use: Spread, t: Texts) -> str:
    """Return in how many counties the use of stations has been published."""
    return t("network.use_head", n=use.real, total=len(use.entries))


def screen(figures: list[Spread], county: str, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return coverage and use: this county, the range over all, references, what each counts."""
    own = {t.county(county): lambda one: one.told(one.entry(county), t)} if county else {}
    cells = {
        t("common.indicator"): lambda one: one.name,
        **own,
        t("network.use_range"): lambda one: one.overall(t),
        t("network.use_marks"): lambda one: t.join(one.references(t)) or DASH,
        t("network.use_definition"): lambda one: t.of(t.catalog.indicator(one.code).definition),
    }
    return tables.screen(figures, cells)
