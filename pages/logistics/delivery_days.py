"""Days to the village taken apart: what road and schedule account for, before and after."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import streamlit as st

from components.charts import theme
from components.county_values import chart
from components.county_values.values import Spread
from components.session import state
from components.widgets import controls, html, place, sources
from components.words.texts import Texts
from model.access.delivery_days import LIMITS_D, PARTS, Delivery, unexplained
from model.facts.catalog import DELIVERY_DAYS, Schedule
from model.facts.provenance import BoolArray, FloatArray, Quality
from model.results.results import Results
from model.score.method import Method
from pages.logistics import days_chart
from pages.logistics.days_chart import COLOURS, STRIPES, THIN_STRIPES, Bar
from pages.logistics.road_hours import SIDES

ROAD = ("line_haul", "last_mile")  # modelled hours over assumed driving hours; the rest is assumed


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Days today and under the chosen number of visits, and what is stated for the counties.

    `county` is the chosen one and `row` its row, that of the region for ''. `low` and `high`
    (n + 1,) are the days that the parts of today leave open at the ends of the range stated; the
    last row is the region, NaN where nothing is. They do not move with the visits. `short` (n,)
    says where the parts take longer than the value stated.
    """

    county: str
    row: int
    schedule: Schedule
    before: Schedule
    today: Delivery
    then: Delivery
    stated: Spread
    low: FloatArray
    high: FloatArray
    short: BoolArray

    @property
    def moved(self) -> bool:
        """Return whether the visits are not today's."""
        return self.schedule != self.before

    def words(self, t: Texts) -> str:
        """Return the days stated for the county, or from the lowest to the highest of all."""
        one = self.stated
        return one.told(one.entry(self.county), t) if self.county else one.overall(t)


def show(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place the days by part under the visits a week on a slider, before and after.

    They rest on assumed schedules: with real data only a sentence stands instead.
    """
    lead = "logistics.days_real" if method.real_only else "logistics.days_lead"
    place.heading(t("logistics.days_head"), t(lead), t)
    if method.real_only:
        return
    visits = controls.number("vis", t("logistics.visits"), t("logistics.visits_unit"))
    view = state.view()
    schedule = Schedule(visits, view.number("hnd"), view.number("srt"), view.number("drv"))
    if box := place.drawer(t("logistics.assumptions"), "delivery"):
        with box:
            place.source(t("logistics.assumptions_note"), t)
            controls.number("hnd", t("logistics.assume_hnd"), t("logistics.unit_hnd"))
            controls.number("srt", t("logistics.assume_srt"), t("logistics.unit_srt"))
            controls.number("drv", t("logistics.assume_drv"), t("logistics.unit_drv"))
    days = compare(results, county, schedule, method, t)
    finding = title(days, t)
    left, right = st.columns(SIDES, gap="medium")
    with left:
        place.html(html.chart_head(finding, "", t) + html.classes(legend(days, t), t))
        unit = (t("logistics.days_axis"), t("logistics.days_unit"))
        groups, names = bars(results, days, t), labels(days, t)
        figure = days_chart.stacked(groups, names, unit, county, state.on_phone())
        place.chart(figure, finding, "days", controls.pick_county(results, "days"))
        notes = sources.cited(["travel_model", "township_positions"], t)
        place.table(lambda: frame(results, days, t), finding, "delivery_days", t, notes)
    with right:
        place.html(html.table(*measures(days, t), t) + html.info(note(days, t), t))


def compare(
    results: Results, county: str, schedule: Schedule, method: Method, t: Texts
) -> Comparison:
    """Return the days under a schedule beside those at today's assumed number of visits."""
    before = replace(schedule, visits=t.catalog.method.delivery.visits)
    today, then = results.geography.delivery(before), results.geography.delivery(schedule)
    panel = results.panel(method.real_only)
    column = panel.indicators.index(DELIVERY_DAYS)
    low, high = (
        today.with_region(np.maximum(unexplained(days[:, column], today), 0.0))
        for days in (panel.low, panel.high)
    )
    row = panel.row(county) if county else -1
    stated = chart.of_indicator(results, DELIVERY_DAYS, method, t)
    short = np.asarray(unexplained(panel.column(DELIVERY_DAYS), today) < 0)
    return Comparison(county, row, schedule, before, today, then, stated, low, high, short)


def title(days: Comparison, t: Texts) -> str:
    """Return the finding: how much of the days stated the parts account for, or how they move."""
    now, then = (t.number(one.total[days.row], 1) for one in (days.today, days.then))
    fields = {"county": t.county(days.county), "now": now, "then": then, "told": days.words(t)}
    if days.moved:
        visits = {"before": t.number(days.before.visits), "after": t.number(days.schedule.visits)}
        return t("logistics.days_moved", **visits, **fields)
    is_stated = not math.isnan(days.high[days.row])
    return t("logistics.days_known" if is_stated else "logistics.days_alone", **fields)


def note(days: Comparison, t: Texts) -> list[str]:
    """Return how to read the bars, and where assumptions and estimate contradict each other."""
    lines = [t("logistics.days_note", tolerance=t.percent(t.catalog.method.travel_tolerance))]
    if days.moved:
        lines.append(t("logistics.days_constant", before=t.number(days.before.visits)))
    if not days.county and days.short.any():
        lines.append(t("logistics.days_short_all", n=int(days.short.sum())))
    elif days.county and days.short[days.row]:
        now = t.number(days.today.total[days.row], 1)
        lines.append(t("logistics.days_short_one", now=now, told=days.words(t)))
    return lines


def labels(days: Comparison, t: Texts) -> list[str]:
    """Return the names of the parts with their glyph, of what they leave open, and of its range."""
    kinds = [Quality.DERIVED if part in ROAD else Quality.ILLUSTRATIVE for part in PARTS]
    worst = days.stated.worst
    names = zip((*kinds, worst, worst), (*PARTS, "rest", "range"), strict=True)
    return [f"{t.glyph(kind)} {t(f'logistics.part_{name}')}" for kind, name in names]


def legend(days: Comparison, t: Texts) -> list[tuple[str, str]]:
    """Return colour and name of each part; of what is left open only where something is stated."""
    names = labels(days, t)
    pairs = list(zip((*COLOURS, STRIPES, THIN_STRIPES), names, strict=True))
    if days.stated.worst is Quality.ILLUSTRATIVE:
        return pairs
    return [*pairs[:-2], (theme.PAGE, names[-2])] if days.stated.known else pairs[:-2]


def bars(results: Results, days: Comparison, t: Texts) -> list[tuple[str, list[Bar]]]:
    """Return the bars: of a county before and after, and its peers; or of all by peer group.

    Of peers the mean, because means of parts add up; medians would not. The fewest days go first.
    """
    panel, then = results.data.panel, days.then
    if not days.county:
        groups: list[tuple[str, list[Bar]]] = [(t(f"common.peer_group_{n}"), []) for n in range(3)]
        for row in np.argsort(then.total[:-1], kind="stable").tolist():
            code = panel.codes[row]
            bar = _bar(days, then, [row], (code, t.county_short(code)), t)
            groups[results.geography.groups()[row]][1].append(bar)
        return groups
    peers = [panel.row(code) for code in results.geography.peers(days.county)]
    names = [t.county_short(days.county)] * 2 + [t("logistics.days_peers", n=len(peers))]
    if days.moved:
        visits = (days.before.visits, days.schedule.visits, days.schedule.visits)
        pairs = zip(names, visits, strict=True)
        names = [t("logistics.days_bar", name=name, n=t.number(n)) for name, n in pairs]
    shown = [
        _bar(days, days.today, [days.row], (days.county, names[0]), t),
        _bar(days, then, [days.row], (days.county, names[1]), t),
        _bar(days, then, peers, ("", names[2]), t),
    ]
    return [("", shown if days.moved else shown[1:])]


def _bar(
    days: Comparison, delivery: Delivery, rows: list[int], name: tuple[str, str], t: Texts
) -> Bar:
    """Return the bar of some counties; `name` is the code a click chooses, and the label."""
    parts = delivery.parts[rows].mean(axis=0).tolist()
    label = f"{name[1]} {t.glyph(Quality.ILLUSTRATIVE)}{t.number(sum(parts), 1)}"
    low, high = (float(rest[rows].mean()) for rest in (days.low, days.high))
    rest = (0.0, 0.0) if math.isnan(high) else (max(low, 0.0), max(high - max(low, 0.0), 0.0))
    assumed = any(days.stated.entries[row].is_assumed for row in rows)
    return Bar(name[0], label, [*parts, *rest], assumed)


def measures(days: Comparison, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return days and the least share of villages within 3 and 5 days, for a county and for all.

    By the parts alone, then with what they leave open as a range; before and after the change.
    """
    nothing, worst = np.zeros(len(days.low)), days.stated.worst
    parts = ("logistics.days_parts", "logistics.days_within")
    kinds = [(Quality.ILLUSTRATIVE, *parts, nothing, nothing)]
    if worst:
        whole = ("logistics.days_whole", "logistics.days_whole_within")
        kinds.append((worst, *whole, days.low, days.high))
    both, rows = (days.today, days.then), {days.county: days.row, "": -1}
    lines = []
    for quality, name, within, low, high in kinds:
        glyph, spans = t.glyph(quality), [(d.total + low, d.total + high) for d in both]
        cells = [_moved(spans, row, lambda day: t.number(day, 1)) for row in rows.values()]
        lines.append([f"{glyph} {t(name)}", *(f"{cell}{t.unit('days')}" for cell in cells)])
        for limit in LIMITS_D:
            spans = [(d.within(limit, high[:-1]), d.within(limit, low[:-1])) for d in both]
            label = f"{glyph} {t(within, limit=t.number(limit))}"
            lines.append([label, *(_moved(spans, row, t.percent) for row in rows.values())])
    return [t("logistics.days_measure"), *(t.county(area) for area in rows)], lines


def _moved(spans: Sequence[Sequence[FloatArray]], row: int, write: Callable[[float], str]) -> str:
    """Return the ends of a row before and after, each once where they are written alike."""
    both = ["–".join(dict.fromkeys(write(end[row]) for end in ends)) for ends in spans]
    return " → ".join(dict.fromkeys(both))


def frame(results: Results, days: Comparison, t: Texts) -> pd.DataFrame:
    """Return every county's days by part, the share of villages reached, and what is left out."""
    panel, delivery, total = results.data.panel, days.then, days.then.total[:-1]
    towns = [results.data.network.of(code) for code in panel.codes]
    units = np.array([sum(town.units for town in own) for own in towns])
    located = np.array([sum(town.units for town in own if town.is_located) for own in towns])
    within = {
        t("logistics.days_within", limit=t.number(limit)): map(t.percent, shares[:-1])
        for limit in LIMITS_D
        for shares in [delivery.within(limit)]
    }
    road = sum(delivery.parts[:-1, PARTS.index(name)] for name in ROAD)
    margin = t.catalog.method.travel_tolerance * road
    return pd.DataFrame(
        {
            t("common.county"): [t.of(county.name) for county in panel.counties],
            t("common.peers"): [t(f"common.peer_group_{n}") for n in results.geography.groups()],
            t("logistics.visits"): days.schedule.visits,
            **dict(zip(labels(days, t), delivery.parts[:-1].T, strict=False)),
            t("logistics.days_parts"): total,
            t("logistics.days_road_low"): total - margin,
            t("logistics.days_road_high"): total + margin,
            t("logistics.days_rest_low"): days.low[:-1],
            t("logistics.days_rest_high"): days.high[:-1],
            **within,
            t("logistics.units_located"): located,
            t("logistics.units_unlocated"): units - located,
            t("common.quality"): t.quality(Quality.ILLUSTRATIVE),
            t("common.source"): t.cite("travel_model"),
        }
    ).round(2)
