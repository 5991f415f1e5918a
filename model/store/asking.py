"""Ask the store, and wait no longer than a reader would; where it is down, leave it alone.

A server that takes a connection and then stays silent would hold a run up for ever: no limit of its
own ends that. What was asked of it may still be done later: whoever asks holds it for not done.
"""

import time
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import ParamSpec, TypeVar

from model.facts.errors import NotTakenError, StoreDownError

WAIT_S = 2.5  # for an answer: a little more than the database waits for a lock
PAUSE_S = 5.0  # without a further question of the same kind
READ, WRITE = "read", "write"  # a full disk can still be read
PRESS = "press"  # a write that a reader waits for: asked at once
P = ParamSpec("P")
T = TypeVar("T")

_not_before = {READ: 0.0, WRITE: 0.0}


def asked(kind: str, question: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Return what the store answers; StoreDownError, at once where it was down a moment ago."""
    if kind != PRESS and time.monotonic() < _not_before[kind]:
        raise StoreDownError
    answer: Future[T] = Future()

    def ask() -> None:
        try:
            answer.set_result(question(*args, **kwargs))
        except BaseException as fault:  # noqa: BLE001  (it is raised where it was asked)
            answer.set_exception(fault)

    Thread(target=ask, daemon=True).start()
    try:
        return answer.result(WAIT_S)
    except NotTakenError:  # of others it takes theirs
        raise
    except (StoreDownError, TimeoutError) as fault:
        _not_before[WRITE if kind == PRESS else kind] = time.monotonic() + PAUSE_S
        raise StoreDownError from fault
