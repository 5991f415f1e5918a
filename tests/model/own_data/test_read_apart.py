"""A file is read in a process apart, which is ended whatever the file does."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from model.facts.errors import SupplyError
from model.facts.read_csv import ROOT
from model.own_data import read_apart
from tests.model.own_data.corpus import HEAD, ROW

pytestmark = pytest.mark.slow  # files are read in processes of their own
FILE = (HEAD + ROW).encode()


class Data:
    """Data that do something as soon as they are asked for anything."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self.act()


class Hungry(Data):
    def act(self):
        return bytearray(150 * 1024**2)


class Slow(Data):
    def act(self):
        while True:
            pass


class Dying(Data):
    def act(self):
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def started(monkeypatch):
    """Return the processes that are started; none but the one that waits may be left."""
    kept = []
    start = subprocess.Popen

    def popen(*args, **kwargs):
        kept.append(start(*args, **kwargs))
        return kept[-1]

    monkeypatch.setattr(read_apart, "_spare", [])
    monkeypatch.setattr(read_apart.subprocess, "Popen", popen)
    yield kept
    for worker in read_apart._spare:
        worker.end()
    assert all(one.returncode is not None for one in kept)


def refusal(data, is_wanted=lambda: True):
    with pytest.raises(SupplyError) as error:
        read_apart.read(FILE, "f", data, 2026, is_wanted)
    assert not read_apart._waiting
    return error.value.faults[0].code


def test_a_good_file_is_read_and_a_faulty_one_told_as_in_the_same_process(data, started):
    upload = read_apart.read(FILE.replace(b"60", b"NaN"), "f", data, 2026, lambda: True)
    assert [one.value for one in upload.supply.figures] == [81.5]
    assert [(one.code, one.row) for one in upload.faults] == [("number", 2)]
    with pytest.raises(SupplyError) as error:
        read_apart.read(b"<html>", "f", data, 2026, lambda: True)
    assert error.value.faults[0].code == "not_a_table"
    assert len(started) == 1


def test_the_process_that_reads_a_file_has_no_secret_of_the_server(started, monkeypatch):
    monkeypatch.setenv("REVIEW_SECRET", "a secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:a secret@127.0.0.1/x")
    assert read_apart.prepare()
    assert b"a secret" not in Path(f"/proc/{started[0].pid}/environ").read_bytes()


@pytest.mark.parametrize(("data", "code"), [(Hungry(), "memory"), (Dying(), "unread")])
@pytest.mark.usefixtures("started")
def test_a_file_that_takes_too_much_or_ends_the_process_is_refused(data, code):
    assert refusal(data) == code
    assert not read_apart._spare


def test_a_file_is_ended_when_the_time_is_up_or_its_reader_has_left(started, monkeypatch):
    left = threading.Event()
    threading.Timer(1.0, left.set).start()
    assert refusal(Slow(), lambda: not left.is_set()) == "unread"
    assert started[0].returncode == -signal.SIGKILL
    assert read_apart.prepare()
    time.sleep(1.0)  # it has started
    monkeypatch.setattr(read_apart, "MOST_SECONDS", 0.3)
    assert refusal(Slow()) == "slow"


def test_where_no_process_can_be_started_it_is_said(data, monkeypatch):
    def none(*_, **__):
        raise OSError

    monkeypatch.setattr(read_apart, "_spare", [])
    monkeypatch.setattr(read_apart.subprocess, "Popen", none)
    assert not read_apart.prepare()
    assert refusal(data) == "unread"


def test_files_are_read_one_at_a_time_in_the_order_they_came_and_not_too_many_wait(monkeypatch):
    order, at_once = [], []

    def one(number):
        with read_apart._turn(lambda: True):
            at_once.append(number)
            order.append(number)
            assert at_once == [number]
            time.sleep(0.1)
            at_once.remove(number)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(3)]
    for number, thread in enumerate(threads, start=1):
        thread.start()
        while len(read_apart._waiting) < number:
            time.sleep(0.001)
    monkeypatch.setattr(read_apart, "MOST_WAITING", 3)
    with pytest.raises(SupplyError, match="busy"), read_apart._turn(lambda: True):
        pass
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2]


SERVER = """
import os, time
from model.own_data import read_apart

read_apart.prepare()
print(read_apart._spare[0].process.pid, flush=True)
time.sleep(60)
"""


def test_no_process_is_left_when_the_server_is_killed():
    command = [sys.executable, "-c", SERVER]
    server = subprocess.Popen(command, cwd=ROOT.parent, stdout=subprocess.PIPE, text=True)
    worker = int(server.stdout.readline())
    server.kill()
    server.communicate()
    until = time.monotonic() + 20
    while is_running(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_running(worker)


def is_running(process):
    """Return whether a process is there and has not ended."""
    stat = Path(f"/proc/{process}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"
