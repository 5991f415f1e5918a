"""What the logistics page says of days to the village: what road and schedule account for."""

import math
from dataclasses import dataclass, replace

import numpy as np

from components.charts import theme
from components.county_values import chart
from components.county_values.values import Spread
from components.words.texts import Texts
from model.access.delivery_days import PARTS, Delivery, unexplained
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import BoolArray, FloatArray, Quality
from model.facts.schedule import Schedule
from model.results.results import Results
from model.score.method import Method
from pages.logistics.parts_chart import COLOURS, STRIPES, THIN_STRIPES, Row, Rows

ROAD = ("line_haul", "last_mile")  # modelled hours over assumed driving hours; the rest is assumed


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Days today and under the chosen number of visits, and what is stated for the counties.

    `low` and `high` (n + 1,) are the days that the parts of today leave open at the ends of the
    range stated; the last row is the region, NaN where nothing is. They do not move with the
    visits. `short` (n,) says where the parts take longer than the value stated.
    """

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


def view(results: Results, schedule: Schedule, method: Method, t: Texts) -> Comparison:
    """Return the days under a schedule beside those at today's assumed number of visits."""
    before = replace(schedule, visits=t.catalog.method.delivery.visits)
    today, then = results.geography.delivery(before), results.geography.delivery(schedule)
    panel, stated = (
        results.panel(method.real_only),
        chart.of_indicator(results, DELIVERY_DAYS, method, t),
    )
    j = panel.indicators.index(DELIVERY_DAYS)
    low, high = (
        today.with_region(np.maximum(unexplained(days[:, j], today), 0.0))
        for days in (panel.low, panel.high)
    )
    short = np.asarray(unexplained(panel.column(DELIVERY_DAYS), today) < 0)
    return Comparison(schedule, before, today, then, stated, low, high, short)


def row(results: Results, county: str) -> int:
    """Return the row of a county in the results, of the region for ''."""
    return results.data.panel.row(county) if county else -1


def days_of(days: float, t: Texts) -> str:
    """Return days as printed."""
    return t.number(days, 1)


def told(seen: Comparison, county: str, t: Texts) -> str:
    """Return the days stated for a county, or from the lowest to the highest of all."""
    one = seen.stated
    return one.told(one.entry(county), t) if county else one.overall(t)


def title(results: Results, seen: Comparison, county: str, t: Texts) -> str:
    """Return the finding: how much of the days stated the parts account for, or how they move."""
    at = row(results, county)
    fields = {
        "county": t.county(county),
        "now": days_of(seen.today.total[at], t),
        "then": days_of(seen.then.total[at], t),
        "told": told(seen, county, t),
    }
    if seen.moved:
        return t("logistics.days_moved", before=visits(seen.before, t),
                 after=visits(seen.schedule, t), **fields)  # fmt: skip
    if math.isnan(seen.high[at]):
        return t("logistics.days_alone", **fields)
    return t("logistics.days_known", **fields)


def visits(schedule: Schedule, t: Texts) -> str:
    """Return the visits a week as printed."""
    return t.number(schedule.visits)


def note(results: Results, seen: Comparison, county: str, t: Texts) -> list[str]:
    """Return how to read the bars, and where assumptions and estimate contradict each other."""
    lines = [t("logistics.days_note", tolerance=t.percent(t.catalog.method.travel_tolerance))]
    if seen.moved:
        lines.append(t("logistics.days_constant", before=visits(seen.before, t)))
    short = int(seen.short.sum())
    if county and seen.short[row(results, county)]:
        lines.append(t("logistics.days_short_one", now=days_of(seen.today.total[row(results, county)], t),
                       told=told(seen, county, t)))  # fmt: skip
    elif not county and short:
        lines.append(t("logistics.days_short_all", n=short))
    return lines


def labels(seen: Comparison, t: Texts) -> list[str]:
    """Return the names of the parts with their glyph, of what they leave open, and of its range."""
    names = []
    for part in PARTS:
        quality = Quality.DERIVED if part in ROAD else Quality.ILLUSTRATIVE
        names.append(f"{t.glyph(quality)} {t(f'logistics.part_{part}')}")
    mark = t.glyph(seen.stated.worst)
    return [*names, *(f"{mark} {t(f'logistics.part_{part}')}" for part in ("rest", "range"))]


def legend(seen: Comparison, t: Texts) -> list[tuple[str, str]]:
    """Return colour and name of each part; of what is left open only where something is stated."""
    names = labels(seen, t)
    pairs = list(zip((*COLOURS, STRIPES, THIN_STRIPES), names, strict=True))
    if seen.stated.worst is Quality.ILLUSTRATIVE:
        return pairs
    return [*pairs[:-2], (theme.PAGE, names[-2])] if seen.stated.known else pairs[:-2]


def bars(results: Results, seen: Comparison, county: str, t: Texts) -> list[Rows]:
    """Return the bars: of a county before and after, and its peers; or of all by peer group."""
    return [Rows("", _beside(results, seen, county, t))] if county else _all(results, seen, t)


def _beside(results: Results, seen: Comparison, county: str, t: Texts) -> list[Row]:
    """Return a county's bar, before and after if the visits moved, and the mean of its peers.

    The mean, because means of parts add up; medians would not.
    """
    panel = results.data.panel
    short, own = t.county_short(county), [row(results, county)]
    peers = [panel.row(code) for code in results.geography.peers(county)]
    beside = t("logistics.days_peers", n=len(peers))
    if not seen.moved:
        return [_mean(seen, seen.then, own, (county, short), t),
                _mean(seen, seen.then, peers, ("", beside), t)]  # fmt: skip
    return [
        _mean(seen, seen.today, own, (county, _at(short, seen.before, t)), t),
        _mean(seen, seen.then, own, (county, _at(short, seen.schedule, t)), t),
        _mean(seen, seen.then, peers, ("", _at(beside, seen.schedule, t)), t),
    ]


def _at(label: str, schedule: Schedule, t: Texts) -> str:
    return t("logistics.days_bar", name=label, n=visits(schedule, t))


def _mean(
    seen: Comparison, days: Delivery, rows: list[int], name: tuple[str, str], t: Texts
) -> Row:
    """Return the bar of some counties; `name` is the code a click chooses, and the label."""
    parts = days.parts[rows].mean(axis=0).tolist()
    ends = (float(seen.low[rows].mean()), float(seen.high[rows].mean()))
    assumed = any(seen.stated.entries[i].is_assumed for i in rows)
    return _bar(name, parts, ends, assumed, t)


def _all(results: Results, seen: Comparison, t: Texts) -> list[Rows]:
    """Return the counties in their peer groups, those with the fewest days of parts first."""
    panel, parts = results.data.panel, seen.then.parts.tolist()
    ends = list(zip(seen.low.tolist(), seen.high.tolist(), strict=True))
    groups = []
    for group in range(3):
        inside = [i for i, g in enumerate(results.geography.groups()) if g == group]
        rows = [
            _bar((panel.codes[i], t.of(panel.counties[i].short)), parts[i], ends[i],
                 seen.stated.entries[i].is_assumed, t)
            for i in sorted(inside, key=lambda i: sum(parts[i]))
        ]  # fmt: skip
        groups.append(Rows(t(f"overview.group_{group}"), rows))
    return groups


def _bar(
    name: tuple[str, str],
    parts: list[float],
    ends: tuple[float, float],
    assumed: bool,
    t: Texts,
) -> Row:
    total = sum(parts)
    label = f"{name[1]} {t.glyph(Quality.ILLUSTRATIVE)}{days_of(total, t)}"
    return Row(name[0], label, parts, total + ends[0], total + ends[1], assumed)
