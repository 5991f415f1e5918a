"""`score`: any table of units on any tree of indicators, read from CSV, written to CSV."""

import argparse
import sys
from dataclasses import dataclass, replace

import numpy as np

from model.cli.csv_tables import CommandError, cell, number, records, write
from model.cli.table import Table, competition_ranks, rank_ranges, score_table
from model.facts.provenance import FloatArray
from model.score.indicator_tree import Tree, grow
from model.score.scales import RESCALED, Kind, Scale

MEANS = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0}
LEAST = 0.01  # of the scale's top: what a geometric mean reads a lower score as
GROUP = "group"
DIRECTIONS = {"": 1.0, "1": 1.0, "+1": 1.0, "-1": -1.0}


@dataclass(frozen=True, slots=True)
class Leaf:
    """An indicator row of tree.csv: direction 1 or -1, goalposts NaN where blank."""

    code: str
    direction: float
    worst: float
    best: float


def run(args: argparse.Namespace) -> None:
    """Score the table as asked and write it; CommandError or TreeError if that cannot be."""
    if not (args.indicators and args.values):
        raise CommandError("score needs --indicators and --values, or --county-scores")
    tree, leaves = read_tree(args)
    units, table = read_values(args.values, leaves)
    if args.missing == "peer-median":
        table = table.filled()
    scale, tree = fit(Scale(args.normalise, *args.range), tree, len(units))
    _check_goalposts(scale, leaves, args.indicators)
    rolled = score_table(tree, table, scale)
    ranks = competition_ranks(rolled.values[:, tree.root])
    columns = [*rolled.values.T, ranks]
    header = ["unit", *tree.codes, "rank"]
    if args.draws:
        columns += list(rank_ranges(tree, table, scale, args.draws, args.seed).T)
        header += ["rank_low", "rank_median", "rank_high"]
    rows = zip(units, *([cell(float(v)) for v in column] for column in columns), strict=True)
    write(args.out, header, list(rows))


def read_tree(args: argparse.Namespace) -> tuple[Tree, list[Leaf]]:
    """Read tree.csv: the tree under the means asked for, and its leaves in order."""
    path = args.indicators
    rows = records(path, "code parent direction weight worst best")
    where = {row["code"]: f"{path}, row {i}" for i, row in enumerate(rows, start=2)}
    weighed = []
    for row in rows:
        weight = number(row["weight"], f"{where[row['code']]}, weight")
        weighed.append((row["code"], row["parent"], 1.0 if np.isnan(weight) else weight))
    tree = grow(weighed)
    if not tree.branches:
        raise CommandError(f"{path}: no row is the parent of another")
    own = {row["code"]: row.get("aggregation", "") for row in rows}
    branches = []
    for branch in tree.branches:
        name = own[branch.code] or (args.within if branch.code in tree.lowest else args.across)
        if name not in MEANS:
            allowed = ", ".join(MEANS)
            raise CommandError(f"{where[branch.code]}, aggregation: {name!r} is none of {allowed}")
        branches.append(replace(branch, p=MEANS[name], min_coverage=args.min_coverage))
    known = {row["code"]: row for row in rows}
    leaves = [_leaf(known[code], where[code]) for code in tree.leaves]
    return Tree(tree.leaves, tuple(branches)), leaves


def _leaf(row: dict[str, str], where: str) -> Leaf:
    if row["direction"] not in DIRECTIONS:
        raise CommandError(f"{where}, direction: {row['direction']!r} is neither 1 nor -1")
    worst, best = (number(row[end], f"{where}, {end}") for end in ("worst", "best"))
    return Leaf(row["code"], DIRECTIONS[row["direction"]], worst, best)


def read_values(path: str, leaves: list[Leaf]) -> tuple[list[str], Table]:
    """Read values.csv: units, and their values in the order of the leaves.

    A column `group` that is no indicator names each unit's peer group.
    """
    codes = [leaf.code for leaf in leaves]
    rows = records(path, " ".join(codes))
    first = next(iter(rows[0])) if rows else ""
    if not rows or first in codes:
        raise CommandError(f"{path}: needs a first column of unit names and at least one unit")
    values = np.array(
        [
            [number(row[code], f"{path}, row {i}, {code}") for code in codes]
            for i, row in enumerate(rows, start=2)
        ]
    )
    names = [row.get(GROUP, "") if GROUP not in codes else "" for row in rows]
    numbers = {name: i for i, name in enumerate(dict.fromkeys(names))}
    table = Table(
        values=values,
        direction=np.array([leaf.direction for leaf in leaves]),
        worst=np.array([leaf.worst for leaf in leaves]),
        best=np.array([leaf.best for leaf in leaves]),
        group=np.array([numbers[name] for name in names], dtype=np.int16),
    )
    return [row[first] for row in rows], table


def fit(scale: Scale, tree: Tree, units: int) -> tuple[Scale, Tree]:
    """Return scale and tree that suit each other.

    A z-score meeting a geometric or harmonic mean is rescaled to mean 50, standard deviation
    50/3, and said on stderr; below a hundredth of the scale's top a score is read as that.
    """
    if scale.kind == "z-score":
        if all(branch.p > 0 for branch in tree.branches):
            return scale, tree
        sys.stderr.write(
            "z-scores have no geometric or harmonic mean: rescaled to mean 50, standard "
            "deviation 50/3, and read as 1 below 1\n"
        )
        return RESCALED, _floored(tree, 1.0)
    top = {"min-max": max(abs(scale.low), abs(scale.high)), "rank": float(units)}
    return scale, _floored(tree, LEAST * top.get(scale.kind, 100.0))


def _floored(tree: Tree, floor: float) -> Tree:
    return Tree(tree.leaves, tuple(replace(b, floor=floor) for b in tree.branches))


def _check_goalposts(scale: Scale, leaves: list[Leaf], path: str) -> None:
    if scale.kind != "goalposts":
        return
    for leaf in leaves:
        gap: float | FloatArray = (leaf.best - leaf.worst) * leaf.direction
        if not gap > 0:
            raise CommandError(
                f"{path}, {leaf.code}: goalposts need worst and best, apart and in the order of "
                f"the direction (worst {leaf.worst:g}, best {leaf.best:g})"
            )


KINDS: tuple[Kind, ...] = ("goalposts", "min-max", "z-score", "rank", "percentile")
