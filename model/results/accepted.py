"""Figures that a reviewer has accepted: for every reader they are observed, and citable."""

from collections.abc import Iterable

from model.facts.load import Data
from model.facts.provenance import Source, Words
from model.own_data.overlay import NONE, Origin, filled, laid, usable
from model.store.record import Review

PREFIX = "accepted_"


def with_accepted(data: Data, reviews: Iterable[Review]) -> Data:
    """Return the data with accepted figures over them, one after the other: the later one stands.

    Each source is followed by the office and the day of acceptance.
    """
    for review in reviews:
        data = laid_over(data, review)
    return filled(data)


def laid_over(data: Data, review: Review) -> Data:
    """Return the data with one review's figures over them, the estimates as they were."""
    office, day = review.kept.office, f"{review.decided:%Y-%m-%d}"

    def cite(number: int, origin: Origin) -> Source:
        by, said = (Words(text, text) for text in (office, origin.source))
        return Source(f"{PREFIX}{review.number}_{number}", by, said, said, day, NONE, "")

    named = usable(review.kept.supply, data).completed(0, "", f" · {office} · {day}")
    return laid(data, named, cite)
