"""What files made to use up the server cost the others: their waiting, and the server's memory.

`python -m tests.bench.uploads` runs the overview again and again, alone, beside a reader who hands
in small files, and beside one who hands in hostile ones; then a session sends 60 files of 4 MB
through the page, and another 60 that nobody reads. Linux only.
"""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from itertools import chain, repeat

import numpy as np
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string

from tests.bench.rerun import resident_mb
from tests.bench.session import Run, Session
from tests.browser.serving import serving
from tests.model.own_data.test_hostile_files import HOSTILE

PAGE, FILES, FOUR_MB = "own_figures", 60, b",,,\n" * 1_000_000
COSTLY = ("more elements than a table has", "a size too large", "texts in cells",
          "three thousand rows of a hundred cells", "merged cells without end")  # fmt: skip
ROUNDS, SECONDS, A_SESSION = 100, 30.0, 20
EDGE = b"--edge"
FORM = b'\r\nContent-Disposition: form-data; name="file"; filename="f.xlsx"\r\n\r\n'


class Uploading(Session):
    """A session that hands in files."""

    def send(self, content: bytes) -> tuple[FileURLs, int]:
        """Send a file to the server; return its names there and the status of the answer."""
        ask = BackMsg()
        ask.file_urls_request.file_names.append("f.xlsx")
        self.socket.send(ask.SerializeToString())
        told = ForwardMsg()
        while told.WhichOneof("type") != "file_urls_response":
            told = ForwardMsg.FromString(self.socket.recv(timeout=60))
        names, token = told.file_urls_response.file_urls[0], generate_xsrf_token_string()
        headers = {"Content-Type": "multipart/form-data; boundary=edge", "X-Xsrftoken": token}
        request = urllib.request.Request(
            self.url + names.upload_url,
            data=EDGE + FORM + content + b"\r\n" + EDGE + b"--\r\n",
            method="PUT",
            headers={**headers, "Cookie": f"_streamlit_xsrf={token}"},
        )
        try:
            with urllib.request.urlopen(request) as answer:
                return names, answer.status
        except urllib.error.HTTPError as error:
            return names, error.code
        except urllib.error.URLError:  # refused before it was sent
            return names, 413

    def hand_in(self, content: bytes, uploader: str) -> Run:
        """Send a file and have it read."""
        names, _ = self.send(content)
        state = WidgetState(id=uploader)
        file = state.file_uploader_state_value.uploaded_file_info.add()
        file.file_id, file.name, file.size = names.file_id, "f.xlsx", len(content)
        file.file_urls.CopyFrom(names)
        return self.rerun(more=(state,))


def uploader(run: Run) -> str:
    """Return the widget of a page that takes files."""
    kinds = (one for one in run.elements() if one.WhichOneof("type") == "file_uploader")
    return next(one.file_uploader.id for one in kinds)


def handing_in(url: str, files: Iterator[bytes], until: Callable[[], bool]) -> list[float]:
    """Hand in files, twenty a session; return how long each took, in ms."""
    waits: list[float] = []
    while not until():
        with Uploading(url, PAGE) as session:
            run = session.rerun()
            for _ in range(A_SESSION):
                if until():
                    break
                run = session.hand_in(next(files), uploader(run))
                waits.append(1000 * run.seconds)
    return waits


def told(times: list[float]) -> str:
    """Return the middle and the 95th hundredth of some times in ms."""
    return f"p50 {np.percentile(times, 50):6.0f} ms   p95 {np.percentile(times, 95):6.0f} ms"


def overview(url: str) -> list[float]:
    """Return how long each run of the overview took, in ms."""
    with Session(url) as session:
        session.rerun()
        session.rerun()
        times = []
        for _ in range(ROUNDS):
            times.append(1000 * session.rerun().seconds)
            time.sleep(0.1)
        return times


def other_reader(url: str, kind: str) -> None:
    """Hand in files of a kind for a while, in a process of its own, and print their times."""
    files = [HOSTILE[name]() for name in COSTLY] if kind == "hostile" else [b"a,b\n1,2\n"]
    sys.stdin.readline()
    end = time.monotonic() + SECONDS
    waits = handing_in(url, chain.from_iterable(repeat(files)), lambda: time.monotonic() > end)
    print(f"{f'  {len(waits)} {kind} files':29} {told(waits)}")


def memory(url: str, pid: int) -> None:
    """Print what sixty files add to the server, read and unread."""
    with Uploading(url, PAGE) as session:
        run, before = session.rerun(), resident_mb(pid)
        for _ in range(FILES):
            run = session.hand_in(FOUR_MB, uploader(run))
        print(f"{f'{FILES} files of 4 MB, handed in':29} {resident_mb(pid) - before:+6.0f} MB")
    with Uploading(url, PAGE) as session:
        session.rerun()
        before = resident_mb(pid)
        let_in = [session.send(FOUR_MB)[1] for _ in range(FILES)].count(204)
        print(f"{f'{FILES} unread, {let_in} let in':29} {resident_mb(pid) - before:+6.0f} MB")


def main() -> None:
    """Start a server and print the table."""
    with serving() as server:
        overview(server.url)
        print(f"{'overview, alone':29} {told(overview(server.url))}")
        for kind in ("small", "hostile"):
            command = [sys.executable, "-m", "tests.bench.uploads", server.url, kind]
            with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as other:
                other.stdin.write("begin\n")
                other.stdin.flush()
                time.sleep(3)
                times = overview(server.url)
                print(f"{f'overview, beside {kind}':29} {told(times)}", flush=True)
        memory(server.url, server.pid)


if __name__ == "__main__":
    other_reader(*sys.argv[1:]) if len(sys.argv) > 1 else main()
