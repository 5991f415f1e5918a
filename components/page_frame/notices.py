"""What stands above and below every page: link notices, the active what-if, the way on."""

import re
from collections.abc import Sequence

import streamlit as st

from components.session import link, short_links, state
from components.widgets import controls, html, links
from components.widgets import place as show
from components.words.texts import Texts
from model.results.results import Results
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
    """Say on every page that own figures are in use, with a way back to the shipped data."""
    supply, own = results.supply, state.figures()
    if own.is_down:
        st.warning(t("own_data.store_down"))
    if supply is None:
        return
    said = {"files": t.join(list(supply.files)), "n": t.number(len(supply)), "kept": own.kept}
    line = t("own_data.strip" if own.unsaved else "own_data.strip_kept", **said)
    with st.container(key="own_strip", horizontal=True, vertical_alignment="center"):
        show.html(html.lines([line], t))
        label, icon = t("own_data.take_out"), ":material/close:"
        st.button(label, key="own_take_out", icon=icon, on_click=state.take_out)


def onward(pages: Sequence[str], t: Texts) -> None:
    """Place links to the next questions; they carry the whole view."""
    with st.container(key="onward", horizontal=True):
        for name in pages:
            links.page_link(name, t(f"{name}.invite"))
