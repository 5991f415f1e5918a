"""Save and read sets of figures. Without a code nothing can be found: there is no list of them."""

import hashlib
import secrets
from datetime import datetime, timedelta, timezone

import sqlalchemy as sa

from model.facts.errors import StaleError, StoreError, UnknownCodeError
from model.own_data.overlay import Supply
from model.store.database import connection
from model.store.record import Codes, Kept, one_line, restored, written

CHINA = timezone(timedelta(hours=8))
CODE_BYTES = 15  # 120 bits, 20 letters
SETS = sa.table(
    "data_set",
    *map(sa.column, ("id", "view_code", "edit_hash", "version", "office", "note", "created")),
)
VERSIONS = sa.table(
    "data_set_version",
    *map(sa.column, ("data_set", "version", "saved")),
    *(sa.column(name, sa.JSON) for name in ("figures", "stations")),
)


def save_new(supply: Supply, office: str, note: str) -> Codes:
    """Keep a new set of figures as its first version; return its codes, the edit code only here."""
    said = {"office": one_line(office, 60), "note": one_line(note, 200)}
    if not said["office"]:
        raise StoreError
    # No chat cuts a code short that ends with a figure instead of a sign.
    codes = Codes(*(f"{secrets.token_urlsafe(CODE_BYTES)}0" for _ in range(2)))
    keys = {"view_code": codes.view, "edit_hash": hashed(codes.edit), "version": 1}
    with connection(writes=True) as store:
        added = sa.insert(SETS).values(keys | said | {"created": now()}).returning(SETS.c.id)
        _add_version(store, store.execute(added).scalar_one(), 1, supply)
    return codes


def save(codes: Codes, supply: Supply, version: int) -> int:
    """Keep the next version of a set, made from `version`; return its number.

    StaleError if another version has been saved since: then nothing is overwritten.
    UnknownCodeError if the codes are not those of one set.
    """
    own = owned(codes)
    step = sa.update(SETS).where(own & (SETS.c.version == version)).values(version=version + 1)
    with connection(writes=True) as store:
        number = store.execute(step.returning(SETS.c.id)).scalar()
        if number is None:
            there = store.execute(sa.select(SETS.c.version).where(own)).scalar()
            raise StaleError(there) if there else UnknownCodeError
        _add_version(store, number, version + 1, supply)
    return version + 1


def read(view_code: str, version: int = 0) -> Kept:
    """Return a version of a set, 0 for the newest; UnknownCodeError if there is none."""
    meant = (SETS.c.id == VERSIONS.c.data_set) & (VERSIONS.c.version == (version or SETS.c.version))
    asked = sa.select(SETS.c.office, SETS.c.note, VERSIONS).where(meant)
    with connection() as store:
        row = store.execute(asked.where(SETS.c.view_code == view_code)).first()
        if row is None:
            raise UnknownCodeError
        supply, saved = restored(row.figures, row.stations), datetime.fromisoformat(row.saved)
    return Kept(view_code, row.version, saved, row.office, row.note, supply)


def _add_version(store: sa.Connection, number: int, version: int, supply: Supply) -> None:
    rows = {"figures": written(supply.figures), "stations": written(supply.stations)}
    key = {"data_set": number, "version": version, "saved": now()}
    store.execute(sa.insert(VERSIONS).values(key | rows))


def is_owned(codes: Codes) -> bool:
    """Return whether both codes are those of one set."""
    try:
        with connection() as store:
            return store.execute(sa.select(SETS.c.id).where(owned(codes))).first() is not None
    except UnknownCodeError:  # there is no store yet
        return False


def owned(codes: Codes) -> sa.ColumnElement[bool]:
    """Return the condition that a set has both codes."""
    return (SETS.c.view_code == codes.view) & (SETS.c.edit_hash == hashed(codes.edit))


def now() -> str:
    """Return the present time in the region, as it is kept."""
    return datetime.now(tz=CHINA).isoformat()


def hashed(code: str) -> str:
    """Return what finds a code again and does not give it away."""
    return hashlib.sha256(code.encode()).hexdigest()
