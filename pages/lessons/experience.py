"""What experience says beside the presets: problems, causes, factors, foundations, actors."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.county_values import census, peers
from components.widgets import html, place, tables
from components.widgets.tables import Table
from components.words.texts import DASH, Texts
from model.facts.lessons import PLACE, Lesson, known
from model.facts.provenance import Figure, Quality
from model.results.results import Results
from model.what_if.scenario import Scenario

TROUBLES = ("problem", "cause")
SECTIONS = {"problems": TROUBLES, "factors": ("factor", "foundation")}


@dataclass(frozen=True, slots=True)
class Here:
    """The county that lessons are read for, with today's method, in a reader's language."""

    results: Results
    county: str
    today: Scenario
    t: Texts

    def known(self, lesson: Lesson) -> tuple[str, ...]:
        """Return which indicators of a lesson are observed or derived in the county."""
        return known(lesson.indicators, self.results.data.panel, self.county)

    def figure(self, indicator: str) -> Figure:
        """Return today's figure of an indicator."""
        return self.results.panel(self.today.method.real_only).figure(self.county, indicator)

    def count(self, *kinds: str) -> dict[str, int]:
        """Return of the lessons of some kinds how many there are, n, and have an indicator, m.

        And in the county, of how many any indicator is known, k, and of how many all are, `whole`.
        """
        lessons = [one for kind in kinds for one in self.results.data.lessons.of(kind)]
        counts = [(len(self.known(one)), len(one.indicators)) for one in lessons]
        return {
            "n": len(lessons),
            "m": sum(total > 0 for _, total in counts),
            "k": sum(k > 0 for k, _ in counts),
            "whole": sum(k == total > 0 for k, total in counts),
        }


def show(here: Here, name: str, kinds: tuple[str, ...]) -> None:
    """Place the lessons of some kinds as one table: what is known of each here, what acts on it."""
    t, found = here.t, table(here, kinds)
    title = t(f"lessons.{name}_head", county=t.county_short(here.county), **here.count(*kinds))
    place.heading(title, "", t)
    shown = ("name", "state", "text", "figures", "levers")
    cells = {found.heads[c]: lambda row, c=c: str(getattr(row, c)) for c in shown}
    place.html(html.table(*found.screen(cells), t, telling=(1,)))
    place.table(found.file, "", f"{name}_{here.county}", t, [t("lessons.known_note")])


def table(here: Here, kinds: tuple[str, ...]) -> Table:
    """Return a row a lesson: what it is, its figures in the county with quality, levers, source."""
    t, catalog, rows = here.t, here.t.catalog, []
    places = dict(zip(PLACE, peers.place(here.results, t), strict=True))
    for lesson in (one for kind in kinds for one in here.results.data.lessons.of(kind)):
        figures = {t.label(catalog.indicator(c)): here.figure(c) for c in lesson.indicators}
        told = [t("lessons.figure", name=n, value=value(f, t)) for n, f in figures.items()]
        beside = [places.get(c) or census.counted(here.results, c, t) for c in lesson.context]
        told += [
            t("lessons.figure", name=one.short, value=one.told(one.entry(here.county), t))
            for one in beside
        ]
        names = [t.of(catalog.lever(code).name) for code in lesson.levers]
        row = {"kind": t(f"lessons.kind_{lesson.kind}"), "name": t.of(lesson.name)}
        row |= {"state": state(here, lesson), "text": t.of(lesson.text)}
        row |= {"figures": t("common.semicolon").join(told), "levers": t.join(names) or DASH}
        rows.append(row | {"source": t("common.semicolon").join(map(t.cite, lesson.sources))})
    columns = ("kind", "name", "state", "text", "figures", "levers")
    heads = {column: t(f"lessons.{column}") for column in columns}
    return Table(pd.DataFrame(rows), heads | tables.heads(t, "source"))


def value(figure: Figure, t: Texts) -> str:
    """Return a figure behind its glyph; an illustrative one is a range."""
    if figure.quality is Quality.ILLUSTRATIVE:
        return f"{t.glyph(figure.quality)} {t.span(figure)}"
    return t.marked(figure) if figure.quality else DASH


def state(here: Here, lesson: Lesson) -> str:
    """Return how many indicators are known; a mean score once all are, never a tick."""
    t, codes, whole = here.t, here.known(lesson), len(lesson.indicators)
    if not whole:
        return t("lessons.no_indicator")
    if len(codes) < whole:
        return t("lessons.state_part", n=whole, k=len(codes))
    scores = here.results.scored(here.today.method)
    own = scores.indicators[scores.row(here.county)]
    mean = float(np.mean([own[t.catalog.column(code)] for code in codes]))
    return t("lessons.state_whole", n=whole, score=t.score(mean), band=t.band(mean))


def actors(here: Here) -> None:
    """Place who takes part, what they bring and gain, and where it shows."""
    t, indicator = here.t, here.t.catalog.indicator
    cells = {
        t("lessons.actor_who"): lambda actor: t.of(actor.name),
        t("lessons.actor_brings"): lambda actor: t.of(actor.brings),
        t("lessons.actor_gains"): lambda actor: t.of(actor.gains),
        t("lessons.actor_shows"): lambda a: t.join([t.label(indicator(c)) for c in a.indicators]),
    }
    shown = tables.screen(here.results.data.lessons.actors, cells)
    place.html(html.table(*shown, t, "told", telling=(1,)))
    place.notes([t("lessons.actors_note")], t)
