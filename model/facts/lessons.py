"""What experience teaches: problems, causes, factors of success, who does what, a dated case.

Each lesson is tied to the indicators that measure it and the levers that act on it, so that a
general sentence becomes a question a county can answer.
"""

from dataclasses import dataclass

from model.facts.panel import Panel
from model.facts.provenance import Words

KINDS = ("problem", "cause", "factor", "foundation")
STRANDS = ("logistics", "payment", "sales")
# What of a county's place is shown as context: altitude, area a village, hours to both seats.
PLACE = ("elevation", "dispersion", "chengdu", "seat")


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing learnt: `indicators` measure it, `levers` act on it.

    `context` (of PLACE, or a census figure) is shown and never scored; a lesson without
    indicators is context itself.
    """

    kind: str
    code: str
    name: Words
    text: Words
    indicators: tuple[str, ...]
    levers: tuple[str, ...]
    context: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes part: what they bring and gain, and the indicators in which it would show."""

    code: str
    name: Words
    brings: Words
    gains: Words
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A dated statement; `{fact}` in its text stands for the published figure of that name.

    All its facts are of one area and year.
    """

    strand: str
    area: str
    year: int
    facts: tuple[str, ...]
    text: Words


@dataclass(frozen=True, slots=True)
class Lessons:
    """All lessons, actors and events in file order."""

    lessons: tuple[Lesson, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]

    def of(self, kind: str) -> tuple[Lesson, ...]:
        """Return the lessons of a kind."""
        return tuple(lesson for lesson in self.lessons if lesson.kind == kind)


def known(indicators: tuple[str, ...], panel: Panel, county: str) -> tuple[str, ...]:
    """Return which of some indicators are observed or derived in a county."""
    row = panel.is_evidence()[panel.row(county)]
    return tuple(code for code in indicators if row[panel.indicators.index(code)])
