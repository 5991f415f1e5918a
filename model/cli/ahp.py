"""`ahp`: weights from a matrix of pairwise comparisons, with their consistency."""

import argparse

from model.cli.csv_tables import cell, matrix, write
from model.uncertainty.weightings import CONSISTENCY_LIMIT, ahp


def run(args: argparse.Namespace) -> None:
    """Write a line a criterion with its weight, then lambda max, CI and CR."""
    table, _, names = matrix(args.matrix)
    found = ahp(table)
    rows = [[name, cell(float(w))] for name, w in zip(names, found.weights, strict=True)]
    rows += [
        ["lambda_max", cell(found.lambda_max)],
        ["consistency_index", cell(found.consistency_index)],
        ["consistency_ratio", cell(found.consistency_ratio)],
        ["consistent", "no" if found.consistency_ratio > CONSISTENCY_LIMIT else "yes"],
    ]
    write("", ["criterion", "weight"], rows)
