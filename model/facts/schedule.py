"""The assumptions of a delivery: visits, handling, sorting, driving."""

from dataclasses import dataclass

from model.facts.errors import ScenarioError

DAYS_A_WEEK = 7.0


@dataclass(frozen=True, slots=True)
class Schedule:
    """The assumptions of a delivery, the same in all counties.

    `visits` to a village a week, `handling_d` and `sorting_d` days to handle and to sort a parcel,
    `driving_h` hours a vehicle drives a day. ScenarioError if visits or driving hours are not
    above zero, or a duration is negative.
    """

    visits: float
    handling_d: float
    sorting_d: float
    driving_h: float

    def __post_init__(self) -> None:
        """Refuse what cannot be driven."""
        for name in ("visits", "driving_h"):
            if not getattr(self, name) > 0:
                raise ScenarioError(name, getattr(self, name), "> 0")
        for name in ("handling_d", "sorting_d"):
            if not getattr(self, name) >= 0:
                raise ScenarioError(name, getattr(self, name), ">= 0")

    @property
    def waiting_d(self) -> float:
        """Return the mean wait for the next visit in days: half the interval between visits."""
        return DAYS_A_WEEK / (2 * self.visits)
