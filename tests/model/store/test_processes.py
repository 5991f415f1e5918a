"""Several processes share a store, and one that is killed in the middle takes nothing with it."""

import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
import sqlalchemy as sa

from model.facts.errors import NotTakenError
from model.own_data.overlay import Supply
from model.store import asking, database, drafts
from model.store import store as kept
from model.store.record import restored
from model.store.store import SETS, VERSIONS
from tests.browser.serving import free_port
from tests.model.store.supplies import supply
from tests.model.store.test_drafts import typed
from tests.model.store.writer import FIGURES
from tests.page_names import ROOT

WRITER = [sys.executable, "-m", "tests.model.store.writer"]
ROUNDS = 50


@pytest.fixture(scope="module")
def postgres():
    """Yield the address of an empty PostgreSQL: the one that is named, or one started for this."""
    if named := os.environ.get("DATABASE_URL_TEST"):
        yield named
        return
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    found = shutil.which("postgres") or (str(programs[-1]) if programs else "")
    if not found:
        pytest.skip("no PostgreSQL: neither DATABASE_URL_TEST nor a program postgres")
    yield from started(Path(found).resolve().parent)


def started(programs):
    """Start a PostgreSQL in a folder of its own, never as root, and end it."""
    home, port = tempfile.mkdtemp(), free_port()
    other = {"user": "nobody"} if os.geteuid() == 0 else {}
    if other:
        os.chown(home, pwd.getpwnam("nobody").pw_uid, -1)
    folder, quiet = f"{home}/data", {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    init = [programs / "initdb", "-D", folder, "-A", "trust", "-U", "test"]
    subprocess.run(init, check=True, cwd=home, **quiet, **other)
    options = ["-p", str(port), "-k", home, "-c", "listen_addresses=127.0.0.1"]
    server = subprocess.Popen(
        [programs / "postgres", "-D", folder, *options], cwd=home, **quiet, **other
    )
    try:
        ready = [programs / "pg_isready", "-h", "127.0.0.1", "-p", str(port)]
        until = time.monotonic() + 30
        while subprocess.run(ready, check=False, **quiet).returncode and time.monotonic() < until:
            time.sleep(0.2)
        yield f"postgresql://test@127.0.0.1:{port}/postgres"
    finally:
        server.send_signal(signal.SIGINT)  # without waiting for who is connected
        server.wait(30)
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, monkeypatch):
    """Let the store be an empty database of one engine after the other."""
    request.getfixturevalue("store")
    if request.param == "sqlite":
        return request.param
    monkeypatch.setenv("DATABASE_URL", request.getfixturevalue("postgres"))
    with sa.create_engine(database.address()).begin() as one:
        (tables := sa.MetaData()).reflect(one)
        tables.drop_all(one)
    database._ready.clear()
    return request.param


@pytest.mark.slow
@pytest.mark.usefixtures("place")
def test_four_processes_open_an_empty_store_at_once():
    done = subprocess.run([*WRITER, "open", "4"], cwd=ROOT, stdout=subprocess.PIPE, check=True)
    codes = done.stdout.decode().split()
    assert len(set(codes)) == 4
    assert all(kept.read(code).supply == supply(1) for code in codes)


@pytest.mark.slow
def test_a_writer_killed_in_the_middle_loses_nothing_it_was_told_is_saved(place):
    done = subprocess.run(
        [*WRITER, "kill", str(ROUNDS)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    assert len(told["acknowledged"]) == ROUNDS
    assert min(told["acknowledged"]) >= 3
    assert told["lost"] == 0
    with database.connection() as one:
        newest = one.execute(sa.select(SETS.c.version)).scalar_one()
        rows = one.execute(sa.select(VERSIONS)).all()
    assert sorted(row.version for row in rows) == list(range(1, newest + 1))
    assert newest > sum(told["acknowledged"])
    for row in rows:
        assert restored(row.figures, row.stations) == supply(row.version, FIGURES)
    if place == "sqlite":
        with database.connection() as one:
            assert one.exec_driver_sql("pragma integrity_check").scalar() == "ok"


@pytest.mark.slow
@pytest.mark.usefixtures("place")
def test_of_two_windows_that_write_their_first_draft_at_once_both_are_kept():
    both, start = [typed(mobile_payment_use=1.0), typed(digital_finance_index=2.0)], Barrier(2)

    def write(code, mine):
        start.wait()
        drafts.keep(code, "", 0, mine, Supply())

    drafts.keep("c" * 22, "", 0, both[0], Supply())  # the schema is there
    with ThreadPoolExecutor(2) as windows:
        for code in (f"{n:022d}" for n in range(20)):
            list(windows.map(write, [code] * 2, both))
            (draft,) = drafts.read(code)
            assert {one.value for one in draft.supply.figures} == {1.0, 2.0}


@pytest.mark.slow
@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("place", ["postgresql"], indirect=True)  # SQLite takes what is written
def test_a_row_that_is_not_taken_costs_nobody_else_a_thing_and_no_word_of_it_is_logged(caplog):
    bad = typed(source="机密", mobile_payment_use=float("nan"))
    with pytest.raises(NotTakenError):
        asking.asked("write", drafts.keep, "a" * 22, "", 0, bad, Supply())
    asking.asked("write", drafts.keep, "b" * 22, "", 0, typed(mobile_payment_use=1.0), Supply())
    assert caplog.messages == ["Not taken: InvalidTextRepresentation 22P02"]
