"""Processor time of scoring: the 31 counties as shipped, and 3,000 units of the same shape."""

import time

import numpy as np
from threadpoolctl import threadpool_limits

from model.load import load
from model.scenario import BASELINE
from model.score import from_indicators, indicator_scores, score
from model.uncertainty import draw, intervals

ROUNDS = 60
BUDGET_MS = {"31 x 47": 0.5, "3,000 x 47": 5.0}


def cpu_ms(task, rounds: int = ROUNDS) -> float:
    """Return the median processor time of a task in milliseconds."""
    task()
    times = []
    for _ in range(rounds):
        start = time.process_time_ns()
        task()
        times.append((time.process_time_ns() - start) / 1e6)
    return float(np.median(times))


def main() -> None:
    """Print one line a task, with its budget where it has one."""
    threadpool_limits(limits=1, user_api="blas")  # as the server does
    data = load()
    many = 3_000
    rows = np.resize(np.arange(len(data.panel.codes)), many)
    unclipped = indicator_scores(data.panel, data.catalog)[rows]
    evidence = data.panel.is_evidence()[rows]
    names = tuple(str(number) for number in range(many))
    draws = draw(data.panel, data.catalog)
    baseline = score(data.panel, data.catalog, BASELINE)
    tasks = {
        "31 x 47": lambda: score(data.panel, data.catalog, BASELINE),
        "3,000 x 47": lambda: from_indicators(unclipped, evidence, names, data.catalog, BASELINE),
        "1,000 draws x 31": lambda: intervals(draws, baseline, data.catalog),
    }
    for name, task in tasks.items():
        spent = cpu_ms(task, 10 if "draws" in name else ROUNDS)
        budget = f"   budget {BUDGET_MS[name]} ms" if name in BUDGET_MS else ""
        print(f"{name:<18} {spent:8.3f} ms{budget}")


if __name__ == "__main__":
    main()
