"""Reviews: what an office submits stands for every reader once a reviewer has accepted it.

A review is never rewritten: a number stands for one version of one set. Each step is taken only
from the state it starts at, so that of two reviewers the second is told, and overwrites nothing.
"""

from datetime import datetime

import sqlalchemy as sa

from model.facts.errors import DecidedError, StaleError, StoreError, UnknownCodeError
from model.store.database import connection
from model.store.record import Codes, Kept, Review, one_line, restored
from model.store.store import SETS, VERSIONS, now, owned

SUBMITTED, ACCEPTED, RETURNED, REVOKED = "submitted", "accepted", "returned", "revoked"
REPLACED = "replaced"  # by a later version of its set
COLUMNS = ("id", "data_set", "version", "state", "submitted", "decided", "reviewer", "word")
REVIEWS = sa.table("review", *map(sa.column, COLUMNS))


def submit(codes: Codes, version: int) -> None:
    """Submit the newest version of a set; it replaces one of the same set that still waits.

    StaleError if another version has been saved since, UnknownCodeError if the codes are not
    those of one set.
    """
    with connection(writes=True) as store:
        newest = sa.update(SETS).where(owned(codes) & (SETS.c.version == version))
        number = store.execute(newest.values(version=version).returning(SETS.c.id)).scalar()
        if number is None:
            there = store.execute(sa.select(SETS.c.version).where(owned(codes))).scalar()
            raise StaleError(there) if there else UnknownCodeError
        _replace(store, number, SUBMITTED)
        row = {"data_set": number, "version": version, "state": SUBMITTED, "submitted": now()}
        store.execute(sa.insert(REVIEWS).values(row | {"reviewer": "", "word": ""}))


def decide(number: int, accepts: bool, reviewer: str, word: str) -> None:
    """Accept a review that waits, or return it with a word to the office that submitted it.

    An accepted version takes the place of an older one of its set. StoreError without a
    reviewer, DecidedError if it waits no more, UnknownCodeError if there is none of this number.
    """
    with connection(writes=True) as store:
        step = ACCEPTED if accepts else RETURNED
        _step(store, number, (SUBMITTED, step), reviewer, word)
        if accepts:
            same = sa.select(REVIEWS.c.data_set).where(REVIEWS.c.id == number)
            _replace(store, store.execute(same).scalar_one(), ACCEPTED, but=number)


def revoke(number: int, reviewer: str, word: str) -> None:
    """Take back what was accepted; errors as above."""
    with connection(writes=True) as store:
        _step(store, number, (ACCEPTED, REVOKED), reviewer, word)


def waiting(most: int | None = None) -> tuple[Review, ...]:
    """Return what waits for a reviewer, the longest first; of many the newest so many."""
    return _reviews(REVIEWS.c.state == SUBMITTED, most)


def count_waiting() -> int:
    """Return how many wait for a reviewer."""
    asked = sa.select(sa.func.count()).where(REVIEWS.c.state == SUBMITTED)
    try:
        with connection() as store:
            return int(store.execute(asked).scalar_one())
    except UnknownCodeError:  # there is no file yet
        return 0


def accepted() -> tuple[Review, ...]:
    """Return what is accepted, in order of decision."""
    found = _reviews(REVIEWS.c.state == ACCEPTED)
    return tuple(sorted(found, key=lambda one: (str(one.decided), one.number)))


def last(view_code: str) -> Review | None:
    """Return the last review of a set, None if it was never submitted."""
    return next(iter(_reviews(SETS.c.view_code == view_code, 1)), None)


def revision() -> frozenset[int]:
    """Return the numbers of what is accepted: other figures have other numbers."""
    asked = sa.select(REVIEWS.c.id).where(REVIEWS.c.state == ACCEPTED)
    try:
        with connection() as store:
            return frozenset(store.execute(asked).scalars())
    except UnknownCodeError:  # there is no file yet
        return frozenset()


def _step(
    store: sa.Connection, number: int, step: tuple[str, str], reviewer: str, word: str
) -> None:
    by = {"reviewer": one_line(reviewer, 60), "word": one_line(word, 200)}
    if not by["reviewer"]:
        raise StoreError
    before, after = step
    row = sa.update(REVIEWS).where((REVIEWS.c.id == number) & (REVIEWS.c.state == before))
    said = by | {"state": after, "decided": now()}
    if not store.execute(row.values(said)).rowcount:
        there = store.execute(sa.select(REVIEWS.c.id).where(REVIEWS.c.id == number)).scalar()
        raise DecidedError if there else UnknownCodeError


def _replace(store: sa.Connection, data_set: int, state: str, but: int = 0) -> None:
    """Let the reviews of a set in a state give way to another one."""
    older = (REVIEWS.c.data_set == data_set) & (REVIEWS.c.state == state) & (REVIEWS.c.id != but)
    store.execute(sa.update(REVIEWS).where(older).values(state=REPLACED))


def _reviews(which: sa.ColumnElement[bool], most: int | None = None) -> tuple[Review, ...]:
    """Return the newest reviews with the version they are about, the oldest of them first."""
    same = (REVIEWS.c.data_set == VERSIONS.c.data_set) & (REVIEWS.c.version == VERSIONS.c.version)
    of_set = (SETS.c.id == REVIEWS.c.data_set) & same
    about = (SETS.c.view_code, SETS.c.office, SETS.c.note)
    figures = (VERSIONS.c.saved, VERSIONS.c.figures, VERSIONS.c.stations)
    asked = sa.select(REVIEWS, *about, *figures).where(of_set & which)
    newest = asked.order_by(REVIEWS.c.id.desc()).limit(most)
    try:
        with connection() as store:
            return tuple(map(_review, store.execute(newest)))[::-1]
    except UnknownCodeError:  # there is no file yet
        return ()


def _review(row: sa.Row[tuple[object, ...]]) -> Review:
    supply, saved = restored(row.figures, row.stations), datetime.fromisoformat(row.saved)
    kept = Kept(row.view_code, row.version, saved, row.office, row.note, supply)
    submitted = datetime.fromisoformat(row.submitted)
    decided = datetime.fromisoformat(row.decided) if row.decided else None
    return Review(row.id, kept, row.state, submitted, decided, row.reviewer, row.word)
