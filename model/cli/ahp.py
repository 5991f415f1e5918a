"""`ahp`: weights from a matrix of pairwise comparisons, with their consistency."""

import argparse

from model.cli.csv_tables import cell, matrix, write
from model.uncertainty.weightings import CONSISTENCY_LIMIT, ahp


def run(args: argparse.Namespace) -> None:
    """Write a line a criterion with its weight, then lambda max, CI and CR."""
    table, _, names = matrix(args.matrix)
    result = ahp(table)
    rows = [[name, cell(weight)] for name, weight in zip(names, result.weights, strict=True)]
    index, ratio = result.consistency_index, result.consistency_ratio
    rows += [["lambda_max", cell(result.lambda_max)], ["consistency_index", cell(index)]]
    rows += [["consistency_ratio", cell(ratio)]]
    rows += [["consistent", "no" if ratio > CONSISTENCY_LIMIT else "yes"]]
    write("", ["criterion", "weight"], rows)
