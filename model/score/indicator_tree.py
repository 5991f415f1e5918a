"""Indicators under aggregates under a root: any number, any depth, and how they roll up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

import numpy as np

from model.facts.errors import TreeError
from model.facts.provenance import FloatArray, readonly
from model.score.power_mean import weighted_mean

TOLERANCE = 1e-12  # so that a coverage of exactly .5 passes


@dataclass(frozen=True, slots=True)
class Branch:
    """An aggregate: a power mean of its children, leaves or other branches.

    `weights` are at least 0, not all 0, and normalised inside the branch; `p` is 1 arithmetic, 0
    geometric, -1 harmonic, any other exponent. It is published from the share of weight
    `min_coverage` that is present below it, and the share `min_children` of children published.
    Children below `floor` are read as the floor where p <= 0.
    """

    code: str
    children: tuple[str, ...]
    weights: tuple[float, ...]
    p: float = 1.0
    min_coverage: float = 0.0
    min_children: float = 0.0
    floor: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """Branches of one height and one mean, aggregated in one product.

    Its children are the columns `leaves` of the leaves, then the columns `below` of the
    branches; `weights` (c, k) sum to 1 by column, zero where a node is no child, and `member`
    (c, k) says who is one. `branches` (k,) are the columns filled; `least` and `fewest` (k,) the
    publishing thresholds.
    """

    leaves: tuple[int, ...]
    below: tuple[int, ...]
    branches: tuple[int, ...]
    weights: FloatArray
    member: FloatArray
    p: float
    floor: float
    least: FloatArray
    fewest: FloatArray

    def gather(self, leaves: FloatArray, branches: Sequence[FloatArray]) -> FloatArray:
        """Return the children's columns of leaves (..., m) and of branches, shape (..., c).

        `branches` holds a column (..., n) for each branch computed so far.
        """
        if not self.below:
            every = self.leaves == tuple(range(leaves.shape[-1]))
            return leaves if every else leaves[..., list(self.leaves)]
        columns = [*(leaves[..., j] for j in self.leaves), *(branches[k] for k in self.below)]
        return np.stack(np.broadcast_arrays(*columns), axis=-1)


@dataclass(frozen=True)
class Tree:
    """Leaves (indicators, m) and branches (aggregates, A), every branch once, one root.

    Where it is `strict`, a withheld branch covers nothing of what stands above it.
    """

    leaves: tuple[str, ...]
    branches: tuple[Branch, ...]
    strict: bool = False

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the branches in order."""
        return tuple(b.code for b in self.branches)

    @cached_property
    def root(self) -> int:
        """Return the column of the branch that is nobody's child."""
        children = {child for branch in self.branches for child in branch.children}
        return next(k for k, code in enumerate(self.codes) if code not in children)

    @cached_property
    def lowest(self) -> frozenset[str]:
        """Return the branches whose children are all leaves."""
        leaves = set(self.leaves)
        return frozenset(b.code for b in self.branches if leaves.issuperset(b.children))

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """Return the branches in the order they can be computed, grouped into products."""
        inside = {branch.code: branch.children for branch in self.branches}
        height = dict.fromkeys(self.leaves, 0)
        for code in TopologicalSorter(inside).static_order():
            if code in inside:
                height[code] = 1 + max(height[child] for child in inside[code])
        groups: dict[tuple[int, float, float], list[Branch]] = {}
        for branch in self.branches:
            key = height[branch.code], branch.p, branch.floor
            groups.setdefault(key, []).append(branch)
        return tuple(self._stage(groups[key]) for key in sorted(groups))

    def _stage(self, group: list[Branch]) -> Stage:
        members = {child for branch in group for child in branch.children}
        low = [j for j, code in enumerate(self.leaves) if code in members]
        high = [k for k, code in enumerate(self.codes) if code in members]
        children = [*(self.leaves[j] for j in low), *(self.codes[k] for k in high)]
        spot = {code: i for i, code in enumerate(children)}
        weights, member = (np.zeros((len(spot), len(group))) for _ in range(2))
        for k, branch in enumerate(group):
            for child, weight in zip(branch.children, branch.weights, strict=True):
                weights[spot[child], k], member[spot[child], k] = weight, 1.0
        return Stage(
            leaves=tuple(low),
            below=tuple(high),
            branches=tuple(self.codes.index(branch.code) for branch in group),
            weights=readonly(weights / weights.sum(axis=0)),
            member=readonly(member),
            p=group[0].p,
            floor=group[0].floor,
            least=np.array([b.min_coverage for b in group]),
            fewest=np.array([b.min_children for b in group]),
        )

    def drawn(self, rng: np.random.Generator, draws: int, spread: float) -> list[FloatArray]:
        """Return the weights of every stage, those of branches times U(1 - spread, 1 + spread).

        Shapes (S, c, k), or (c, k) for a stage of leaves alone: the weights inside the lowest
        aggregates stay, as usual in audits of composite indices.
        """
        drawn = []
        for stage in self.stages:
            weights = stage.weights
            if stage.below:
                factor = rng.uniform(1 - spread, 1 + spread, (draws, *weights.shape))
                weights = weights * factor
                weights /= weights.sum(axis=1, keepdims=True)
            drawn.append(weights)
        return drawn


@dataclass(frozen=True, slots=True, eq=False)
class Rolled:
    """What a tree makes of leaf scores, each shape (..., A).

    `values` are published scores, NaN withheld; `means` are those before the thresholds;
    `coverage` is the share of weight that is present, by nominal weights over all leaves below;
    in a strict tree over those below published branches.
    """

    values: FloatArray
    means: FloatArray
    coverage: FloatArray


def grow(rows: Iterable[tuple[str, str, float]], **branch: object) -> Tree:
    """Return the tree of (code, parent, weight) rows; the root has no parent.

    Somebody's parent is a branch, all others are leaves. Keywords are fields of all branches.
    TreeError on doubled codes, unknown parents, none or several roots, circles, weights <= 0.
    """
    table = list(rows)
    _check(table)
    members: dict[str, dict[str, float]] = {}
    for code, parent, weight in table:
        members.setdefault(parent, {})[code] = weight
    branches = [
        Branch(code, tuple(inside), tuple(inside.values()), **branch)  # type: ignore[arg-type]
        for code, _, _ in table
        if (inside := members.get(code))
    ]
    return Tree(tuple(code for code, _, _ in table if code not in members), tuple(branches))


def _check(table: Sequence[tuple[str, str, float]]) -> None:
    codes, parents = [code for code, _, _ in table], {parent for _, parent, _ in table}
    if doubled := sorted({code for code in codes if codes.count(code) > 1}):
        raise TreeError("a code stands twice", doubled[0])
    if strange := sorted(parents - {"", *codes}):
        raise TreeError("a parent is no row of the tree", strange[0])
    roots = [code for code, parent, _ in table if not parent]
    if len(roots) != 1:
        raise TreeError("a tree needs exactly one row without a parent", ", ".join(roots) or "none")
    try:
        TopologicalSorter({code: [parent] for code, parent, _ in table}).prepare()
    except CycleError as error:
        raise TreeError("a row is its own ancestor", error.args[1][0]) from error
    for code, parent, weight in table:
        if parent and not (np.isfinite(weight) and weight > 0):
            raise TreeError("a weight is not a positive number", f"{code} {weight}")


def roll_up(tree: Tree, scores: FloatArray) -> Rolled:
    """Aggregate leaf scores (..., n, m) up the tree; what is missing, NaN, leaves its weight."""
    columns = _climb(tree, scores, [stage.weights for stage in tree.stages])
    return Rolled(*(np.stack(each, axis=-1) for each in columns))


def root_scores(tree: Tree, scores: FloatArray, weights: Sequence[FloatArray]) -> FloatArray:
    """Return the root's scores (..., n) under other weights, one array a stage.

    Weights are (c, k) or (S, c, k); with S the scores have it in front.
    """
    return _climb(tree, scores, weights)[0][tree.root]


def _climb(
    tree: Tree, scores: FloatArray, weights: Sequence[FloatArray]
) -> tuple[list[FloatArray], list[FloatArray], list[FloatArray]]:
    """Return a column (..., n) a branch: published values, means, coverage."""
    values, means, coverage, counted = ([np.empty(0)] * len(tree.branches) for _ in range(4))
    present = (~np.isnan(scores)).astype(float)
    whole = present.all()
    for stage, weight in zip(tree.stages, weights, strict=True):
        child = stage.gather(scores, values)
        mean = published = weighted_mean(child, weight, stage.p, stage.floor)
        share = counts = np.broadcast_to(1.0, mean.shape)
        if not whole:
            share = stage.gather(present, counted) @ stage.weights
            enough = (share >= stage.least - TOLERANCE) & (share > 0)
            if stage.fewest.any():
                there = (~np.isnan(child)).astype(float) @ stage.member / stage.member.sum(axis=0)
                enough &= there >= stage.fewest - TOLERANCE
            published = np.where(enough, mean, np.nan)
            counts = np.where(enough, share, 0.0) if tree.strict else share
        for k, branch in enumerate(stage.branches):
            means[branch], coverage[branch] = mean[..., k], share[..., k]
            values[branch], counted[branch] = published[..., k], counts[..., k]
    return values, means, coverage
