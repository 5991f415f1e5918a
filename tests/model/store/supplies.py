"""Sets of figures for the tests of the store."""

from model.own_data.overlay import Origin, SuppliedFigure, SuppliedStation, Supply

SAID = Origin(2023, "县金融办台账，第 3 页 “x”", "f.csv")


def supply(value: float, count: int = 1) -> Supply:
    """Return a supply of some figures of one value, and a station."""
    figures = (
        SuppliedFigure(f"51{n:04d}", "mobile_payment_use", value, SAID) for n in range(count)
    )
    return Supply(tuple(figures), (SuppliedStation("513221100", True, SAID),))
