"""Fixtures of the browser tests: a server, a Chromium without a network, and pages in it."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import visit
from tests.browser.chromium import NoChromiumError, chromium
from tests.browser.serving import Server, serving


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The product, served once for all tests of the session."""
    with serving() as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium that draws WebGL in software; without one the tests fail."""
    try:
        path = chromium()
    except NoChromiumError as fault:
        pytest.fail(str(fault), pytrace=False)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(visit.FLAGS))
        yield launched
        launched.close()


@pytest.fixture
def record(server: Server) -> Iterator[visit.Record]:
    """Requests and errors of this test; any that no page may cause fails it at the end."""
    parts = urlsplit(server.url)
    kept = visit.Record(f"{parts.scheme}://{parts.netloc}")
    yield kept
    if kept.faults():
        pytest.fail("\n".join(kept.faults()), pytrace=False)


@pytest.fixture(scope="session")
def tabs() -> dict[str, Page]:
    """One tab a size, kept open from test to test: a new one compiles all scripts again."""
    return {}


@pytest.fixture(scope="session")
def windows(browser: Browser, server: Server) -> dict[str, BrowserContext]:
    """A window of each size; a tab that stays open keeps the process of the site and its cache."""
    made = {size: browser.new_context(locale="zh-CN", **look) for size, look in visit.SIZES.items()}
    for window in made.values():
        window.new_page().goto(f"{server.url}/readyz")
    return made


@pytest.fixture
def new_page(windows: dict[str, BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Return `new_page(size)`: an empty page, whose window has kept nothing of the test before.

    `size` is "desktop" (1440 x 900) or "phone" (390 x 844, touch, a mobile user agent).
    """
    pages = []

    def made(size: str = "desktop") -> Page:
        pages.append(windows[size].new_page())
        return pages[-1]

    yield made
    for page in pages:
        page.close()
        page.context.pages[0].evaluate("localStorage.clear()")
        page.context.clear_cookies()
        page.context.clear_permissions()


@pytest.fixture
def open_page(
    new_page: Callable[..., Page], server: Server, record: visit.Record
) -> Callable[..., Page]:
    """Return `open_page(path, lang, size, **parameters)`: a drawn page."""

    def opened(path: str = "/", lang: str = "zh", size: str = "desktop", **parameters: str) -> Page:
        page = new_page(size)
        visit.watch(page, record)
        page.goto(server.url + visit.address(path, lang, parameters))
        return visit.wait_until_drawn(page)

    return opened
