"""`ahp`: weights from a matrix of pairwise comparisons, with their consistency."""

import argparse
import math

from model.cli.csv_tables import CommandError, cell, is_number, matrix, read, write
from model.facts.provenance import FloatArray
from model.uncertainty.weightings import CONSISTENCY_LIMIT, ahp


def run(args: argparse.Namespace) -> None:
    """Write a line a criterion with its weight, then lambda max, CI and CR."""
    table, names = read_comparisons(args.matrix, args.decimal)
    result = ahp(table)
    rows = [[name, cell(weight)] for name, weight in zip(names, result.weights, strict=True)]
    index, ratio = result.consistency_index, result.consistency_ratio
    rows += [["lambda_max", cell(result.lambda_max)], ["consistency_index", cell(index)]]
    rows += [["consistency_ratio", cell(ratio)]]
    known = "no" if ratio > CONSISTENCY_LIMIT else "yes"
    rows += [["consistent", "not known" if math.isnan(ratio) else known]]
    write("", ["criterion", "weight"], rows)


def read_comparisons(path: str, decimal: str) -> tuple[FloatArray, list[str]]:
    """Return a square table of comparisons, which may be fractions, and its names.

    A row or column beyond the square is names, and both are where the corner is no number.
    """
    table = read(path, decimal)
    first = table.rows[0][1]
    beyond = len(table.rows) - len(first)
    both = not beyond and not is_number(first[0], table.decimal)
    top, left = both or beyond == 1, both or beyond == -1
    numbers, names, columns = matrix(table, top, left, fraction=True)
    if both and names != columns:
        raise CommandError(f"{path}: rows and columns need the same names in the same order")
    return numbers, names if beyond < 0 else columns
