"""How long a slider takes from the press to what it moves, beside the usual Streamlit template.

`python -m tests.bench.press` presses a lever of the simulator until the bar beside it has changed,
and the slider of a template (a headline, four numbers, a map and a table) until its page is done;
in turns, on the same browser, with and without a slow link (1.6 Mbit/s, 150 ms). Prints medians.
"""

import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.slow_link import SLOW_4G, TEMPLATE
from tests.browser.chromium import chromium
from tests.browser.serving import ROOT, serving
from tests.browser.visit import FLAGS, SIZES, wait_until_drawn

PRESSES = 12
SLIDER = 'value = st.slider("Value", 0, 100)\n'
OURS = ("/simulator?lang=zh&c=513334&l=cold_chain.10", ".st-key-lever_talent_programme", ".bar em")
THEIRS = ("/", ".stSlider", "[data-testid=stMetricValue]")
# The time in ms from a key press to the first change of the text watched, and until the run that
# it starts is over.
WATCH = """(selector) => new Promise((done) => {
  const text = () => [...document.querySelectorAll(selector)].map((n) => n.innerText).join();
  const isIdle = () => document.querySelector('[data-test-script-state=notRunning]') !== null;
  const before = text();
  let start = 0, changed = 0;
  addEventListener('keydown', () => { start = performance.now(); }, {once: true, capture: true});
  const look = () => {
    if (start && !changed && text() !== before) changed = performance.now() - start;
    if (changed && isIdle()) done([changed, performance.now() - start]);
    else requestAnimationFrame(look);
  };
  look();
})"""


def opened(browser: Browser, url: str, slow: bool) -> Page:
    """Return a drawn page, over a slow link if asked."""
    page = browser.new_context(locale="zh-CN", **SIZES["desktop"]).new_page()
    page.goto(url)
    wait_until_drawn(page)
    if slow:
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        rate, delay = SLOW_4G
        speed = {"downloadThroughput": rate * 125, "uploadThroughput": rate * 125}
        network.send(
            "Network.emulateNetworkConditions", {"offline": False, "latency": delay, **speed}
        )
    return page


def press_ms(page: Page, slider: str, watched: str, key: str) -> list[float]:
    """Return the time from a press to the change of what is watched, and to the end of the run."""
    page.locator(f"{slider} input[type=range], {slider} [role=slider]").first.focus()
    page.evaluate(f"(selector) => {{ window.seen = ({WATCH})(selector); }}", watched)
    page.keyboard.press(key)
    return list(page.evaluate("() => window.seen"))


def main() -> None:
    """Print a line a link: both medians, and their ratio."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        geo = str(ROOT / "data" / "geo" / "counties.geojson")
        page = TEMPLATE.format(geo=geo).replace(
            "place.metric(code, 1)", "place.metric(code, value)"
        )
        page = page.replace('st.title("A', SLIDER + 'st.title("A')
        (Path(folder) / "page.py").write_text(page)
        (Path(folder) / "app.py").write_text('import streamlit as st\napp = st.App("page.py")\n')
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        with serving() as ours, serving(root=Path(folder), ready="/_stcore/health") as theirs:
            for slow in (False, True):
                pages = {
                    "simulator": (opened(browser, ours.url + OURS[0], slow), *OURS[1:]),
                    "template": (opened(browser, theirs.url + THEIRS[0], slow), *THEIRS[1:]),
                }
                found: dict[str, list[list[float]]] = {name: [] for name in pages}
                for turn in range(PRESSES):
                    for name, (shown, slider, watched) in pages.items():
                        key = "PageUp" if turn % 9 < 8 else "Home"
                        found[name].append(press_ms(shown, slider, watched, key))
                        time.sleep(1.0)
                ours_ms, theirs_ms = (
                    [statistics.median(times) for times in zip(*found[name][2:], strict=True)]
                    for name in pages
                )
                link = "1.6 Mbit/s, 150 ms" if slow else "this machine"
                print(
                    f"{link:20} simulator: bar {ours_ms[0]:5.0f} ms, done {ours_ms[1]:5.0f} ms   "
                    f"template: number {theirs_ms[0]:5.0f} ms, done {theirs_ms[1]:5.0f} ms   "
                    f"bar to done {ours_ms[0] / theirs_ms[1]:.2f}x",
                    flush=True,
                )
        browser.close()


if __name__ == "__main__":
    main()
