"""What becomes of a county when one thing is done otherwise, and what ways of weighting do."""

import numpy as np
import pandas as pd

from components.widgets import html, links, place, sources, tables
from components.widgets.tables import Table
from components.words.rounding import printed_gain
from components.words.texts import DASH, Texts
from model.uncertainty.claims import mixed_quality
from model.uncertainty.one_change import Switch
from model.uncertainty.weightings import importance
from pages.robustness.tested import Tested

INCOMPARABLE = ("today", "scale")  # nothing to compare with, or other points


def show(tested: Tested) -> None:
    """Place what one switch at a time makes of the county's score and rank."""
    t, found = tested.t, table(tested)
    place.heading(title(tested, found), t("robustness.switch_note"), t)
    place.html(html.table(*screen(tested, found), t, "numbers"))
    links.download(f"switches_{tested.county}", found.file, t)


def table(tested: Tested) -> Table:
    """Return the method as it is, then each switch: the county's score and competition rank."""
    t, row = tested.t, tested.row
    quality = t.quality(mixed_quality(float(tested.scores.evidence_all[row])))
    found = tables.table(
        tested.otherwise.switched(tested.method),
        {
            "what": (t("robustness.switch_what"), lambda switch: label(switch, t)),
            "score": (t("robustness.switch_score"), lambda switch: float(switch.index[row])),
            "rank": (t("robustness.switch_rank"), lambda s: 1 + (s.index > s.index[row]).sum()),
            "quality": (t("common.quality"), lambda _: quality),
        },
    )
    return Table(found.rows, found.heads, {"score": 2})


def title(tested: Tested, found: Table) -> str:
    """Return between which ranks the county moves."""
    low, high = found.rows["rank"].min(), found.rows["rank"].max()
    key = "robustness.switch_head" if low < high else "robustness.switch_same"
    return tested.hedged(key, county=tested.t.county(tested.county), low=low, high=high)


def screen(tested: Tested, found: Table) -> tuple[list[str], list[list[str]]]:
    """Return header and rows: each switch with score, change of score, and rank."""
    t, mark = tested.t, sources.mark(float(tested.scores.evidence_all[tested.row]), tested.t)
    scores, ranks = found.rows["score"].tolist(), found.rows["rank"].tolist()

    def change(i: int) -> str:
        comparable = tested.otherwise.switched(tested.method)[i].kind not in INCOMPARABLE
        return t.delta(printed_gain(scores[0], scores[i])) if comparable else DASH

    def rank(i: int) -> str:
        if ranks[i] == ranks[0]:
            return str(ranks[i])
        key = "robustness.places_up" if ranks[i] < ranks[0] else "robustness.places_down"
        return t(key, n=abs(ranks[0] - ranks[i]), rank=ranks[i])

    return tables.screen(
        range(len(ranks)),
        {
            t("robustness.switch_what"): found.rows["what"].tolist().__getitem__,
            t("robustness.switch_score"): lambda i: f"{mark} {t.score(scores[i], 1)}",
            t("robustness.switch_change"): change,
            t("robustness.switch_rank"): rank,
        },
    )


def label(switch: Switch, t: Texts) -> str:
    """Return in words what is done otherwise."""
    if switch.kind == "weights":
        return t("robustness.switch_weights", name=t(f"robustness.set_{switch.code}"))
    if switch.kind == "compensation":
        code = switch.code.replace("-", "m")
        return t("robustness.switch_compensation", name=t(f"common.compensation_{code}"))
    if switch.kind == "scale":
        return t("robustness.switch_scale", name=t(f"robustness.scale_{switch.code}"))
    if switch.kind == "missing":
        return t(f"robustness.switch_missing_{switch.code}")
    if switch.kind == "without":
        return t("robustness.switch_without", name=t.element_short(switch.code))
    return t("robustness.switch_today")


def weightings(tested: Tested) -> None:
    """Place ways of weighting beside each other, worked out once the drawer is open."""
    t = tested.t
    if box := place.drawer(t("robustness.sets_open"), "weight_sets"):
        found = sets_table(tested)
        with box:
            place.heading(sets_title(tested), "", t)
            place.html(html.table(*sets_screen(found, t), t, "numbers"))
            notes = [t("robustness.sets_note"), t("robustness.sets_ahp")]
            place.table(found.file, "", "weight_sets", t, notes)


def sets_table(tested: Tested) -> Table:
    """Return the weights 0..1 by set, r² last; in the last row how far the set moves ranks."""
    t, sets = tested.t, tested.otherwise.weights_compared(tested.method)
    names = [t.of(element.name) for element in t.catalog.elements]
    found: dict[str, list[object]] = {"element": [*names, t("robustness.set_shift")]}
    found |= {one.code: [*one.weights, one.shift] for one in sets}
    r2 = importance(tested.scores.elements, tested.scores.index)
    rows = pd.DataFrame(found | {"importance": [*r2, np.nan]})
    heads = {code: t(f"robustness.set_{code}") for code in rows.columns[1:]}
    return Table(rows, {"element": t("common.element")} | heads, dict.fromkeys(heads, 4))


def sets_screen(found: Table, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and rows: elements by sets of weights, r² last; below, what moves."""
    rows = []
    for name, *weights, r2 in found.rows.to_numpy().tolist():
        shares = [t.percent(weight, 1) for weight in weights]
        rows.append([str(name), *shares, t.number(r2, 2)])
    shifts = [t.number(shift, 1) for shift in weights]
    return list(found.heads.values()), [*rows[:-1], [str(name), *shifts, DASH]]


def sets_title(tested: Tested) -> str:
    """Return the element whose weight depends most on how weights are made."""
    t, sets = tested.t, tested.otherwise.weights_compared(tested.method)
    weights = np.array([one.weights for one in sets])
    widest = int(np.argmax(np.ptp(weights, axis=0)))
    low, high = (t.percent(float(end)) for end in np.sort(weights[:, widest])[[0, -1]])
    element = t.element_short(t.catalog.element_codes[widest])
    shift = t.number(max(one.shift for one in sets), 1)
    return tested.hedged("robustness.sets_head", element=element, low=low, high=high, shift=shift)
