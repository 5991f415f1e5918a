"""How tall every page is with everything closed: `python -m tests.bench.heights`.

Prints a row a page: px on a desktop and a phone, in both languages, for one county; a star where
it is taller than two screens of a desktop or four of a phone. `--root` serves another checkout,
`--shots` keeps a picture of each page, `--pages` and `--langs` measure some only.
"""

import argparse
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import visit
from tests.browser.chromium import chromium
from tests.browser.seen import MOST_PX, height_px, path_of
from tests.browser.serving import ROOT, serving
from tests.page_names import PAGES

COUNTY = "513334"
TALLEST_PX = 16_000  # that a picture may be


def height(browser: Browser, address: str, size: str, shot: Path | None) -> int:
    """Return how tall a page is, and keep its picture if asked to."""
    context = browser.new_context(locale="zh-CN", **visit.SIZES[size])
    page = context.new_page()
    page.goto(address)
    visit.wait_until_drawn(page)
    tall = height_px(page)
    if shot:
        width = visit.SIZES[size]["viewport"]["width"]
        page.set_viewport_size({"width": width, "height": min(tall + 40, TALLEST_PX)})
        page.wait_for_timeout(800)
        page.screenshot(path=shot)
    context.close()
    return tall


def main() -> None:
    """Print the heights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT)
    parser.add_argument("--shots", type=Path)
    parser.add_argument("--pages", nargs="*", default=PAGES)
    parser.add_argument("--langs", nargs="*", default=["zh", "en"])
    given = parser.parse_args()
    kinds = [(size, lang) for size in MOST_PX for lang in given.langs]
    print(f"{'px':12}" + "".join(f"{f'{size} {lang}':>13}" for size, lang in kinds), flush=True)
    with serving(root=given.root) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(visit.FLAGS))
        for name in given.pages:
            print(f"{name:12}", end="", flush=True)
            for size, lang in kinds:
                address = server.url + visit.address(path_of(name), lang, {"c": COUNTY})
                shot = given.shots and given.shots / f"{name}_{lang}_{size}.png"
                tall = height(browser, address, size, shot)
                print(f"{tall:>12}{'*' if tall > MOST_PX[size] else ' '}", end="", flush=True)
            print()
        browser.close()


if __name__ == "__main__":
    main()
