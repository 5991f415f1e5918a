"""A peak of parcels as a queue: how long the longest wait is, and how long it takes to clear.

Fluid queue, first come first served (Newell 1982): demand is `m` times a normal day for `d` days,
then one normal day again; capacity `c` is in the same multiples. Stages in series act as one whose
capacity is the smallest of theirs: what leaves the last stage is what the narrowest lets through.
"""

import math
from dataclasses import dataclass

from model.facts.errors import ScenarioError


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
    """What a peak does to stages whose narrowest has a `capacity`, in normal daily flows.

    `backlog_d` is what waits when the peak ends, in normal days of parcels; `wait_d` the longest
    wait in days, infinite where capacity is below a normal day (c < 1); `clearing_d` the days
    from the end of the peak until nothing waits, infinite where capacity leaves nothing free on
    a normal day (c <= 1): at c = 1 the wait has an end and the clearing none.
    """

    peak: Peak
    capacity: float
    backlog_d: float
    wait_d: float
    clearing_d: float

    @property
    def waits(self) -> bool:
        """Return whether parcels wait at all."""
        return self.backlog_d > 0

    def at(self, day: float) -> float:
        """Return what waits `day` days after the peak began, in normal days of parcels."""
        grown = max(0.0, self.peak.multiple - self.capacity) * min(day, self.peak.days)
        return max(0.0, grown - max(0.0, day - self.peak.days) * (self.capacity - 1.0))


def queue(peak: Peak, capacity: float) -> Queue:
    """Return the queue of a peak before stages of which the narrowest has `capacity` c.

    Nothing waits when the peak begins. Backlog Q = max(m - c, 0) d, longest wait W = Q / c, for
    ever longer if c < 1, and clearing in T = Q / (c - 1) days after the peak, never if c <= 1.
    ScenarioError if the capacity is not above zero.
    """
    if not capacity > 0:
        raise ScenarioError("capacity", capacity, "> 0")
    backlog_d = max(0.0, peak.multiple - capacity) * peak.days
    wait_d = math.inf if capacity < 1 else backlog_d / capacity
    spare = capacity - 1.0
    clearing_d = 0.0 if backlog_d == 0 else backlog_d / spare if spare > 0 else math.inf
    return Queue(peak, capacity, backlog_d, wait_d, clearing_d)
