"""Saved what-ifs: each reached by its short code, those that are listed also by their words."""

import secrets
from collections.abc import Mapping

import sqlalchemy as sa

from model.facts.errors import UnknownCodeError
from model.store.database import connection
from model.store.record import CODE_LETTERS, LETTERS, WhatIf, one_line, what_if_code
from model.store.store import now

SEARCHED = 100  # letters of a search that are looked at
TEXTS = ("name", "note", "author", "county")
WHAT_IFS = sa.table(
    "what_if",
    *map(sa.column, ("code", "name", "note", "author", "county", "page")),
    sa.column("params", sa.JSON),
    sa.column("is_listed", sa.Boolean),
    sa.column("created"),
)


def save(new: WhatIf) -> str:
    """Keep a what-if; return its code."""
    code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LETTERS))
    said = {"name": one_line(new.name, 60), "note": one_line(new.note, 200)}
    said |= {"author": one_line(new.author, 60), "county": new.county, "page": new.page}
    kept = {"params": new.params, "is_listed": new.is_listed, "code": code}
    when = {"created": now()}
    with connection(writes=True) as store:
        store.execute(sa.insert(WHAT_IFS).values(said | kept | when))
    return code


def read(code: str) -> WhatIf:
    """Return the what-if of a code, listed or not; UnknownCodeError if there is none."""
    asked = sa.select(WHAT_IFS).where(WHAT_IFS.c.code == what_if_code(code))
    with connection() as store:
        row = store.execute(asked).first()
    if row is None:
        raise UnknownCodeError
    return _restored(row)


def unlist(code: str) -> None:
    """Take a what-if off the list; UnknownCodeError if there is none of this code."""
    meant = sa.update(WHAT_IFS).where(WHAT_IFS.c.code == what_if_code(code))
    with connection(writes=True) as store:
        if not store.execute(meant.values(is_listed=False)).rowcount:
            raise UnknownCodeError


def search(text: str, most: int, names: Mapping[str, str]) -> list[WhatIf]:
    """Return at most so many of the listed what-ifs that hold every word of a text, newest first.

    A word is looked for in name, note, author and county: its code, or in its `names`.
    """
    found = sa.select(WHAT_IFS).where(WHAT_IFS.c.is_listed)
    for word in one_line(text, SEARCHED).split():
        named = [code for code, name in names.items() if word.lower() in name.lower()]
        said = (WHAT_IFS.c[field].icontains(word, autoescape=True) for field in TEXTS)
        found = found.where(sa.or_(WHAT_IFS.c.county.in_(named), *said))
    try:
        with connection() as store:
            rows = store.execute(found.order_by(WHAT_IFS.c.created.desc()).limit(most)).all()
    except UnknownCodeError:  # there is no file yet
        return []
    return list(map(_restored, rows))


def _restored(row: sa.Row[tuple[object, ...]]) -> WhatIf:
    kept = dict(row._mapping)
    return WhatIf(day=str(kept.pop("created"))[:10], **kept)
