"""How much may be saved: whoever finds a public address must not be able to fill the disk."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from model.facts.errors import LimitError

HOUR_S, DAY_S = 3600.0, 86_400.0
HOURLY = 30  # of one session: a save every other minute
# Of this server, new sets and what-ifs apart: sixteen for each of 31 counties. A set with every
# figure takes 0.3 MB, so that a day adds 150 MB or so of new ones at most.
DAILY = 500
VERSIONS = 100  # a day of one set: whoever may change it does not wait for all others
SETS, WHAT_IFS = "sets", "what_ifs"

_all: dict[str, list[float]] = {}


@contextmanager
def within_limits(own: list[float], what: str) -> Iterator[None]:
    """Let something be saved, and note it among the saves of its session; else LimitError.

    `what` is counted together for all: SETS, WHAT_IFS, or the view code of a set saved anew.
    """
    now, most_of = time.monotonic(), DAILY if what in (SETS, WHAT_IFS) else VERSIONS
    alike = _all.setdefault(what, [])
    for saves, most, span in ((own, HOURLY, HOUR_S), (alike, most_of, DAY_S)):
        saves[:] = [at for at in saves if now - at < span]
        if len(saves) >= most:
            raise LimitError
    yield
    own.append(now)
    alike.append(now)
