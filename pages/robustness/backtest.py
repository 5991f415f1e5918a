"""The back-test: the Xizang preset applied to what was published, and how far it misses.

Only the days to the village can be computed: nothing in the model predicts orders.
"""

from operator import attrgetter

import pandas as pd

from components.widgets import html, place, sources, tables
from components.widgets.tables import Table
from components.words.texts import Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.places import friction
from model.what_if.backtest import Backtest, Published, backtest
from pages.robustness.tested import Tested

AREA, PRESET = "540000", "xizang"
BEFORE, AFTER = "remote_delivery_days_before", "remote_delivery_days_after"
SHOWN = {
    "before": "backtest.column_before",
    "after": "backtest.column_after",
    "computed": "backtest.column_computed",
    "miss": "backtest.column_miss",
}


def block(tested: Tested) -> None:
    """Place heading, table, and below them what it does not show, with the sources."""
    t, (published, found) = tested.t, compared(tested)
    rows = table(tested, published, found)
    place.heading(heading(found, t), "", t)
    place.html(html.table(*rows.screen({rows.heads[c]: attrgetter(c) for c in SHOWN}), t))
    limits = [t(f"backtest.limit_{what}") for what in ("own", "terrain", "places", "orders")]
    place.table(rows.file, "", "backtest", t, [how(found, t), *limits, rows.rows["source"][0]])


def compared(tested: Tested) -> tuple[Published, Backtest]:
    """Return what was published, and what the preset makes of it."""
    data, catalog = tested.results.data, tested.results.catalog(tested.today.assumptions)
    days = (BEFORE, f"{AFTER}_low", f"{AFTER}_high")
    before, low, high = (data.facts.value(AREA, code) for code in days)
    published = Published(before, (low, high))
    preset = next(preset for preset in catalog.presets if preset.code == PRESET)
    frictions = friction(data.panel.counties, catalog.method.friction)
    indicator = catalog.indicator(DELIVERY_DAYS)
    return published, backtest(published, preset, indicator, catalog, frictions)


def heading(found: Backtest, t: Texts) -> str:
    """Return how far the days computed lie from those published."""
    return t("backtest.title", miss=_miss(found, t), span=t.range(*found.span, 1))


def how(found: Backtest, t: Texts) -> str:
    """Return what the days are made from."""
    levers = t.join([t.of(t.catalog.lever(pull.lever).name) for pull in found.pulls])
    (rough, smooth), middle = map(t.percent, found.shares), t.number(found.middle, 1)
    return t("backtest.note", levers=levers, rough=rough, smooth=smooth, middle=middle)


def _miss(found: Backtest, t: Texts) -> str:
    """Return computed less published at the median, in days and in words."""
    low, high = found.miss
    if found.hits:
        return t("backtest.miss_none")
    if low > 0:
        return t("backtest.miss_slow", span=t.range(low, high, 1))
    return t("backtest.miss_fast", span=t.range(-high, -low, 1))


def table(tested: Tested, published: Published, found: Backtest) -> Table:
    """Return the days before and after as published, as computed, and the miss, with sources."""
    t, facts, unit = tested.t, tested.results.data.facts, tested.t.unit("days")
    before = t("backtest.about", n=t.number(published.before))
    after, days = f"{t.range(*published.after)}{unit}", f"○ {t.range(*found.span, 1)}{unit}"
    latest = [facts.series(code)[-1] for code in (BEFORE, f"{AFTER}_low")]
    cited = sources.cited([fact.source for fact in latest], t)
    frame = pd.DataFrame([[before, after, days, _miss(found, t)]], columns=list(SHOWN)).assign(
        year=max(fact.year for fact in latest), source=t.join(cited)
    )
    return Table(frame, tables.heads(t, "year", "source", **SHOWN))
