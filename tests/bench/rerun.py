"""What one change by a reader costs the server, beside the smallest Streamlit app there is.

`make bench` starts the product and two copies of a minimal app (one slider, one line of text), one
of them with its start-up objects frozen as the product does it, one as Streamlit comes. It moves
the first slider of each page, or runs the page again where it has none, and prints processor time
and bytes for each change as ratios to the minimal apps measured in the same minutes. Linux only.
"""

import argparse
import contextlib
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.session import Session
from tests.browser.serving import ROOT, Server, serving

BUDGET = {  # ms of processor time and bytes a change
    "simulator": (20, 12_000),  # a lever moves the head and a bar an element
    "": (60, 20_000),
    "network": (60, 20_000),
    "logistics": (80, 25_000),  # a visit more moves the bars of the days
}
BUDGET_ELSE = (60, 60_000)
TICKS_S = os.sysconf("SC_CLK_TCK")
IMPORTS = "import streamlit, plotly.graph_objects, pandas, pydeck"
MINIMAL_PAGE = """
import streamlit as st
value = st.slider("Value", 0.0, 100.0, 0.0, 5.0)
st.write(f"The value is {value}.")
"""
MINIMAL_PLAIN = 'import streamlit as st\napp = st.App("page.py")\n'
MINIMAL_FROZEN = """
import contextlib, gc
import streamlit as st

@contextlib.asynccontextmanager
async def freeze(_app):
    gc.collect()
    gc.freeze()
    yield {}

app = st.App("page.py", lifespan=freeze)
"""


@dataclass
class Cost:
    """What changes on one page cost: one mean of processor time a round, one time a change."""

    cpu_ms: list[float] = field(default_factory=list)
    wall_ms: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    moved: str = ""

    @property
    def cpu(self) -> float:
        return statistics.median(self.cpu_ms)

    @property
    def size(self) -> float:
        return statistics.median(self.sizes)

    def wall(self, percent: int) -> float:
        ordered = sorted(self.wall_ms)
        return ordered[min(len(ordered) * percent // 100, len(ordered) - 1)]


def cpu_s(pid: int) -> float:
    """Return the processor time that a process has used, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_S


def resident_mb(pid: int) -> float:
    """Return the memory that a process holds, in MB."""
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def measure(server: Server, page: str, changes: int, cost: Cost) -> None:
    """Add one round of changes on a page to its cost; a page that shows an error ends the bench."""
    with Session(server.url, page) as session:
        first = session.rerun()
        if first.exceptions():
            raise SystemExit(f"/{page} shows an error: {first.exceptions()}")
        slider = first.slider()
        part = first.part_of(slider) if slider else ""
        cost.moved = slider.label if slider else "(no slider)"
        session.rerun()  # the second run finds its modules and caches in place
        before = cpu_s(server.pid)
        for step in range(1, changes + 1):
            run = session.move(slider, step, part) if slider else session.rerun()
            cost.wall_ms.append(1000 * run.seconds)
            cost.sizes.append(run.received_bytes)
        # The clock of a process ticks: what took less than a tick took at most that.
        work_s = max(cpu_s(server.pid) - before, 1 / TICKS_S)
        cost.cpu_ms.append(1000 * work_s / changes)


def import_time(rounds: int) -> tuple[float, float]:
    """Return seconds and processor seconds to import the libraries, the best of some rounds."""
    walls, works = [], []
    for _ in range(rounds):
        began, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", IMPORTS], check=True, cwd=ROOT)
        walls.append(time.perf_counter() - began)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        works.append(after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime)
    return min(walls), min(works)


@contextlib.contextmanager
def minimal(app: str) -> Iterator[Server]:
    """Serve the minimal app."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "app.py").write_text(app)
        (Path(folder) / "page.py").write_text(MINIMAL_PAGE)
        with serving(root=Path(folder), ready="/_stcore/health") as server:
            yield server


def print_row(name: str, cost: Cost, frozen: Cost, plain: Cost) -> None:
    """Print one line of the table."""
    print(
        f"{name:<18}{cost.cpu:>8.1f}{cost.cpu / frozen.cpu:>9.1f}x{cost.cpu / plain.cpu:>8.1f}x"
        f"{cost.size:>10,.0f}{cost.size / frozen.size:>7.1f}x"
        f"{cost.wall(50):>9.0f}{cost.wall(95):>6.0f}  {cost.moved}"
    )


def over_budget(costs: dict[str, Cost]) -> list[str]:
    """Return what costs more than a page may."""
    found = []
    for page, cost in costs.items():
        most_ms, most_bytes = BUDGET.get(page, BUDGET_ELSE)
        if cost.cpu > most_ms:
            found.append(f"/{page}: {cost.cpu:.0f} ms of processor time, budget {most_ms}")
        if cost.size > most_bytes:
            found.append(f"/{page}: {cost.size:,.0f} bytes, budget {most_bytes:,}")
    return found


def report(costs: dict[str, Cost], frozen: Cost, plain: Cost) -> None:
    """Print the table of changes."""
    print(f"{'':<18}{'CPU ms':>8}{'/ frozen':>10}{'/ plain':>9}{'bytes':>10}{'/ min':>8}", end="")
    print(f"{'p50 ms':>9}{'p95':>6}  moved")
    for page, cost in costs.items():
        print_row(f"/{page}", cost, frozen, plain)
    print_row("minimal, frozen", frozen, frozen, plain)
    print_row("minimal, plain", plain, frozen, plain)
    print("\nOver budget:", *(over_budget(costs) or ["nothing"]), sep="\n  ")


def main(arguments: Sequence[str] | None = None) -> None:
    """Start the three servers, take turns between them, print the table.

    `arguments` are those of the command line.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=20, help="changes in a round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--pages", nargs="*", default=BUDGET, help="addresses, '' is the start page"
    )
    options = parser.parse_args(arguments)
    wall_s, work_s = import_time(options.rounds)
    with contextlib.ExitStack() as servers:
        began = time.perf_counter()
        product = servers.enter_context(serving())
        start_s, start_work_s = time.perf_counter() - began, cpu_s(product.pid)
        fresh_mb = resident_mb(product.pid)
        frozen = (servers.enter_context(minimal(MINIMAL_FROZEN)), Cost())
        plain = (servers.enter_context(minimal(MINIMAL_PLAIN)), Cost())
        costs = {page: Cost() for page in options.pages}
        for _ in range(options.rounds):
            measure(frozen[0], "", options.changes, frozen[1])
            measure(plain[0], "", options.changes, plain[1])
            for page, cost in costs.items():
                measure(product, page, options.changes, cost)
        print(f"\nMedian of {options.rounds} rounds of {options.changes} changes:\n")
        report(costs, frozen[1], plain[1])
        print(f"\nImport of the libraries: {wall_s:.1f} s, {work_s:.1f} s of processor time")
        print(
            f"Start to ready: {start_s:.1f} s ({start_s / wall_s:.1f}x the import), "
            f"{start_work_s:.1f} s of processor time ({start_work_s / work_s:.1f}x)"
        )
        print(
            f"Memory: {fresh_mb:.0f} MB ready, {resident_mb(product.pid):.0f} MB after the bench; "
            f"minimal {resident_mb(frozen[0].pid):.0f} MB"
        )


if __name__ == "__main__":
    main()
