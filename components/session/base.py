"""What every reader starts from: the shipped data, over them the figures that were accepted.

The store is asked in a thread of its own and seldom: a reader waits for it a moment at most, and
where it does not answer, what was known of it stands.
"""

import time
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock, Thread

from model.facts.errors import StoreError
from model.results.accepted import with_accepted
from model.results.results import Results, shipped
from model.store import place
from model.store.asking import PAUSE_S
from model.store.record import Review

ASK_S = 3.0  # so old may be what a reader sees of other servers' decisions
WAIT_S, FIRST_S = 0.3, 3.0  # for an answer; for the first, or one that follows a decision


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Base:
    """Results that every reader sees, and the reviews whose figures are in them."""

    results: Results
    reviews: tuple[Review, ...] = ()


class Asking:
    """What is accepted in one store, as it was last heard."""

    def __init__(self, store: str) -> None:
        self.store, self.known = store, Base(shipped())
        self.due, self.patience = 0.0, 0.0  # when to ask next, until when readers wait
        self.thread: Thread | None = None
        self.one_at_a_time = Lock()

    def begin(self, at_once: bool) -> None:
        """Ask, if it is time to."""
        now, is_first = time.monotonic(), self.thread is None
        if at_once or is_first or (now >= self.due and not self.is_waiting()):
            self.due = now + PAUSE_S
            self.patience = now + (FIRST_S if at_once or is_first else WAIT_S)
            self.thread = Thread(target=self.ask, daemon=True)
            self.thread.start()

    def is_waiting(self) -> bool:
        """Return whether the store has not answered yet."""
        return self.thread is not None and self.thread.is_alive()

    def ask(self) -> None:
        """Take over what is accepted now, if it is other than it was."""
        from model.store import review  # brings a database's library: only where there is one

        with self.one_at_a_time, suppress(StoreError):  # what was known stands
            if review.revision() != {one.number for one in self.known.reviews}:
                self.take(review.accepted())
            self.due = time.monotonic() + ASK_S

    def take(self, reviews: tuple[Review, ...]) -> None:
        """Let these stand for every reader, their scores computed before one asks."""
        ours, before = shipped(), self.known.results
        results = Results(with_accepted(ours.data, reviews), ours.geography) if reviews else ours
        results.warm()
        self.known = Base(results, reviews)
        if before is not ours:
            before.forget()


_asking: Asking | None = None
_lock = Lock()


def base(at_once: bool = False) -> Base:
    """Return what every reader starts from now; `at_once` asks the store even if it just was."""
    global _asking
    with _lock:
        if _asking is None or _asking.store != place.named():
            _asking = Asking(place.named())
        asking = _asking
        if place.is_there():
            asking.begin(at_once)
    if asking.thread:
        asking.thread.join(max(0.0, asking.patience - time.monotonic()))
    return asking.known
