"""What a reader of a page has in sight before opening anything, for the tests of all pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

FIRST_ROWS = 5  # of a table that says how many it has in all
FRAME = ("-toolbar", "-onward")  # on every page the same
UNSEEN = {"info", "footer"}  # closed, and the frame's
NO_END = ("br", "img", "hr", "wbr")
PLAIN = {"h1", "h2", "th", "td", "card", "summary"}  # where no estimate is marked
ESTIMATE = "○"
# As a word processor counts Chinese: each character, each number or Latin word as one.
COUNTED = re.compile("[\u2e80-\u9fff\uff00-\uffef]|[^\\s\u2e80-\u9fff\uff00-\uffef]+")


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a page, the tags and classes around it, and whether it is in sight on a desktop."""

    words: str
    within: frozenset[str]
    is_in_sight: bool


class Reading(HTMLParser):
    """Reads a piece of HTML: what is closed shows its summary, a long table its first rows."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.around: list[tuple[str, set[str], bool]] = []  # tag, classes, whether it is hidden
        self.said: list[Said] = []
        self.row, self.is_cut = 0, False
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element, hidden if its kind is or if what holds it is closed."""
        if tag in NO_END:
            return
        own = dict(attrs)
        names = set((own.get("class") or "").split())
        self.is_cut |= "all" in names
        self.row = 0 if tag == "tbody" else self.row + (tag == "tr")
        is_shut = bool(self.around) and self.around[-1][0] == "shut" and tag != "summary"
        is_beyond = tag == "tr" and self.is_cut and self.row > FIRST_ROWS
        is_hidden = tag == "style" or is_shut or is_beyond or bool(names & UNSEEN)
        is_closed = tag == "details" and "open" not in own
        self.around.append(("shut" if is_closed else tag, names, is_hidden))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        self.is_cut &= tag != "table"
        self.around.pop()

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        if words := data.strip():
            within = frozenset(name for tag, names, _ in self.around for name in (tag, *names))
            self.said.append(Said(words, within, not any(hidden for *_, hidden in self.around)))


def elements(block: Block, is_open: bool = False) -> Iterator[Element | Block]:
    """Return what a page shows in its order: elements, and what is closed as its name alone.

    With `is_open` all that a closed part holds as well. The frame's own parts are left out.
    """
    for one in block.children.values():
        if not isinstance(one, Block):
            yield one
        elif one.type in ("expander", "popover"):
            yield one
            if is_open or getattr(one.proto, "expanded", False):
                yield from elements(one, is_open)
        elif not str(getattr(one.proto, "id", "")).endswith(FRAME):
            yield from elements(one, is_open)


def labels(one: Element | Block) -> list[str]:
    """Return the words of a widget or of a closed part: label, and the options in sight."""
    proto = one.proto
    visibility = getattr(proto, "label_visibility", None)
    is_shown = visibility is None or visibility.value == 0
    words = [str(getattr(one, "label", "") or getattr(proto, "label", ""))] if is_shown else []
    if one.type == "button_group":
        words += [option.content for option in proto.options]
    if one.type == "selectbox":
        words.append(str(one.format_func(one.value) if one.format_func else one.value))
    if one.type in ("markdown", "caption"):
        words.append(one.value)
    return [word for word in words if word]


def count_in_sight(at: AppTest) -> int:
    """Return how many characters of Chinese are in sight with everything closed.

    They are those of the title, cards, headings, short lines, labels and choices of widgets, and
    of the cells of a table; of a cut table its first rows, of what is closed its name. Not those
    of the ⓘ of a block, of a chart, of the toolbar, and of the links and the legend at the foot.
    """
    found: list[str] = []
    for one in elements(at.main):
        if one.type == "html":
            found += [said.words for said in Reading(one.proto.body).said if said.is_in_sight]
        elif "-table_" not in str(getattr(one.proto, "id", "")):
            found += labels(one)
    return sum(len(COUNTED.findall(words)) for words in found)


def marked_estimates(at: AppTest) -> list[str]:
    """Return the titles, cards, cells and labels, open or closed, that mark an estimate."""
    found: list[str] = []
    for one in elements(at.main, is_open=True):
        if one.type == "html":
            said = Reading(one.proto.body).said
            found += [one.words for one in said if one.within & PLAIN]
        else:
            found += labels(one)
    return [words for words in found if ESTIMATE in words]
