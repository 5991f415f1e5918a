"""What the back-test says: the Xizang preset applied to what was published, and how far it misses.

Only the days to the village can be computed; orders and free-shipping items are named with what
stands in the way.
"""

from dataclasses import dataclass

import pandas as pd

from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.places import friction
from model.results.results import Results
from model.what_if.backtest import Backtest, Published, backtest
from model.what_if.scenario import Scenario
from pages.lessons.spans_chart import Span

AREA, PRESET = "540000", "xizang"
BEFORE, AFTER_LOW, AFTER_HIGH = (
    f"remote_delivery_days_{part}" for part in ("before", "after_low", "after_high")
)
ORDERS, ITEMS = "express_orders_one_company", "free_shipping_items_growth"


@dataclass(frozen=True, slots=True)
class Seen:
    """The back-test as shown; `found` is None where only real data are asked for."""

    published: Published
    found: Backtest | None


def look(results: Results, today: Scenario) -> Seen:
    """Return what was published, and what the preset makes of it under a reader's assumptions."""
    facts, catalog = results.data.facts, results.catalog(today.assumptions)
    before, low, high = (facts.value(AREA, code) for code in (BEFORE, AFTER_LOW, AFTER_HIGH))
    published = Published(before, (low, high))
    if today.method.real_only:
        return Seen(published, None)
    preset = next(p for p in catalog.presets if p.code == PRESET)
    frictions = friction(results.data.panel.counties, catalog.method.friction)
    days = catalog.indicator(DELIVERY_DAYS)
    return Seen(published, backtest(published, preset, days, catalog, frictions))


def _after(seen: Seen, t: Texts) -> str:
    return t.range(*seen.published.after)


def _miss(found: Backtest, t: Texts) -> str:
    """Return computed less published at the median, in days and in words."""
    low, high = found.miss
    if found.hits:
        return t("backtest.miss_none", low=t.delta(low), high=t.delta(high))
    slower = low > 0
    ends = (low, high) if slower else (-high, -low)
    return t("backtest.miss_slow" if slower else "backtest.miss_fast", span=t.range(*ends, 1))


def title(seen: Seen, t: Texts) -> str:
    """Return the miss: how far what is computed lies from what was published."""
    before = t.number(seen.published.before)
    if seen.found is None:
        return t("backtest.title_real", before=before, after=_after(seen, t))
    return t("backtest.title", before=before, after=_after(seen, t), miss=_miss(seen.found, t),
             span=t.range(*seen.found.span, 1))  # fmt: skip


def note(seen: Seen, t: Texts) -> str:
    """Return what is computed from what, or why nothing is."""
    if seen.found is None:
        return t("backtest.note_real")
    levers = t.join([
        t("backtest.pull", lever=t.of(t.catalog.lever(pull.lever).name),
          u=t.percent(pull.intensity), g=t.percent(pull.gap_share))
        for pull in seen.found.pulls
    ])  # fmt: skip
    best = t.number(t.catalog.indicator(DELIVERY_DAYS).best)
    shares = seen.found.shares
    return t("backtest.note", levers=levers, best=best, rough=t.percent(shares[0]),
             smooth=t.percent(shares[1]), middle=t.number(seen.found.middle, 1))  # fmt: skip


def spans(seen: Seen, t: Texts) -> list[Span]:
    """Return the figures before and after as published, and the range computed."""
    before, (low, high) = seen.published.before, seen.published.after
    rows = [
        Span(t("backtest.row_before"), before, before, t("backtest.about", n=t.number(before))),
        Span(t("backtest.row_after"), low, high, _days(low, high, 0, t)),
    ]
    if seen.found is None:
        return rows
    ends, middle = seen.found.span, seen.found.middle
    return [*rows, Span(t("backtest.row_computed"), *ends, _days(*ends, 1, t), True, middle)]


def _days(low: float, high: float, decimals: int, t: Texts) -> str:
    return f"{t.range(low, high, decimals)}{t.unit('days')}"


def rows(results: Results, seen: Seen, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return every figure that could be tested: before, after, computed, miss."""
    facts, found = results.data.facts, seen.found
    first, last = facts.series(ORDERS)[0], facts.series(ORDERS)[-1]
    kind, items = facts.kinds[ORDERS], facts.value(AREA, ITEMS)

    def orders(value: float) -> str:
        return f"{t.number(t.fact(value, kind))}{t.of(kind.unit)}"

    before = t("backtest.about", n=t.number(seen.published.before))
    computed = _days(*found.span, 1, t) if found else DASH
    table = [
        [t("backtest.what_days"), before, f"{_after(seen, t)}{t.unit('days')}",
         f"○ {computed}" if found else DASH, _miss(found, t) if found else t("backtest.hidden")],
        [t("backtest.what_orders", first=first.year, last=last.year), orders(first.value),
         orders(last.value), DASH, t("backtest.orders_miss", n=orders(last.value - first.value))],
        [t.of(facts.kinds[ITEMS].name), DASH, f"+{t.number(items)}%", DASH,
         t("backtest.items_miss")],
    ]  # fmt: skip
    keys = ("what", "before", "after", "computed", "miss")
    return [t(f"backtest.column_{key}") for key in keys], table


def frame(results: Results, seen: Seen, t: Texts) -> pd.DataFrame:
    """Return the table with its sources."""
    header, table = rows(results, seen, t)
    facts = results.data.facts
    made = pd.DataFrame(table, columns=header)
    codes = (BEFORE, ORDERS, ITEMS)
    made[t("common.year")] = [facts.series(code)[-1].year for code in codes]
    made[t("common.source")] = [t.cite(facts.series(code)[-1].source) for code in codes]
    return made


def notes(seen: Seen, t: Texts) -> list[str]:
    """Return what the back-test does not show."""
    keys = ["places", "orders"] if seen.found is None else ["own", "terrain", "places", "orders"]
    return [t(f"backtest.limit_{key}") for key in keys]


def alt(seen: Seen, t: Texts) -> str:
    """Return the chart in words."""
    return t("common.semicolon").join(
        t("common.colon", name=span.label, text=span.words) for span in spans(seen, t)
    )


def sources(results: Results) -> list[str]:
    """Return the sources of the figures published."""
    facts = results.data.facts
    return [facts.series(code)[-1].source for code in (BEFORE, AFTER_LOW, ORDERS, ITEMS)]
