"""Figures that two have changed from the same state, laid together cell by cell."""

from collections.abc import Iterable

from model.own_data.overlay import SuppliedFigure, SuppliedStation, Supply

Part = SuppliedFigure | SuppliedStation
Cell = tuple[str, str, bool]  # county and indicator, or a township; whether the source is stated


def cells(supply: Supply) -> dict[Cell, Part]:
    """Return the parts of a supply by their cells; one that waits for a source has its own."""
    found: dict[Cell, Part] = {
        (one.county, one.indicator, bool(one.origin.source)): one for one in supply.figures
    }
    return found | {(one.township, "", bool(one.origin.source)): one for one in supply.stations}


def supplied(parts: Iterable[Part]) -> Supply:
    """Return the supply of such parts."""
    parts = tuple(parts)
    return Supply(
        tuple(one for one in parts if isinstance(one, SuppliedFigure)),
        tuple(one for one in parts if isinstance(one, SuppliedStation)),
    )


def changed(before: Supply, after: Supply) -> tuple[Cell, ...]:
    """Return the cells in which two supplies differ."""
    was, now = cells(before), cells(after)
    return tuple(cell for cell in was | now if was.get(cell) != now.get(cell))


def merged(theirs: Supply, before: Supply, mine: Supply) -> Supply:
    """Return `theirs` with what `mine` has changed since `before`; no other cell is touched."""
    found, now = cells(theirs), cells(mine)
    for cell in changed(before, mine):
        if cell in now:
            found[cell] = now[cell]
        else:
            found.pop(cell, None)
    return supplied(found.values())
