"""A reader's own figures: results of their own, kept in the reader's session and gone with it.

No other session can come by them. Of many readers with own figures the results of the last few
are kept, the others' made anew: the draws of one take 12 MB.
"""

import weakref
from dataclasses import dataclass
from threading import Lock

from model.facts.errors import Fault
from model.own_data.overlay import Supply
from model.results.results import Results

READERS = 4  # whose results are kept at the same time

_latest: list[weakref.ref[Results]] = []
_lock = Lock()


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What became of the last file: taken, waiting for a year or source, or refused."""

    file: str
    faults: tuple[Fault, ...] = ()
    waiting: Supply | None = None


def use(own: Results) -> None:
    """Note that a reader's own results are in use; forget those of the reader longest away."""
    with _lock:
        others = [ref for ref in _latest if ref() not in (None, own)]
        dropped = others[: max(0, len(others) + 1 - READERS)]
        _latest[:] = [*others[len(dropped) :], weakref.ref(own)]
    for ref in dropped:
        if old := ref():
            old.forget()
