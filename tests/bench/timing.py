"""Processor time of a task, and the line that tells it beside its budget."""

import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np

Found = TypeVar("Found")


def once(task: Callable[[], Found]) -> tuple[Found, float]:
    """Return what a task gives and its processor time in milliseconds."""
    start = time.process_time_ns()
    found = task()
    return found, (time.process_time_ns() - start) / 1e6


def typical(task: Callable[[], object], rounds: int) -> float:
    """Return the median processor time of a task in milliseconds, once it has run before."""
    task()
    return float(np.median([once(task)[1] for _ in range(rounds)]))


def line(what: str, spent: float, budget: float | None = None, more: str = "") -> None:
    """Print a task with its time and its budget, both in milliseconds."""
    limit = "" if budget is None else f"budget {budget:g} ms"
    print(f"{what:46}{spent:10.3f} ms   {limit:16}{more}".rstrip())
