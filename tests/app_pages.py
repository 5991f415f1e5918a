"""Opens a page of the product without a browser, as a link opens it."""

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from tests.page_names import ROOT

FRAME = str(ROOT / "components" / "page_frame" / "frame.py")


def opened(page: str, lang: str, params: dict[str, str]) -> AppTest:
    """Return a page as these parameters of its link open it, with every section opened."""
    return open_sections(visited(page, lang, params))


def visited(page: str, lang: str, params: dict[str, str]) -> AppTest:
    """Return a page run once, as these parameters of its link open it."""
    at = AppTest.from_file(FRAME, default_timeout=60)
    for key, value in ({"v": "1", "lang": lang} | params).items():
        at.query_params[key] = value
    if page != "overview":
        # What switch_page would set after a run of the start page, which this saves.
        at._page_hash = calc_hash(page)
    return at.run()


def open_sections(at: AppTest) -> AppTest:
    """Return the page with its closed sections opened."""
    names = [one.proto.id.split("-")[-1] for one in at.expander if not one.proto.expanded]
    closed = [name for name in names if name.startswith("section_")]
    for name in closed:
        at.session_state[name] = True
    return at.run() if closed else at


def texts(at: AppTest) -> str:
    """Return all that a page says: HTML, Markdown, labels of widgets."""
    found = [element.proto.body for element in at.get("html")]
    found += [element.value for element in at.markdown]
    found += [element.label for element in (*at.slider, *at.selectbox, *at.button, *at.toggle)]
    return "\n".join(found)
