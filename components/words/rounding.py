"""Numbers as they are printed: differences and parts that add up on the screen."""

import math


def printed_gain(now: float, after: float) -> float:
    """Return the difference of two scores as they are printed, with one decimal each."""
    return round(after, 1) - round(now, 1)


def printed_parts(parts: list[float], total: float) -> list[float]:
    """Return parts of a gain with one decimal that add up to its printed total.

    Largest remainders: what rounding down leaves goes to those that lost most by it.
    """
    tenths = [math.floor(10 * part) for part in parts]
    order = sorted(range(len(parts)), key=lambda i: tenths[i] - 10 * parts[i])
    for i in order[: max(0, round(10 * total) - sum(tenths))]:
        tenths[i] += 1
    return [tenth / 10 for tenth in tenths]
