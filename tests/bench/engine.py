"""Processor time and memory of scoring large tables, beside a bare numpy line and two libraries.

pymcdm and scikit-criteria know no hierarchy, goalposts or gaps: they are given one weighted mean
of all indicators on min-max scales, and so are we beside them.
"""

import tracemalloc
import warnings
from dataclasses import replace

import numpy as np
from threadpoolctl import threadpool_limits

from model.cli.any_table import UnitTable, rank_ranges, score_table
from model.score.indicator_tree import Tree, grow
from model.score.scales import Scale
from tests.bench.timing import line, typical

INDICATORS, ELEMENTS = 36, 8


def made(units: int, indicators: int, elements: int, p: float = 0.0) -> tuple[Tree, UnitTable]:
    """Return a tree of elements and a table of random values without gaps."""
    rows = [("index", "", 1.0)]
    rows += [(f"e{k}", "index", 1.0) for k in range(elements)]
    rows += [(f"x{j}", f"e{j % elements}", 1.0) for j in range(indicators)]
    tree = grow(rows)
    branches = (replace(b, p=p if b.code == "index" else 1.0) for b in tree.branches)
    values = np.random.default_rng(0).uniform(0, 1, (units, indicators))
    ends = (np.zeros(indicators), np.ones(indicators))
    table = UnitTable(values, np.ones(indicators), *ends, np.zeros(units, dtype=np.int16))
    return Tree(tree.leaves, tuple(branches)), table


def bare(tree: Tree, table: UnitTable) -> np.ndarray:
    """Score without a loop, a check or a gap: what numpy needs at least."""
    scores = np.clip((table.values - table.worst) / (table.best - table.worst), 0, 1) * 100
    elements = scores @ tree.stages[0].weights
    return np.exp(np.log(np.maximum(elements, 1)) @ np.full(ELEMENTS, 1 / ELEMENTS))


def large(units: int) -> None:
    """Print a table beside the bare line, and the memory it takes over its input."""
    tree, table = made(units, INDICATORS, ELEMENTS)
    ours = typical(lambda: score_table(tree, table, Scale()), 5)
    least = typical(lambda: bare(tree, table), 5)
    tracemalloc.start()
    score_table(tree, table, Scale())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    # Memory sets the pace of so large a table: what counts is the ratio to the bare line.
    line(f"{units:,} x 36", ours, 350)
    print(f"  over bare numpy {ours / least:.2f} x, budget 2.5 x")
    size = table.values.nbytes
    print(f"  memory with input {(peak + size) / size:.2f} x the input, budget 3 x")


def ranges(units: int, draws: int) -> None:
    """Print draws of the ranks of many units."""
    tree, table = made(units, 47, ELEMENTS)
    spent = typical(lambda: rank_ranges(tree, table, Scale(), draws, 1), 3)
    line(f"{draws:,} draws x {units:,}", spent, 600)


def beside_libraries(units: int) -> None:
    """Print one weighted mean of min-max scores beside pymcdm and scikit-criteria."""
    from pymcdm.helpers import rankdata
    from pymcdm.normalizations import minmax_normalization
    from skcriteria import mkdm
    from skcriteria.agg.simple import WeightedSumModel
    from skcriteria.preprocessing.scalers import MinMaxScaler

    tree, table = made(units, INDICATORS, 1, p=1.0)
    weights = np.full(INDICATORS, 1 / INDICATORS)

    def by_pymcdm():
        scaled = np.column_stack([minmax_normalization(column) for column in table.values.T])
        return rankdata(scaled @ weights, reverse=True)

    def by_skcriteria():
        problem = mkdm(table.values, [max] * INDICATORS, weights=weights)
        scaled = MinMaxScaler(target="matrix").transform(problem)
        return WeightedSumModel().evaluate(scaled).e_.score

    ours = typical(lambda: score_table(tree, table, Scale("min-max")), 20)
    line(f"{units:,} x 36 min-max", ours)
    for name, task in (("pymcdm", by_pymcdm), ("scikit-criteria", by_skcriteria)):
        theirs = typical(task, 5)
        line(f"  {name}", theirs, more=f"{theirs / ours:.1f} x")


def main(tiny: bool = False) -> None:
    """Print one line a task, with its budget where it has one; `tiny` takes small tables."""
    with threadpool_limits(limits=1, user_api="blas"), warnings.catch_warnings():  # as the server
        warnings.simplefilter("ignore")  # of the libraries compared with
        large(600 if tiny else 600_000)
        ranges(30 if tiny else 3_000, 20 if tiny else 1_000)
        try:
            for units in (31,) if tiny else (31, 3_000):
                beside_libraries(units)
        except ImportError:
            print("pymcdm, scikit-criteria not installed: make bench installs them")


if __name__ == "__main__":
    main()
