"""A stock Firefox, found or installed, and driven by WebDriver BiDi over its own WebSocket.

Playwright drives only a Firefox of its own build; Debian's speaks BiDi without a driver beside it.
In this order: the variable FIREFOX; a browser on PATH; the Debian package, as root.
"""

import itertools
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.browser.serving import end

ON_PATH = ("firefox-esr", "firefox")
STARTS_WITHIN_S, ANSWERS_WITHIN_S = 60, 90
# Chinese, no first-run pages, and no way out but to this machine: the proxy is a closed port.
SETTINGS = {
    "intl.accept_languages": "zh-CN, zh",
    "browser.aboutwelcome.enabled": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.normandy.enabled": False,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
}


class NoFirefoxError(Exception):
    """No Firefox, and none could be installed; the message says why."""


def firefox() -> str:
    """Return the path of a Firefox, installing Debian's if need be."""
    named = os.environ.get("FIREFOX")
    found = named or next(filter(None, map(shutil.which, ON_PATH)), None)
    if found:
        return found
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise NoFirefoxError("none on PATH or in FIREFOX; to install one needs root and apt-get")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "--no-install-recommends", "firefox-esr"]
    try:
        for command in (["apt-get", "update"], install):
            subprocess.run(command, env=quiet, check=True, capture_output=True, timeout=900)
    except (OSError, subprocess.SubprocessError) as fault:
        raise NoFirefoxError(f"firefox-esr could not be installed: {fault}") from fault
    return shutil.which("firefox-esr") or "firefox-esr"


class Firefox:
    """One window: opens addresses, evaluates scripts, and keeps what the page asked for."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket, self.numbers = socket, itertools.count(1)
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["network.beforeRequestSent", "log.entryAdded"])
        self.context = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and return its result; note what happens on the page meanwhile."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        deadline = time.monotonic() + ANSWERS_WITHIN_S
        while True:
            said = json.loads(self.socket.recv(timeout=deadline - time.monotonic()))
            if said.get("id") == number:
                if said["type"] == "error":
                    raise AssertionError(f"{method}: {said['error']}: {said['message']}")
                return said["result"]
            self._note(said.get("method"), said.get("params", {}))

    def _note(self, event: str | None, params: dict[str, Any]) -> None:
        if event == "network.beforeRequestSent" and params["context"]:
            self.requests.append(params["request"]["url"])
        elif event == "log.entryAdded" and params["level"] == "error":
            self.errors.append(params["text"])

    def open(self, url: str) -> None:
        """Open an address."""
        self.ask("browsingContext.navigate", context=self.context, url=url, wait="interactive")

    def value(self, script: str) -> Any:
        """Return what a function of the page gives, as JSON has it."""
        answer = self.ask(
            "script.evaluate",
            expression=f"JSON.stringify(({script})())",
            target={"context": self.context},
            awaitPromise=False,
        )
        return json.loads(answer["result"].get("value", "null"))

    def wait_for(self, script: str) -> None:
        """Return once a function of the page gives true."""
        deadline = time.monotonic() + ANSWERS_WITHIN_S
        while not self.value(script):
            if time.monotonic() > deadline:
                raise AssertionError(f"not so after {ANSWERS_WITHIN_S} s: {script[:100]}")
            time.sleep(0.1)


def address(log: Path, process: subprocess.Popen) -> str:
    """Return where a Firefox that was just started listens, as it writes it."""
    deadline = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < deadline and process.poll() is None:
        if said := re.search(r"listening on (ws://\S+)", log.read_text(errors="replace")):
            return said[1]
        time.sleep(0.1)
    raise NoFirefoxError(f"Firefox does not start: {log.read_text(errors='replace')[-300:]}")


@contextmanager
def running(folder: Path) -> Iterator[Firefox]:
    """Run a Firefox with a profile of its own in an empty folder while the block lasts."""
    path, log = firefox(), folder / "log"
    lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in SETTINGS.items()]
    (folder / "user.js").write_text("\n".join(lines))
    command = [path, "--headless", "--no-remote", "--remote-debugging-port", "0"]
    with log.open("w") as output:
        process = subprocess.Popen(
            [*command, "--width", "1024", "--height", "600", "--profile", folder],
            env={**os.environ, "HOME": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        with connect(f"{address(log, process)}/session", max_size=None, proxy=None) as socket:
            browser = Firefox(socket)
            yield browser
            with suppress(AssertionError, OSError):
                browser.ask("browser.close")
    finally:
        end(process)
