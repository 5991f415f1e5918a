"""How low and how high a score could be, whatever the missing figures turn out to be."""

from dataclasses import replace

import numpy as np

from model.facts.provenance import FloatArray
from model.score.indicator_tree import Tree, roll_up


def bounds(tree: Tree, scores: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the root's scores (n,) with every gap of leaf scores (n, m) at 0 and at 100.

    Exact, as the mean rises in every leaf. What a withheld aggregate holds counts as missing
    too: it is not in the score, so it must not narrow the bounds. A gap filled by any figure on
    the scale never widens them.
    """
    missing = dict(zip(tree.leaves, np.isnan(scores).T, strict=True))
    withheld = np.isnan(roll_up(tree, scores).values)
    withheld[:, tree.root] = False
    missing |= dict(zip(tree.codes, withheld.T, strict=True))
    for stage in reversed(tree.stages):  # from the root down: a withheld branch takes all below it
        for branch in (tree.branches[k] for k in stage.branches):
            for child in branch.children:
                missing[child] = missing[child] | missing[branch.code]
    gaps = np.array([missing[leaf] for leaf in tree.leaves]).T
    branches = tuple(replace(b, min_coverage=0.0, min_children=0.0) for b in tree.branches)
    low, high = (
        roll_up(Tree(tree.leaves, branches), np.where(gaps, end, scores)).values[:, tree.root]
        for end in (0.0, 100.0)
    )
    return low, high
