"""The database behind the store: SQLite in a file, or the engine that DATABASE_URL names."""

import logging
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError

from model.facts.errors import StoreDownError
from model.facts.read_csv import ROOT

DATABASE_URL = "DATABASE_URL"
FILE = ROOT.parent / "var" / "dashboard.sqlite3"
MIGRATIONS = Path(__file__).with_name("migrations")
WAIT_S = 2  # for a connection, a lock or an answer
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
LOCK = 7_513_200  # of PostgreSQL, held while the schema is brought up to date

FAULTS = (sa.exc.SQLAlchemyError, sqlite3.Error, CommandError, ImportError, OSError)

_ready: set[sa.Engine] = set()  # databases whose schema is up to date
_preparing = Lock()


@contextmanager
def connection(writes: bool = False) -> Iterator[sa.Connection]:
    """Give a connection in one transaction, the schema up to date; StoreDownError where none is."""
    try:
        engine = _engine(address())
        if engine not in _ready:
            _bring_up_to_date(engine)
            _ready.add(engine)
        with _transaction(engine, writes) as open_connection:
            yield open_connection
    except FAULTS as fault:
        _ready.clear()  # the file may be another one when it is back
        logging.getLogger(__name__).warning("The store is down: %s", fault)
        raise StoreDownError from fault


def address() -> sa.URL:
    """Return where the database is."""
    if not (named := os.environ.get(DATABASE_URL)):
        return sa.URL.create("sqlite", database=str(FILE))
    url = sa.make_url(named)
    is_bare = url.drivername in ("postgres", "postgresql")  # as most hosts write it
    return url.set(drivername="postgresql+psycopg") if is_bare else url


def sqlite_file() -> Path | None:
    """Return the file of an SQLite database, None for any other engine."""
    try:
        url = address()
    except sa.exc.ArgumentError:
        return None  # told by whoever connects
    is_file = url.get_backend_name() == "sqlite" and url.database
    return Path(str(url.database)) if is_file else None


@cache
def _engine(url: sa.URL) -> sa.Engine:
    backend = url.get_backend_name()
    if backend == "sqlite":
        waits = {"timeout": WAIT_S}
        engine = sa.create_engine(
            url, connect_args=waits, poolclass=sa.NullPool, hide_parameters=True
        )
        sa.event.listen(engine, "connect", _set_pragmas)
        sa.event.listen(engine, "begin", _begin)
        return engine
    limits: dict[str, Any] = {}
    if backend == "postgresql":
        answer = f"-c statement_timeout={1000 * WAIT_S}"
        limits = {"connect_timeout": WAIT_S, "options": answer}
    pool: dict[str, Any] = {"pool_pre_ping": True, "pool_timeout": WAIT_S}
    return sa.create_engine(url, connect_args=limits, hide_parameters=True, **pool)


def _set_pragmas(raw: sqlite3.Connection, _record: object) -> None:
    raw.isolation_level = None  # transactions begin where we say so
    for pragma in PRAGMAS:
        raw.execute(f"pragma {pragma}")


def _begin(begun: sa.Connection) -> None:
    """Take the lock at once where something is written: a later rise would fail, not wait."""
    writes = begun.get_execution_options().get("writes")
    begun.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _transaction(engine: sa.Engine, writes: bool) -> Iterator[sa.Connection]:
    with engine.execution_options(writes=writes).begin() as open_connection:
        yield open_connection


def _bring_up_to_date(engine: sa.Engine) -> None:
    """Run the migrations that are missing; another process may do so at the same time."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    newest = ScriptDirectory.from_config(config).get_current_head()
    until = time.monotonic() + WAIT_S
    with _preparing:
        while True:
            try:
                with _transaction(engine, writes=False) as reading:
                    if MigrationContext.configure(reading).get_current_revision() == newest:
                        return
                with _transaction(engine, writes=True) as writing:
                    if engine.dialect.name == "postgresql":
                        writing.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
                    config.attributes["connection"] = writing
                    command.upgrade(config, "head")
            except (sa.exc.OperationalError, sqlite3.OperationalError):
                # SQLite does not wait for a file that another process turns to WAL just now.
                if engine.dialect.name != "sqlite" or time.monotonic() > until:
                    raise
                time.sleep(0.05)
            else:
                return
