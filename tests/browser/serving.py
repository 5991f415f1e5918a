"""A real server of the product, in a process of its own, for tests and the bench."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN_S = 120


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, its process and the file with its output."""

    url: str
    process: subprocess.Popen
    log: Path

    @property
    def pid(self) -> int:
        return self.process.pid

    def output(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")


def free_port() -> int:
    """Return a port of the loopback address that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(root: Path, port: int, log: Path, *arguments: str) -> subprocess.Popen:
    """Start `streamlit run app.py` in a folder, with its settings from files and arguments only.

    Without an address of a store it has one beside its log.
    """
    own = {"DATABASE_URL": f"sqlite:///{log.with_name('store.sqlite3')}"}
    clean = own | {
        key: said for key, said in os.environ.items() if not key.startswith("STREAMLIT_")
    }
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.headless", "true", *arguments]
    with log.open("w") as output:
        return subprocess.Popen(
            command, cwd=root, env=clean, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )


def answers(url: str) -> bool:
    """Say whether an address answers with 200."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def wait_until_ready(server: Server, path: str) -> None:
    """Return when the server answers at a path; fail with its output when it ends or is late."""
    deadline = time.monotonic() + STARTS_WITHIN_S
    while not answers(server.url + path):
        if server.process.poll() is not None or time.monotonic() > deadline:
            raise AssertionError(f"The server did not start. Its output:\n{server.output()}")
        time.sleep(0.05)


def end(process: subprocess.Popen) -> None:
    """End one process, by its own id."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextlib.contextmanager
def serving(
    *arguments: str, root: Path = ROOT, base: str = "", ready: str = "/readyz", port: int = 0
) -> Iterator[Server]:
    """Serve the app of a folder on a loopback port, a free one, while the block lasts."""
    with tempfile.TemporaryDirectory() as folder:
        port, log = port or free_port(), Path(folder) / "server.log"
        if base:
            arguments = (*arguments, "--server.baseUrlPath", base)
        process = start(root, port, log, *arguments)
        server = Server(f"http://127.0.0.1:{port}{base}", process, log)
        try:
            wait_until_ready(server, ready)
            yield server
        finally:
            end(process)
