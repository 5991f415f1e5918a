"""What was typed is there again after a reload; a link to others, another window, a dead store."""

import sqlite3
import time

import pytest
from streamlit.testing.v1 import AppTest

from components.session import state
from components.session.browser import told
from model.own_data.overlay import Origin, SuppliedFigure, Supply
from model.store import asking, database
from model.store import drafts as stored
from model.store import store as kept
from tests.components.session.test_figures import run, supply, visit

CODE, WENCHUAN = "b" * 22, "513221"
DEAD = "postgresql://127.0.0.1:1/x"


@pytest.fixture(autouse=True)
def one_browser(store, monkeypatch):
    """Let every session be one of the same browser."""
    monkeypatch.setattr(told, "code", lambda: CODE)
    return store


def session(value=None, **params):
    """Return a new session that has opened a link, and put in a value."""
    at = AppTest.from_function(run, default_timeout=60)
    visit(at, **params)
    return put(at, value) if value is not None else at


def put(at, value, indicator="mobile_payment_use", source="台账"):
    own = at.session_state["own_data"].supply
    figure = SuppliedFigure(WENCHUAN, indicator, value, Origin(2023, source, "f.csv"))
    at.session_state["given"] = own.joined(Supply((figure,)))
    return at.run()


def value(at):
    return at.session_state["seen"][0]


def drafts_of(at):
    return at.session_state["own_data"].drafts


def again(monkeypatch):
    """Let the store be asked at once."""
    monkeypatch.setattr(asking, "_not_before", {"read": 0.0, "write": 0.0})


def test_after_a_reload_the_figures_are_there_until_they_are_taken_out():
    session(81.0)
    at = session()
    assert (value(at), drafts_of(at).restored) == (81.0, 1)
    at.session_state["given"] = Supply()
    at.run()
    assert stored.read(CODE) == ()
    assert value(session()) != 81.0


def test_a_draft_over_a_saved_set_comes_back_over_the_version_it_was_made_from():
    codes = kept.save_new(supply(10.0), "局", "")
    session(15.0, ds=codes.view)
    kept.save(codes, supply(11.0), 1)
    at = session()  # the bare address
    assert (value(at), at.query_params["ds"]) == (15.0, codes.view)
    at = session(ds=codes.view, dk=codes.edit)
    own = at.session_state["own_data"]
    assert (value(at), own.kept.version, drafts_of(at).restored) == (15.0, 1, 1)
    assert own.save("", "") == ""
    assert (own.fault.code, own.newer.version) == ("stale", 2)
    own.lay_over_newer()
    assert own.save("", "") == codes.view
    assert kept.read(codes.view).version == 3
    at.run()
    assert stored.read(CODE) == ()


def test_a_link_to_other_figures_shows_them_and_the_draft_waits():
    other = kept.save_new(supply(20.0), "局", "")
    session(81.0)
    at = session(ds=other.view)
    assert value(at) == 20.0
    assert drafts_of(at).waiting.view == ""
    put(at, 21.0)
    assert {one.view for one in stored.read(CODE)} == {"", other.view}
    assert value(session(ds=other.view)) == 21.0


def test_in_one_session_too_what_a_link_replaces_waits():
    other = kept.save_new(supply(20.0), "局", "")
    at = session(81.0)
    assert visit(at, ds=other.view)[0] == 20.0
    assert drafts_of(at).waiting.supply.figures[0].value == 81.0


def test_of_two_windows_each_gets_what_the_other_typed():
    first, second = session(), session()
    put(first, 81.0)
    put(second, 45.0, "digital_finance_index")
    assert value(second) == 81.0
    assert drafts_of(second).joined == 1
    put(first, 82.0)
    assert len(first.session_state["own_data"].supply) == 2
    assert value(session()) == 82.0


def test_what_one_window_saves_takes_nothing_from_the_other():
    first, second = session(81.0), session()
    put(second, 45.0, "digital_finance_index")
    first.session_state["own_data"].save("局", "")
    first.run()
    (left,) = stored.read(CODE)
    assert [one.indicator for one in left.supply.figures] == ["digital_finance_index"]


def test_what_is_typed_while_the_store_is_down_is_kept_once_it_is_back(monkeypatch, store):
    at = session()
    monkeypatch.setenv("DATABASE_URL", DEAD)
    put(at, 81.0)
    assert (drafts_of(at).fault, drafts_of(at).unkept) == ("write", 1)
    begun = time.monotonic()
    put(at, 82.0)
    assert time.monotonic() - begun < 1  # it is not asked each time
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{store}")
    assert not drafts_of(at).is_back(at.session_state["own_data"], CODE)
    again(monkeypatch)
    assert drafts_of(at).is_back(at.session_state["own_data"], CODE)
    at.run()
    assert (drafts_of(at).fault, drafts_of(at).unkept) == ("", 0)
    assert value(session()) == 82.0


def test_a_draft_that_could_not_be_read_comes_back_with_the_store(monkeypatch, store):
    session(81.0)
    monkeypatch.setenv("DATABASE_URL", DEAD)
    at = session()
    assert (value(at) == 81.0, drafts_of(at).fault) == (False, "read")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{store}")
    again(monkeypatch)
    at.run()
    assert (value(at), drafts_of(at).restored) == (81.0, 1)


def read_only(_file, patch):
    """Let the database refuse every change, as a file or folder without the right to write."""
    _each_connection(patch, "pragma query_only=1")


def full(_file, patch):
    """Let the database have no page more than it has: it grows at once by none."""
    _each_connection(patch, "pragma max_page_count=1")


def _each_connection(patch, pragma):
    set_pragmas = database._set_pragmas

    def limited(raw, record):
        set_pragmas(raw, record)
        raw.execute(pragma)

    patch.setattr(database, "_set_pragmas", limited)
    database._engine.cache_clear()


def locked(file, patch):
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("begin immediate")
    patch.setattr(database, "WAIT_S", 0.1)
    database._engine.cache_clear()
    return other.close


def deleted(file, _patch):
    for path in file.parent.iterdir():
        path.unlink()


def folder(file, _patch):
    deleted(file, None)
    file.mkdir()
    return file.rmdir


def corrupt(file, _patch):
    deleted(file, None)
    file.write_bytes(b"no database" * 1000)
    return file.unlink


def dead(_file, patch):
    patch.setenv("DATABASE_URL", "postgresql://127.0.0.1:1/x")


@pytest.mark.parametrize(
    ("harm", "fault"),
    [(read_only, "write"), (full, "write"), (locked, "write"), (deleted, ""), (folder, "write"),
     (corrupt, "write"), (dead, "write")],
)  # fmt: skip
def test_whatever_befalls_the_store_what_is_typed_stays_and_is_kept_when_it_is_back(
    harm, fault, store
):
    at = session(81.0)
    with pytest.MonkeyPatch.context() as patch:
        mend = harm(store, patch)
        try:
            put(at, 45.0, "digital_finance_index", "台账" * 5000)  # more than a page has left
            put(at, 80.0, "mobile_signal_stable")
            assert len(at.session_state["own_data"].supply) == 3
            assert drafts_of(at).fault == fault
            assert (drafts_of(at).unkept > 0) == bool(fault)
            assert state.DROPPED in session().session_state  # another reader's page is whole
        finally:
            if mend:
                mend()
    database._engine.cache_clear()
    asking._not_before |= {"read": 0.0, "write": 0.0}
    at.run()
    assert (drafts_of(at).fault, drafts_of(at).unkept) == ("", 0)
    assert len(session().session_state["own_data"].supply) == 3
