"""How low and how high a score could be, whatever the missing figures turn out to be."""

from dataclasses import replace

import numpy as np

from model.facts.provenance import BoolArray, FloatArray
from model.score.indicator_tree import Tree, roll_up


def bounds(
    tree: Tree, scores: FloatArray, worst: float = 0.0, best: float = 100.0
) -> tuple[FloatArray, FloatArray]:
    """Return the root's scores (n,) with every gap of leaf scores (n, m) at worst and at best.

    Exact, as the mean rises in every leaf. What a withheld aggregate holds counts as missing
    too: it is not in the score, so it must not narrow the bounds. A gap filled by any figure on
    the scale never widens them.
    """
    gaps = np.isnan(scores) | withheld_leaves(tree, scores)
    open_tree = Tree(
        tree.leaves,
        tuple(replace(b, min_coverage=0.0, min_children=0.0) for b in tree.branches),
    )
    low, high = (
        roll_up(open_tree, np.where(gaps, end, scores)).values[:, tree.root]
        for end in (worst, best)
    )
    return low, high


def withheld_leaves(tree: Tree, scores: FloatArray) -> BoolArray:
    """Return which leaves stand below a withheld aggregate other than the root, shape (n, m)."""
    withheld = np.isnan(roll_up(tree, scores).values)
    withheld[:, tree.root] = False
    column = {code: k for k, code in enumerate(tree.codes)}
    leaf = {code: j for j, code in enumerate(tree.leaves)}
    below = np.zeros(scores.shape, dtype=bool)
    for stage in reversed(tree.stages):  # from the root down: a withheld branch takes all below it
        for k in stage.branches:
            for child in tree.branches[k].children:
                if child in leaf:
                    below[:, leaf[child]] |= withheld[:, k]
                else:
                    withheld[:, column[child]] |= withheld[:, k]
    return below
