"""Keep figures that are not saved yet, of each browser by a code of its own, a draft a set."""

import json
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from model.facts.errors import LimitError, UnknownCodeError
from model.own_data.merge import changed, merged
from model.own_data.overlay import Supply
from model.store.database import connection
from model.store.record import Draft, restored, written
from model.store.store import CHINA, hashed
from model.store.store import read as read_set

DAYS, NONE = 30, Supply()
# Whoever finds a public address must not be able to fill the disk, nor to push others' drafts out
# within a day. All figures and stations of 31 counties take 0.4 MB, with the longest sources 2.1.
MOST_BYTES, MOST_DRAFTS = 2_500_000, 1000
DAY_S, DAILY_BYTES, LEAST_BYTES = 86_400.0, 100_000_000, 200_000  # first inserts, and each at least
INSERTS: dict[str, Callable[..., postgresql.Insert | sqlite.Insert]] = {
    "postgresql": postgresql.insert,
    "sqlite": sqlite.insert,
}
DRAFTS = sa.table(
    "draft",
    *map(sa.column, ("code_hash", "view_code", "saved", "version")),
    *(sa.column(name, sa.JSON) for name in ("figures", "stations")),
)

_today: list[tuple[float, int]] = []  # when a draft came for the first time, and its bytes


def keep(code: str, view: str, version: int, supply: Supply, known: Supply) -> Supply:
    """Keep the draft over a version of a set, an empty one for none; return it with others' cells.

    `known` is what the caller last knew it to be, or a set that was just opened: another window of
    the same browser may have changed other cells since, over another version even, which stay.
    What nobody has touched for `DAYS` is dropped. LimitError if it is too large, or too many came.
    """
    own, now = (DRAFTS.c.view_code == view) & _of(code), datetime.now(tz=CHINA)
    oldest = (now - timedelta(days=DAYS)).isoformat()
    with connection(writes=True) as store:
        store.execute(sa.delete(DRAFTS).where(DRAFTS.c.saved < oldest))
        mine = sa.select(DRAFTS).where(own).with_for_update()
        while (found := store.execute(mine).first()) is None and supply:
            row = _row(version, supply, now) | {"code_hash": hashed(code), "view_code": view}
            # Another window may write its first one just now: ours is then laid over it.
            first = INSERTS[store.dialect.name](DRAFTS).values(row).on_conflict_do_nothing()
            if store.execute(first.returning(DRAFTS.c.version)).first():
                _note_new(len(json.dumps(row)))
                kept = sa.select(DRAFTS.c.saved).order_by(DRAFTS.c.saved.desc())
                beyond = store.execute(kept.offset(MOST_DRAFTS).limit(1)).scalar()
                store.execute(sa.delete(DRAFTS).where(DRAFTS.c.saved <= (beyond or "")))
                return supply
        if found:
            theirs, version = restored(found.figures, found.stations), version or found.version
            below = NONE
            if found.version != version or not supply:
                below = base(view, version)
                theirs = merged(below, base(view, found.version), theirs)
            supply = merged(theirs, known, supply or below)
            supply = supply if changed(below, supply) else NONE
            row = _row(version, supply, now)
            ours = sa.update(DRAFTS).values(row) if supply else sa.delete(DRAFTS)
            store.execute(ours.where(own))
    return supply


def _note_new(size: int) -> None:
    """Note a new draft of so many bytes; LimitError if it is one too many today."""
    now = time.monotonic()
    _today[:] = [one for one in _today if now - one[0] < DAY_S]
    size = max(size, LEAST_BYTES)
    if size + sum(of_one for _, of_one in _today) > DAILY_BYTES:
        raise LimitError
    _today.append((now, size))


def base(view: str, version: int) -> Supply:
    """Return the figures of a version of a set, none where there is no such set."""
    try:
        return read_set(view, version).supply if view else NONE
    except UnknownCodeError:
        return NONE


def read(code: str) -> tuple[Draft, ...]:
    """Return the drafts of a browser, the newest first."""
    mine = sa.select(DRAFTS).where(_of(code))
    try:
        with connection() as store:
            return tuple(
                Draft(
                    row.view_code,
                    row.version,
                    datetime.fromisoformat(row.saved),
                    restored(row.figures, row.stations),
                )
                for row in store.execute(mine.order_by(DRAFTS.c.saved.desc()))
            )
    except UnknownCodeError:  # there is no store yet
        return ()


def _row(version: int, supply: Supply, now: datetime) -> dict[str, object]:
    row = {"figures": written(supply.figures), "stations": written(supply.stations)}
    if len(json.dumps(row)) > MOST_BYTES:
        raise LimitError
    return {"saved": now.isoformat(), "version": version} | row


def _of(code: str) -> sa.ColumnElement[bool]:
    return DRAFTS.c.code_hash == hashed(code)
