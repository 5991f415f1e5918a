"""What each measure against a peak of parcels changes, alone and together."""

import math

import pandas as pd

from components.words.texts import DASH, Texts
from model.access.peak_season import STAGES, WIDENS, ahead_d
from pages.surge import wording
from pages.surge.wording import ALL, PRESALE, WHAT_IF, Setting, Variant, stage


def title(found: list[Variant], asked: Setting, t: Texts) -> str:
    """Return which measures alone shorten the wait, and which do not."""
    now = found[0].queue
    if not now.waits:
        return t("surge.table_none")
    used = [*(code for code, share in zip(WIDENS, asked.added, strict=True) if share),
            *([PRESALE] if asked.presale else [])]  # fmt: skip
    helps = [code for code in used if wording.variant_of(found, code).wait_d < now.wait_d]
    idle = [code for code in used if code not in helps]
    kinds = {(1, 1): "some", (1, 0): "all", (0, 1): "idle", (0, 0): "unused"}
    kind = kinds[bool(helps), bool(idle)]
    if now.is_overloaded:
        kind = "rescue" if helps else "too_little"
    names = [t.join([wording.measure(code, t) for code in codes]) for codes in (helps, idle)]
    return t(f"surge.table_{kind}", helps=names[0], idle=names[1])


def rows(found: list[Variant], asked: Setting, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return what each measure changes: header and rows."""
    keys = ("measure", "means", "stage", "wait", "clearing", "backlog")
    made = [
        [
            wording.measure(one.code, t),
            means(one.code, asked, t),
            t.either([stage(k, t) for k in one.queue.narrowest]),
            wording.wait(one.queue, t),
            wording.clearing(one.queue, t),
            wording.waiting(one.queue, asked, t),
        ]
        for one in found
    ]
    return [t(f"surge.column_{key}") for key in keys], made


def means(code: str, asked: Setting, t: Texts) -> str:
    """Return what a row assumes: the stage widened from and to, or the peak flattened."""
    if not code:
        return t("surge.means_none", times=wording.times(asked.peak.multiple, t))
    flat = asked.peak.presold(asked.presale).multiple
    before, after = (wording.times(m, t) for m in (asked.peak.multiple, flat))
    presold = t("surge.means_presale", change=wording.change(before, after, t))
    if code == PRESALE:
        return presold
    if code in WIDENS:
        acting: tuple[int, ...] = (list(WIDENS).index(code),)
        wider = asked.widening(acting)
    else:
        wider = asked.widening(range(len(STAGES)), asked.pulled if code == WHAT_IF else ())
        acting = tuple(k for k, share in enumerate(wider) if share)
    parts = [_widened(k, asked.capacities[k], share, t) for k, share in enumerate(wider)]
    told = [parts[k] for k in acting]
    return t.join([*told, presold] if code == ALL else told) or DASH


def _widened(index: int, capacity: float, share: float, t: Texts) -> str:
    """Return from what to what a stage is widened."""
    before, after = (wording.times(c, t) for c in (capacity, capacity * (1.0 + share)))
    return t("surge.means_stage", stage=stage(index, t), change=wording.change(before, after, t))


def notes(found: list[Variant], asked: Setting, t: Texts) -> list[str]:
    """Return where parcels pile up, what the hub's store and presales need, and the discount."""
    now, then = found[0].queue, wording.variant_of(found, ALL)
    lines = []
    if now.waits:
        parts = [t("surge.held_part", stage=stage(k, t), n=t.number(held, 1))
                 for k, held in enumerate(now.held_d)]  # fmt: skip
        lines.append(t("surge.held", parts=t.join(parts)))
        before, after = (wording.waiting(one, asked, t) for one in (now, then))
        lines.append(t("surge.store", change=wording.change(before, after, t)))
        if asked.presale:
            ahead = ahead_d(asked.peak, asked.presale, asked.capacities)
            key = "surge.ahead_never" if math.isinf(ahead) else "surge.ahead"
            lines.append(t(key, share=t.percent(asked.presale), days=t.number(ahead, 1)))
    return [*lines, t("surge.discount", county=t.county(asked.county),
                      share=t.percent(asked.shares[0]))]  # fmt: skip


def frame(found: list[Variant], asked: Setting, t: Texts) -> pd.DataFrame:
    """Return what each measure changes, with what waits before each stage."""
    header, shown = rows(found, asked, t)
    table = pd.DataFrame(shown, columns=header)
    for k in range(len(STAGES)):
        held = [round(one.queue.held_d[k], 2) for one in found]
        table[t("surge.frame_held", stage=stage(k, t))] = held
    return table
