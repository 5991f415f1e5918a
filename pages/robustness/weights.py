"""Every two counties over all weightings; ways of weighting, and what moves ranks."""

from collections.abc import Callable

import numpy as np

from components.session import state
from components.widgets import html, place, tables
from components.widgets.tables import Table
from components.words.texts import Texts
from model.uncertainty.one_change import WeightSet
from pages.robustness.tested import Tested

VERSUS = "vs"  # a second county, of a link
SMALL = 0.01  # shares nearer to never or always are said as such


def pairs_of(tested: Tested) -> None:
    """Place the county against every other over all weightings, the most contested first."""
    t, found = tested.t, table(tested, state.view().choice(VERSUS))
    county, turns = t.county_short(tested.county), ~found.rows["share"].isin((0.0, 1.0))
    place.heading(t("robustness.pairs_head", county=county, n=int(turns.sum())), "", t)
    cells = {
        found.heads["county"]: lambda row: row.county,
        found.heads["share"]: lambda row: share(row.share, t),
        found.heads["above"]: lambda row: share(row.above, t),
    }
    place.html(html.table(*found.screen(cells), t, "slim"))
    place.table(found.file, "", "weight_wins", t, [t("robustness.pairs_method")])


def share(value: float, t: Texts) -> str:
    """Return a share 0..1 in words or per cent; only what never fails is all or nothing."""
    if value in (0.0, 1.0):
        return t("robustness.always" if value else "robustness.never")
    if value < SMALL:
        return t("robustness.below_share", share=t.percent(SMALL))
    if value > 1 - SMALL:
        return t("robustness.above_share", share=t.percent(1 - SMALL))
    return t.percent(value)


def table(tested: Tested, rival: str = "") -> Table:
    """Return the county against every other, a rival first, then by how even, shares 0..1.

    `share` of all weightings, `above` of the draws in which weights, method and data vary.
    """
    t, own, counties = tested.t, tested.row, tested.results.data.panel.counties
    above = tested.otherwise.rank_ranges(tested.method).above
    wins = tested.wins[own]
    others = [i for i in tested.order if i != own and not np.isnan(wins[i])]
    columns: dict[str, tuple[str, Callable[[int], object]]] = {
        "county": (t("common.county"), lambda i: t.of(counties[i].name)),
        "share": (t("robustness.list_share"), lambda i: float(wins[i])),
        "above": (t("robustness.list_above"), lambda i: float(above[own, i])),
    }
    others.sort(key=lambda i: (counties[i].code != rival, abs(wins[i] - 0.5)))
    return tables.table(others, columns)


def ways(tested: Tested) -> None:
    """Place how far ranks move if one group of choices varies alone, and by way of weighting."""
    t, moves, found = tested.t, tested.otherwise.drivers(tested.method), sets_table(tested)
    cells = {
        t("robustness.factor"): lambda factor: t(f"robustness.factor_{factor}"),
        t("robustness.set_shift"): lambda factor: t.number(moves[factor], 1),
    }
    place.heading(t("robustness.drivers_head"), "", t)
    largest = sorted(moves, key=moves.__getitem__, reverse=True)
    place.html(html.table(*tables.screen(largest, cells), t, "slim"))
    place.heading(t("robustness.sets_head", shift=t.number(found.rows["shift"].max(), 1)), "", t)
    cells = {
        found.heads["way"]: lambda row: row.way,
        found.heads["most"]: lambda row: row.most,
        found.heads["shift"]: lambda row: t.number(row.shift, 1),
    }
    place.html(html.table(*found.screen(cells), t))
    place.table(found.file, "", "weight_sets", t, [t("robustness.sets_note")])


def sets_table(tested: Tested) -> Table:
    """Return each way of weighting: its heaviest element, how far it moves ranks, all weights."""
    t, names = tested.t, [tested.t.of(element.short) for element in tested.t.catalog.elements]

    def weight(k: int) -> Callable[[WeightSet], float]:
        return lambda one: float(one.weights[k])

    def most(one: WeightSet) -> str:
        k, named = int(one.weights.argmax()), bool(np.ptp(one.weights))
        return f"{names[k] if named else ''} {t.percent(weight(k)(one), 1)}".strip()

    columns: dict[str, tuple[str, Callable[[WeightSet], object]]] = {
        "way": (t("robustness.set_way"), lambda one: t(f"robustness.set_{one.code}")),
        "most": (t("robustness.set_most"), most),
        "shift": (t("robustness.set_shift"), lambda one: one.shift),
    }
    for k, code in enumerate(t.catalog.element_codes):
        columns[code] = (names[k], weight(k))
    found = tables.table(tested.otherwise.weights_compared(tested.method), columns)
    return Table(found.rows, found.heads, dict.fromkeys(list(columns)[2:], 4))
