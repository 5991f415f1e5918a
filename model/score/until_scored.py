"""What is still needed for a score: the method's rule of coverage, counted in figures."""

from dataclasses import dataclass

from model.facts.catalog import Catalog
from model.facts.provenance import BoolArray
from model.score.scores import TOLERANCE, Scores


@dataclass(frozen=True, slots=True)
class Needed:
    """The fewest figures until each element is published, and until the county has an index.

    0 where that is reached; None where all figures that may be put in would not do.
    """

    elements: tuple[int | None, ...]
    index: int | None


def needed(today: Scores, row: int, is_open: BoolArray, catalog: Catalog) -> Needed:
    """Return what a county needs if it puts in the figures `is_open` (m,), the weightiest first.

    Exact: of every number of figures and of elements published the best coverage is kept.
    """
    rules, elements = catalog.method, list[int | None]()
    least = rules.min_elements * len(catalog.elements) - TOLERANCE
    best = {(0, 0): 0.0}  # by figures and elements published: the most weight that is covered
    for k, (covered, weight) in enumerate(zip(today.coverage[row], today.weights, strict=True)):
        own = sorted(catalog.weights[is_open, k].tolist(), reverse=True)
        own = [share for share in own if share > 0]
        shares = [float(covered) + sum(own[:n]) for n in range(len(own) + 1)]
        passes = [share >= rules.min_element - TOLERANCE for share in shares]
        elements.append(passes.index(True) if any(passes) else None)
        grown: dict[tuple[int, int], float] = {}
        for (figures, published), whole in best.items():
            for n, share in enumerate(shares):
                key = figures + n, published + passes[n]
                grown[key] = max(grown.get(key, 0.0), whole + float(weight) * share)
        best = grown
    enough = [
        figures
        for (figures, published), whole in best.items()
        if published >= least and whole >= rules.min_index - TOLERANCE
    ]
    return Needed(tuple(elements), min(enough, default=None))
