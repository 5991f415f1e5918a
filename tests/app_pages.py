"""Opens a page of the product without a browser, as a link opens it."""

from collections import defaultdict

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from tests.page_names import ROOT

SECTIONS: dict[str, set[str]] = defaultdict(set)  # of each page opened so far
FRAME = str(ROOT / "components" / "page_frame" / "frame.py")


def opened(page: str, lang: str, params: dict[str, str]) -> AppTest:
    """Return a page as these parameters of its link open it, with every section opened."""
    at = asked_for(page, lang, params)
    for name in SECTIONS[page]:  # those known from before save the run that finds them
        at.session_state[name] = True
    at = open_sections(at.run())
    SECTIONS[page].update(sections(at))
    return at


def visited(page: str, lang: str, params: dict[str, str]) -> AppTest:
    """Return a page run once, as these parameters of its link open it."""
    return asked_for(page, lang, params).run()


def asked_for(page: str, lang: str, params: dict[str, str]) -> AppTest:
    """Return a page that has not run yet."""
    at = AppTest.from_file(FRAME, default_timeout=60)
    for key, value in ({"v": "1", "lang": lang} | params).items():
        at.query_params[key] = value
    if page != "overview":
        # What switch_page would set after a run of the start page, which this saves.
        at._page_hash = calc_hash(page)
    return at


def sections(at: AppTest, closed: bool = False) -> list[str]:
    """Return the names of the sections of a page, or of those that are closed."""
    found = [one for one in at.expander if not (closed and one.proto.expanded)]
    names = [one.proto.id.split("-")[-1] for one in found]
    return [name for name in names if name.startswith("section_")]


def open_sections(at: AppTest) -> AppTest:
    """Return the page with its closed sections opened."""
    closed = sections(at, closed=True)
    for name in closed:
        at.session_state[name] = True
    return at.run() if closed else at


def texts(at: AppTest) -> str:
    """Return all that a page says: HTML, Markdown, labels of widgets."""
    found = [element.proto.body for element in at.get("html")]
    found += [element.value for element in at.markdown]
    found += [element.label for element in (*at.slider, *at.selectbox, *at.button, *at.toggle)]
    return "\n".join(found)
