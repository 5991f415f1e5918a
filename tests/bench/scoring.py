"""Processor time of scoring: the 31 counties as shipped, their draws, and 3,000 units alike."""

import time

import numpy as np
from threadpoolctl import threadpool_limits

from model.facts.load import load
from model.score.method import Method
from model.score.scores import from_indicators, indicator_scores, score
from model.uncertainty.draws import draw, intervals
from model.uncertainty.rank_ranges import rank_intervals, sobol_of_scores
from model.uncertainty.value_of_data import measure_next

ROUNDS, FEW_ROUNDS = 60, 10
BUDGET_MS = {
    "31 x 47": 0.3,
    "3,000 x 47": 2.5,
    "1,000 draws x 31": 15.0,
    "all factors, 1,000 x 31": 40.0,
    "Sobol, 7,168 x 31": 150.0,
    "measure next, a county": 300.0,
}


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
    baseline = score(data.panel, data.catalog, Method())
    drawn = (draws, data.panel, baseline, data.catalog)
    county = data.panel.codes[0]
    tasks = {
        "31 x 47": lambda: score(data.panel, data.catalog, Method()),
        "3,000 x 47": lambda: from_indicators(unclipped, evidence, names, data.catalog, Method()),
        "1,000 draws x 31": lambda: intervals(draws, baseline, data.catalog),
        "all factors, 1,000 x 31": lambda: rank_intervals(*drawn),
        "Sobol, 7,168 x 31": lambda: sobol_of_scores(*drawn),
        "measure next, a county": lambda: measure_next(*drawn, county),
    }
    for name, task in tasks.items():
        spent = cpu_ms(task, ROUNDS if "x 47" in name else FEW_ROUNDS)
        print(f"{name:<24} {spent:8.3f} ms   budget {BUDGET_MS[name]} ms")


if __name__ == "__main__":
    main()
