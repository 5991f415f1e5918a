"""From the start of the process to the first page, beside the usual Streamlit template.

`make slow` prints it: each app is started anew, in turns, and a reader without a browser opens its
first page as soon as the server listens. Seconds on the clock, and of the processor until then.
"""

import os
import statistics
import tempfile
import time
from pathlib import Path

from tests.bench.session import Session
from tests.bench.slow_link import template
from tests.browser.serving import ROOT, Server, end, free_port, start, wait_until_ready

TIMES = 5


def first_page(root: Path, ready: str) -> tuple[float, float]:
    """Return seconds on the clock and of the processor until a first page is whole."""
    with tempfile.TemporaryDirectory() as folder:
        port, log = free_port(), Path(folder) / "log"
        began = time.perf_counter()
        process = start(root, port, log)
        try:
            server = Server(f"http://127.0.0.1:{port}", process, log)
            wait_until_ready(server, ready)
            with Session(server.url) as session:
                assert session.rerun().exceptions() == []
            return time.perf_counter() - began, spent_s(process.pid)
        finally:
            end(process)


def spent_s(pid: int) -> float:
    """Return the processor time of a process in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print one line for each app, and how the product compares."""
    with tempfile.TemporaryDirectory() as folder:
        template(Path(folder))
        apps = {"template": (Path(folder), "/_stcore/health"), "this product": (ROOT, "/readyz")}
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in apps}
        for _ in range(TIMES):
            for name, app in apps.items():
                taken[name].append(first_page(*app))
    print(f"{'':26}start to first page  processor")
    medians = {
        name: [statistics.median(one) for one in zip(*runs, strict=True)]
        for name, runs in taken.items()
    }
    for name, (clock, processor) in medians.items():
        print(f"{name:26}{clock:17.2f} s{processor:9.2f} s")
    (usual, _), (ours, _) = medians.values()
    print(f"{'':26}{ours / usual:17.2f} x")


if __name__ == "__main__":
    main()
