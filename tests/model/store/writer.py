"""Processes that write to a store at the same time, or until they are killed in the middle.

`python -m tests.model.store.writer open N`: N children save a set each at the same moment; prints
their codes, a line each.
`python -m tests.model.store.writer kill ROUNDS`: in each round a child saves version after version
and is killed; prints how many were acknowledged in each, and the rounds that lost one, as JSON.
"""

import json
import os
import random
import signal
import sys
import time

from model.facts.errors import StaleError
from model.store import database, store
from model.store.record import Codes
from tests.model.store.supplies import supply

FIGURES = 300  # a version of some 30 kB: the kill meets it in the middle
ACKNOWLEDGED = 3  # saves before each kill


def write(codes: Codes, version: int, out: int) -> None:
    """Save version after version; tell each one that is acknowledged."""
    while True:
        try:
            version = store.save(codes, supply(version + 1, FIGURES), version)
        except StaleError as fault:  # the last save of who was killed before came through
            version = fault.version
            continue
        os.write(out, f"{version}\n".encode())


def killed(codes: Codes, version: int, chance: random.Random) -> int:
    """Let a child write and kill it; return the last version that it was told is saved."""
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        database._engine.cache_clear()  # no connection is shared with the parent
        write(codes, version, told)
    os.close(told)
    lines = b""
    while lines.count(b"\n") < ACKNOWLEDGED:
        if not (part := os.read(heard, 4096)):
            raise SystemExit("the writer ended by itself")
        lines += part
    time.sleep(chance.uniform(0, 0.02))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while part := os.read(heard, 4096):
        lines += part
    os.close(heard)
    return int(lines[: lines.rindex(b"\n")].split()[-1])


def open_at_once(count: int) -> None:
    """Let children that have loaded everything start together; fail where one of them does."""
    waits, starts = os.pipe()
    children = []
    for _ in range(count):
        if (child := os.fork()) == 0:
            os.close(starts)
            os.read(waits, 1)  # until the parent closes its end
            os.write(1, f"{store.save_new(supply(1), 'x', '').view}\n".encode())
            os._exit(0)
        children.append(child)
    os.close(starts)
    if any(os.waitpid(child, 0)[1] for child in children):
        raise SystemExit("a child failed")


def main() -> None:
    """Do what the command asks for."""
    if sys.argv[1] == "open":
        open_at_once(int(sys.argv[2]))
        return
    chance = random.Random(1)
    codes = store.save_new(supply(1, FIGURES), "x", "")
    acknowledged: list[int] = []
    lost = 0
    for _ in range(int(sys.argv[2])):
        stands = store.read(codes.view).version
        last = killed(codes, stands, chance)
        acknowledged.append(last - stands)
        lost += store.read(codes.view).version < last
    sys.stdout.write(json.dumps({"acknowledged": acknowledged, "lost": lost}))


if __name__ == "__main__":
    main()
