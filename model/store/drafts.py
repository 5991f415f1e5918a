"""Keep figures that are not saved yet, of each browser by a code of its own, a draft a set."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from model.facts.errors import UnknownCodeError
from model.own_data.merge import merged
from model.own_data.overlay import Supply
from model.store.database import connection
from model.store.record import Draft, restored, written
from model.store.store import CHINA

DAYS = 30
INSERTS: dict[str, Callable[..., postgresql.Insert | sqlite.Insert]] = {
    "postgresql": postgresql.insert,
    "sqlite": sqlite.insert,
}
DRAFTS = sa.table(
    "draft",
    *map(sa.column, ("code_hash", "view_code", "saved", "version")),
    *(sa.column(name, sa.JSON) for name in ("figures", "stations")),
)


def keep(code: str, view: str, version: int, supply: Supply, known: Supply) -> Supply:
    """Keep the draft over a set, an empty one for none; return it with what others put in.

    `known` is what the caller last knew it to be: another window of the same browser may have
    changed other cells since, which stay. What nobody has touched for `DAYS` is dropped.
    """
    own, now = (DRAFTS.c.view_code == view) & _of(code), datetime.now(tz=CHINA)
    oldest = (now - timedelta(days=DAYS)).isoformat()
    with connection(writes=True) as store:
        store.execute(sa.delete(DRAFTS).where(DRAFTS.c.saved < oldest))
        mine = sa.select(DRAFTS).where(own).with_for_update()
        while (found := store.execute(mine).first()) is None and supply:
            row = _row(version, supply, now) | {"code_hash": _hashed(code), "view_code": view}
            # Another window may write its first one just now: ours is then laid over it.
            first = INSERTS[store.dialect.name](DRAFTS).values(row).on_conflict_do_nothing()
            if store.execute(first.returning(DRAFTS.c.version)).first():
                return supply
        if found:
            supply = merged(restored(found.figures, found.stations), known, supply)
            row = _row(max(version, found.version), supply, now)
            ours = sa.update(DRAFTS).values(row) if supply else sa.delete(DRAFTS)
            store.execute(ours.where(own))
    return supply


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
    return {"saved": now.isoformat(), "version": version} | row


def _of(code: str) -> sa.ColumnElement[bool]:
    return DRAFTS.c.code_hash == _hashed(code)


def _hashed(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
