"""The process that reads files, with little memory: `python -m model.own_data.worker FD`.

It ends by itself: when memory is short, when the server is gone, or when a file takes too long.
"""

import os
import resource
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

import model.own_data.read_workbook  # noqa: F401  (now, not when a file is there)
from model.facts.errors import Fault, SupplyError
from model.own_data.read_apart import MOST_SECONDS, OUT_OF_MEMORY
from model.own_data.read_upload import Upload, read_supply

MOST_MB = 100  # of memory beyond what the start takes
STATM, DATA = Path("/proc/self/statm"), 5  # pages that a process uses, and which are written to


def limit_memory() -> None:
    """Let this process have only so much more memory to write to (on Linux).

    Addresses alone, of which libraries take many, are free.
    """
    if STATM.exists():
        in_use = int(STATM.read_text().split()[DATA]) * resource.getpagesize()
        most = in_use + MOST_MB * 1024**2
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def main(pipe: Connection) -> None:
    """Read each file that comes in, and send what is in it or why it is refused."""
    os.nice(10)  # those who read pages go first
    limit_memory()
    with suppress(EOFError, ConnectionError):  # the server has ended
        while True:
            pipe.send("ready")
            asked = pipe.recv()
            signal.alarm(MOST_SECONDS + 2)  # the server ends it before, if it is there
            try:
                found: Upload | tuple[Fault, ...] = read_supply(*asked)
            except SupplyError as error:
                found = error.faults
            except MemoryError:
                pipe.send(OUT_OF_MEMORY)
                return
            pipe.send(found)
            signal.alarm(0)


if __name__ == "__main__":
    main(Connection(int(sys.argv[1])))
