"""A reader's own data in use: what is computed from it is kept with it, in the reader's session.

No other session can come by it, and it goes when the session goes. The data in use are noted in
a context variable, so that whatever is computed finds them without being handed them.
"""

import weakref
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache, wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from model.facts.errors import Fault
from model.own_data.overlay import Supply

P = ParamSpec("P")
R = TypeVar("R")
RESULTS = 32  # kept of each kind
READERS = 4  # whose results are kept at the same time: the draws of one take 12 MB


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What became of the last file: taken, waiting for a year or source, or refused."""

    file: str
    faults: tuple[Fault, ...] = ()
    waiting: Supply | None = None


class OwnData:
    """A reader's supply, and what has been computed from it."""

    def __init__(self, supply: Supply) -> None:
        self.supply = supply
        self.results: dict[Callable[..., Any], Callable[..., Any]] = {}


_in_use: ContextVar[OwnData | None] = ContextVar("own_data", default=None)
_latest: list[weakref.ref[OwnData]] = []
_lock = Lock()


def use(data: OwnData | None) -> None:
    """Let all that follows in this run rest on a reader's own data; None is the shipped data.

    Of many readers with own data the results of the last few are kept, the others' made anew.
    """
    _in_use.set(data)
    if data is None:
        return
    with _lock:
        others = [ref for ref in _latest if ref() not in (None, data)]
        dropped = others[: max(0, len(others) + 1 - READERS)]
        _latest[:] = [*others[len(dropped) :], weakref.ref(data)]
    for ref in dropped:
        if old := ref():
            old.results.clear()


def supply() -> Supply | None:
    """Return the supply in use, None for the shipped data."""
    data = _in_use.get()
    return data.supply if data else None


def bound(make: Callable[[], R]) -> Callable[[], R]:
    """Return a function that makes the same of the data now in use, in whatever thread it runs."""
    data = _in_use.get()

    def run() -> R:
        token = _in_use.set(data)
        try:
            return make()
        finally:
            _in_use.reset(token)

    return run


def shared(most: int | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Cache a function of the data in use: for all sessions, or with the reader's own data.

    At most `most` results are kept for all; None is no limit, for arguments that are few.
    """

    def keep(compute: Callable[P, R]) -> Callable[P, R]:
        for_all: Callable[..., Any] = lru_cache(maxsize=most)(compute)

        @wraps(compute)
        def read(*args: P.args, **kwargs: P.kwargs) -> R:
            data = _in_use.get()
            kept = for_all if data is None else _results(data, compute)
            result: R = kept(*args, **kwargs)
            return result

        return read

    return keep


def _results(data: OwnData, compute: Callable[..., Any]) -> Callable[..., Any]:
    kept = data.results.get(compute)
    return kept or data.results.setdefault(compute, lru_cache(maxsize=RESULTS)(compute))
