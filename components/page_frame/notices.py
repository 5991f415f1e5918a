"""What stands above and below every page: link notices, the active what-if, the way on."""

import re
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from components.session import link, short_links, state
from components.session.browser import told
from components.widgets import controls, html, links
from components.widgets import place as show
from components.words.texts import Texts
from model.own_data.overlay import Supply
from model.results.results import Results
from model.store.asking import PAUSE_S
from model.what_if.scenario import Scenario

SHOWN, SHOWN_PARTS = 3, 12
WHOLE = (link.LOST, *short_links.FAULTS)  # faults of an address, not of a part of it
SHOW_ALL = ("simulator", "compare")  # say themselves what is set


def notices(results: Results, t: Texts) -> None:
    """Say once what of the link could not be used; the rest of it stands."""
    dropped = [fault for fault in state.dropped() if fault.key not in WHOLE]
    for fault in (fault for fault in state.dropped() if fault.key in WHOLE):
        st.warning(t(f"common.{fault.key}", address=plain(f"/{fault.value}")))
    if not dropped:
        return
    data, parts = results.data, []
    for key, value in dropped[:SHOWN_PARTS]:
        if key == link.LENGTH:
            st.warning(t("common.dropped_length", length=value, most=link.LONGEST))
            return
        worded, short = f"common.allowed_{key}", link.allowed(key, data.catalog, data.panel.codes)
        allowed = plain(t(worded) if worded in t else short)
        parts.append(t("common.dropped_part", part=plain(f"{key}={value[:40]}"), allowed=allowed))
    parts += ["…"] * (len(dropped) > SHOWN_PARTS)
    st.warning(t("common.dropped", count=len(dropped), parts=t.join(parts)))


def plain(text: str) -> str:
    """Return a text as Markdown that shows it letter by letter: a link in it cannot be followed.

    In a code span nothing is marked up; escaped, an address would still be made a link.
    """
    shown = "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )
    fence = "`" * (1 + max(map(len, re.findall("`+", shown)), default=0))
    return f"{fence} {shown} {fence}"


def what_if(results: Results, t: Texts, page: str) -> None:
    """Show the active what-if and changed weights on every page, with a way to clear them."""
    scenario = state.scenario()
    weighted = scenario.method.weights or scenario.method.p
    is_set = scenario.is_what_if or weighted or scenario.assumptions
    if page in SHOW_ALL or not is_set:
        return
    parts = []
    if scenario.levers:
        names = [t.of(results.data.catalog.lever(code).name) for code, _ in scenario.levers]
        more = t("common.strip_more", count=len(names)) if len(names) > SHOWN else ""
        levers = t.join(names[:SHOWN]) + more
        parts.append(t("common.strip_levers", where=place(scenario.counties, t), levers=levers))
    if scenario.values:
        parts.append(t("common.strip_values", values=set_values(scenario, t)))
    if weighted:
        parts.append(t("common.strip_method"))
    if scenario.assumptions:
        parts.append(t("common.strip_assumptions", n=len(scenario.assumptions)))
    if scenario.is_what_if:
        own = f"{page}.strip"  # of a page that shows the what-if beside today, or instead of it
        parts.append(t(own if own in t else "common.strip_baseline"))
    with st.container(key="what_if_strip", horizontal=True, vertical_alignment="center"):
        st.markdown(" ".join(parts))
        label, icon = t("common.strip_clear"), ":material/close:"
        controls.action(label, "strip_clear", controls.back_to_data, icon=icon)


def place(counties: Sequence[str], t: Texts) -> str:
    """Return where something applies: one county by name, else how many, () for all."""
    if not counties:
        return t("common.all_counties")
    one = len(counties) == 1
    return t.county(counties[0]) if one else t("common.n_counties", n=len(counties))


def set_values(scenario: Scenario, t: Texts) -> str:
    """Return which indicators are set directly, and where."""
    where: dict[str, list[str]] = {}
    for indicator, county, _ in scenario.values:
        where.setdefault(indicator, []).append(county)
    places = [(t.label(t.catalog.indicator(code)), place(c, t)) for code, c in where.items()]
    return t.join([t("common.strip_value", indicator=name, where=at) for name, at in places])


def own_data(results: Results, t: Texts) -> None:
    """Say on every page that own figures are in use, with a way back, and what the store lacks."""
    supply, own, drafts = results.supply, state.figures(), state.figures().drafts
    _store(t)
    if drafts.joined:
        st.toast(t("own_data.joined", n=drafts.joined), duration="long")
        drafts.joined = 0
        state.renew_tables()
    if (draft := drafts.waiting) and drafts.in_use is None:  # one at a time is enough to think of
        with st.container(key="draft_strip", horizontal=True, vertical_alignment="center"):
            show.html(html.lines([t("own_data.draft", n=len(draft.supply), draft=draft)], t))
            st.button(t("own_data.draft_use"), key="draft_use", on_click=take_up_draft)
            st.button(t("own_data.draft_drop"), key="draft_drop", on_click=drop_draft)
    if supply is None and not drafts.restored:
        return
    said = {"files": t.join(list((supply or Supply()).files)), "n": t.number(len(supply or ()))}
    if drafts.restored:
        line = t("own_data.restored", n=drafts.restored)
    elif own.unsaved:
        is_kept = drafts.in_use is not None and drafts.is_read and not drafts.unkept
        line = t("own_data.strip_draft" if is_kept else "own_data.strip", **said)
    else:
        line = t("own_data.strip_kept", kept=own.kept, **said)
    if drafts.restored and own.kept and not own.edit:
        line += t("own_data.restored_edit")
    with st.container(key="own_strip", horizontal=True, vertical_alignment="center"):
        show.html(html.lines([line], t))
        label, icon = t("own_data.take_out"), ":material/close:"
        back = discard if own.unsaved and own.kept else state.take_out
        st.button(label, key="own_take_out", icon=icon, on_click=back)


def discard() -> None:
    """Go back to the saved figures that unsaved ones were laid over."""
    own = state.figures()
    own.put_in(None)
    own.waiting, own.kept = {}, None
    state.renew_tables()


def take_up_draft() -> None:
    """Go on with the draft that waits; what is in use and not saved waits in its place."""
    if draft := state.figures().drafts.waiting:
        state.figures().set_aside()
        state.change(lambda view: replace(view, data_set=draft.view))


def drop_draft() -> None:
    """Forget the draft that waits."""
    if draft := state.figures().drafts.waiting:
        state.figures().drafts.drop(draft.view)


def _store(t: Texts) -> None:
    """Say what the store does not do at present, and look again until it does."""
    own, drafts = state.figures(), state.figures().drafts
    fault = "read" if own.is_down else drafts.fault
    if not fault:
        return
    said = t(f"own_data.store_{fault}")
    if n := drafts.unkept:
        said += t("own_data.unkept", n=n)
    st.warning(said)
    st.fragment(_look_again, run_every=PAUSE_S)()


def _look_again() -> None:
    """Run the page again once the store answers, and has what was not kept."""
    if state.figures().drafts.is_back(state.figures(), told.code()):
        st.rerun()


def onward(pages: Sequence[str], t: Texts) -> None:
    """Place links to the next questions; they carry the whole view."""
    with st.container(key="onward", horizontal=True):
        for name in pages:
            links.page_link(name, t(f"{name}.invite"))
