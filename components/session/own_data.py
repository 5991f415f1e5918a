"""Figures put in by readers: results of their own, gone with the last session that uses them.

What one reader has uploaded no other session can come by; a set that was saved is shared by all who
have its code. Of many such results those of the last few readers are kept, the others' made anew:
the draws of one take 12 MB.
"""

import time
import weakref
from dataclasses import dataclass, replace
from threading import Lock

from model.facts.errors import Fault, StoreDownError
from model.facts.load import Data
from model.own_data.overlay import Origin, Supply, template_codes
from model.results.results import Results, shipped
from model.store.record import Kept

READERS = 4  # whose results are kept at the same time
RETRY_S = 5.0  # a store that is down is left alone for so long: asking takes seconds

_latest: list[weakref.ref[Results]] = []
_lock = Lock()


@dataclass(frozen=True)
class DataSet:
    """A saved set of figures and what follows from it, one for all who read this version."""

    kept: Kept
    results: Results


_opened: weakref.WeakValueDictionary[tuple[str, int], DataSet] = weakref.WeakValueDictionary()
_down_until = 0.0


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


def opened(code: str) -> DataSet:
    """Return the newest version of a saved set; StoreDownError or UnknownCodeError."""
    global _down_until
    if time.monotonic() < _down_until:
        raise StoreDownError
    from model.store import store  # with a database's library: only for readers who ask for it

    try:
        kept = store.read(code)
    except StoreDownError:
        _down_until = time.monotonic() + RETRY_S
        raise
    with _lock:
        found = _opened.get((code, kept.version))
        if found is None:
            found = DataSet(kept, shipped().over(_usable(kept, shipped().data)))
            _opened[code, kept.version] = found
    return found


def _usable(kept: Kept, data: Data) -> Supply:
    """Return the figures of a set that are of something we know, each said to be the office's."""
    indicators, counties = template_codes(data.catalog), data.panel.codes
    townships = {one.code for one in data.network.townships}

    def named(origin: Origin) -> Origin:
        said = " · ".join(dict.fromkeys((origin.source, kept.office, kept.day)))
        return replace(origin, source=said)

    return Supply(
        tuple(
            replace(one, origin=named(one.origin))
            for one in kept.supply.figures
            if one.county in counties and one.indicator in indicators
        ),
        tuple(
            replace(one, origin=named(one.origin))
            for one in kept.supply.stations
            if one.township in townships
        ),
    )
