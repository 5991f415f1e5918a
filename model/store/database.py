"""The database behind the store: SQLite in a file, or the engine that DATABASE_URL names."""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import Lock

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError

from model.facts.errors import NotTakenError, StoreDownError, UnknownCodeError
from model.store.place import FILE

WAIT_S = 2  # for a connection, a lock or an answer
LOCK = 7_513_200  # of PostgreSQL, held while the schema is brought up to date
FAULTS = (sa.exc.SQLAlchemyError, sqlite3.Error, CommandError, ImportError, OSError)
NOT_TAKEN = (sa.exc.DataError, sa.exc.IntegrityError)  # the fault of a row, not of the store
BROKEN = (KeyError, TypeError, ValueError)  # an address or rows that are none

_log = logging.getLogger(__name__)
_ready: set[sa.Engine] = set()  # whose schema is up to date
_preparing = Lock()


@contextmanager
def connection(writes: bool = False) -> Iterator[sa.Connection]:
    """Give a connection in one transaction, the schema up to date; StoreDownError where none is.

    A reader makes no SQLite file: one that is not there holds no code. NotTakenError where the
    database refuses what is written; what no row can hold is no code either.
    """
    try:
        engine = _engine(url := address())
        if url.get_backend_name() == "sqlite" and not (file := Path(str(url.database))).exists():
            if not writes:
                raise UnknownCodeError
            file.parent.mkdir(parents=True, exist_ok=True)
            _ready.discard(engine)  # it was taken away while we ran
        if engine not in _ready:
            _bring_up_to_date(engine)
            _ready.add(engine)
        with engine.execution_options(writes=writes).begin() as begun:
            yield begun
    except NOT_TAKEN as fault:
        _log.warning("Not taken: %s", _named(fault))
        raise (NotTakenError if writes else UnknownCodeError) from None
    except (*FAULTS, *BROKEN) as fault:
        _ready.clear()  # the file may be another one when it is back
        _log.warning("Store down: %s", _named(fault))
        raise StoreDownError from fault


def _named(fault: BaseException) -> str:
    """Return what a log may say: PostgreSQL's own words hold codes and values."""
    cause = getattr(fault, "orig", None) or fault
    if isinstance(fault, NOT_TAKEN) or getattr(cause, "sqlstate", None):
        return f"{type(cause).__name__} {getattr(cause, 'sqlstate', None) or ''}".strip()
    return str(cause)


def address() -> sa.URL:
    """Return where the database is."""
    if not (named := os.environ.get("DATABASE_URL")):
        return sa.URL.create("sqlite", database=str(FILE))
    url = sa.make_url(named)
    is_bare = url.drivername in ("postgres", "postgresql")  # as most hosts write it
    return url.set(drivername="postgresql+psycopg") if is_bare else url


@cache
def _engine(url: sa.URL) -> sa.Engine:
    if url.get_backend_name() == "sqlite":
        own = {"timeout": WAIT_S, "isolation_level": None}  # transactions begin where we say so
        engine = sa.create_engine(url, connect_args=own, poolclass=sa.NullPool)
        sa.event.listen(engine, "connect", _set_pragmas)
        sa.event.listen(engine, "begin", _begin)
    else:
        limits = {"connect_timeout": WAIT_S, "options": f"-c statement_timeout={1000 * WAIT_S}"}
        limits |= {"tcp_user_timeout": 5000 * WAIT_S}  # ms, for a server whose line is cut
        limits |= {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 2}
        limits = limits if url.get_backend_name() == "postgresql" else {}
        engine = sa.create_engine(url, connect_args=limits, pool_pre_ping=True, pool_timeout=WAIT_S)
    return engine


def _set_pragmas(raw: sqlite3.Connection, _record: object) -> None:
    raw.executescript("pragma synchronous=FULL; pragma foreign_keys=ON")
    with suppress(sqlite3.OperationalError):  # another process turns the file just now
        raw.execute("pragma journal_mode=WAL")


def _begin(begun: sa.Connection) -> None:
    """Take the lock at once where something is written: a later rise would fail, not wait."""
    writes = begun.get_execution_options().get("writes")
    begun.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(engine: sa.Engine) -> None:
    """Run the migrations that are missing; other threads and processes may ask for the same."""
    config = Config()
    folder = str(Path(__file__).with_name("migrations"))
    config.set_main_option("script_location", folder.replace("%", "%%"))
    newest = ScriptDirectory.from_config(config).get_current_head()
    if not _preparing.acquire(timeout=WAIT_S):  # who holds it may wait for ever
        raise TimeoutError
    try:
        with engine.begin() as reading:
            if MigrationContext.configure(reading).get_current_revision() == newest:
                return
        with engine.execution_options(writes=True).begin() as writing:
            if engine.dialect.name == "postgresql":
                writing.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
            config.attributes["connection"] = writing
            command.upgrade(config, "head")
    finally:
        _preparing.release()
