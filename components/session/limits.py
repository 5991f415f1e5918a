"""How much may be saved: whoever finds a public address must not be able to fill the disk."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from model.facts.errors import LimitError

HOUR_S, DAY_S = 3600.0, 86_400.0
HOURLY = 30  # of one session: a save every other minute
# Of this server: sixteen for each of 31 counties. A set with every figure takes 0.3 MB, so that a
# day adds 150 MB or so at most.
DAILY = 500

_all: list[float] = []


@contextmanager
def within_limits(own: list[float]) -> Iterator[None]:
    """Let something be saved, and note it among the saves of its session; else LimitError."""
    now = time.monotonic()
    for saves, most, span in ((own, HOURLY, HOUR_S), (_all, DAILY, DAY_S)):
        saves[:] = [at for at in saves if now - at < span]
        if len(saves) >= most:
            raise LimitError
    yield
    own.append(now)
    _all.append(now)
