"""What whoever finds a public address may not do: fill the disk, or guess a secret in the end."""

import hashlib
import hmac
import logging
import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from model.facts.errors import LimitError

HOUR_S, DAY_S = 3600.0, 86_400.0
HOURLY = 30  # of one session: a save every other minute
# Of this server, new sets and what-ifs apart: sixteen for each of 31 counties. A set with every
# figure takes 0.3 MB, so that a day adds 150 MB or so of new ones at most.
DAILY = 500
VERSIONS = 100  # a day of one set: whoever may change it does not wait for all others
SETS, WHAT_IFS = "sets", "what_ifs"
LONGEST_S = 300.0  # after wrong secrets: at most 288 tries a day, however many sessions

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


class Guesses:
    """The wrong tries at a secret of all sessions together: each locks it longer, for everybody."""

    def __init__(self) -> None:
        self.wrong, self.locked_until = 0, 0.0
        self.one_at_a_time = Lock()

    def wait_s(self) -> int:
        """Return for how many seconds nobody may try."""
        return max(0, math.ceil(self.locked_until - time.monotonic()))

    def fault(self, said: str, meant: str) -> str:
        """Return '' if a secret is right, else `secret`; `locked` where it was not looked at."""
        with self.one_at_a_time:
            if self.wait_s():
                return "locked"
            if meant and hmac.compare_digest(hashed(said), hashed(meant)):
                self.wrong = 0
                return ""
            self.wrong += 1
            span = min(2.0 ** min(self.wrong, 10), LONGEST_S)
            self.locked_until = time.monotonic() + span
        logging.getLogger(__name__).warning(
            "A wrong secret of reviewers, %d in a row: locked for %d s", self.wrong, span
        )
        return "secret"


def hashed(text: str) -> bytes:
    """Return what tells two secrets apart and gives neither away."""
    return hashlib.sha256(text.encode(errors="backslashreplace")).digest()
