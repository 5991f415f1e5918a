"""What each measure against a peak of parcels changes, alone and together."""

import math
from operator import attrgetter

import pandas as pd

from components.widgets import html, place, tables
from components.words.texts import DASH, Texts
from model.access.peak_season import STAGES, WIDENS, ahead_d
from pages.surge.setting import ALL, NOTHING, PRESALE, WHAT_IF, Queues, Setting, stage
from pages.surge.waits import change, lasts, measure, times

HELD = tuple(f"held{k}" for k in range(len(STAGES)))


def block(queues: Queues, given: Setting, t: Texts) -> None:
    """Place what each measure changes, alone and together."""
    shown = table(queues, given, t)
    cells = {head: attrgetter(column) for column, head in shown.heads.items() if column not in HELD}
    place.heading(title(queues, given, t), t("surge.table_note"), t)
    place.html(html.table(*shown.screen(cells), t, "stages"))
    place.table(shown.file, "", "surge_measures", t, notes(queues, given, t))


def title(queues: Queues, given: Setting, t: Texts) -> str:
    """Return which measures alone shorten the wait, and which do not."""
    now = queues[NOTHING]
    if not now.waits:
        return t("surge.table_none")
    added = dict(zip((*WIDENS, PRESALE), (*given.added, given.presale), strict=True))
    used = [code for code, share in added.items() if share]
    helps = [measure(code, t) for code in used if queues[code].wait_d < now.wait_d]
    idle = [measure(code, t) for code in used if queues[code].wait_d >= now.wait_d]
    key = "surge.table_some" if idle else "surge.table_all"
    if now.is_overloaded:
        key = "surge.table_rescue" if helps else "surge.table_too_little"
    elif not helps:
        key = "surge.table_idle" if idle else "surge.table_unused"
    return t(key, helps=t.join(helps), idle=t.join(idle))


def table(queues: Queues, given: Setting, t: Texts) -> tables.Table:
    """Return what each measure changes, with what waits before each stage in normal days."""
    rows = [
        [
            measure(code, t),
            means(code, given, t),
            t.either([stage(k, t) for k in queue.narrowest]),
            *lasts(queue, t),
            " ".join(given.counted(queue.backlog_d, t)),
            *queue.held_d,
        ]
        for code, queue in queues.items()
    ]
    what = {"measure": "surge.column_measure", "means": "surge.column_means"}
    where = {"stage": "surge.column_stage", "wait": "surge.column_wait"}
    until = {"clearing": "surge.column_clearing", "backlog": "surge.column_backlog"}
    held = {column: t("surge.frame_held", stage=stage(k, t)) for k, column in enumerate(HELD)}
    heads = tables.heads(t, **what, **where, **until) | held
    return tables.Table(pd.DataFrame(rows, columns=list(heads)).round(2), heads)


def means(code: str, given: Setting, t: Texts) -> str:
    """Return what a row assumes: the stage widened from and to, or the peak flattened."""
    high, flat = (times(peak.multiple, t) for peak in (given.peak, given.presold))
    if code == NOTHING:
        return t("surge.means_none", times=high)
    presold = t("surge.means_presale", change=change(high, flat, t))
    if code == PRESALE:
        return presold
    acting = [list(WIDENS).index(code)] if code in WIDENS else range(len(STAGES))
    wider = given.widening(acting, given.pulled if code == WHAT_IF else ())
    parts = []
    for k in acting:
        if wider[k] or code in WIDENS:
            now, then = given.capacities[k], given.capacities[k] * (1.0 + wider[k])
            widened = change(times(now, t), times(then, t), t)
            parts.append(t("surge.means_stage", stage=stage(k, t), change=widened))
    return t.join([*parts, presold] if code == ALL else parts) or DASH


def notes(queues: Queues, given: Setting, t: Texts) -> list[str]:
    """Return where parcels pile up, what the hub's store and presales need, and the discount."""
    now, then = queues[NOTHING], queues[ALL]
    lines = []
    if now.waits:
        held = [(stage(k, t), t.number(held_d, 1)) for k, held_d in enumerate(now.held_d)]
        parts = t.join([t("surge.held_part", stage=name, n=n) for name, n in held])
        piled, left = (" ".join(given.counted(one.backlog_d, t)) for one in (now, then))
        store = change(piled, left, t)
        lines = [t("surge.held", parts=parts), t("surge.store", change=store)]
        if given.presale:
            ahead = ahead_d(given.peak, given.presale, given.capacities)
            key = "surge.ahead_never" if math.isinf(ahead) else "surge.ahead"
            lines.append(t(key, share=t.percent(given.presale), days=t.number(ahead, 1)))
    share = t.percent(given.shares[0])
    return [*lines, t("surge.discount", county=t.county(given.county), share=share)]
