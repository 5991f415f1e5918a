"""Finds room for the names of points, so that none touches another; pure and repeatable."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

Spot = tuple[float, float]
Spots = tuple[Spot, ...]
Box = tuple[float, float, float, float]  # left, low, right, high

DOT = 8.0  # the size of a point
REACH = 7.5  # from a point to its name
ROUNDS = 12  # tries to find room for all names


@dataclass
class Sheet:
    """A plot of one width: its points in pixels, and the names that stand on it."""

    width: float
    height: float
    points: list[Spot]
    taken: list[Box] = field(default_factory=list)

    def box(self, own: int, offset: Spot, size: Spot) -> Box:
        """Return the box of a name whose middle stands at an offset from its point."""
        x, y = self.points[own][0] + offset[0], self.points[own][1] + offset[1]
        return x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2

    def holds(self, box: Box) -> bool:
        """Return whether a box lies inside the plot."""
        return box[0] >= 0 and box[1] >= 0 and box[2] <= self.width and box[3] <= self.height

    def has_room(self, own: int, box: Box) -> bool:
        """Return whether a box lies inside, clear of the other points and of every name."""
        reach = DOT / 2 + 1
        return (
            self.holds(box)
            and not any(
                box[0] - reach < x < box[2] + reach and box[1] - reach < y < box[3] + reach
                for i, (x, y) in enumerate(self.points)
                if i != own
            )
            and all(
                box[2] <= b[0] or b[2] <= box[0] or box[3] <= b[1] or b[3] <= box[1]
                for b in self.taken
            )
        )


@lru_cache(maxsize=256)
def arrange(
    points: Spots, sizes: Spots, widths: tuple[float, ...], height: float, sure: bool = False
) -> tuple[Spot | None, ...]:
    """Return places for as many names as can be had; those left over go first and try again.

    Arguments and result are those of `place`. Kept, because the same points are drawn on every
    rerun.
    """
    order = tuple(range(len(points)))
    best: dict[int, Spot | None] = {}
    for _ in range(ROUNDS):
        found = place([points[i] for i in order], [sizes[i] for i in order], widths, height, sure)
        now = dict(zip(order, found, strict=True))
        if not best or _missing(now) < _missing(best):
            best = now
        left = [i for i in order[1:] if now[i] is None]
        if not left:
            break
        order = (order[0], *left, *(i for i in order[1:] if i not in left))
    return tuple(best[i] for i in range(len(points)))


def _missing(places: dict[int, Spot | None]) -> int:
    return sum(spot is None for spot in places.values())


def place(
    points: Sequence[Spot],
    sizes: Sequence[Spot],
    widths: Sequence[float],
    height: float,
    sure: bool = False,
) -> list[Spot | None]:
    """Return where each name's middle stands from its point, in pixels, None if nowhere.

    `points` are shares 0..1 of the plot, the first are served first; at each width a name must
    stay inside, clear of every point but its own and of the names before it. With `sure` the
    first one has a place even over other points.
    """
    sheets = [Sheet(w, height, [(x * w, y * height) for x, y in points]) for w in widths]
    places: list[Spot | None] = []
    for own, size in enumerate(sizes):
        tried = _offsets(*size)
        found = next((o for o in tried if _fits(sheets, own, o, size)), None)
        if found is None and sure and own == 0:
            inside = (o for o in tried if all(s.holds(s.box(own, o, size)) for s in sheets))
            found = next(inside, tried[0])
        if found is not None:
            for sheet in sheets:
                sheet.taken.append(sheet.box(own, found, size))
        places.append(found)
    return places


def _fits(sheets: Sequence[Sheet], own: int, offset: Spot, size: Spot) -> bool:
    return all(sheet.has_room(own, sheet.box(own, offset, size)) for sheet in sheets)


def _offsets(width: float, height: float) -> list[Spot]:
    """Return the places tried: right, left, above, below, each a little shifted, the corners."""
    aside, over = REACH + width / 2, REACH + height / 2
    near = width / 2 + 2
    sides = [(side, shift) for shift in (0.0, 6.0, -6.0) for side in (aside, -aside)]
    ends = [(shift, rise) for shift in (0.0, near / 2, -near / 2) for rise in (over, -over)]
    corners = [(near, over - 2), (-near, over - 2), (near, 2 - over), (-near, 2 - over)]
    return [*sides, *ends, *corners]
