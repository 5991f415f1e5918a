"""What experience teaches: problems, causes, factors of success, who does what, a dated case."""

from dataclasses import dataclass
from string import Formatter
from typing import Annotated, Literal

from model.facts import cells
from model.facts.panel import Panel
from model.facts.provenance import Words
from model.facts.published import Facts
from model.facts.read_csv import Reader

PLACE = ("elevation", "dispersion", "chengdu", "seat")  # of a county, shown as context


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing learnt; without indicators it is context itself."""

    kind: Literal["problem", "cause", "factor", "foundation", "model"]
    code: str
    name: Words
    text: Words
    indicators: tuple[cells.IndicatorCode, ...]  # measure it
    levers: tuple[cells.LeverCode, ...]  # act on it
    context: tuple[Annotated[str, "context"], ...]  # is shown and never scored
    sources: tuple[cells.SourceCode, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes part: what they bring and gain, and the indicators in which it would show."""

    code: str
    name: Words
    brings: Words
    gains: Words
    indicators: tuple[cells.IndicatorCode, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A dated statement; `{fact}` in its text stands for the published figure of that name."""

    strand: Literal["logistics", "payment", "sales"]
    area: str
    year: Annotated[int, 1900, 2100]
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


def read_lessons(reader: Reader, facts: Facts) -> Lessons:
    """Read the lessons; what they name must be in the catalogue and among the facts."""
    reader.known["context"] = {*PLACE, *reader.known["figure"]}
    lessons = reader.all_of("lessons", "lesson", Lesson)
    actors = reader.all_of("lessons", "actor", Actor)
    reader.unique(
        "catalog/lessons.toml", [*(one.code for one in lessons), *(one.code for one in actors)]
    )
    published = {(fact.area, fact.year, fact.code) for fact in facts.facts}
    events = []
    for row in reader.tables("lessons", "event"):
        event = row.make(Event)
        events.append(event)
        for code in event.facts:
            if (event.area, event.year, code) not in published:
                row.fault("facts", f"no figure {code!r} of {event.area} in {event.year}")
        for language, text in (("zh", event.text.zh), ("en", event.text.en)):
            if {name for _, name, _, _ in Formatter().parse(text) if name} != set(event.facts):
                row.fault(f"text_{language}", "its fields are not the facts of the event")
    return Lessons(lessons, actors, tuple(events))
