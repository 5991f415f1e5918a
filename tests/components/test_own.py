"""A reader's own data in use: computed apart, bound to downloads, gone with the session."""

import ast
import gc
import threading
import weakref
from pathlib import Path

import pytest

from model.facts.provenance import Quality
from model.own_data import in_use
from model.own_data.in_use import OwnData
from model.own_data.overlay import Origin, SuppliedFigure, Supply
from model.results import scores
from model.uncertainty.claims import Finding

ROOT = Path(__file__).resolve().parents[2]
WENCHUAN = "513221"
USE = "mobile_payment_use"
SAID = Origin(2023, "县金融办台账", "f.csv")


@pytest.fixture
def mine():
    """Let own data be in use for the length of a test."""
    mine = OwnData(Supply((SuppliedFigure(WENCHUAN, USE, 81.25, SAID),)))
    in_use.use(mine)
    yield
    in_use.use(None)


@pytest.mark.usefixtures("mine")
def test_own_data_are_in_use_where_they_are_set_and_nowhere_else(data):
    assert scores.found()["payment_known"] == Finding("payment_known", 1, 31, 0.0)
    assert scores.panel(True).figure(WENCHUAN, USE).value == 81.25
    assert scores.data() is scores.data()
    seen = []
    other = threading.Thread(target=lambda: seen.append(scores.found()["payment_known"].count))
    other.start()
    other.join()
    assert seen == [0]
    in_use.use(None)
    assert scores.panel(False).figure(WENCHUAN, USE).quality is Quality.ILLUSTRATIVE
    assert scores.data().panel.values.tobytes() == data.panel.values.tobytes()


@pytest.mark.usefixtures("mine")
def test_a_download_that_is_made_later_in_another_thread_holds_the_own_figures():
    make = in_use.bound(lambda: scores.panel(False).figure(WENCHUAN, USE).value)
    in_use.use(None)
    seen = []
    later = threading.Thread(target=lambda: seen.append(make()))
    later.start()
    later.join()
    assert seen == [81.25]
    assert in_use.supply() is None


def test_what_was_computed_from_own_data_goes_with_it():
    mine = OwnData(Supply((SuppliedFigure(WENCHUAN, USE, 81.25, SAID),)))
    in_use.use(mine)
    results = weakref.ref(scores.data())
    assert results() is scores.data()
    in_use.use(None)
    del mine
    gc.collect()
    assert results() is None


def test_only_the_last_few_readers_keep_their_results():
    readers = [
        OwnData(Supply((SuppliedFigure(WENCHUAN, USE, value, SAID),)))
        for value in range(in_use.READERS + 1)
    ]
    for one in readers:
        in_use.use(one)
        scores.data()
    in_use.use(None)
    assert [bool(one.results) for one in readers] == [False] + [True] * in_use.READERS


def test_whatever_depends_on_the_data_is_kept_apart_for_own_data():
    """A plain cache is for all readers: it may hold only what follows from the shipped data."""
    tree = ast.parse((ROOT / "components" / "runtime.py").read_text(encoding="utf-8"))
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    marks = {
        name: " ".join(map(ast.unparse, one.decorator_list)) for name, one in functions.items()
    }
    apart = {name for name, mark in marks.items() if "shared" in mark}
    assert {"data", "panel", "draws", "scored", "ranges", "found"} <= apart
    for name, mark in marks.items():
        if "cache" in mark:
            assert reached(name, functions).isdisjoint(apart), name


def reached(name, functions):
    """Return the functions that one calls, and those that they call."""
    found, left = set(), [name]
    while left:
        for node in ast.walk(functions[left.pop()]):
            called = node.func.id if is_call(node) else ""
            if called in functions and called not in found:
                found.add(called)
                left.append(called)
    return found


def is_call(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
