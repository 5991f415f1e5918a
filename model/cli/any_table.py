"""`score`: any table of units on any tree of indicators, read from CSV, written to CSV."""

import argparse
import sys
from dataclasses import dataclass, replace

import numpy as np
from scipy.stats import rankdata

from model.cli.csv_tables import CommandError, cell, number, records, write
from model.facts.provenance import FloatArray, IntArray
from model.score.goalposts import clip, goalposts
from model.score.indicator_tree import Rolled, Tree, grow, roll_up, root_scores
from model.score.scales import RESCALED, Scale, normalise

MEANS = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0}
LEAST = 0.01  # of the scale's top: what a geometric mean reads a lower score as
DIRECTIONS = {"": 1.0, "1": 1.0, "+1": 1.0, "-1": -1.0}
BLOCK = 4096  # rows aggregated at once: they stay in the processor's cache
DRAW_CELLS = 2**22  # drawn cells held at once
SPREAD = 0.25  # weights times U(1 - .25, 1 + .25)
LEAST_DONORS = 3  # a missing cell is drawn from its group if it has as many


@dataclass(frozen=True, slots=True, eq=False)
class UnitTable:
    """Raw values of units, with direction, goalposts and peer group."""

    values: FloatArray  # (n, m), NaN missing
    direction: FloatArray  # (m,), 1 or -1
    worst: FloatArray  # (m,), NaN where no goalposts are used
    best: FloatArray
    group: IntArray  # (n,), numbers the peer groups

    def scores(self, scale: Scale) -> FloatArray:
        """Return the normalised scores, shape (n, m)."""
        return normalise(self.values, self.direction, scale, self.worst, self.best)

    def filled(self) -> "UnitTable":
        """Return the table with each gap at its peers' median, at that of all without peers."""
        values = self.values.copy()
        for i, j in np.argwhere(np.isnan(values)):
            column = self.values[:, j]
            known = column[(self.group == self.group[i]) & ~np.isnan(column)]
            known = known if len(known) else column[~np.isnan(column)]
            values[i, j] = np.median(known) if len(known) else np.nan
        return replace(self, values=values)


def run(args: argparse.Namespace) -> None:
    """Score the table as asked and write it; CommandError or TreeError if that cannot be."""
    if not (args.indicators and args.values):
        raise CommandError("score needs --indicators and --values, or --county-scores")
    tree, ends = read_tree(args)
    units, table = read_values(args.values, tree.leaves, ends)
    if args.missing == "peer-median":
        table = table.filled()
    scale, tree = fit(Scale(args.normalise, *args.range), tree, len(units))
    ordered = (table.best - table.worst) * table.direction > 0
    if scale.kind == "goalposts" and not ordered.all():
        j = int(ordered.argmin())
        raise CommandError(
            f"{args.indicators}, {tree.leaves[j]}: goalposts need worst and best, apart and in the "
            f"order of the direction (worst {table.worst[j]:g}, best {table.best[j]:g})"
        )
    scores = score_table(tree, table, scale).values
    columns, header = [scores, competition_ranks(scores[:, [tree.root]])], [*tree.codes, "rank"]
    if args.draws:
        columns.append(rank_ranges(tree, table, scale, args.draws, args.seed))
        header += ["rank_low", "rank_median", "rank_high"]
    rows = zip(units, np.hstack(columns), strict=True)
    write(args.out, ["unit", *header], ([unit, *map(cell, row)] for unit, row in rows))


def read_tree(args: argparse.Namespace) -> tuple[Tree, FloatArray]:
    """Return the tree of tree.csv and direction, worst and best of its leaves, shape (3, m)."""
    path = args.indicators
    rows = records(path, "code parent direction weight worst best")
    known = {row["code"]: (row, f"{path}, row {i}") for i, row in enumerate(rows, start=2)}
    weights = [number(row["weight"], f"{known[row['code']][1]}, weight") for row in rows]
    tree = grow(
        (row["code"], row["parent"], 1.0 if np.isnan(weight) else weight)
        for row, weight in zip(rows, weights, strict=True)
    )
    if not tree.branches:
        raise CommandError(f"{path}: no row is the parent of another")
    branches, ends = [], []
    for branch in tree.branches:
        row, where = known[branch.code]
        usual = args.within if branch.code in tree.lowest else args.across
        name = row.get("aggregation") or usual
        if name not in MEANS:
            allowed = ", ".join(MEANS)
            raise CommandError(f"{where}, aggregation: {name!r} is none of {allowed}")
        branches.append(replace(branch, p=MEANS[name], min_coverage=args.min_coverage))
    for row, where in (known[code] for code in tree.leaves):
        direction = row["direction"]
        if direction not in DIRECTIONS:
            raise CommandError(f"{where}, direction: {direction!r} is neither 1 nor -1")
        posts = (number(row[end], f"{where}, {end}") for end in ("worst", "best"))
        ends.append((DIRECTIONS[direction], *posts))
    return Tree(tree.leaves, tuple(branches)), np.array(ends).T


def read_values(path: str, codes: tuple[str, ...], ends: FloatArray) -> tuple[list[str], UnitTable]:
    """Read values.csv: units and their values by leaf; a column `group` may name peers."""
    rows = records(path, " ".join(codes))
    first = next(iter(rows[0])) if rows else ""
    if not rows or first in codes:
        raise CommandError(f"{path}: needs a first column of unit names and at least one unit")
    values = [
        [number(row[code], f"{path}, row {i}, {code}") for code in codes]
        for i, row in enumerate(rows, start=2)
    ]
    names = [row.get("group", "") if "group" not in codes else "" for row in rows]
    group = np.unique(names, return_inverse=True)[1].astype(np.int16)
    direction, worst, best = ends
    return [row[first] for row in rows], UnitTable(np.array(values), direction, worst, best, group)


def fit(scale: Scale, tree: Tree, units: int) -> tuple[Scale, Tree]:
    """Return scale and tree that suit each other.

    A z-score meeting a geometric or harmonic mean is rescaled to mean 50, standard deviation
    50/3, and said on stderr; below a hundredth of the scale's top a score is read as that.
    """
    top = {"min-max": max(abs(scale.low), abs(scale.high)), "rank": float(units)}
    floor = LEAST * top.get(scale.kind, 100.0)
    if scale.kind == "z-score":
        if all(branch.p > 0 for branch in tree.branches):
            return scale, tree
        sys.stderr.write(
            "z-scores have no geometric or harmonic mean: rescaled to mean 50, standard "
            "deviation 50/3, and read as 1 below 1\n"
        )
        scale, floor = RESCALED, 1.0
    return scale, Tree(tree.leaves, tuple(replace(b, floor=floor) for b in tree.branches))


def score_table(tree: Tree, table: UnitTable, scale: Scale) -> Rolled:
    """Return what the tree makes of a table, arrays (n, A).

    Goalposts need no look at other units, so rows are taken in blocks and memory stays near the
    size of the answer; the result's `leaves` are then the raw values.
    """
    if scale.kind != "goalposts":
        return roll_up(tree, table.scores(scale))
    n, count = len(table.values), len(tree.branches)
    whole = Rolled(table.values, *(np.empty((n, count)) for _ in range(3)))
    for start in range(0, n, BLOCK):
        rows = slice(start, start + BLOCK)
        rolled = roll_up(tree, clip(goalposts(table.values[rows], table.worst, table.best)))
        whole.values[rows], whole.means[rows] = rolled.values, rolled.means
        whole.coverage[rows] = rolled.coverage
    return whole


def competition_ranks(scores: FloatArray, ties: str = "min") -> FloatArray:
    """Return ranks 1 = best along the units (n, ...), ties at the better rank; NaN has none."""
    return np.asarray(rankdata(-scores, method=ties, axis=0, nan_policy="omit"))


def rank_ranges(tree: Tree, table: UnitTable, scale: Scale, draws: int, seed: int) -> FloatArray:
    """Return the 5 %, 50 % and 95 % quantile of each unit's rank, shape (n, 3).

    Every draw multiplies the weights of aggregates by U(.75, 1.25) and fills each missing cell
    from a present one of its peer group, or of all units where the group has fewer than 3. A unit
    withheld today is withheld in every draw (NaN). Ties share their mean rank.
    """
    spawned = np.random.SeedSequence(seed).spawn(2)
    weight_stream, gap_stream = (np.random.default_rng(one) for one in spawned)
    scores = table.scores(scale)
    withheld = np.isnan(roll_up(tree, scores).values[:, tree.root])
    gaps = []
    for i, j in np.argwhere(np.isnan(scores)):
        present = ~np.isnan(scores[:, j])
        near = present & (table.group == table.group[i])
        donors = scores[near if near.sum() >= LEAST_DONORS else present, j]
        if len(donors):
            gaps.append((i, j, donors))
    size = max(1, min(draws, DRAW_CELLS // max(scores.size, 1)))
    blocks = []
    for start in range(0, draws, size):
        count = min(size, draws - start)
        drawn = np.repeat(scores[None], count, axis=0) if gaps else scores
        for i, j, donors in gaps:
            drawn[:, i, j] = donors[gap_stream.integers(0, len(donors), count)]
        root = root_scores(tree, drawn, tree.drawn(weight_stream, count, SPREAD))
        blocks.append(competition_ranks(np.where(withheld, np.nan, root).T, "average"))
    ranks = np.concatenate(blocks, axis=1)
    ranks.sort(axis=1)
    return ranks[:, [round(q * (draws - 1)) for q in (0.05, 0.5, 0.95)]]
