"""The back-test: the Xizang preset applied to what was published, and how far it misses.

Only the days to the village can be computed; orders and free-shipping items are named with what
stands in the way.
"""

from collections.abc import Iterable
from operator import attrgetter

import pandas as pd

from components.charts import ranges
from components.charts.ranges import Range, Side
from components.session import state
from components.widgets import html, place, sources, tables
from components.widgets.tables import Table
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.places import friction
from model.results.results import Results
from model.what_if.backtest import Backtest, Published, backtest
from pages.lessons.experience import Here
from pages.lessons.timeline import DAYS

AREA, PRESET = "540000", "xizang"
ORDERS, ITEMS = "express_orders_one_company", "free_shipping_items_growth"
LIMITS = ("backtest.limit_places", "backtest.limit_orders")
LIMITS_COMPUTED = ("backtest.limit_own", "backtest.limit_terrain")
ROW_PX = 46
SHOWN = {
    "what": "backtest.column_what",
    "before": "backtest.column_before",
    "after": "backtest.column_after",
    "computed": "backtest.column_computed",
    "miss": "backtest.column_miss",
}


def compared(here: Here) -> tuple[Published, Backtest | None]:
    """Return what was published, and what the preset makes of it unless only real data count."""
    data, catalog = here.results.data, here.results.catalog(here.today.assumptions)
    before, low, high = (data.facts.value(AREA, code) for code in DAYS.values())
    published = Published(before, (low, high))
    if here.today.method.real_only:
        return published, None
    preset = next(preset for preset in catalog.presets if preset.code == PRESET)
    frictions = friction(data.panel.counties, catalog.method.friction)
    days = catalog.indicator(DELIVERY_DAYS)
    return published, backtest(published, preset, days, catalog, frictions)


def block(here: Here) -> None:
    """Place heading, chart, table, what it does not show, and sources."""
    t, facts, (published, found) = here.t, here.results.data.facts, compared(here)
    bars = spans(published, found, t)
    rows = table(here.results, bars.values(), found, t)
    place.heading(*heading(published, found, t), t)
    side = Side(t("backtest.axis"), list(bars.values()))
    words = [t("common.colon", name=name, text=bar.words) for name, bar in bars.items()]
    chart = ranges.chart(list(bars), [side], ROW_PX, state.on_phone())
    place.chart(chart, t("common.semicolon").join(words), "backtest")
    cells = {rows.heads[name]: attrgetter(name) for name in SHOWN}
    place.html(html.table(*rows.screen(cells), t))
    limits = [t(key) for key in (*(LIMITS_COMPUTED if found else ()), *LIMITS)]
    codes = (DAYS["before"], DAYS["low"], ORDERS, ITEMS)
    cited = sources.cited([facts.series(code)[-1].source for code in codes], t)
    place.table(rows.file, "", "backtest", t, [*limits, *cited])


def heading(published: Published, found: Backtest | None, t: Texts) -> tuple[str, str]:
    """Return how far the days computed lie from those published, and what they are made from."""
    told = {"before": t.number(published.before), "after": t.range(*published.after)}
    if found is None:
        return t("backtest.title_real", **told), t("backtest.note_real")
    title = t("backtest.title", miss=_miss(found, t), span=t.range(*found.span, 1), **told)
    levers = []
    for pull in found.pulls:
        shares = {"u": t.percent(pull.intensity), "g": t.percent(pull.gap_share)}
        levers.append(t("backtest.pull", lever=t.of(t.catalog.lever(pull.lever).name), **shares))
    note = t(
        "backtest.note",
        levers=t.join(levers),
        best=t.number(t.catalog.indicator(DELIVERY_DAYS).best),
        rough=t.percent(found.shares[0]),
        smooth=t.percent(found.shares[1]),
        middle=t.number(found.middle, 1),
    )
    return title, note


def _miss(found: Backtest, t: Texts) -> str:
    """Return computed less published at the median, in days and in words."""
    low, high = found.miss
    if found.hits:
        return t("backtest.miss_none", low=t.delta(low), high=t.delta(high))
    if low > 0:
        return t("backtest.miss_slow", span=t.range(low, high, 1))
    return t("backtest.miss_fast", span=t.range(-high, -low, 1))


def spans(published: Published, found: Backtest | None, t: Texts) -> dict[str, Range]:
    """Return the figures before and after as published, and the range computed, by name."""
    before, after = published.before, published.after
    about, days = t("backtest.about", n=t.number(before)), t.unit("days")
    rows = {
        t("backtest.row_before"): Range(before, before, about, known=True),
        t("backtest.row_after"): Range(*after, f"{t.range(*after)}{days}", known=True),
    }
    if found:
        words = f"{t.range(*found.span, 1)}{days}"
        rows[t("backtest.row_computed")] = Range(*found.span, words, middle=found.middle)
    return rows


def table(results: Results, bars: Iterable[Range], found: Backtest | None, t: Texts) -> Table:
    """Return every figure that could be tested: before, after, computed, miss, with its source."""
    facts, (before, after, *computed) = results.data.facts, (bar.words for bar in bars)
    first, last, kind = facts.series(ORDERS)[0], facts.series(ORDERS)[-1], facts.kinds[ORDERS]
    orders = (first.value, last.value, last.value - first.value)
    then, now, rise = (f"{t.number(t.fact(n, kind))}{t.of(kind.unit)}" for n in orders)
    growth = f"+{t.number(facts.value(AREA, ITEMS))}%"
    what_orders = t("backtest.what_orders", first=first.year, last=last.year)
    days = [f"○ {computed[0]}", _miss(found, t)] if found else [DASH, t("backtest.hidden")]
    rows = [
        [t("backtest.what_days"), before, after, *days],
        [what_orders, then, now, DASH, t("backtest.orders_miss", n=rise)],
        [t.of(facts.kinds[ITEMS].name), DASH, growth, DASH, t("backtest.items_miss")],
    ]
    latest = [facts.series(code)[-1] for code in (DAYS["before"], ORDERS, ITEMS)]
    frame = pd.DataFrame(rows, columns=list(SHOWN)).assign(
        year=[fact.year for fact in latest], source=[t.cite(fact.source) for fact in latest]
    )
    return Table(frame, tables.heads(t, "year", "source", **SHOWN))
