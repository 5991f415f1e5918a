"""A dated case: what is on record of Xizang, year by year."""

import math

import pandas as pd

from components.widgets import html, place, tables
from components.widgets.tables import Table
from components.words.texts import Texts
from model.facts.lessons import Event
from model.facts.published import Fact
from model.results.results import Results
from pages.lessons.experience import Here

STRANDS = {
    "logistics": "lessons.strand_logistics",
    "payment": "lessons.strand_payment",
    "sales": "lessons.strand_sales",
}


def block(here: Here) -> None:
    """Place what changed over which years, and each statement with its source."""
    t, results = here.t, here.results
    (first, _), *_, (last, _) = dated(results)
    title = t("lessons.events_head", first=first.year, last=last.year)
    place.heading(title, "", t)
    place.html(html.table(*screen(results, t), t, "told named", telling=(1,)))
    notes = [t("lessons.events_note"), t("lessons.events_more")]
    name = t("lessons.events_table")
    place.table(lambda: table(results, t).file(), name, "xizang_timeline", t, notes)


def dated(results: Results) -> list[tuple[Event, list[Fact]]]:
    """Return the statements, the oldest first, each with its figures."""
    about = results.data.facts.about
    events = sorted(results.data.lessons.events, key=lambda event: event.year)
    return [
        (event, [f for f in about(event.area) if f.year == event.year and f.code in event.facts])
        for event in events
    ]


def screen(results: Results, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and a row a statement, its figures in the unit of the reader's language."""
    rows = []
    for event, facts in dated(results):
        amounts = {fact.code: _amount(results, fact, t) for fact in facts}
        cited = [t.cite(source) for source in dict.fromkeys(fact.source for fact in facts)]
        statement = t.of(event.text).format(**amounts)
        when = f"{event.year} · {t(STRANDS[event.strand])}"
        rows.append([when, statement, t("common.semicolon").join(cited)])
    return [t("lessons.event_year"), t("lessons.event_what"), t("common.source")], rows


def _amount(results: Results, fact: Fact, t: Texts) -> str:
    kind = results.data.facts.kinds[fact.code]
    value = t.fact(fact.value, kind)
    decimals = next(n for n in range(4) if n == 3 or math.isclose(round(value, n), value))
    number = f"{value:.0f}" if value == fact.year else t.number(value, decimals)
    return f"{number}{t.of(kind.unit)}"


def table(results: Results, t: Texts) -> Table:
    """Return the case figure by figure."""
    kinds = results.data.facts.kinds
    rows = [
        {
            "year": event.year,
            "strand": t(STRANDS[event.strand]),
            "indicator": t.of(kinds[fact.code].name),
            "value": t.fact(fact.value, kinds[fact.code]),
            "unit": t.of(kinds[fact.code].unit).strip(),
            "source": t.cite(fact.source),
        }
        for event, facts in dated(results)
        for fact in facts
    ]
    more = tables.heads(t, "indicator", "value", "unit", "source", strand="lessons.event_strand")
    return Table(pd.DataFrame(rows), tables.heads(t, "year") | more)
