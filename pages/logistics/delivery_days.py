"""Days to the village taken apart: what road and schedule account for, before and after."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

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

    def told(self, t: Texts) -> str:
        """Return the days stated for the county, or from the lowest to the highest of all."""
        one = self.stated
        return one.told(one.entry(self.county), t) if self.county else one.overall(t)


def ask(results: Results, county: str, method: Method, t: Texts) -> Comparison | None:
    """Place the visits a week on a slider; return the days by part.

    They rest on assumed schedules: with real data only a sentence stands instead of them.
    """
    if method.real_only:
        place.heading(t("logistics.days_head"), t("logistics.days_real"), t)
        return None
    place.heading(t("logistics.days_head"), t("logistics.days_lead"), t)
    visits = controls.number("vis", t("logistics.visits"), t("logistics.visits_unit"))
    view = state.view()
    schedule = Schedule(visits, view.number("hnd"), view.number("srt"), view.number("drv"))
    box = place.drawer(t("logistics.assumptions"), "delivery")
    if box:
        with box:
            place.source(t("logistics.assumptions_note"), t)
            controls.number("hnd", t("logistics.assume_hnd"), t("logistics.unit_hnd"))
            controls.number("srt", t("logistics.assume_srt"), t("logistics.unit_srt"))
            controls.number("drv", t("logistics.assume_drv"), t("logistics.unit_drv"))
    return compare(results, county, schedule, method, t)


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


def parts(results: Results, days: Comparison, t: Texts) -> None:
    """Place the bars of what each part takes."""
    finding, names = title(days, t), labels(days, t)
    place.html(html.chart_head(finding, "", t) + html.classes(legend(days, t), t))
    unit = (t("logistics.days_axis"), t("logistics.days_unit"))
    figure = days_chart.stacked(bars(results, days, t), names, unit, days.county, state.on_phone())
    place.chart(figure, finding, "days", controls.pick_county(results, "days"))
    sources.source_line(["travel_model", "township_positions"], t)
    place.table(lambda: frame(results, days, t), finding, "delivery_days", t)


def before_and_after(days: Comparison, t: Texts) -> None:
    """Place days and villages reached before and after, and how to read them."""
    place.html(html.table(*measures(days, t), t) + html.lines(note(days, t), t, "source"))


def title(days: Comparison, t: Texts) -> str:
    """Return the finding: how much of the days stated the parts account for, or how they move."""
    fields = {
        "county": t.county(days.county),
        "now": t.number(days.today.total[days.row], 1),
        "then": t.number(days.then.total[days.row], 1),
        "told": days.told(t),
        "before": t.number(days.before.visits),
        "after": t.number(days.schedule.visits),
    }
    if days.moved:
        return t("logistics.days_moved", **fields)
    if math.isnan(days.high[days.row]):
        return t("logistics.days_alone", **fields)
    return t("logistics.days_known", **fields)


def note(days: Comparison, t: Texts) -> list[str]:
    """Return how to read the bars, and where assumptions and estimate contradict each other."""
    lines = [t("logistics.days_note", tolerance=t.percent(t.catalog.method.travel_tolerance))]
    if days.moved:
        lines.append(t("logistics.days_constant", before=t.number(days.before.visits)))
    short = int(days.short.sum())
    if days.county and days.short[days.row]:
        now = t.number(days.today.total[days.row], 1)
        lines.append(t("logistics.days_short_one", now=now, told=days.told(t)))
    elif not days.county and short:
        lines.append(t("logistics.days_short_all", n=short))
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

    Of peers the mean, because means of parts add up; medians would not. Within a group those with
    the fewest days of parts stand first.
    """
    panel, then = results.data.panel, days.then
    if not days.county:
        groups: list[tuple[str, list[Bar]]] = [(t(f"overview.group_{n}"), []) for n in range(3)]
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
    means = delivery.parts[rows].mean(axis=0).tolist()
    label = f"{name[1]} {t.glyph(Quality.ILLUSTRATIVE)}{t.number(sum(means), 1)}"
    low, high = (sum(means) + float(rest[rows].mean()) for rest in (days.low, days.high))
    assumed = any(days.stated.entries[row].is_assumed for row in rows)
    return Bar(name[0], label, means, low, high, assumed)


def measures(days: Comparison, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return days and the least share of villages within 3 and 5 days, for a county and for all.

    What rests on the estimate is a range: from the end that leaves least open to the other.
    """
    parts_glyph, glyph = t.glyph(Quality.ILLUSTRATIVE), t.glyph(days.stated.worst)
    limits = [t.number(limit) for limit in LIMITS_D]
    names = [
        f"{parts_glyph} {t('logistics.days_parts')}",
        *(f"{parts_glyph} {t('logistics.days_within', limit=limit)}" for limit in limits),
        f"{glyph} {t('logistics.days_whole')}",
        *(f"{glyph} {t('logistics.days_whole_within', limit=limit)}" for limit in limits),
    ]
    areas = {days.county: days.row, "": -1}
    header = [t("logistics.days_measure"), *(t.county(area) for area in areas)]
    columns = [_steps(days, row, t) for row in areas.values()]
    # Without a stated time the columns end after the parts, and so do the lines.
    return header, [list(line) for line in zip(names, *columns, strict=False)]


def _steps(days: Comparison, row: int, t: Texts) -> list[str]:
    """Return the measures of a row, each before and after where the visits changed it."""
    before, after = (_measured(days, delivery, row, t) for delivery in (days.today, days.then))
    told = [b if a == b else f"{b} → {a}" for b, a in zip(before, after, strict=True)]
    unit = t.unit("days")
    return [f"{words}{unit}" if line % 3 == 0 else words for line, words in enumerate(told)]


def _measured(days: Comparison, delivery: Delivery, row: int, t: Texts) -> list[str]:
    """Return days and shares within the limits by the parts alone, then with what is left open."""
    told = [t.number(delivery.total[row], 1)]
    told += [t.percent(delivery.within(limit)[row]) for limit in LIMITS_D]
    if not days.stated.known:
        return told
    told.append(_span(t.number(delivery.total[row] + r[row], 1) for r in (days.low, days.high)))
    for limit in LIMITS_D:
        shares = (delivery.within(limit, rest[:-1])[row] for rest in (days.high, days.low))
        told.append(_span(t.percent(share) for share in shares))
    return told


def _span(ends: Iterable[str]) -> str:
    return "–".join(dict.fromkeys(ends))


def frame(results: Results, days: Comparison, t: Texts) -> pd.DataFrame:
    """Return every county's days by part, the share of villages reached, and what is left out."""
    network, panel, delivery = results.data.network, results.data.panel, days.then
    units = np.array([sum(town.units for town in network.of(code)) for code in panel.codes])
    villages = delivery.villages
    located = np.bincount(villages.county, villages.units, len(units)).astype(int)
    within = {
        t("logistics.days_within", limit=t.number(limit)): map(
            t.percent, delivery.within(limit)[:-1]
        )
        for limit in LIMITS_D
    }
    total = delivery.total[:-1]
    road = sum(delivery.parts[:-1, PARTS.index(name)] for name in ROAD)
    margin = t.catalog.method.travel_tolerance * road
    return pd.DataFrame(
        {
            t("common.county"): [t.of(county.name) for county in panel.counties],
            t("common.peers"): [t(f"overview.group_{n}") for n in results.geography.groups()],
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
