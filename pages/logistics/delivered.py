"""The tables behind the days to the village: before and after, and the villages reached."""

import math
from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd

from components.words.texts import Texts
from model.access.delivery_days import LIMITS_D, PARTS, Delivery
from model.facts.provenance import Quality
from model.results.results import Results
from pages.logistics.delivery_days import ROAD, Comparison, days_of, labels, row, visits

STEP_D = 0.1  # of the curve of villages reached


def table(
    results: Results, seen: Comparison, county: str, t: Texts
) -> tuple[list[str], list[list[str]]]:
    """Return days and the least share of villages within 3 and 5 days, for a county and for all.

    What rests on the estimate is a range: from the end that leaves least open to the other.
    """
    areas = [county, ""] if county else [""]
    header = [t("logistics.days_measure"), *(t.county(area) for area in areas)]
    rows = _measures(seen, t)
    return header, [
        [words, *(_step(seen, partial(measure, at=row(results, area)), unit) for area in areas)]
        for words, measure, unit in rows
    ]


def _measures(seen: Comparison, t: Texts) -> list[tuple[str, Callable[..., str], str]]:
    """Return name, measure (of a delivery at a row) and unit of each line of the table."""
    glyph, days = t.glyph(Quality.ILLUSTRATIVE), t.unit("days")
    rows: list[tuple[str, Callable[..., str], str]] = [
        (f"{glyph} {t('logistics.days_parts')}", lambda d, at: days_of(d.total[at], t), days)
    ]
    limits = [(limit, t.number(limit)) for limit in LIMITS_D]
    for limit, words in limits:
        named = f"{glyph} {t('logistics.days_within', limit=words)}"
        rows.append((named, partial(_share, limit=limit, t=t), ""))
    if not seen.stated.known:
        return rows
    mark = t.glyph(seen.stated.worst)
    rows.append((f"{mark} {t('logistics.days_whole')}", partial(_whole, seen=seen, t=t), days))
    for limit, words in limits:
        named = f"{mark} {t('logistics.days_whole_within', limit=words)}"
        rows.append((named, partial(_whole_share, seen=seen, limit=limit, t=t), ""))
    return rows


def _step(seen: Comparison, measure: Callable[[Delivery], str], unit: str) -> str:
    """Return a measure, before and after where the visits changed it."""
    before, after = measure(seen.today), measure(seen.then)
    return f"{after}{unit}" if before == after else f"{before} → {after}{unit}"


def _share(days: Delivery, at: int, limit: float, t: Texts) -> str:
    return t.percent(float(days.within(limit)[at]))


def _whole(days: Delivery, at: int, seen: Comparison, t: Texts) -> str:
    low, high = (float(days.total[at] + rest[at]) for rest in (seen.low, seen.high))
    return days_of(high, t) if low == high or math.isnan(high) else t.range(low, high, 1)


def _whole_share(days: Delivery, at: int, seen: Comparison, limit: float, t: Texts) -> str:
    least, most = (float(days.within(limit, rest[:-1])[at]) for rest in (seen.high, seen.low))
    first, last = t.percent(least), t.percent(most)
    return last if first == last else f"{first}–{last}"


def reached(
    results: Results, seen: Comparison, county: str, t: Texts
) -> tuple[list[float], list[tuple[str, list[float]]]]:
    """Return limits of days and the share of villages reached in them, before and after."""
    days = np.concatenate([seen.today.days, seen.then.days, LIMITS_D])
    limits = np.arange(math.floor(days.min()), math.ceil(days.max()) + STEP_D / 2, STEP_D)
    pairs = [(seen.before, seen.today)] if seen.moved else []
    return limits.tolist(), [
        (t("logistics.days_at", name=t.county(county), n=visits(schedule, t)),
         days.reached(limits, row(results, county)).tolist())
        for schedule, days in [*pairs, (seen.schedule, seen.then)]
    ]  # fmt: skip


def reached_title(results: Results, seen: Comparison, county: str, t: Texts) -> str:
    """Return how many villages are reached within the limits, by road and schedule alone."""
    shares = [
        _step(seen, partial(_share, at=row(results, county), limit=limit, t=t), "")
        for limit in LIMITS_D
    ]
    return t("logistics.reached_title", county=t.county(county), soon=t.number(LIMITS_D[0]),
             late=t.number(LIMITS_D[1]), first=shares[0], second=shares[1])  # fmt: skip


def limits(t: Texts) -> list[tuple[float, str]]:
    """Return the limits of days with their labels."""
    return [(limit, f"{t.number(limit)}{t.unit('days')}") for limit in LIMITS_D]


def frame(results: Results, seen: Comparison, t: Texts) -> pd.DataFrame:
    """Return every county's days by part, the share of villages reached, and what is left out."""
    network, panel = results.data.network, results.data.panel
    part = t.catalog.method.travel_tolerance
    table = []
    for i, county in enumerate(panel.counties):
        towns = network.of(county.code)
        parts = dict(zip(labels(seen, t), seen.then.parts[i].round(2), strict=False))
        road = sum(seen.then.parts[i][PARTS.index(name)] for name in ROAD)
        total = float(seen.then.total[i])
        table.append(
            {
                t("common.county"): t.of(county.name),
                t("common.peers"): t(f"overview.group_{results.geography.groups()[i]}"),
                t("logistics.visits"): seen.schedule.visits,
                **parts,
                t("logistics.days_parts"): round(total, 2),
                t("logistics.days_road_low"): round(total - part * road, 2),
                t("logistics.days_road_high"): round(total + part * road, 2),
                t("logistics.days_rest_low"): _cell(seen.low[i]),
                t("logistics.days_rest_high"): _cell(seen.high[i]),
                **{
                    t("logistics.days_within", limit=t.number(limit)): t.percent(
                        float(seen.then.within(limit)[i])
                    )
                    for limit in LIMITS_D
                },
                t("logistics.units_located"): sum(u.units for u in towns if u.is_located),
                t("logistics.units_unlocated"): sum(u.units for u in towns if not u.is_located),
                t("common.quality"): t.quality(Quality.ILLUSTRATIVE),
                t("common.source"): t.cite("travel_model"),
            }
        )
    return pd.DataFrame(table)


def _cell(days: float) -> float | None:
    return None if math.isnan(days) else round(float(days), 2)
