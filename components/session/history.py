"""The moves of a what-if that a reader can take back: a whole drag is one of them."""

from dataclasses import dataclass, field, replace

from components.session.what_if import Case

MOST = 50  # moves that are kept
PAUSE_S = 1.5  # changes of one control that follow each other sooner are one move


@dataclass
class History:
    """What-ifs before and after the one in hand, the nearest last.

    A what-if that is taken back keeps the county the reader is looking at: that is no move.
    """

    past: list[Case] = field(default_factory=list)
    future: list[Case] = field(default_factory=list)
    control: str = ""
    at_s: float = 0.0

    def note(self, before: Case, control: str, now_s: float) -> None:
        """Keep what a control is about to change; each tick of a drag belongs to its first."""
        goes_on = control and control == self.control and now_s - self.at_s < PAUSE_S
        if not goes_on:
            self.past = [*self.past[1 - MOST :], before]
        self.future, self.control, self.at_s = [], control, now_s

    def back(self, now: Case) -> Case | None:
        """Return the what-if before the last move, None where there is none."""
        return self._step(self.past, self.future, now)

    def forward(self, now: Case) -> Case | None:
        """Return the what-if that was taken back last, None where there is none."""
        return self._step(self.future, self.past, now)

    def _step(self, source: list[Case], kept: list[Case], now: Case) -> Case | None:
        self.control = ""
        if not source:
            return None
        kept.append(now)
        return replace(source.pop(), county=now.county)
