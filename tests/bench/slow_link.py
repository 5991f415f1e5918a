"""The first visit over a slow link, beside the usual Streamlit template: seconds and bytes.

`make slow` opens pages in a Chromium with an empty cache on 1.6 Mbit/s and 150 ms (Chromium's own
emulation) and prints when the headline, a first picture of the map (a light image that stands in
for it, where there is one) and the interactive map are on screen, and the bytes of the first visit
and of a second one, counted on the wire. Another checkout of the product goes beside this one with
`ARGS="--beside ../before"`. On 400 kbit/s and 400 ms only the first word counts.
"""

import argparse
import asyncio
import contextlib
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import chromium
from tests.browser.serving import ROOT, free_port, serving
from tests.browser.visit import FLAGS, IS_READY, SIZES

SLOW_4G = (1_600, 150)  # kbit/s, ms
EDGE_OF_COVER = (400, 400)
# As small as an app with a headline, four numbers, a map and a table can be in Streamlit.
TEMPLATE = """
import json, pathlib
import pandas as pd, plotly.express as px, streamlit as st
counties = json.loads(pathlib.Path({geo!r}).read_text())
codes = [shape["properties"]["code"] for shape in counties["features"]]
frame = pd.DataFrame({{"code": codes, "score": range(len(codes))}})
st.set_page_config(page_title="Template", layout="wide")
st.title("A county dashboard")
for place, code in zip(st.columns(4), codes):
    place.metric(code, 1)
st.plotly_chart(px.choropleth_map(frame, geojson=counties, locations="code", color="score",
    featureidkey="properties.code", map_style="white-bg", center=dict(lat=31, lon=101), zoom=5))
st.dataframe(frame)
"""
WORD = """() => document.body && document.body.innerText.trim()
  && performance.getEntriesByName('first-contentful-paint').length > 0"""
HEADLINE = """() => [...document.querySelectorAll('[data-testid=stApp] h1')].some(
  (line) => line.innerText.trim() && line.getBoundingClientRect().height > 0)"""
PICTURE = """() => {
  const light = document.querySelector('.picture img');
  return Boolean(light) && light.complete && light.naturalWidth > 0
    && light.getBoundingClientRect().height > 0;
}"""
MAP = """() => {
  const plots = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
  const drawn = document.querySelector('.choroplethlayer path, .maplibregl-canvas')
    || document.querySelector('[data-testid=stDeckGlJsonChart] canvas');
  return Boolean(drawn) && plots.every((plot) => plot.querySelector('.main-svg'));
}"""


@dataclass
class Visit:
    """When a word, the headline, a picture and the map were on screen (s), and bytes received."""

    word: float = 0
    headline: float = 0
    picture: float = 0
    map: float = 0
    bytes: int = 0


class Relay:
    """Passes a port on to another and counts what goes to the browser, WebSocket included."""

    def __init__(self, target: int) -> None:
        self.target, self.port, self.bytes = target, free_port(), 0
        self.tasks: set[asyncio.Task | None] = set()  # a loop holds its tasks but loosely

    async def passed(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection in both directions."""
        self.tasks.add(asyncio.current_task())
        try:
            up_reader, up_writer = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:  # the visit is over and its server has ended
            writer.close()
            return

        async def copy(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
            with contextlib.suppress(ConnectionError):
                while part := await source.read(65_536):
                    self.bytes += len(part) * (source is up_reader)
                    sink.write(part)
                    await sink.drain()
                sink.close()

        await asyncio.gather(copy(reader, up_writer), copy(up_reader, writer))

    async def main(self) -> None:
        """Listen until the process ends."""
        server = await asyncio.start_server(self.passed, "127.0.0.1", self.port)
        await server.serve_forever()


@contextlib.contextmanager
def counted(root: Path, ready: str) -> Iterator[tuple[str, Relay]]:
    """Serve an app of a folder behind a relay."""
    with serving(root=root, ready=ready) as server:
        relay = Relay(urlsplit(server.url).port or 0)
        threading.Thread(target=asyncio.run, args=(relay.main(),), daemon=True).start()
        time.sleep(5)  # what a server does once it is ready is not part of a visit
        yield f"http://127.0.0.1:{relay.port}", relay


def visited(browser: Browser, url: str, relay: Relay, link: tuple[int, int]) -> tuple[Visit, Visit]:
    """Open a page on a phone with an empty cache, and then once more."""
    context = browser.new_context(locale="zh-CN", **SIZES["phone"])
    visits = []
    for _ in range(2 if link == SLOW_4G else 1):
        page = context.new_page()
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        rate, delay = link
        speed = {"downloadThroughput": rate * 125, "uploadThroughput": rate * 125}
        network.send(
            "Network.emulateNetworkConditions", {"offline": False, "latency": delay, **speed}
        )
        visit, sent, start = Visit(), relay.bytes, time.monotonic()
        page.goto(url, wait_until="commit", timeout=120_000)
        page.wait_for_function(WORD, timeout=120_000, polling=50)
        visit.word = time.monotonic() - start
        if link == SLOW_4G:
            page.wait_for_function(HEADLINE, timeout=120_000, polling=50)
            visit.headline = time.monotonic() - start
            page.wait_for_function(f"() => ({PICTURE})() || ({MAP})()", timeout=120_000, polling=50)
            visit.picture = time.monotonic() - start
            page.wait_for_function(MAP, timeout=120_000, polling=50)
            visit.map = time.monotonic() - start
            with contextlib.suppress(Exception):
                page.wait_for_function(IS_READY, timeout=30_000)
            page.wait_for_timeout(3000)
        visit.bytes = relay.bytes - sent
        page.close()
        visits.append(visit)
    context.close()
    return visits[0], visits[-1]


def template(folder: Path) -> None:
    """Write the template, an app of its own, into a folder."""
    geo = str(ROOT / "data" / "geo" / "counties.geojson")
    (folder / "page.py").write_text(TEMPLATE.format(geo=geo))
    (folder / "app.py").write_text('import streamlit as st\napp = st.App("page.py")\n')


def main() -> None:
    """Print one line for each app and page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beside", type=Path, help="another checkout of the product")
    beside = parser.parse_args().beside
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        template(Path(folder))
        apps = [("this product", ROOT, "/readyz", ("", "network"))]
        if beside:
            apps.append((beside.name, beside.resolve(), "/readyz", ("", "network")))
        apps.append(("template", Path(folder), "/_stcore/health", ("",)))
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        print(f"{'':26}headline  picture      map  first visit  second visit  word at 400 kbit/s")
        for name, root, ready, pages in apps:
            with counted(root, ready) as (url, relay):
                for page in pages:
                    address = f"{url}/{page}?lang=zh"
                    first, second = visited(browser, address, relay, SLOW_4G)
                    edge, _ = visited(browser, address, relay, EDGE_OF_COVER)
                    print(
                        f"{name + ' /' + page:25}{first.headline:7.1f} s{first.picture:7.1f} s"
                        f"{first.map:7.1f} s"
                        f"{first.bytes / 1e6:10.2f} MB{second.bytes / 1e3:11.0f} kB"
                        f"{edge.word:17.1f} s",
                        flush=True,
                    )
        browser.close()


if __name__ == "__main__":
    main()
