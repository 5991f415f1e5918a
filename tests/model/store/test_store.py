"""What is saved comes back as it was, to those with its code alone, and is never overwritten."""

import json
import math
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.facts.errors import StaleError, StoreDownError, StoreError, UnknownCodeError
from model.own_data.overlay import Origin, SuppliedFigure, SuppliedStation, Supply
from model.store import database, drafts, record
from model.store import store as kept
from tests.model.store.supplies import supply
from tests.page_names import ROOT

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
origins = st.builds(Origin, st.integers(0, 2100), texts, texts)
values = st.floats(allow_nan=False, allow_infinity=False)
figures = st.lists(st.builds(SuppliedFigure, texts, texts, values, origins), max_size=5)
stations = st.lists(st.builds(SuppliedStation, texts, st.booleans(), origins), max_size=5)
supplies = st.builds(Supply, figures.map(tuple), stations.map(tuple))


def test_a_set_comes_back_with_its_office_note_day_and_version(store):
    codes = kept.save_new(supply(81.25), "汶川县商务局", "第一次")
    found = kept.read(codes.view)
    assert (found.view, found.version) == (codes.view, 1)
    assert (found.office, found.note) == ("汶川县商务局", "第一次")
    assert found.supply == supply(81.25)
    assert abs((datetime.now(tz=UTC) - found.saved).total_seconds()) < 60
    assert store.exists()


@pytest.mark.usefixtures("store")
def test_the_day_is_that_of_the_region():
    saved = kept.read(kept.save_new(supply(1), "局", "").view).saved
    assert saved.utcoffset().total_seconds() == 8 * 3600


def test_any_supply_survives(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'any.sqlite3'}")

    @given(first=supplies, second=supplies, office=texts.map("局{}".format))
    @settings(max_examples=40, deadline=None)
    def check(first, second, office):
        codes = kept.save_new(first, office, office)
        assert kept.read(codes.view).supply == first
        assert kept.save(codes, second, 1) == 2
        found = kept.read(codes.view)
        assert (found.supply, found.office, found.version) == (
            second,
            record.one_line(office, 60),
            2,
        )

    check()


@given(some=supplies)
def test_what_is_written_is_plain_json(some):
    rows = [record.written(part) for part in (some.figures, some.stations)]
    assert record.restored(*json.loads(json.dumps(rows, allow_nan=False))) == some


def test_codes_have_96_bits_and_the_edit_code_is_nowhere_in_the_file(store):
    codes = [kept.save_new(supply(n), "局", "") for n in range(40)]
    everything = store.read_bytes() + b"".join(
        path.read_bytes() for path in store.parent.iterdir() if path != store
    )
    assert 8 * kept.CODE_BYTES >= 96
    assert len({code for pair in codes for code in (pair.view, pair.edit)}) == 80
    for pair in codes:
        assert len(pair.view) == len(pair.edit) == 1 + math.ceil(8 * kept.CODE_BYTES / 6)
        assert pair.edit.encode() not in everything


def test_nothing_lists_codes():
    public = [name for name, one in vars(kept).items() if callable(one) and name[0] != "_"]
    own = [name for name in public if getattr(kept, name).__module__ == kept.__name__]
    assert sorted(own) == ["hashed", "is_owned", "now", "owned", "read", "save", "save_new"]


@pytest.mark.parametrize(
    "code", ["", "x", "A" * 21, "%", "' OR 1=1 --", "一" * 21, "\x00", "A" * 10_000]
)
@pytest.mark.usefixtures("store")
def test_a_code_of_no_set_is_unknown(code):
    codes = kept.save_new(supply(1), "局", "")
    with pytest.raises(UnknownCodeError):
        kept.read(code)
    for pair in (record.Codes(code, codes.edit), record.Codes(codes.view, code)):
        with pytest.raises(UnknownCodeError):
            kept.save(pair, supply(2), 1)
    assert kept.read(codes.view).supply == supply(1)


@pytest.mark.usefixtures("store")
def test_a_view_code_saves_nothing_and_an_edit_code_reads_nothing():
    mine, other = (kept.save_new(supply(n), "局", "") for n in (1, 2))
    for pair in (record.Codes(mine.view, mine.view), record.Codes(other.view, mine.edit)):
        with pytest.raises(UnknownCodeError):
            kept.save(pair, supply(9), 1)
    with pytest.raises(UnknownCodeError):
        kept.read(mine.edit)


@pytest.mark.usefixtures("store")
def test_the_second_of_two_editors_is_told_the_version_and_overwrites_nothing():
    codes = kept.save_new(supply(1), "局", "")
    assert kept.save(codes, supply(2), 1) == 2
    with pytest.raises(StaleError) as caught:
        kept.save(codes, supply(3), 1)
    assert caught.value.version == 2
    assert kept.read(codes.view).supply == supply(2)
    assert kept.save(codes, supply(3), 2) == 3


def test_a_reader_makes_no_file(store):
    with pytest.raises(UnknownCodeError):
        kept.read("A" * 21)
    assert not store.parent.exists()


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////proc/none/x.sqlite3",
        "postgresql://u:secret@127.0.0.1:1/x",
        "mysql://127.0.0.1:1/x",
        "nonsense",
        "sqlite:///" + str(ROOT),
    ],
)
def test_a_store_that_cannot_be_had_is_down_within_three_seconds(url, monkeypatch, caplog):
    monkeypatch.setenv("DATABASE_URL", url)
    begun = time.monotonic()
    with pytest.raises(StoreDownError):
        kept.save_new(supply(1), "局", "")
    assert time.monotonic() - begun < 3
    assert "secret" not in caplog.text


def test_a_file_that_is_no_database_is_down_and_recovers_when_it_is_back(store):
    codes = kept.save_new(supply(1), "局", "")
    whole = store.read_bytes()
    store.write_bytes(b"no database" * 1000)
    with pytest.raises(StoreDownError):
        kept.read(codes.view)
    store.write_bytes(whole)
    assert kept.read(codes.view).supply == supply(1)


def test_a_store_that_another_process_holds_is_down_for_writers_and_open_for_readers(store):
    codes = kept.save_new(supply(1), "局", "")
    with sqlite3.connect(store, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        with pytest.raises(StoreDownError):
            kept.save(codes, supply(2), 1)
        assert time.monotonic() - begun < 3
        assert kept.read(codes.view).version == 1
        other.execute("ROLLBACK")
    assert kept.save(codes, supply(2), 1) == 2


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from model.facts.errors import StoreDownError
from model.store import store
from tests.model.store.supplies import supply
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
codes = store.save_new(supply(1), "x", "")
resource.setrlimit(resource.RLIMIT_FSIZE, (Path(sys.argv[1]).stat().st_size, -1))
try:
    store.save(codes, supply(2, 5000), 1)
except StoreDownError:
    print("full", store.read(codes.view).version, store.read(codes.view).supply == supply(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
print(store.save(codes, supply(2, 5000), 1), store.read(codes.view).supply == supply(2, 5000))
"""


def test_a_full_disk_loses_nothing_and_saving_goes_on_when_there_is_room(store):
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(store)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == ["full 1 True", "2 True"]


@pytest.mark.usefixtures("store")
def test_every_commit_is_on_the_disk_before_it_is_acknowledged():
    kept.save_new(supply(1), "局", "")
    with database.connection() as one:
        modes = [one.exec_driver_sql(f"pragma {name}").scalar() for name in
                 ("journal_mode", "synchronous", "foreign_keys")]  # fmt: skip
    assert modes == ["wal", 2, 1]


@pytest.mark.usefixtures("store")
def test_the_migrations_make_the_tables_that_the_code_uses():
    kept.save_new(supply(1), "局", "")
    for table in (kept.SETS, kept.VERSIONS, drafts.DRAFTS):
        with database.connection() as one:
            made = one.exec_driver_sql(f"pragma table_info({table.name})").all()
        assert [column[1] for column in made] == [column.name for column in table.c]


@pytest.mark.parametrize("name", ["postgres", "postgresql"])
def test_a_bare_address_of_postgresql_takes_the_present_driver(name, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", f"{name}://u@h/x")
    assert database.address().drivername == "postgresql+psycopg"


def test_without_a_setting_figures_are_kept_in_a_file_of_the_project(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert database.address().database == str(ROOT / "var" / "dashboard.sqlite3")
    assert "var/" in (ROOT / ".gitignore").read_text().splitlines()


def test_a_set_without_an_office_is_not_kept(store):
    with pytest.raises(StoreError, match="office"):
        kept.save_new(supply(1), "", "")
    assert not store.exists()
