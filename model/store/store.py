"""Save and read sets of figures. Without a code nothing can be found: there is no list of them."""

import hashlib
import secrets
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from model.facts.errors import StaleError, StoreDownError, UnknownCodeError
from model.own_data.overlay import Supply
from model.store.database import connection, sqlite_file
from model.store.record import NOTE_LETTERS, OFFICE_LETTERS, Codes, Kept, restored, written
from model.store.tables import data_set, data_set_version

CODE_BYTES = 15  # 120 bits, written as 20 letters


def save_new(supply: Supply, office: str, note: str) -> Codes:
    """Keep a new set of figures as its first version; return its codes, the edit code only here."""
    if file := sqlite_file():
        _make_folder(file.parent)
    codes, now = Codes(_code(), _code()), datetime.now(tz=UTC)
    with connection(writes=True) as store:
        about = {"office": office[:OFFICE_LETTERS], "note": note[:NOTE_LETTERS], "created": now}
        keys = {"view_code": codes.view, "edit_hash": _hashed(codes.edit), "version": 1}
        added = sa.insert(data_set).values(keys | about).returning(data_set.c.id)
        number = store.execute(added).scalar_one()
        _add_version(store, number, 1, supply, now)
    return codes


def save(codes: Codes, supply: Supply, version: int) -> int:
    """Keep the next version of a set, made from `version`; return its number.

    StaleError if another version has been saved since: then nothing is overwritten.
    UnknownCodeError if the codes are not those of one set.
    """
    _must_exist()
    own = (data_set.c.view_code == codes.view) & (data_set.c.edit_hash == _hashed(codes.edit))
    with connection(writes=True) as store:
        is_next = own & (data_set.c.version == version)
        moved = sa.update(data_set).where(is_next).values(version=version + 1)
        number = store.execute(moved.returning(data_set.c.id)).scalar()
        if number is None:
            there = store.execute(sa.select(data_set.c.version).where(own)).scalar()
            raise UnknownCodeError if there is None else StaleError(there)
        _add_version(store, number, version + 1, supply, datetime.now(tz=UTC))
    return version + 1


def read(view_code: str) -> Kept:
    """Return the newest version of a set; UnknownCodeError if there is none of this code."""
    _must_exist()
    both = data_set.join(
        data_set_version,
        (data_set_version.c.data_set == data_set.c.id)
        & (data_set_version.c.version == data_set.c.version),
    )
    asked = sa.select(data_set, data_set_version).select_from(both)
    with connection() as store:
        row = store.execute(asked.where(data_set.c.view_code == view_code)).mappings().first()
    if row is None:
        raise UnknownCodeError
    try:
        supply = restored(row[data_set_version.c.figures], row[data_set_version.c.stations])
    except (KeyError, TypeError, ValueError) as fault:
        raise StoreDownError from fault
    saved = row[data_set_version.c.saved]
    saved = saved.replace(tzinfo=UTC) if saved.tzinfo is None else saved.astimezone(UTC)
    return Kept(view_code, row[data_set.c.version], saved, row["office"], row["note"], supply)


def _add_version(
    store: sa.Connection, number: int, version: int, supply: Supply, now: datetime
) -> None:
    key = {"data_set": number, "version": version, "saved": now}
    store.execute(sa.insert(data_set_version).values(key | written(supply)))


def _must_exist() -> None:
    """Leave a database that is not there unmade: it holds no code."""
    file = sqlite_file()
    if file and not file.exists():
        raise UnknownCodeError


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise StoreDownError from fault


def _code() -> str:
    """Return a code that no chat cuts short: its last letter is no sign."""
    while not (code := secrets.token_urlsafe(CODE_BYTES))[-1].isalnum():
        pass
    return code


def _hashed(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
