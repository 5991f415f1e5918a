"""What this reader has chosen: the view of the session, kept in step with the link."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.session import link
from components.session.base import base
from components.session.browser import told
from components.session.browser.told import on_phone as on_phone
from components.session.history import History
from components.session.link import Dropped, View
from components.session.mending import SEVERAL
from components.session.own_data import Figures
from components.session.short_links import ShortLinks
from components.session.what_if import Case
from components.words.texts import Texts
from model.results.results import Results
from model.score.method import Method
from model.what_if.scenario import Scenario

VIEW, WRITTEN, DROPPED = "view", "link_written", "link_dropped"
ARRIVED, SECTION = "link_arrived", "section_asked"
MOVED, REPLACED = "view_moved", "link_replaced"
LAG_S = 1.0  # seconds a browser may need to take over a link
PLACE, SETTLED = "place", "settled"
HISTORY = "what_if_history"
OWN, UPLOADS = "own_data", "uploads"
SHORT, LEADS = "short_links", "short_link_leads"


def arrive() -> View:
    """Read the link where it is new, else keep the session's view; write the link anew.

    A page switch empties the link: the session's view then stands and is written again. The
    back button or an edited address brings other parameters: then the link wins. Not news is a
    link replaced so lately that the browser may not know it yet: quick key presses are sent with
    the link of the press before, which would call them back. The same holds for any run in which
    a widget has moved the view.
    """
    sent, state = asked(), st.session_state
    figures().lie_over(base())
    has_moved = state.pop(MOVED, False)
    replaced, since = state.get(REPLACED, ({}, 0.0))
    lags = sent == replaced and time.monotonic() - since < LAG_S
    is_news = sent and sent != state.get(WRITTEN) and not has_moved and not lags
    state[DROPPED], state[ARRIVED] = (), VIEW not in state or is_news
    before = state[VIEW].data_set if VIEW in state else ""
    if state[ARRIVED]:
        lang = state[VIEW].lang if VIEW in state else told.language()
        data = results().data
        sent, state[LEADS], faults = short_links().follow(sent)
        state[VIEW], state[DROPPED] = link.decode(sent, lang, data.catalog, data.panel.codes)
        state[DROPPED] += faults
        state[SECTION] = sent.get(link.SECTION, "")
        figures().note_edit(view().data_set, sent.get(link.EDIT, ""))
    if not figures().look_up(code := view().data_set, before, state[ARRIVED]):
        state[VIEW] = replace(view(), data_set="")
        state[DROPPED] += (Dropped(link.DATA_SET, code),)
    own, named = figures(), view().data_set
    if (in_use := own.drafts.follow(own, told.code(), named, state[ARRIVED])) != named:
        state[VIEW] = replace(view(), data_set=in_use)
        own.look_up(in_use, in_use, True)
    return view()


def has_begun() -> bool:
    """Return whether this session has had a run."""
    return VIEW in st.session_state


def asked() -> dict[str, str]:
    """Return the parameters as they were sent; different values of one key stand side by side."""
    values = {key: st.query_params.get_all(key) for key in st.query_params}
    return {key: SEVERAL.join(dict.fromkeys(texts)) for key, texts in values.items()}


def open_part(widget: str, part: str, keys: Sequence[str]) -> None:
    """Open or close a part of a page where the page, the link or the language is new.

    A new page opens those with an option (`keys`) that is not at its default, a new link also the
    one it asks for; another language keeps open what was.
    """
    state = st.session_state
    has_arrived = bool(state.get(ARRIVED))
    if not is_settled() or has_arrived:
        is_needed = (has_arrived and is_asked(part)) or any(key in keys for key in view().carried)
        state[widget] = is_needed or bool(state.get(widget))


def is_asked(part: str) -> bool:
    """Return whether the last link asked for this part of a page."""
    return bool(st.session_state.get(SECTION) == part)


def results() -> Results:
    """Return the results of the data in use: shipped, or with figures that were put in."""
    return figures().in_use()


def figures() -> Figures:
    """Return the figures that were put in: by this session, or those that the link names."""
    put_in: Figures = st.session_state.setdefault(OWN, Figures())
    return put_in


def short_links() -> ShortLinks:
    """Return the short links that this session has saved or opened."""
    links: ShortLinks = st.session_state.setdefault(SHORT, ShortLinks())
    return links


def leads_to() -> tuple[str, dict[str, str]]:
    """Return once the page and parameters of the short link just opened; no page if it is none."""
    leads: tuple[str, dict[str, str]] = st.session_state.pop(LEADS, ("", {}))
    return leads


def settle(page: str) -> None:
    """Note page and language of this run: only where both are unchanged do widgets persist."""
    place = (page, view().lang)
    st.session_state[SETTLED] = st.session_state.get(PLACE) == place
    st.session_state[PLACE] = place


def unsettle() -> None:
    """Let the next run set every widget to what the view holds."""
    st.session_state.pop(PLACE, None)


def is_settled() -> bool:
    """Return whether the widgets of this run stood on the screen before it."""
    return bool(st.session_state.get(SETTLED))


def leave() -> None:
    """Write the session's view to the link, unless it is surely there already."""
    now, written = params(), st.session_state.get(WRITTEN)
    # What the browser last told may be older than what it has been sent since: both must agree.
    if asked() != now or written != now:
        st.query_params.from_dict(now)
    if written not in (None, now):
        st.session_state[REPLACED] = (written, time.monotonic())
    st.session_state[WRITTEN] = now


def view() -> View:
    """Return what the reader has chosen."""
    chosen: View = st.session_state[VIEW]
    return chosen


def dropped() -> tuple[Dropped, ...]:
    """Return what the link held that could not be used, on the run that read it."""
    return tuple(st.session_state.get(DROPPED, ()))


def change(alter: Callable[[View], View], control: str = "") -> None:
    """Replace the view; called by widgets before the page runs again.

    Changes of the what-if can be taken back; those of one `control` in quick order at once.
    """
    before, after = view(), alter(view())
    if replace(before.case, county=after.county) != after.case:
        history().note(before.case, control, time.monotonic())
    st.session_state[VIEW], st.session_state[MOVED] = after, True


def history() -> History:
    """Return the moves of the what-if in this session."""
    kept: History = st.session_state.setdefault(HISTORY, History())
    return kept


def undo() -> bool:
    """Take the last move of the what-if back; return whether there was one."""
    return _take_up(history().back(view().case))


def redo() -> bool:
    """Repeat the move that was taken back last; return whether there was one."""
    return _take_up(history().forward(view().case))


def _take_up(case: Case | None) -> bool:
    if case is not None:
        st.session_state[VIEW], st.session_state[MOVED] = view().take_up(case), True
    return case is not None


def keep_up() -> None:
    """Write the link from a fragment: its runs are hidden from the frame, its widgets stand."""
    st.session_state.pop(MOVED, None)
    st.session_state[SETTLED] = True
    leave()


def in_fragment() -> bool:
    """Return whether this run is one of a part of the page, not of the whole."""
    ctx = get_script_run_ctx()
    return bool(ctx and ctx.fragment_ids_this_run)


def text() -> Texts:
    """Return the texts of the reader's language."""
    return Texts(view().lang, results().data)


def county() -> str:
    """Return the chosen county, '' for none."""
    return view().county


def home() -> str:
    """Return the county a page is about: the chosen one, else the first of the list."""
    return view().county or results().data.panel.codes[0]


def params() -> dict[str, str]:
    """Return the parameters of the link that reopens what the reader sees."""
    return link.encode(view(), results().data.catalog)


def scenario() -> Scenario:
    """Return the what-if with the counties it applies to."""
    return view().case.applied(results().data.panel.counties)


def method() -> Method:
    """Return how scores are made: the chosen weights and switches."""
    return view().scenario.method


def today() -> Scenario:
    """Return the what-if without its levers: today by the chosen method, assumptions kept."""
    return view().scenario.baseline()


def take_out() -> None:
    """Go back to the shipped data, and forget the files."""
    figures().put_in(None)
    figures().handed = None
    figures().waiting = {}
    renew_tables()
    change(lambda view: replace(view, data_set=""))


def upload_key() -> str:
    """Return the key of the upload: another one after each file, so that it stands empty."""
    return f"upload_{st.session_state.get(UPLOADS, 0)}"


def renew_tables() -> None:
    """Let tables to type in show the figures there are, without what was typed before."""
    st.session_state[UPLOADS] = st.session_state.get(UPLOADS, 0) + 1


def typed(key: str) -> object:
    """Return what stands in a widget; for callbacks, which run before the page."""
    return st.session_state.get(key)


def put(key: str, value: object) -> None:
    """Set a widget, or note something for the session; for callbacks."""
    st.session_state[key] = value
