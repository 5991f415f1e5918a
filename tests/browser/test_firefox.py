"""A second engine: each page once in a Firefox, where the machine has one or may install it."""

from urllib.parse import urlsplit

import pytest

from tests.browser.firefox import NoFirefoxError, running
from tests.browser.seen import HAN, path_of
from tests.page_names import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# The script has run, to its end or to a fault; that charts and maps are drawn is another test's.
HAS_RUN = """() => {
  const one = (selector) => document.querySelector(selector) !== null;
  return one('[data-testid=stApp][data-test-script-state=notRunning]')
    && one('h1.finding, [data-testid=stException]') && !one('[data-testid=stAppSkeleton]');
}"""
SIGHT = """() => {
  const texts = (selector) => [...document.querySelectorAll(selector)].map((n) => n.innerText);
  return {title: texts('h1.finding'), path: location.pathname,
    faults: texts('[data-testid=stException], [data-testid=stAlertContentError]')};
}"""
REFUSED = "WebAssembly"  # deck.gl's decoder of 3-D models, see `visit.is_known_refusal`


def faults(browser, server, name):
    """Return what is wrong with a page, in words."""
    browser.open("about:blank")  # what it says of loads that are cut off belongs to the last page
    browser.requests.clear()
    browser.errors.clear()
    browser.open(f"{server.url}{path_of(name)}?lang=zh&c=513334")
    browser.wait_for(HAS_RUN)
    sight = browser.value(SIGHT)
    wrong = [f"{name} failed: {text}" for text in sight["faults"]]
    if len(sight["title"]) != 1 or not HAN.search(sight["title"][0]):
        wrong.append(f"{name} has the titles {sight['title']}")
    if sight["path"] != path_of(name):
        wrong.append(f"{name} is at {sight['path']}")
    asked = {url for url in browser.requests if not url.startswith(("data:", "blob:"))}
    away = [url for url in asked if urlsplit(url).netloc != urlsplit(server.url).netloc]
    wrong += [f"{name} left the origin: {url}" for url in away]
    wrong += [f"{name}: {text}" for text in browser.errors if REFUSED not in text]
    return wrong if asked else [*wrong, f"{name} asked for nothing"]


def test_each_page_has_its_headline_and_no_fault_in_firefox_either(server, tmp_path):
    try:
        with running(tmp_path) as browser:
            wrong = [fault for name in PAGES for fault in faults(browser, server, name)]
    except NoFirefoxError as reason:
        pytest.skip(f"no Firefox: {reason}")
    assert wrong == []
