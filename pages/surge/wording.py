"""What the Double-11 test says: the longest wait, where it arises, how long it lasts."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from components.session.link import View
from components.widgets.html import Card
from components.words.texts import Texts
from model.access.peak_season import STAGES, WIDENS, Peak, Queue, course, queue, widened
from model.results.results import Results
from model.what_if.scenario import Scenario
from pages.surge.backlog_chart import Course

PRESALE, ALL, WHAT_IF = "presale", "all", "what_if"
CAPACITIES = ("sc1", "sc2", "sc3")
WIDER = ("sp1", "sp2", "sp3")
PERCENT = 100
LONGEST_D = 365.0  # the chart ends here; a longer queue runs out of it


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reader sets: a peak, the capacity of each stage, what is done, parcels a day.

    `added` is by stage the share of capacity that its lever adds as stated, `shares` the share of
    that at which it works in the county, `pulled` the lever's intensity in the what-if; `presale`
    is the share of the surplus sent ahead.
    """

    county: str
    peak: Peak
    capacities: tuple[float, ...]
    added: tuple[float, ...]
    shares: tuple[float, ...]
    pulled: tuple[float, ...]
    presale: float
    parcels: float

    def widening(self, stages: Sequence[int], pulled: Sequence[float] = ()) -> tuple[float, ...]:
        """Return the share really added to each stage if only these levers act."""
        return tuple(
            self.added[k] * self.shares[k] * (pulled[k] if pulled else 1.0) * (k in stages)
            for k in range(len(STAGES))
        )


@dataclass(frozen=True, slots=True)
class Variant:
    """A row of the comparison: '' for nothing done, a lever, PRESALE, ALL or WHAT_IF."""

    code: str
    queue: Queue


def setting(results: Results, view: View, county: str, scenario: Scenario) -> Setting:
    """Return what the reader has set, with how levers work in a county."""
    shares = results.transfers(scenario.baseline())[:, results.data.panel.row(county)]
    levers = [lever.code for lever in results.data.catalog.levers]
    applies = not scenario.counties or county in scenario.counties
    return Setting(
        county=county,
        peak=Peak(view.number("sm"), view.number("sd")),
        capacities=tuple(view.number(key) for key in CAPACITIES),
        added=tuple(view.number(key) / PERCENT for key in WIDER),
        shares=tuple(float(shares[levers.index(code)]) for code in WIDENS),
        pulled=tuple(scenario.intensity(code) * applies for code in WIDENS),
        presale=view.number("sh") / PERCENT,
        parcels=view.number("sn"),
    )


def variants(asked: Setting) -> list[Variant]:
    """Return the queue with nothing done, with each measure alone, with all, and as pulled."""
    every = range(len(STAGES))

    def found(code: str, peak: Peak, wider: tuple[float, ...]) -> Variant:
        return Variant(code, queue(peak, widened(asked.capacities, wider)))

    flat = asked.peak.presold(asked.presale)
    made = [found("", asked.peak, asked.widening(()))]
    made += [found(code, asked.peak, asked.widening((k,))) for k, code in enumerate(WIDENS)]
    made.append(found(PRESALE, flat, asked.widening(())))
    made.append(found(ALL, flat, asked.widening(every)))
    if any(asked.pulled):
        made.append(found(WHAT_IF, asked.peak, asked.widening(every, asked.pulled)))
    return made


def stage(index: int, t: Texts) -> str:
    """Return a stage's name."""
    return t(f"surge.stage_{STAGES[index]}")


def binding(found: Queue, t: Texts) -> str:
    """Return the names of the stages that decide, in quotes."""
    return t.join([t("surge.quoted", name=stage(k, t)) for k in found.narrowest])


def wait(found: Queue, t: Texts) -> str:
    """Return the longest wait as printed, in words where it has no end."""
    return _days(found.wait_d, t) or t("surge.wait_never")


def clearing(found: Queue, t: Texts) -> str:
    """Return the days until nothing waits as printed, in words where they have no end."""
    return _days(found.clearing_d, t) or t("surge.clearing_never")


def _days(value: float, t: Texts) -> str:
    return "" if math.isinf(value) else f"{t.number(value, 1)}{t.unit('days')}"


def times(value: float, t: Texts) -> str:
    """Return a multiple of a normal day as printed."""
    return t("surge.times", x=t.number(value, 1))


def measure(code: str, t: Texts) -> str:
    """Return what a row of the comparison is called."""
    if code in WIDENS:
        return t.of(t.catalog.lever(code).name)
    return t(f"surge.case_{code or 'none'}")


def kind(found: Queue) -> str:
    """Return how a queue ends: none, ends, stays for ever, or overloaded and growing."""
    if found.is_overloaded:
        return "overloaded"
    if not found.waits:
        return "none"
    return "stays" if math.isinf(found.clearing_d) else "ends"


def title(now: Queue, t: Texts) -> str:
    """Return the finding: the longest wait, when it is over, which stage decides."""
    fields = {"c": t.number(now.capacity, 1), "m": t.number(now.peak.multiple, 1)}
    return t(f"surge.title_{kind(now)}", stage=binding(now, t), wait=wait(now, t),
             clear=clearing(now, t), **fields)  # fmt: skip


def cards(found: list[Variant], asked: Setting, t: Texts) -> list[Card]:
    """Return wait, clearing and backlog now and with all measures, and the deciding stage."""
    now, then = found[0].queue, variant_of(found, ALL)
    size, unit = _unit(asked, t)
    piled = [t.number(one.backlog_d * size, 0 if asked.parcels else 1) for one in (now, then)]
    note = t("surge.card_backlog_note", days=t.number(now.backlog_d, 1),
             parcels=t.number(asked.parcels))  # fmt: skip
    rest = [t("surge.stage_at", stage=stage(k, t), times=times(c, t))
            for k, c in enumerate(now.capacities)]  # fmt: skip
    return [
        _card("wait", now.wait_d, then.wait_d, t),
        _card("clearing", now.clearing_d, then.clearing_d, t),
        Card(t("surge.card_backlog"), change(piled[0], piled[1], t), unit, note),
        Card(t("surge.card_stage"), t.either([stage(k, t) for k in now.narrowest]), "",
             t.join(rest)),
    ]  # fmt: skip


def _card(what: str, before: float, after: float, t: Texts) -> Card:
    """Return days with nothing done and with all measures, in words where they have no end."""
    told = [t(f"surge.{what}_never") if math.isinf(d) else t.number(d, 1) for d in (before, after)]
    unit = "" if math.isinf(after) else t.unit("days")
    return Card(t(f"surge.card_{what}"), change(told[0], told[1], t), unit.strip(),
                t("surge.card_note"))  # fmt: skip


def _unit(asked: Setting, t: Texts) -> tuple[float, str]:
    """Return in what a backlog is counted, parcels if their number is set, and its unit."""
    if asked.parcels:
        return asked.parcels, t("surge.unit_parcels")
    return 1.0, t("surge.unit_days")


def variant_of(found: list[Variant], code: str) -> Queue:
    """Return the queue of a row of the comparison."""
    return next(one.queue for one in found if one.code == code)


def change(before: str, after: str, t: Texts) -> str:
    """Return before and after, or the one where nothing changes."""
    return before if before == after else t("surge.change", before=before, after=after)


def waiting(found: Queue, asked: Setting, t: Texts) -> str:
    """Return what waits when the peak ends: in parcels, in normal days where no number is set."""
    size, unit = _unit(asked, t)
    return f"{t.number(found.backlog_d * size, 0 if asked.parcels else 1)} {unit}"


def chart_title(found: list[Variant], t: Texts) -> str:
    """Return what all measures together do to the longest wait."""
    now, then = found[0].queue, variant_of(found, ALL)
    if not now.waits:
        return t("surge.chart_none")
    key = {"none": "cleared", "overloaded": "growing"}.get(kind(then), "shorter")
    if key == "shorter" and now.is_overloaded:
        key = "rescued"
    elif key == "shorter" and wait(now, t) == wait(then, t):
        key = "same"
    return t(f"surge.chart_{key}", before=wait(now, t), after=wait(then, t))


def chart_note(found: list[Variant], t: Texts) -> str:
    """Return how to read the chart."""
    return t(f"surge.chart_note_{'growing' if found[0].queue.is_overloaded else 'peak'}")


def until(found: list[Variant]) -> float:
    """Return the days the chart shows: past the end of every queue that ends, a year at most."""
    shown = [found[0].queue, variant_of(found, ALL)]
    ends = [q.peak.days + q.clearing_d for q in shown if not math.isinf(q.clearing_d)]
    least = (2.5 if len(ends) < len(shown) else 1.3) * shown[0].peak.days
    return min(LONGEST_D, max([least, *(1.1 * end for end in ends)]))


def courses(found: list[Variant], t: Texts) -> list[Course]:
    """Return the backlog over time, with nothing done and with all measures."""
    made = []
    for code in ("", ALL):
        one = variant_of(found, code)
        told = t(f"surge.legend_{kind(one)}", wait=wait(one, t), clear=clearing(one, t))
        label = _days(one.wait_d, t) if one.waits else ""
        made.append(Course(t("surge.legend", name=measure(code, t)), told,
                           *course(one, until(found)), label))  # fmt: skip
    return made


def course_frame(found: list[Variant], asked: Setting, t: Texts) -> pd.DataFrame:
    """Return the backlog by day, exact between the days given."""
    shown = {measure(code, t): variant_of(found, code) for code in ("", ALL)}
    marks = sorted({day for q in shown.values() for day in course(q, until(found))[0]})
    columns: dict[str, list[float]] = {t("surge.axis_days"): [round(day, 2) for day in marks]}
    for label, one in shown.items():
        backlog = [one.at(day) for day in marks]
        columns[t("surge.frame_days", name=label)] = [round(w, 2) for w in backlog]
        columns[t("surge.frame_parcels", name=label)] = [round(w * asked.parcels) for w in backlog]
    return pd.DataFrame(columns)


def alt(found: list[Variant], t: Texts) -> str:
    """Return the chart in words."""
    told = [f"{one.name}{one.told}" for one in courses(found, t)]
    return f"{chart_title(found, t)} {t('common.semicolon').join(told)}"


def caveats(scenario: Scenario, t: Texts) -> list[str]:
    """Return that nothing here is data, also where only real data are asked for."""
    return [t("surge.caveat_real" if scenario.method.real_only else "surge.caveat")]
