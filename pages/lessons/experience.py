"""What experience says beside the presets: problems, causes, factors, actors, a dated case."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.county_values import census, peers
from components.widgets.html import Entry
from components.words.texts import DASH, Texts
from model.facts.lessons import PLACE, Event, Lesson, known
from model.facts.provenance import Figure, Quality
from model.facts.published import Fact
from model.results.results import Results
from model.score.method import Method

TROUBLES = ("problem", "cause")
BEFORE, LOW, HIGH = (f"remote_delivery_days_{end}" for end in ("before", "after_low", "after_high"))


@dataclass(frozen=True, slots=True)
class Counted:
    """Lessons of a kind: all, those with an indicator, and in a county those known.

    `known` have an observed or derived indicator, `whole` no other.
    """

    total: int
    measured: int
    known: int
    whole: int

    @classmethod
    def of(cls, results: Results, county: str, *kinds: str) -> "Counted":
        """Count the lessons of some kinds for a county."""
        panel = results.data.panel
        lessons = [one for kind in kinds for one in results.data.lessons.of(kind)]
        found = [
            (len(known(one.indicators, panel, county)), len(one.indicators)) for one in lessons
        ]
        return cls(
            total=len(lessons),
            measured=sum(n > 0 for _, n in found),
            known=sum(k > 0 for k, _ in found),
            whole=sum(k == n > 0 for k, n in found),
        )


def told(figure: Figure, t: Texts) -> str:
    """Return a figure behind its glyph; an illustrative one is a range."""
    if figure.quality is Quality.ILLUSTRATIVE:
        return f"{t.glyph(figure.quality)} {t.span(figure)}"
    return t.marked(figure) if figure.quality else DASH


def figures(results: Results, codes: tuple[str, ...], county: str, method: Method, t: Texts) -> str:
    """Return indicators with today's figure of a county."""
    panel = results.panel(method.real_only)
    return t("common.semicolon").join(
        t("lessons.figure", name=t.label(t.catalog.indicator(code)),
          value=told(panel.figure(county, code), t))
        for code in codes
    )  # fmt: skip


def context(results: Results, codes: tuple[str, ...], county: str, t: Texts) -> str:
    """Return what of a county's place and people is shown and never scored."""
    places = dict(zip(PLACE, peers.place(results, t), strict=True))
    found = []
    for code in codes:
        if code not in places:
            kind = results.data.facts.figure(code)
            one = census.spread(results, code, (t.of(kind.name), t.of(kind.short)), kind.unit, t)
        else:
            one = places[code]
        value = one.told(one.entry(county), t)
        found.append(t("lessons.figure", name=one.short, value=value))
    return t("common.semicolon").join(found)


def entries(results: Results, kind: str, county: str, method: Method, t: Texts) -> list[Entry]:
    """Return the lessons of a kind with what measures them in a county and what acts on them."""
    return [_entry(results, one, county, method, t) for one in results.data.lessons.of(kind)]


def _entry(results: Results, one: Lesson, county: str, method: Method, t: Texts) -> Entry:
    levers = t.join([t.of(t.catalog.lever(code).name) for code in one.levers])
    lines = [
        (t("lessons.indicators"),
         figures(results, one.indicators, county, method, t) or t("lessons.no_indicator")),
        (t("lessons.context"), context(results, one.context, county, t)),
        (t("lessons.levers"), levers or t("lessons.no_lever")),
    ]  # fmt: skip
    if one.kind == "factor":
        lines.insert(0, (t("lessons.state"), state(results, one, county, method, t)))
    return Entry(t.of(one.name), t.of(one.text), lines)


def state(results: Results, one: Lesson, county: str, method: Method, t: Texts) -> str:
    """Return what is known of a factor in a county: never a tick where nothing is known."""
    codes, whole = known(one.indicators, results.data.panel, county), len(one.indicators)
    if not codes:
        return t("lessons.state_unknown", n=whole)
    if len(codes) < whole:
        return t("lessons.state_part", n=whole, k=len(codes))
    scores = results.scored(method)
    own = scores.indicators[scores.row(county)]
    mean = float(np.mean([own[t.catalog.column(code)] for code in codes]))
    return t("lessons.state_whole", n=whole, score=t.score(mean), band=t.band(mean))


def problems_title(results: Results, county: str, t: Texts) -> str:
    """Return how many problems and causes can be measured, and how many are in the county."""
    found = Counted.of(results, county, *TROUBLES)
    return t("lessons.problems_head", n=found.total, m=found.measured, k=found.known,
             county=t.county(county))  # fmt: skip


def factors_title(results: Results, county: str, t: Texts) -> str:
    """Return how many of the common factors are known in the county."""
    found = Counted.of(results, county, "factor")
    return t("lessons.factors_head", k=found.whole, county=t.county(county))


def foundations_title(results: Results, county: str, t: Texts) -> str:
    """Return how many of the foundations abroad have a real figure in the county."""
    found = Counted.of(results, county, "foundation")
    return t("lessons.foundations_head", k=found.known, county=t.county(county))


def actors(results: Results, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return who takes part, what they bring and gain, and where it shows."""
    header = [t(f"lessons.actor_{part}") for part in ("who", "brings", "gains", "shows")]
    return header, [
        [t.of(one.name), t.of(one.brings), t.of(one.gains),
         t.join([t.label(t.catalog.indicator(code)) for code in one.indicators])]
        for one in results.data.lessons.actors
    ]  # fmt: skip


def events_title(results: Results, t: Texts) -> str:
    """Return what changed in the dated case, over which years."""
    events = results.data.lessons.events
    area, values = events[0].area, results.data.facts.value
    days = {key: t.number(values(area, code))
            for key, code in (("before", BEFORE), ("low", LOW), ("high", HIGH))}  # fmt: skip
    years = [event.year for event in events]
    return t("lessons.events_head", **days, first=min(years), last=max(years))


def events(results: Results, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the dated case, the oldest first, each statement with its source."""
    header = [t(f"lessons.event_{part}") for part in ("year", "strand", "what")]
    rows = [
        [
            str(one.year),
            t(f"lessons.strand_{one.strand}"),
            statement(results, one, t),
            _cited(results, one, t),
        ]
        for one in _dated(results)
    ]
    return [*header, t("common.source")], rows


def _dated(results: Results) -> list[Event]:
    return sorted(results.data.lessons.events, key=lambda event: event.year)


def statement(results: Results, event: Event, t: Texts) -> str:
    """Return what is on record, its figures in the unit of the reader's language."""
    return t.of(event.text).format(
        **{fact.code: _amount(results, fact, t) for fact in _facts(results, event)}
    )


def _amount(results: Results, fact: Fact, t: Texts) -> str:
    kind = results.data.facts.kinds[fact.code]
    value = t.fact(fact.value, kind)
    if value == fact.year:
        return f"{t.plain(value, is_year=True)}{t.of(kind.unit)}"
    decimals = next(n for n in range(4) if n == 3 or math.isclose(round(value, n), value))
    return f"{t.number(value, decimals)}{t.of(kind.unit)}"


def _facts(results: Results, event: Event) -> list[Fact]:
    return [f for f in results.data.facts.about(event.area)
            if f.year == event.year and f.code in event.facts]  # fmt: skip


def _cited(results: Results, event: Event, t: Texts) -> str:
    sources = dict.fromkeys(fact.source for fact in _facts(results, event))
    return t("common.semicolon").join(t.cite(code) for code in sources)


def events_frame(results: Results, t: Texts) -> pd.DataFrame:
    """Return the dated case figure by figure."""
    kinds = results.data.facts.kinds
    return pd.DataFrame(
        [
            {
                t("common.year"): event.year,
                t("lessons.event_strand"): t(f"lessons.strand_{event.strand}"),
                t("common.indicator"): t.of(kinds[fact.code].name),
                t("common.value"): t.fact(fact.value, kinds[fact.code]),
                t("common.unit"): t.of(kinds[fact.code].unit).strip(),
                t("common.source"): t.cite(fact.source),
            }
            for event in _dated(results)
            for fact in _facts(results, event)
        ]
    )


def frame(results: Results, county: str, method: Method, t: Texts) -> pd.DataFrame:
    """Return problems, causes, factors and foundations with the county's figures: a row each."""
    panel, rows = results.panel(method.real_only), []
    for one in results.data.lessons.lessons:
        for code in one.indicators or ("",):
            figure = panel.figure(county, code) if code else None
            rows.append(
                {
                    t("lessons.kind"): t(f"lessons.kind_{one.kind}"),
                    t("lessons.name"): t.of(one.name),
                    t("common.indicator"): t.indicator(code) if code else t("lessons.no_indicator"),
                    t("common.county"): t.county(county),
                    t("common.value"): told(figure, t) if figure else "",
                    t("common.quality"): t.quality(figure.quality) if figure else "",
                    t("lessons.levers"): t.join(
                        [t.of(t.catalog.lever(c).name) for c in one.levers]
                    ),
                    t("common.source"): t("common.semicolon").join(t.cite(c) for c in one.sources),
                }
            )
    return pd.DataFrame(rows)


def trends(t: Texts) -> list[str]:
    """Return what two overviews say, their figures marked as not checked."""
    parts = ("2021", "live", "market", "number_2021", "2014", "services", "number_2014")
    return [t(f"lessons.trends_{part}") for part in parts]


def limits(t: Texts) -> list[str]:
    """Return what these lessons do not prove."""
    return [t(f"lessons.limit_{number}") for number in (1, 2, 3)]
