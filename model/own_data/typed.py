"""Figures typed one by one: checked like those of a file, and taken back as easily."""

from collections.abc import Mapping
from dataclasses import replace

from model.facts.catalog import Catalog
from model.facts.errors import Fault
from model.own_data.overlay import Origin, SuppliedFigure, Supply


def with_typed(
    supply: Supply,
    county: str,
    values: Mapping[str, float | None],
    origin: Origin,
    catalog: Catalog,
) -> tuple[Supply, tuple[Fault, ...]]:
    """Return a supply with values typed for a county, by indicator, and those out of range.

    None takes a figure out again; one out of its plausible range leaves what stood there.
    """
    faults, taken = [], []
    for code, value in values.items():
        low, high = catalog.indicator(code).plausible
        if value is not None and not low <= value <= high:
            faults.append(Fault("range", 0, code, f"{value:g}", f"{low:g}–{high:g}"))
        elif value is not None:
            taken.append(SuppliedFigure(county, code, float(value), origin))
    gone = {(county, code) for code, value in values.items() if value is None}
    kept = tuple(one for one in supply.figures if (one.county, one.indicator) not in gone)
    return replace(supply, figures=kept).joined(Supply(tuple(taken))), tuple(faults)
