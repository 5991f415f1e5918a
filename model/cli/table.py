"""Scores of a whole table of units on a tree: any size, ranks, and how sure the ranks are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import rankdata

from model.facts.provenance import FloatArray, IntArray
from model.score.goalposts import clip, goalposts
from model.score.indicator_tree import Rolled, Tree, roll_up, root_scores
from model.score.scales import Scale, normalise

BLOCK = 4096  # rows aggregated at once: they stay in the processor's cache
DRAW_CELLS = 2**22  # drawn cells held at once
SPREAD = 0.25  # weights times U(1 - .25, 1 + .25)
LOW, HIGH = 0.05, 0.95
LEAST_DONORS = 3  # a missing cell is drawn from its group if it has as many


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Raw values (n, m) of units, NaN missing, with direction, goalposts and peer group.

    `direction` (m,) is 1 or -1; `worst`, `best` (m,) may be NaN where no goalposts are used;
    `group` (n,) numbers the peer groups.
    """

    values: FloatArray
    direction: FloatArray
    worst: FloatArray
    best: FloatArray
    group: IntArray

    def scores(self, scale: Scale) -> FloatArray:
        """Return the normalised scores, shape (n, m)."""
        return normalise(self.values, self.direction, scale, self.worst, self.best)

    def filled(self) -> "Table":
        """Return the table with each gap at its peers' median, at that of all without peers."""
        values = self.values.copy()
        for i, j in np.argwhere(np.isnan(values)):
            column = self.values[:, j]
            known = column[(self.group == self.group[i]) & ~np.isnan(column)]
            known = known if len(known) else column[~np.isnan(column)]
            values[i, j] = np.median(known) if len(known) else np.nan
        return Table(values, self.direction, self.worst, self.best, self.group)


def score_table(tree: Tree, table: Table, scale: Scale) -> Rolled:
    """Return what the tree makes of a table, arrays (n, A).

    Goalposts need no look at other units, so rows are taken in blocks and memory stays near the
    size of the answer; the result's `leaves` are then the raw values.
    """
    if scale.kind != "goalposts":
        return roll_up(tree, table.scores(scale))
    n, count = len(table.values), len(tree.branches)
    made = Rolled(table.values, *(np.empty((n, count)) for _ in range(3)))
    for start in range(0, n, BLOCK):
        rows = slice(start, start + BLOCK)
        scores = clip(goalposts(table.values[rows], table.worst, table.best))
        rolled = roll_up(tree, scores)
        made.values[rows], made.means[rows] = rolled.values, rolled.means
        made.coverage[rows] = rolled.coverage
    return made


def competition_ranks(scores: FloatArray) -> FloatArray:
    """Return ranks 1 = best along the last axis, ties at the better rank; NaN has none."""
    return _ranks(scores, "min")


def _ranks(scores: FloatArray, ties: str) -> FloatArray:
    missing = np.isnan(scores)
    ranks = rankdata(np.where(missing, np.inf, -scores), method=ties, axis=-1)
    return np.where(missing, np.nan, ranks)


def rank_ranges(tree: Tree, table: Table, scale: Scale, draws: int, seed: int) -> FloatArray:
    """Return the 5 %, 50 % and 95 % quantile of each unit's rank, shape (n, 3).

    Every draw multiplies the weights of aggregates by U(.75, 1.25) and fills each missing cell
    from a present one of its peer group, or of all units where the group has fewer than 3; scale
    and means stay as chosen. A unit withheld today is withheld in every draw (NaN). Ties share
    their mean rank.
    """
    streams = [np.random.default_rng(s) for s in np.random.SeedSequence(seed).spawn(2)]
    scores = table.scores(scale)
    withheld = np.isnan(roll_up(tree, scores).values[:, tree.root])
    gaps = _gaps(scores, table.group)
    size = max(1, min(draws, DRAW_CELLS // max(scores.size, 1)))
    ranks = np.concatenate([
        _drawn_ranks(tree, scores, gaps, withheld, min(size, draws - start), streams)
        for start in range(0, draws, size)
    ])  # fmt: skip
    ranks.sort(axis=0)
    at = [round(q * (draws - 1)) for q in (LOW, 0.5, HIGH)]
    return np.moveaxis(ranks[at], 0, -1)


def _gaps(scores: FloatArray, group: IntArray) -> list[tuple[int, int, FloatArray]]:
    """Return every missing cell with the scores it may be drawn from."""
    found = []
    for i, j in np.argwhere(np.isnan(scores)):
        present = ~np.isnan(scores[:, j])
        near = present & (group == group[i])
        donors = scores[near if near.sum() >= LEAST_DONORS else present, j]
        if len(donors):
            found.append((int(i), int(j), donors))
    return found


def _drawn_ranks(
    tree: Tree,
    scores: FloatArray,
    gaps: Sequence[tuple[int, int, FloatArray]],
    withheld: np.ndarray,
    draws: int,
    streams: Sequence[np.random.Generator],
) -> FloatArray:
    """Return the ranks of some draws, shape (S, n), NaN withheld."""
    drawn = scores
    if gaps:
        drawn = np.repeat(scores[None], draws, axis=0)
        for i, j, donors in gaps:
            drawn[:, i, j] = donors[streams[1].integers(0, len(donors), draws)]
    root = root_scores(tree, drawn, tree.drawn(streams[0], draws, SPREAD))
    return _ranks(np.where(withheld, np.nan, root), "average")
