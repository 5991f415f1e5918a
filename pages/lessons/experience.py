"""What experience says beside the presets: problems, causes, factors, foundations."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.county_values import census, peers
from components.widgets import tables
from components.widgets.html import Entry
from components.widgets.tables import Table
from components.words.texts import DASH, Texts
from model.facts.lessons import PLACE, Lesson, known
from model.facts.provenance import Figure, Quality
from model.results.results import Results
from model.what_if.scenario import Scenario

TROUBLES = ("problem", "cause")
KINDS = {
    "problem": "lessons.kind_problem",
    "cause": "lessons.kind_cause",
    "factor": "lessons.kind_factor",
    "foundation": "lessons.kind_foundation",
}


@dataclass(frozen=True, slots=True)
class Here:
    """The county that lessons are read for, with today's method, in a reader's language."""

    results: Results
    county: str
    today: Scenario
    t: Texts

    @property
    def name(self) -> str:
        """Return the county's name."""
        return self.t.county(self.county)

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


def value(figure: Figure, t: Texts) -> str:
    """Return a figure behind its glyph; an illustrative one is a range."""
    if figure.quality is Quality.ILLUSTRATIVE:
        return f"{t.glyph(figure.quality)} {t.span(figure)}"
    return t.marked(figure) if figure.quality else DASH


def entries(here: Here, kind: str) -> list[Entry]:
    """Return the lessons of a kind with what measures them in a county and what acts on them."""
    t, results, semicolon = here.t, here.results, here.t("common.semicolon")
    places = dict(zip(PLACE, peers.place(results, t), strict=True))
    made = []
    for lesson in results.data.lessons.of(kind):
        codes = lesson.indicators
        figures = {t.label(t.catalog.indicator(c)): value(here.figure(c), t) for c in codes}
        shown = [places.get(c) or census.counted(results, c, t) for c in lesson.context]
        context = {one.short: one.told(one.entry(here.county), t) for one in shown}
        indicators, beside = (
            semicolon.join(t("lessons.figure", name=n, value=v) for n, v in some.items())
            for some in (figures, context)
        )
        lines = [
            (t("lessons.state"), state(here, lesson) if kind == "factor" else ""),
            (t("lessons.indicators"), indicators or t("lessons.no_indicator")),
            (t("lessons.context"), beside),
            (t("lessons.levers"), _levers(lesson, t) or t("lessons.no_lever")),
        ]
        made.append(Entry(t.of(lesson.name), t.of(lesson.text), lines))
    return made


def _levers(lesson: Lesson, t: Texts) -> str:
    return t.join([t.of(t.catalog.lever(code).name) for code in lesson.levers])


def state(here: Here, lesson: Lesson) -> str:
    """Return what is known of a factor in a county: never a tick where nothing is known."""
    t, codes, whole = here.t, here.known(lesson), len(lesson.indicators)
    if not codes:
        return t("lessons.state_unknown", n=whole)
    if len(codes) < whole:
        return t("lessons.state_part", n=whole, k=len(codes))
    scores = here.results.scored(here.today.method)
    own = scores.indicators[scores.row(here.county)]
    mean = float(np.mean([own[t.catalog.column(code)] for code in codes]))
    return t("lessons.state_whole", n=whole, score=t.score(mean), band=t.band(mean))


def table(here: Here) -> Table:
    """Return all lessons with the county's figures: a row a lesson and indicator."""
    t, rows = here.t, []
    for lesson in here.results.data.lessons.lessons:
        for code in lesson.indicators or ("",):
            figure = here.figure(code) if code else None
            rows.append(
                {
                    "kind": t(KINDS[lesson.kind]),
                    "name": t.of(lesson.name),
                    "indicator": t.indicator(code) if code else t("lessons.no_indicator"),
                    "county": here.name,
                    "value": value(figure, t) if figure else "",
                    "quality": t.quality(figure.quality) if figure else "",
                    "levers": _levers(lesson, t),
                    "source": t("common.semicolon").join(t.cite(code) for code in lesson.sources),
                }
            )
    first = tables.heads(
        t, "indicator", "county", "value", "quality", kind="lessons.kind", name="lessons.name"
    )
    return Table(pd.DataFrame(rows), first | tables.heads(t, "source", levers="lessons.levers"))
