"""Reads files in a process apart: one at a time, first come first served, none for ever.

A file made to use up memory or time then costs other readers nothing, and the process is ended with
it, or when its reader leaves; else it waits for the next file. It has its own command line:
`multiprocessing`, and what is built on it, would run the server's main module once more, which
under Streamlit is the page; and a server with threads must not be forked.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import Pipe
from threading import Lock
from typing import Any

from model.facts.errors import Fault, SupplyError, refused
from model.facts.load import Data
from model.facts.read_csv import ROOT
from model.own_data.read_upload import Upload

MOST_SECONDS = 8  # of a file; the largest that is read takes one
SLICE_S = 0.05  # between two looks whether the reader is still there
PATIENCE_S, MOST_WAITING = 20, 8
# The matrix library takes memory for each of its helpers, of which none is needed.
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1"}
SECRET = {"REVIEW_SECRET", "DATABASE_URL"}  # a file that takes the process over finds neither

OUT_OF_MEMORY = (Fault("memory"),)  # its last word
_waiting: list[object] = []
_spare: list["Worker"] = []
_lock = Lock()

Wanted = Callable[[], bool]


def read(raw: bytes, file: str, data: Data, latest_year: int, is_wanted: Wanted) -> Upload:
    """Read a file as `read_supply` does; SupplyError also if it takes too much or too long.

    `is_wanted` is asked all the while; when it says no, the file is given up.
    """
    with _turn(is_wanted):
        worker = _worker()
        try:
            found = worker.answer((raw, file, data, latest_year), is_wanted)
        except BaseException:  # also that of a run which is stopped
            worker.end()
            raise
        _spare.append(worker)
    if isinstance(found, Upload):
        return found
    raise SupplyError(found)


def prepare() -> bool:
    """Start the process for the next file, unless one waits; return whether there is one."""
    with _lock:
        return _is_ready()


def _worker() -> "Worker":
    with _lock:  # else another reader could take the one that was just made
        if not _is_ready():
            raise refused("unread")
        return _spare.pop()


def _is_ready() -> bool:
    for ended in [one for one in _spare if one.process.poll() is not None]:
        _spare.remove(ended)
        ended.end()
    try:
        _spare[:] = _spare or [Worker()]
    except OSError:
        return False
    return True


@contextmanager
def _turn(is_wanted: Wanted) -> Iterator[None]:
    """Wait until the files that came before are read."""
    if len(_waiting) >= MOST_WAITING:
        raise refused("busy")
    mine, until = object(), time.monotonic() + PATIENCE_S
    _waiting.append(mine)
    try:
        while _waiting[0] is not mine:
            time.sleep(SLICE_S)
            if not is_wanted() or time.monotonic() > until:
                raise refused("busy")
        yield
    finally:
        _waiting.remove(mine)


class Worker:
    """A process that reads files."""

    def __init__(self) -> None:
        self.pipe, theirs = Pipe()
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "model.own_data.worker", str(theirs.fileno())],
                cwd=ROOT.parent,
                env={n: said for n, said in os.environ.items() if n not in SECRET} | ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )

    def answer(self, asked: tuple[Any, ...], is_wanted: Wanted) -> Upload | tuple[Fault, ...]:
        """Return what it makes of a file; SupplyError where it ends, or has to be ended."""
        try:
            self._receive(is_wanted)  # it is ready
            self.pipe.send(asked)
            found: Upload | tuple[Fault, ...] = self._receive(is_wanted)
        except (OSError, EOFError) as error:  # it has ended; it says why in the server's log
            raise refused("unread") from error
        if found == OUT_OF_MEMORY:
            raise SupplyError(OUT_OF_MEMORY)
        return found

    def _receive(self, is_wanted: Wanted) -> Any:  # noqa: ANN401  (whatever was sent)
        until = time.monotonic() + MOST_SECONDS
        while not self.pipe.poll(SLICE_S):
            if not is_wanted():
                raise refused("unread")
            if time.monotonic() > until:
                raise refused("slow", allowed=MOST_SECONDS)
        return self.pipe.recv()

    def end(self) -> None:
        """End it, whatever it does."""
        self.process.kill()
        self.process.wait()
        self.pipe.close()
