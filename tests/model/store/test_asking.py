"""A store that stays silent holds nobody up: one question waits, the next are refused at once."""

import socket
import struct
import time
from threading import Thread

import pytest

from components.session import own_data
from model.facts.errors import StoreDownError, UnknownCodeError
from model.store import asking


@pytest.fixture
def silent(monkeypatch):
    """Let a server be the store that lets every client in and then never says a word."""
    ours, lines = socket.create_server(("127.0.0.1", 0)), []

    def let_in():
        while True:
            try:
                line = ours.accept()[0]
            except OSError:  # the test is over
                return
            lines.append(line)
            while struct.unpack("!I", line.recv(8192)[4:8])[0] != 3 << 16:  # asks for encryption
                line.sendall(b"N")
            line.sendall(b"R" + struct.pack("!II", 8, 0) + b"Z" + struct.pack("!I", 5) + b"I")

    Thread(target=let_in, daemon=True).start()
    monkeypatch.setenv("DATABASE_URL", f"postgresql://u@127.0.0.1:{ours.getsockname()[1]}/x")
    monkeypatch.setattr(asking, "WAIT_S", 1.0)
    monkeypatch.setattr(asking, "_not_before", {"read": 0.0, "write": 0.0})
    yield lines
    ours.close()
    for line in lines:
        line.close()


def test_a_server_that_lets_in_and_then_stays_silent_is_waited_for_once(silent):
    begun = time.monotonic()
    for _ in range(20):
        with pytest.raises(StoreDownError):
            own_data.opened("A" * 21)
    assert 1 <= time.monotonic() - begun < 1.5
    assert len(silent) == 1


@pytest.mark.usefixtures("store")
def test_what_the_store_does_not_hold_is_an_answer_and_no_pause():
    for _ in range(2):
        with pytest.raises(UnknownCodeError):
            own_data.opened("A" * 21)
