"""What the Double-11 test says: the longest wait, where it arises, how long it lasts."""

import math

from components.widgets import html, place
from components.widgets.html import Card
from components.words.texts import Texts
from model.access.peak_season import WIDENS, Queue
from model.what_if.scenario import Scenario
from pages.surge.setting import ALL, NOTHING, Queues, Setting, stage

# How a queue ends: what title and legend say of it.
NONE = ("surge.title_none", "surge.legend_none")
ENDS = ("surge.title_ends", "surge.legend_ends")
STAYS = ("surge.title_stays", "surge.legend_stays")
OVERLOADED = ("surge.title_overloaded", "surge.legend_overloaded")


def verdict(found: Queues, asked: Setting, t: Texts) -> None:
    """Place the finding and its cards."""
    place.html(html.head(title(found[NOTHING], t), t("surge.topic"), [t("surge.pill")], t))
    place.html(html.cards(cards(found, asked, t), t))


def ending(found: Queue) -> tuple[str, str]:
    """Return how a queue ends: there is none, it ends, stays for ever, or is overloaded."""
    if found.is_overloaded:
        return OVERLOADED
    if not found.waits:
        return NONE
    return STAYS if math.isinf(found.clearing_d) else ENDS


def title(now: Queue, t: Texts) -> str:
    """Return the finding: the longest wait, when it is over, which stage decides."""
    return t(
        ending(now)[0],
        stage=t.join([t("surge.quoted", name=stage(k, t)) for k in now.narrowest]),
        wait=wait(now, t),
        clear=clearing(now, t),
        c=t.number(now.capacity, 1),
        m=t.number(now.peak.multiple, 1),
    )


def legend(found: Queue, t: Texts) -> str:
    """Return what the legend of the chart says of a queue."""
    return t(ending(found)[1], wait=wait(found, t), clear=clearing(found, t))


def wait(found: Queue, t: Texts) -> str:
    """Return the longest wait as printed, in words where it has no end."""
    endless = t("surge.wait_never")
    return endless if math.isinf(found.wait_d) else days(found.wait_d, t)


def clearing(found: Queue, t: Texts) -> str:
    """Return the days until nothing waits as printed, in words where they have no end."""
    endless = t("surge.clearing_never")
    return endless if math.isinf(found.clearing_d) else days(found.clearing_d, t)


def days(value: float, t: Texts) -> str:
    """Return days as printed."""
    return f"{t.number(value, 1)}{t.unit('days')}"


def times(value: float, t: Texts) -> str:
    """Return a multiple of a normal day as printed."""
    return t("surge.times", x=t.number(value, 1))


def measure(code: str, t: Texts) -> str:
    """Return what a row of the comparison is called."""
    if code in WIDENS:
        return t.of(t.catalog.lever(code).name)
    return t(f"surge.case_{code or 'none'}")


def change(before: str, after: str, t: Texts) -> str:
    """Return before and after, or the one where nothing changes."""
    return before if before == after else t("surge.change", before=before, after=after)


def cards(found: Queues, asked: Setting, t: Texts) -> list[Card]:
    """Return wait, clearing and backlog now and with all measures, and the deciding stage."""
    now, then = found[NOTHING], found[ALL]
    (piled, unit), (left, _) = (asked.counted(one.backlog_d, t) for one in (now, then))
    parcels, normal_days = t.number(asked.parcels), t.number(now.backlog_d, 1)
    note = t("surge.card_backlog_note", days=normal_days, parcels=parcels)
    rest = [
        t("surge.stage_at", stage=stage(k, t), times=times(capacity, t))
        for k, capacity in enumerate(now.capacities)
    ]
    narrowest = t.either([stage(k, t) for k in now.narrowest])
    waits, ends = (now.wait_d, then.wait_d), (now.clearing_d, then.clearing_d)
    return [
        _card(t("surge.card_wait"), waits, t("surge.wait_never"), t),
        _card(t("surge.card_clearing"), ends, t("surge.clearing_never"), t),
        Card(t("surge.card_backlog"), change(piled, left, t), unit, note),
        Card(t("surge.card_stage"), narrowest, "", t.join(rest)),
    ]


def _card(label: str, both: tuple[float, float], endless: str, t: Texts) -> Card:
    """Return days with nothing done and with all measures, in words where they have no end."""
    before, after = (endless if math.isinf(one) else t.number(one, 1) for one in both)
    unit = "" if math.isinf(both[1]) else t.unit("days").strip()
    return Card(label, change(before, after, t), unit, t("surge.card_note"))


def caveats(scenario: Scenario, t: Texts) -> None:
    """Place that nothing here is data, also where only real data are asked for."""
    key = "surge.caveat_real" if scenario.method.real_only else "surge.caveat"
    place.html(html.lines([t(key)], t, "caveats"))
