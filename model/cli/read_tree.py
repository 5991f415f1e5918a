"""The two tables of `score`: a tree of indicators, and the values of units."""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple, cast, get_args

import numpy as np

from model.cli.csv_tables import CommandError, NamedRow, records
from model.facts.provenance import FloatArray
from model.score.indicator_tree import Branch, Tree, grow
from model.score.scales import Kind

MEANS = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0}
DIRECTIONS = {"": 1.0, "1": 1.0, "+1": 1.0, "-1": -1.0}
KINDS: tuple[Kind, ...] = get_args(Kind)
COLUMNS = ("code", "parent", "direction", "weight", "worst", "best")
OF_INDICATORS = ("scale", "target", "transform", "denominator")
OPTIONAL = ("aggregation", *OF_INDICATORS)


class Leaf(NamedTuple):
    """An indicator as its row tells it; NaN where a number is blank."""

    code: str
    direction: float  # 1 or -1
    worst: float  # under a logarithm, that of the goalpost
    best: float  # the target, where the scale is the distance to it
    kind: Kind
    is_log: bool
    denominator: str  # a column of the values, "" for none


def read_tree(args: argparse.Namespace) -> tuple[Tree, list[Leaf]]:
    """Return the tree of --indicators, and its leaves in order."""
    rows = records(args.indicators, COLUMNS, args.decimal)
    if unread := {name for row in rows for name in row if name} - {*COLUMNS, *OPTIONAL}:
        sys.stderr.write(f"{args.indicators}: not read: {', '.join(sorted(unread))}\n")
    for row in rows:
        row.update({column: row.get(column, "") for column in OPTIONAL})
        if not row["code"]:
            raise CommandError(f"{row.where}: the row has no code")
    weights = [row.number("weight") if row["weight"] else 1.0 for row in rows]
    tree = grow(
        (row["code"], row["parent"], weight) for row, weight in zip(rows, weights, strict=True)
    )
    if not tree.branches:
        raise CommandError(f"{args.indicators}: no row is the parent of another")
    known = {row["code"]: row for row in rows}
    branches = (_branch(branch, known[branch.code], tree, args) for branch in tree.branches)
    leaves = [_leaf(known[code], args.normalise) for code in tree.leaves]
    return Tree(tree.leaves, tuple(branches), strict=True), leaves


def _branch(branch: Branch, row: NamedRow, tree: Tree, args: argparse.Namespace) -> Branch:
    for column in OF_INDICATORS:
        if row[column]:
            raise CommandError(f"{row.where}, column {column}: only an indicator has one")
    if DIRECTIONS.get(row["direction"]) != 1:
        raise CommandError(f"{row.where}, column direction: an aggregate has none, leave it blank")
    usual = args.within if branch.code in tree.lowest else args.across
    mean = _one_of(MEANS, row, "aggregation") or usual
    return replace(branch, p=MEANS[mean], min_coverage=args.min_coverage)


def _one_of(allowed: Iterable[str], row: NamedRow, column: str) -> str:
    """Return the word in a column, which may be blank."""
    if row[column] and row[column] not in allowed:
        raise CommandError(
            f"{row.where}, column {column}: {row[column]!r} is none of {', '.join(allowed)}"
        )
    return row[column]


def _leaf(row: NamedRow, usual: Kind) -> Leaf:
    direction = DIRECTIONS[_one_of(("1", "-1", "+1"), row, "direction")]
    kind = cast("Kind", _one_of(KINDS, row, "scale") or usual)
    worst, best = row.number("worst"), row.number("best")
    if kind == "goalposts" and not (best - worst) * direction > 0:
        raise CommandError(
            f"{row.where}, {row['code']}: goalposts need worst and best, apart and in the order of "
            f"the direction (worst {worst:g}, best {best:g})"
        )
    if kind == "target":
        worst, best = np.nan, row.number("target")
        if np.isnan(best):
            raise CommandError(f"{row.where}, column target: {row['code']} needs a target")
    is_log = _one_of(["log"], row, "transform") == "log"
    if is_log and kind in ("goalposts", "target"):
        worst, best = (_log(end, f"{row.where}, {row['code']}") for end in (worst, best))
    return Leaf(row["code"], direction, worst, best, kind, is_log, row["denominator"])


def _log(value: float, where: str) -> float:
    if value <= 0:
        raise CommandError(f"{where}: {value:g} has no logarithm")
    return float(np.log(value))


def read_values(
    args: argparse.Namespace, leaves: list[Leaf]
) -> tuple[list[str], FloatArray, list[str]]:
    """Return the units, their values by leaf (n, m) as they are scored, and their peer groups."""
    codes = [leaf.code for leaf in leaves]
    needed = [*codes, *(leaf.denominator for leaf in leaves if leaf.denominator)]
    rows = records(args.values, needed, args.decimal)
    first = next(iter(rows[0])) if rows else ""
    if not rows or first in needed:
        raise CommandError(f"{args.values}: needs a first column of unit names and a row a unit")
    places: dict[str, str] = {}
    for row in rows:
        unit = row[first]
        if unit in ("", "unit", "rank"):
            raise CommandError(f"{row.where}: a unit needs a name, not {unit!r}")
        if unit in places:
            raise CommandError(f"{row.where}: the unit {unit!r} stands already in {places[unit]}")
        places[unit] = row.where
    values = np.array([[_value(row, leaf) for leaf in leaves] for row in rows])
    groups = [row.get("group", "") if "group" not in codes else "" for row in rows]
    return list(places), values, groups


def _value(row: NamedRow, leaf: Leaf) -> float:
    value = row.number(leaf.code)
    if leaf.denominator:
        divisor = row.number(leaf.denominator)
        if divisor <= 0:
            raise CommandError(f"{row.where}, column {leaf.denominator}: must be more than 0")
        value = float(np.divide(value, divisor))
    return _log(value, f"{row.where}, column {leaf.code}") if leaf.is_log else value
