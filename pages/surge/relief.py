"""What each measure against a peak of parcels changes, alone and together."""

import math
from operator import attrgetter

import pandas as pd

from components.widgets import html, links, place
from components.widgets.tables import Table, heads
from components.words.texts import DASH, Texts
from model.access.peak_season import STAGES, WIDENS, ahead_d
from pages.surge.setting import ALL, NOTHING, PRESALE, WHAT_IF, Queues, Setting, stage
from pages.surge.wording import change, clearing, measure, times, wait

HELD = tuple(f"held{k}" for k in range(len(STAGES)))


def block(found: Queues, asked: Setting, t: Texts) -> None:
    """Place what each measure changes, alone and together."""
    shown = table(found, asked, t)
    cells = {head: attrgetter(column) for column, head in shown.heads.items() if column not in HELD}
    place.html(
        html.chart_head(title(found, asked, t), t("surge.table_note"), t)
        + html.table(*shown.screen(cells), t, "stages")
        + html.lines(notes(found, asked, t), t, "source")
    )
    links.download("surge_measures", shown.file, t)


def title(found: Queues, asked: Setting, t: Texts) -> str:
    """Return which measures alone shorten the wait, and which do not."""
    now = found[NOTHING]
    if not now.waits:
        return t("surge.table_none")
    added = dict(zip((*WIDENS, PRESALE), (*asked.added, asked.presale), strict=True))
    used = [code for code, share in added.items() if share]
    helps = [code for code in used if found[code].wait_d < now.wait_d]
    idle = t.join([measure(code, t) for code in used if code not in helps])
    key = "surge.table_some" if idle else "surge.table_all"
    if now.is_overloaded:
        key = "surge.table_rescue" if helps else "surge.table_too_little"
    elif not helps:
        key = "surge.table_idle" if idle else "surge.table_unused"
    return t(key, helps=t.join([measure(code, t) for code in helps]), idle=idle)


def table(found: Queues, asked: Setting, t: Texts) -> Table:
    """Return what each measure changes, with what waits before each stage in normal days."""
    rows = []
    for code, one in found.items():
        row = {
            "measure": measure(code, t),
            "means": means(code, asked, t),
            "stage": t.either([stage(k, t) for k in one.narrowest]),
            "wait": wait(one, t),
            "clearing": clearing(one, t),
            "backlog": waiting(one.backlog_d, asked, t),
        }
        rows.append(row | dict(zip(HELD, one.held_d, strict=True)))
    words = heads(
        t,
        measure="surge.column_measure",
        means="surge.column_means",
        stage="surge.column_stage",
        wait="surge.column_wait",
        clearing="surge.column_clearing",
        backlog="surge.column_backlog",
    )
    held = {column: t("surge.frame_held", stage=stage(k, t)) for k, column in enumerate(HELD)}
    return Table(pd.DataFrame(rows).round(2), words | held)


def waiting(backlog_d: float, asked: Setting, t: Texts) -> str:
    """Return what waits with its unit: in parcels, or in normal days where no number is set."""
    return " ".join(asked.counted(backlog_d, t))


def means(code: str, asked: Setting, t: Texts) -> str:
    """Return what a row assumes: the stage widened from and to, or the peak flattened."""
    multiple, flat = asked.peak.multiple, asked.peak.presold(asked.presale).multiple
    if code == NOTHING:
        return t("surge.means_none", times=times(multiple, t))
    presold = t("surge.means_presale", change=change(times(multiple, t), times(flat, t), t))
    if code == PRESALE:
        return presold
    acting = range(len(STAGES))
    if code in WIDENS:
        acting = range(list(WIDENS).index(code), list(WIDENS).index(code) + 1)
    wider = asked.widening(acting, asked.pulled if code == WHAT_IF else ())
    told = [
        _widened(k, asked.capacities[k], wider[k], t) for k in acting if wider[k] or code in WIDENS
    ]
    return t.join([*told, presold] if code == ALL else told) or DASH


def _widened(index: int, capacity: float, share: float, t: Texts) -> str:
    """Return from what to what a stage is widened."""
    told = change(times(capacity, t), times(capacity * (1.0 + share), t), t)
    return t("surge.means_stage", stage=stage(index, t), change=told)


def notes(found: Queues, asked: Setting, t: Texts) -> list[str]:
    """Return where parcels pile up, what the hub's store and presales need, and the discount."""
    now, then = found[NOTHING], found[ALL]
    share = t.percent(asked.shares[0])
    discount = t("surge.discount", county=t.county(asked.county), share=share)
    if not now.waits:
        return [discount]
    held = [
        t("surge.held_part", stage=stage(k, t), n=t.number(normal_days, 1))
        for k, normal_days in enumerate(now.held_d)
    ]
    store = change(waiting(now.backlog_d, asked, t), waiting(then.backlog_d, asked, t), t)
    lines = [t("surge.held", parts=t.join(held)), t("surge.store", change=store)]
    if asked.presale:
        ahead = ahead_d(asked.peak, asked.presale, asked.capacities)
        key = "surge.ahead_never" if math.isinf(ahead) else "surge.ahead"
        lines.append(t(key, share=t.percent(asked.presale), days=t.number(ahead, 1)))
    return [*lines, discount]
