"""Processor time and memory of scoring large tables, beside a bare numpy line and two libraries.

pymcdm and scikit-criteria know no hierarchy, goalposts or gaps: they are given one weighted mean
of all indicators on min-max scales, and so are we beside them.
"""

import time
import tracemalloc
import warnings
from dataclasses import replace

import numpy as np
from threadpoolctl import threadpool_limits

from model.cli.table import Table, rank_ranges, score_table
from model.score.indicator_tree import Tree, grow
from model.score.scales import Scale

UNITS, INDICATORS, ELEMENTS = 600_000, 36, 8
FLAT_UNITS = 3_000


def made(units: int, indicators: int, elements: int, p: float = 0.0) -> tuple[Tree, Table]:
    """Return a tree of elements and a table of random values without gaps."""
    rows = [("index", "", 1.0)]
    rows += [(f"e{k}", "index", 1.0) for k in range(elements)]
    rows += [(f"x{j}", f"e{j % elements}", 1.0) for j in range(indicators)]
    tree = grow(rows)
    branches = (replace(b, p=p if b.code == "index" else 1.0) for b in tree.branches)
    values = np.random.default_rng(0).uniform(0, 1, (units, indicators))
    ends = (np.zeros(indicators), np.ones(indicators))
    table = Table(values, np.ones(indicators), *ends, np.zeros(units, dtype=np.int16))
    return Tree(tree.leaves, tuple(branches)), table


def cpu_s(task, rounds: int = 3) -> float:
    """Return the least processor time of a task in seconds."""
    task()
    times = []
    for _ in range(rounds):
        start = time.process_time()
        task()
        times.append(time.process_time() - start)
    return min(times)


def bare(tree: Tree, table: Table) -> np.ndarray:
    """Score without a loop, a check or a gap: what numpy needs at least."""
    scores = np.clip((table.values - table.worst) / (table.best - table.worst), 0, 1) * 100
    elements = scores @ tree.stages[0].weights
    return np.exp(np.log(np.maximum(elements, 1)) @ np.full(ELEMENTS, 1 / ELEMENTS))


def large() -> None:
    """Print 600,000 x 36 beside the bare line, and the memory it takes over its input."""
    tree, table = made(UNITS, INDICATORS, ELEMENTS)
    ours, least = cpu_s(lambda: score_table(tree, table, Scale())), cpu_s(lambda: bare(tree, table))
    tracemalloc.start()
    score_table(tree, table, Scale())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    size = table.values.nbytes
    print(f"600,000 x 36            {ours:8.3f} s    budget 0.25 s")
    print(f"  over bare numpy       {ours / least:8.2f} x    budget 2.5 x")
    print(f"  memory with input     {(peak + size) / size:8.2f} x    budget 3 x the input")


def draws() -> None:
    """Print 1,000 draws of the ranks of 3,000 units."""
    tree, table = made(FLAT_UNITS, 47, ELEMENTS)
    spent = cpu_s(lambda: rank_ranges(tree, table, Scale(), 1000, 1))
    print(f"1,000 draws x 3,000     {spent:8.3f} s    budget 0.5 s")


def others() -> None:
    """Print one weighted mean of min-max scores beside pymcdm and scikit-criteria."""
    try:
        from pymcdm.helpers import rankdata
        from pymcdm.normalizations import minmax_normalization
        from skcriteria import mkdm
        from skcriteria.agg.simple import WeightedSumModel
        from skcriteria.preprocessing.scalers import MinMaxScaler
    except ImportError:
        print("pymcdm, scikit-criteria   not installed: make bench installs them")
        return
    for units in (31, FLAT_UNITS):
        tree, table = made(units, INDICATORS, 1, p=1.0)
        weights = np.full(INDICATORS, 1 / INDICATORS)

        def by_pymcdm(values=table.values, weights=weights):
            scaled = np.column_stack([minmax_normalization(column) for column in values.T])
            return rankdata(scaled @ weights, reverse=True)

        def by_skcriteria(values=table.values, weights=weights):
            problem = mkdm(values, [max] * INDICATORS, weights=weights)
            scaled = MinMaxScaler(target="matrix").transform(problem)
            return WeightedSumModel().evaluate(scaled).e_.score

        ours = cpu_s(lambda: score_table(tree, table, Scale("min-max")), 20)  # noqa: B023
        for name, task in (("pymcdm", by_pymcdm), ("scikit-criteria", by_skcriteria)):
            theirs = cpu_s(task, 5)
            print(f"{units:>5} x 36 min-max: ours {1e3 * ours:7.2f} ms, {name} "
                  f"{1e3 * theirs:8.2f} ms, {theirs / ours:6.1f} x")  # fmt: skip


def main() -> None:
    """Print one line a task, with its budget where it has one."""
    threadpool_limits(limits=1, user_api="blas")  # as the server does
    warnings.simplefilter("ignore")  # of the libraries compared with
    large()
    draws()
    others()


if __name__ == "__main__":
    main()
