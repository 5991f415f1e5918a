"""`score`: any table of units on any tree of indicators, read from a table, written to CSV."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from scipy.stats import rankdata

from model.cli.csv_tables import CommandError, cell, write
from model.cli.read_tree import read_tree, read_values
from model.facts.errors import ModelError
from model.facts.provenance import BoolArray, FloatArray, IntArray
from model.score import outliers
from model.score.goalposts import clip, goalposts
from model.score.indicator_tree import Rolled, Tree, roll_up, root_scores
from model.score.scales import RESCALED, Kind, Scale, normalise
from model.uncertainty.one_change import at_peers
from model.uncertainty.weightings import critic, entropy, pca

LEAST = 0.01  # of the scale's top: what a geometric mean reads a lower score as
BLOCK = 4096  # rows aggregated at once: they stay in the processor's cache
DRAW_CELLS = 2**22  # drawn cells held at once
SPREAD = 0.25  # weights times U(1 - .25, 1 + .25)
LEAST_DONORS = 3  # a missing cell is drawn from its group if it has as many
WEIGHTS: dict[str, Callable[[FloatArray], FloatArray]] = {
    "equal": lambda scores: np.ones(scores.shape[1]),
    "entropy": entropy,
    "critic": critic,
    "pca": pca,
}


@dataclass(frozen=True, slots=True, eq=False)
class UnitTable:
    """Raw values of units, with direction, goalposts and peer group."""

    values: FloatArray  # (n, m), NaN missing
    direction: FloatArray  # (m,), 1 or -1
    worst: FloatArray  # (m,), NaN where no goalposts are used
    best: FloatArray
    group: IntArray  # (n,), numbers the peer groups
    kinds: tuple[Kind, ...] = ()  # (m,), () where every leaf is on the scale asked for

    def scores(self, scale: Scale) -> FloatArray:
        """Return the normalised scores, shape (n, m)."""
        scores = np.empty_like(self.values)
        kinds = np.array(self.kinds or [scale.kind] * scores.shape[1])
        for kind in set(self.kinds or [scale.kind]):
            at = kinds == kind
            ends = (self.direction[at], replace(scale, kind=kind), self.worst[at], self.best[at])
            scores[:, at] = normalise(self.values[:, at], *ends)
        return scores


@np.errstate(over="raise")
def run(args: argparse.Namespace) -> None:
    """Score the table as asked and write it; ModelError, or FloatingPointError on overflow."""
    if not (args.indicators and args.values):
        raise CommandError("score needs --indicators and --values, or --county-scores")
    tree, leaves = read_tree(args)
    units, values, groups = read_values(args, leaves)
    direction, worst, best = np.array([leaf[1:4] for leaf in leaves]).T
    group = np.unique(groups, return_inverse=True)[1].astype(np.int16)
    table = UnitTable(values, direction, worst, best, group, tuple(leaf.kind for leaf in leaves))
    table, extreme = prepared(table, tree, args)
    tree = weighed(tree, table, args.weights_method)
    scale, tree = fit(Scale(args.normalise, *args.range), tree, table)
    scores, rolled = table.scores(scale), score_table(tree, table, scale)
    if np.isinf(scores).any() or np.isinf(rolled.values).any():
        raise FloatingPointError
    report_floor(tree, units, scores, rolled, refuse=args.zero == "refuse")
    columns, header = [rolled.values, competition_ranks(rolled.values[:, [tree.root]])], ["rank"]
    if args.draws:
        columns.append(rank_ranges(tree, table, scale, args.draws, args.seed))
        header += ["rank_low", "rank_median", "rank_high"]
    if args.full:
        columns += [rolled.coverage, scores]
        header += [*(f"{code}_coverage" for code in tree.codes), *tree.leaves, "outliers"]
    header = ["unit", *tree.codes, *header]
    if doubled := next((name for name in header if header.count(name) > 1), ""):
        raise CommandError(f"{args.indicators}: no code may be {doubled!r}, a column of the answer")
    rows = [[unit, *map(cell, row)] for unit, row in zip(units, np.hstack(columns), strict=True)]
    for row, marks in zip(rows, extreme, strict=True) if args.full else ():
        row.append("|".join(np.array(tree.leaves)[marks]))
    write(args.out, header, rows)


def prepared(table: UnitTable, tree: Tree, args: argparse.Namespace) -> tuple[UnitTable, BoolArray]:
    """Return the table with gaps and outliers treated as asked, and which are outliers (n, m).

    What was done to which indicator is said on stderr.
    """
    if args.missing == "peer-median":
        table = replace(table, values=at_peers(table.values, table.group))
    limits = args.winsorise or (outliers.SKEW, outliers.KURTOSIS)
    values, extreme = table.values.copy(), np.zeros(table.values.shape, bool)
    for j, (code, kind) in enumerate(zip(tree.leaves, table.kinds, strict=True)):
        column = table.values[:, j]
        extreme[:, j] = outliers.moved(outliers.winsorised(column, *limits), column)
        if args.winsorise and extreme[:, j].any():
            values[:, j], done = outliers.treated(column, *limits)
            if done.startswith("logarithm") and kind in ("goalposts", "target"):
                raise CommandError(
                    f"--winsorise: {code} needs a logarithm, and the scale {kind} cannot follow it "
                    "(ask for it in the column transform)"
                )
            sys.stderr.write(f"{code}: {done}\n")
    return replace(table, values=values), extreme


def weighed(tree: Tree, table: UnitTable, method: str) -> Tree:
    """Return the tree with the weights inside its lowest aggregates read off the min-max scores.

    They are said on stderr. A lone indicator keeps its weight.
    """
    if method not in WEIGHTS:
        return tree
    scores = normalise(table.values, table.direction, Scale("min-max", 0.0, 1.0))
    branches = []
    for branch in tree.branches:
        new = branch
        if branch.code in tree.lowest and len(branch.children) > 1:
            inside = scores[:, [tree.leaves.index(code) for code in branch.children]]
            try:
                weights = WEIGHTS[method](inside).tolist()
            except ModelError as error:
                raise CommandError(f"--weights-method {method}, {branch.code}: {error}") from None
            new = replace(branch, weights=tuple(weights))
            shown = zip(branch.children, map(cell, weights), strict=True)
            listed = ", ".join(f"{code} {weight}" for code, weight in shown)
            sys.stderr.write(f"{branch.code}: weights by {method}: {listed}\n")
        branches.append(new)
    return replace(tree, branches=tuple(branches))


def fit(scale: Scale, tree: Tree, table: UnitTable) -> tuple[Scale, Tree]:
    """Return scale and tree that suit each other.

    A z-score meeting a geometric or harmonic mean is rescaled to mean 50, standard deviation
    50/3, and said on stderr; below a hundredth of the scale's top a score is read as that. Ranks
    start at 1 and need no floor.
    """
    kinds = set(table.kinds or [scale.kind])
    if all(branch.p > 0 for branch in tree.branches):
        return scale, tree
    if "z-score" in kinds:
        sys.stderr.write(
            "z-scores have no geometric or harmonic mean: rescaled to mean 50, standard "
            "deviation 50/3\n"
        )
        scale = replace(scale, mean=RESCALED.mean, sd=RESCALED.sd)
    if "min-max" in kinds and scale.low < 0:
        raise CommandError("--range: a geometric or harmonic mean needs scores of 0 and more")
    tops = {"rank": 0.0, "min-max": scale.high}
    floors = {LEAST * tops.get(kind, 100.0) for kind in kinds}
    if len(floors) > 1:
        listed = ", ".join(sorted(kinds))
        raise CommandError(f"{listed}: scales with unlike ends have no geometric or harmonic mean")
    return scale, replace(
        tree, branches=tuple(replace(b, floor=min(floors)) for b in tree.branches)
    )


def report_floor(
    tree: Tree, units: list[str], scores: FloatArray, rolled: Rolled, *, refuse: bool
) -> None:
    """Say on stderr how many scores a geometric or harmonic mean read as its floor, or refuse."""
    levels = dict(zip(tree.leaves, scores.T, strict=True))
    levels |= dict(zip(tree.codes, rolled.values.T, strict=True))
    low = [
        (units[i], code, branch.floor)
        for branch in tree.branches
        for code in branch.children
        if branch.p <= 0
        for i in np.flatnonzero(levels[code] < branch.floor)
    ]
    if low:
        unit, code, floor = low[0]
        told = (
            f"{len(low)} scores below {floor:g} (1 % of the scale) under a geometric or harmonic "
        )
        told += f"mean, the first of {unit} in {code}"
        if refuse:
            raise CommandError(told)
        sys.stderr.write(f"{told}: read as {floor:g} (--zero refuse refuses them)\n")


def score_table(tree: Tree, table: UnitTable, scale: Scale) -> Rolled:
    """Return what the tree makes of a table, arrays (n, A).

    Goalposts need no look at other units, so rows are taken in blocks and memory stays near the
    size of the answer.
    """
    if set(table.kinds or [scale.kind]) != {"goalposts"}:
        return roll_up(tree, table.scores(scale))
    whole = Rolled(*(np.empty((len(table.values), len(tree.branches))) for _ in range(3)))
    for start in range(0, len(table.values), BLOCK):
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
        root = np.where(withheld, np.nan, np.broadcast_to(root, (count, len(scores))))
        blocks.append(competition_ranks(root.T, "average"))
    ranks = np.concatenate(blocks, axis=1)
    ranks.sort(axis=1)
    return ranks[:, [round(q * (draws - 1)) for q in (0.05, 0.5, 0.95)]]
