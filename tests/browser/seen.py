"""What a reader sees of a drawn page, and the hands that change it, for the browser tests."""

import io
import re
import time
from collections import Counter
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from PIL import Image
from playwright.sync_api import Locator, Page

from tests.browser import visit

HAN = re.compile(r"[\u3400-\u9fff]")
# The mark or the word before a number, as a chart and its text alternative have it.
ILLUSTRATIVE = re.compile(r"(?:○|示意|illustrative)\s*[-+−±▲▼]?\s*\d|按示意数据|On illustrative")
MOST_PX = {"desktop": 1800, "phone": 3400}  # of a page with everything closed: 2 and 4 screens
# A what-if in hand adds its strip to every page, which is no part of the page.
HEIGHT = """() => document.querySelector('[data-testid=stMain]').scrollHeight
  - (document.querySelector('.st-key-what_if_strip')?.getBoundingClientRect().height ?? 0)"""
OWN_NAMES = {"中文", "English"}  # each language names itself, whatever the page's
# Boxes of the page and of what stands in it; text without the names that draw the icons.
LOOK = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const isSeen = (node) => node.getClientRects().length > 0
    && getComputedStyle(node).visibility !== 'hidden' && !node.closest('[inert]');
  const words = (node) => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    let text = '';
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (isSeen(parent) && !parent.closest('[data-testid=stIconMaterial], style'))
        text += walker.currentNode.data;
    }
    return text.trim();
  };
  const texts = (selector) => all(selector).filter(isSeen).map(words).filter((text) => text);
  const root = document.documentElement;
  const scrolls = (node) => {
    for (let at = node; at; at = at.parentElement)
      if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)
          && at.dataset.testid !== 'stMain' && at.clientWidth <= root.clientWidth) return true;
    return false;
  };
  const named = (node) => node.closest('[aria-label]') || node.querySelector('[aria-label]');
  const charts = all('[data-testid=stPlotlyChart], [data-testid=stDeckGlJsonChart]');
  return {
    title: texts('h1.finding'),
    faults: texts('[data-testid=stException], [data-testid=stAlertContentError]'),
    overflow: Math.max(root.scrollWidth - root.clientWidth,
      ...all('[data-testid=stMain]').map((node) => node.scrollWidth - node.clientWidth)),
    labels: texts('[data-testid=stWidgetLabel], summary, .st-key-toolbar button, '
      + '[data-testid=stMain] [data-testid^=stBaseButton], [data-testid=stTopNavSection], '
      + '[role=radio], [data-testid=stPageLink], .head .topic, .pill, .card .label, .footer p'),
    onward: all('.st-key-onward a').filter(isSeen).map((node) => new URL(node.href).search),
    toolbar: all('.st-key-toolbar [role=radio], .st-key-toolbar label, .st-key-share button')
      .filter(isSeen).map((node) => node.getBoundingClientRect().toJSON()),
    unnamed: charts.filter((node) => !named(node)?.getAttribute('aria-label')?.trim()).length,
    wide: charts.filter((node) => !scrolls(node)
      && node.getBoundingClientRect().right > root.clientWidth + 1).length,
    languages: all('[data-testid=stHtml] > *').filter((node) => node.tagName !== 'STYLE')
      .map((node) => node.lang),
    width: root.clientWidth,
  };
}"""
TEXT = """() => {
  const copy = document.querySelector('[data-testid=stMain]').cloneNode(true);
  copy.querySelectorAll('.footer, .st-key-toolbar, style').forEach((part) => part.remove());
  const estimates = [...copy.querySelectorAll('[data-estimate]')].map((n) => '○ ' + n.textContent);
  const names = [...copy.querySelectorAll('[aria-label]')].map((n) => n.getAttribute('aria-label'));
  const cells = [...copy.querySelectorAll('p, span, li, td, th, small, text, tspan, h1, h2')];
  return [...cells.map((node) => node.textContent), ...estimates, ...names];
}"""


def path_of(name: str) -> str:
    """Return the address path of a page."""
    return "/" if name == "overview" else f"/{name}"


def name_at(url: str) -> str:
    """Return the name of the page at an address."""
    return urlsplit(url).path.strip("/") or "overview"


def chosen(url: str) -> dict[str, str]:
    """Return the parameters of an address."""
    return dict(parse_qsl(urlsplit(url).query))


def settle(page: Page) -> Page:
    """Return the page once what has begun is drawn."""
    page.evaluate("window.readySince = undefined")
    return visit.wait_until_drawn(page)


def await_link(
    page: Page, name: str | None = None, settled: bool = True, **wanted: str | None
) -> Page:
    """Return the page, drawn, once its address is a page's and has parameters; None: has not."""

    def is_there(url: str) -> bool:
        found = chosen(url)
        return name in {None, name_at(url)} and all(found.get(k) == v for k, v in wanted.items())

    page.wait_for_url(is_there, timeout=60_000)
    return settle(page) if settled else page


def switch_language(page: Page, lang: str) -> Page:
    """Choose a language in the toolbar."""
    label = {"zh": "中文", "en": "English"}[lang]
    page.locator(".st-key-language").get_by_role("radio", name=label).click()
    return await_link(page, lang=lang)


def title(page: Page) -> str:
    """Return the finding of the page."""
    return page.locator("h1.finding").inner_text()


def cards(page: Page) -> list[str]:
    """Return the words of the cards."""
    return page.locator(".card").all_text_contents()


def sliders(page: Page) -> dict[str, str]:
    """Return the values of all sliders, those in closed groups too, by their label."""
    inputs = page.locator("input[type=range]")
    read = "nodes => nodes.map(n => [n.getAttribute('aria-label'), n.getAttribute('value')])"
    return dict(inputs.evaluate_all(read))


def open_levers(page: Page, element: str, code: str) -> Locator:
    """Open the levers of an element on a phone and return the slider of one of them.

    By the button itself: emulated taps on it are lost now and then, and a second one closes.
    """
    button = page.locator(f".st-key-levers_{element} button").first
    if button.get_attribute("aria-expanded") != "true":
        button.evaluate("(node) => node.click()")
    slider = lever(page, code)
    slider.wait_for()
    return slider


def lever(page: Page, code: str) -> Locator:
    """Return the slider of a lever."""
    return page.locator(f".st-key-lever_{code} input[type=range]")


def county_box(page: Page) -> Locator:
    """Return the box with the chosen county."""
    return page.locator(".st-key-county input[role=combobox]")


def illustrative_values(page: Page) -> list[str]:
    """Return what the page's body says with an illustrative number in it."""
    return sorted({text for text in page.evaluate(TEXT) if ILLUSTRATIVE.search(text)})


@dataclass(frozen=True)
class Picture:
    """The pixels of a part of the page, counted by colour."""

    counts: Counter
    total: int

    def colours(self, share: float) -> int:
        """Count the colours, the background apart, that fill a share of the picture."""
        return sum(count >= share * self.total for _, count in self.counts.most_common()[1:])

    def covered(self) -> float:
        """Return the share of the picture that is not background."""
        return 1 - self.counts.most_common(1)[0][1] / self.total

    def largest(self) -> float:
        """Return the share of the picture that its main colour fills, the background apart."""
        return self.counts.most_common(2)[1][1] / self.total


def picture(part: Locator) -> Picture:
    """Return what is drawn in a part of the page."""
    part.scroll_into_view_if_needed()
    image = Image.open(io.BytesIO(part.screenshot())).convert("RGB")
    counts = Counter(
        {colour: count for count, colour in image.getcolors(image.width * image.height)}
    )
    return Picture(counts, image.width * image.height)


def drawn(part: Locator, colours: int, share: float) -> Picture:
    """Return a picture once it holds colours; after half a minute, as it is."""
    deadline = time.monotonic() + 30
    found = picture(part)
    while found.colours(share) < colours and time.monotonic() < deadline:
        part.page.wait_for_timeout(500)
        found = picture(part)
    return found


def height_px(page: Page) -> int:
    """Return how tall a page is."""
    return round(page.evaluate(HEIGHT))


def too_tall(page: Page, size: str) -> list[str]:
    """Return in words that a page with everything closed is too long, nothing if it is not."""
    tall = height_px(page)
    return [f"is {tall} px tall, the most is {MOST_PX[size]}"] * (tall > MOST_PX[size])


def faults(page: Page, lang: str) -> list[str]:
    """Return everything that is wrong with a page in a language, in words."""
    sight = page.evaluate(LOOK)
    wrong = [f"says it failed: {text}" for text in sight["faults"]]
    if sight["overflow"] > 0:
        wrong.append(f"is {sight['overflow']} px wider than the window")
    if len(sight["title"]) != 1:
        wrong.append(f"has {len(sight['title'])} titles")
    if len(sight["onward"]) != 3 or any(
        chosen(link).get("lang") != lang for link in sight["onward"]
    ):
        wrong.append(f"leads on to {sight['onward']}")
    right = [box for box in sight["toolbar"] if box["left"] >= 0 and box["right"] <= sight["width"]]
    if len(right) != 4:
        wrong.append(f"shows {len(right)} of the 4 controls of the toolbar")
    if sight["unnamed"]:
        wrong.append(f"has {sight['unnamed']} charts without a text alternative")
    if sight["wide"]:
        wrong.append(f"has {sight['wide']} charts wider than the window")
    spoken = "zh-CN" if lang == "zh" else "en"
    if set(sight["languages"]) != {spoken}:
        wrong.append(f"states the languages {sorted(set(sight['languages']))}")
    words = [text for text in sight["title"] + sight["labels"] if text not in OWN_NAMES]
    foreign = [text for text in words if bool(HAN.search(text)) != (lang == "zh")]
    return wrong + [f"has words in the other language: {text}" for text in foreign]
