"""The file of lessons to the types of the model; faults are collected, not raised."""

from collections.abc import Iterable
from string import Formatter

from model.facts.catalog import Catalog
from model.facts.lessons import KINDS, PLACE, STRANDS, Actor, Event, Lesson, Lessons
from model.facts.published import Facts
from model.facts.read_csv import Reader
from model.facts.records import Record

FILE = "lessons"


def read_lessons(reader: Reader, catalog: Catalog, facts: Facts) -> Lessons:
    """Read the lessons; what they name must be in the catalogue and among the facts."""
    levers = {lever.code for lever in catalog.levers}
    context = {*PLACE, *(figure.code for figure in facts.census_figures)}
    cited = {source.code for source in catalog.sources}
    lessons = reader.all_of(FILE, "lesson", lesson, catalog.codes, levers, context, cited)
    actors = reader.all_of(FILE, "actor", actor, catalog.codes)
    published = {_figure(fact.area, fact.year, fact.code) for fact in facts.facts}
    events = reader.all_of(FILE, "event", event, published)
    codes = [*(item.code for item in lessons), *(item.code for item in actors)]
    reader.unique(f"catalog/{FILE}.toml", codes)
    return Lessons(lessons, actors, events)


def lesson(
    row: Record,
    indicators: Iterable[str],
    levers: Iterable[str],
    context: Iterable[str],
    sources: Iterable[str],
) -> Lesson:
    """Read a lesson; what it names must be known."""
    return Lesson(
        kind=row.text("kind", KINDS),
        code=row.text("code"),
        name=row.words("name"),
        text=row.words("text"),
        indicators=row.codes("indicators", indicators),
        levers=row.codes("levers", levers),
        context=row.codes("context", context),
        sources=row.codes("sources", sources),
    )


def actor(row: Record, indicators: Iterable[str]) -> Actor:
    """Read who takes part."""
    return Actor(
        code=row.text("code"),
        name=row.words("name"),
        brings=row.words("brings"),
        gains=row.words("gains"),
        indicators=row.codes("indicators", indicators),
    )


def event(row: Record, published: Iterable[str]) -> Event:
    """Read a dated statement; each of its facts must be published and stand in both texts."""
    found = Event(
        strand=row.text("strand", STRANDS),
        area=row.text("area"),
        year=row.whole("year", 1900, 2100),
        facts=row.codes("facts"),
        text=row.words("text"),
    )
    for code in found.facts:
        if _figure(found.area, found.year, code) not in published:
            row.fault("facts", f"no figure {code!r} of {found.area} in {found.year}")
    for language, text in (("zh", found.text.zh), ("en", found.text.en)):
        if _fields(text) != set(found.facts):
            row.fault(f"text_{language}", "its fields are not the facts of the event")
    return found


def _figure(area: str, year: int, code: str) -> str:
    return f"{area} {year} {code}"


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
