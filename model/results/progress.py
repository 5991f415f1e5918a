"""How far counties have come with their own figures: what was accepted, and what it adds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from model.facts.load import Data
from model.facts.panel import Panel
from model.facts.provenance import BoolArray, FloatArray, IntpArray
from model.own_data.overlay import template_codes
from model.results.accepted import PREFIX, laid_over
from model.score.method import Method
from model.score.scores import element_weights, evidence_shares
from model.store.record import Review


@dataclass(frozen=True, slots=True)
class Milestone:
    """What stands from a moment on: share of evidence 0..1 over all counties, figures put in.

    `when` is None for what was published before.
    """

    when: datetime | None
    evidence: float
    figures: int


@dataclass(frozen=True, slots=True, eq=False)
class Progress:
    """Figures of the template by county and element, and how the evidence grew.

    `put_in` (n, K) are those that counties put in, `published` (n, K) the others that are known,
    `asked` (K,) all that an element asks for; `known` (K,) is the mean share 0..1 of an element's
    weight that is evidence; `steps` starts with what was published.
    """

    put_in: IntpArray
    published: IntpArray
    asked: IntpArray
    known: FloatArray
    steps: tuple[Milestone, ...]

    @property
    def reported(self) -> BoolArray:
        """Return which counties have put in a figure, (n,)."""
        return np.asarray(self.put_in.sum(axis=1) > 0)


def progress(data: Data, reviews: Iterable[Review]) -> Progress:
    """Return the progress over `data`, what was published, by reviews in order of acceptance."""
    catalog, stands = data.catalog, data
    template = np.isin(catalog.codes, template_codes(catalog))
    member = ((catalog.weights > 0) & template[:, None]).astype(int)
    weights = element_weights(Method(), len(catalog.elements))

    def milestone(when: datetime | None, panel: Panel) -> Milestone:
        share = (evidence_shares(panel.is_evidence(), catalog) @ weights).mean()
        return Milestone(when, float(share), int(put_in(panel).sum()))

    steps = [milestone(None, data.panel)]
    for review in reviews:
        stands = laid_over(stands, review)
        steps.append(milestone(review.decided, stands.panel))
    own = put_in(stands.panel)
    real = stands.panel.is_evidence()
    counts = (own @ member, (real & ~own) @ member, member.sum(axis=0))
    return Progress(*counts, evidence_shares(real, catalog).mean(axis=0), tuple(steps))


def put_in(panel: Panel) -> BoolArray:
    """Return which cells (n, m) are figures that counties put in."""
    return np.array([[source.startswith(PREFIX) for source in row] for row in panel.source])
