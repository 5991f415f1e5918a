"""A peak of parcels as a queue: how long the longest wait is, and how long it takes to clear.

Fluid queue, first come first served (Newell 1982): demand is `m` times a normal day for `d` days,
then one normal day again; capacity `c` is in the same multiples. Stages in series act as one whose
capacity is the smallest of theirs: what leaves the last stage is what the narrowest lets through.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from model.facts.errors import ScenarioError

STAGES = ("trunk", "centre", "village")
# Which stage a lever widens; its share of effect is that of the lever in the county. The published
# rule gives the regional hub a buffer store only: that it widens sorting is an assumption here.
WIDENS = {"trunk_express": "trunk", "regional_hub": "centre", "parcel_pooling": "village"}


@dataclass(frozen=True, slots=True)
class Peak:
    """Demand of `multiple` (1 or more) times a normal day over `days`; after it, of 1.

    ScenarioError if the multiple is below 1 or the days are not above zero.
    """

    multiple: float
    days: float

    def __post_init__(self) -> None:
        """Refuse what is no peak."""
        if not self.multiple >= 1:
            raise ScenarioError("multiple", self.multiple, ">= 1")
        if not self.days > 0:
            raise ScenarioError("days", self.days, "> 0")

    def presold(self, share: float) -> "Peak":
        """Return the peak when a share 0..1 of its surplus is sold and sent ahead of it.

        m' = 1 + (m - 1)(1 - h), over the same days.
        """
        return Peak(1.0 + (self.multiple - 1.0) * (1.0 - share), self.days)


@dataclass(frozen=True, slots=True)
class Queue:
    """What a peak does to stages in series; capacities are multiples of normal daily flow.

    `backlog_d` is what waits when the peak ends, in normal days of parcels; `wait_d` the longest
    wait in days, infinite where capacity is below a normal day (c < 1); `clearing_d` the days
    from the end of the peak until nothing waits, infinite where capacity leaves nothing free on
    a normal day (c <= 1): at c = 1 the wait has an end and the clearing none.
    """

    peak: Peak
    capacities: tuple[float, ...]
    backlog_d: float
    wait_d: float
    clearing_d: float

    @property
    def capacity(self) -> float:
        """Return the capacity of the narrowest stage, which is that of all together."""
        return min(self.capacities)

    @property
    def narrowest(self) -> tuple[int, ...]:
        """Return the stages that decide: those with the smallest capacity."""
        return tuple(k for k, c in enumerate(self.capacities) if math.isclose(c, self.capacity))

    @property
    def waits(self) -> bool:
        """Return whether parcels wait at all."""
        return self.backlog_d > 0

    @property
    def is_overloaded(self) -> bool:
        """Return whether some stage cannot even carry a normal day."""
        return self.capacity < 1

    def at(self, day: float) -> float:
        """Return what waits `day` days after the peak began, in normal days of parcels."""
        grown = max(0.0, self.peak.multiple - self.capacity) * min(day, self.peak.days)
        return max(0.0, grown - max(0.0, day - self.peak.days) * (self.capacity - 1.0))


def queue(peak: Peak, capacities: Sequence[float]) -> Queue:
    """Return the queue of a peak before stages in series, empty when the peak begins.

    With c the smallest capacity: backlog Q = max(m - c, 0) d, longest wait W = Q / c, for ever
    longer if c < 1, and clearing in T = Q / (c - 1) days after the peak, never if c <= 1.
    ScenarioError if a capacity is not above zero.
    """
    if not min(capacities) > 0:
        raise ScenarioError("capacity", min(capacities), "> 0")
    c = min(capacities)
    backlog_d = max(0.0, peak.multiple - c) * peak.days
    wait_d = math.inf if c < 1 else backlog_d / c
    spare = c - 1.0
    clearing_d = 0.0 if backlog_d == 0 else backlog_d / spare if spare > 0 else math.inf
    return Queue(peak, tuple(capacities), backlog_d, wait_d, clearing_d)


def widened(capacities: Sequence[float], added: Sequence[float]) -> tuple[float, ...]:
    """Return the capacities with a share 0.. of each added to it."""
    return tuple(c * (1.0 + share) for c, share in zip(capacities, added, strict=True))


def ahead_d(peak: Peak, share: float, capacities: Sequence[float]) -> float:
    """Return how many days before the peak a presold share must begin to move; inf if it cannot.

    h (m - 1) d normal days of parcels use the capacity that normal days leave free, c - 1.
    """
    early_d, spare = share * (peak.multiple - 1.0) * peak.days, min(capacities) - 1.0
    return 0.0 if early_d == 0 else early_d / spare if spare > 0 else math.inf


def course(waiting: Queue, until_d: float) -> tuple[list[float], list[float]]:
    """Return days since the peak began and what waits then, to the queue's end or `until_d`.

    Between the points the backlog is a straight line.
    """
    end_d = min(waiting.peak.days + waiting.clearing_d, until_d)
    days = sorted({0.0, min(waiting.peak.days, until_d), end_d})
    return days, [waiting.at(day) for day in days]
