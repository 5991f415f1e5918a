"""Places the blocks of the county page on scores: elements, first steps, indicators, peers."""

from functools import partial

import streamlit as st

from components.county_values import chart, peers
from components.county_values import first_steps as steps
from components.session import state
from components.widgets import downloads, html, links, place
from components.words.texts import Texts
from model.results.results import Results
from model.score.method import Method
from model.uncertainty.claims import known_everywhere
from pages.county import charts, wording

# The page on an element, where it goes by another name.
DETAILS = {"infrastructure": "network", "finance": "payment"}


def profile(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place the elements of a county against the median of its peers."""
    found, name = wording.elements(results, county, method, t), t.county(county)
    rows, head = found.rows, t("county.profile_head", county=name)
    if rows["effect"].notna().any():
        head = t("county.profile_against", county=name, total=t.delta(rows["effect"].sum()))
    place.heading(head, t("county.profile_legend"), t)
    alt = t("county.profile_alt", county=name, elements=t.join(rows["label"].tolist()))
    place.chart(charts.elements(rows, state.on_phone()), alt, "profile")
    near = [t.county_short(code) for code in results.geography.peers(county)]
    notes = [t("county.peers", names=t.join(near), count=len(near)), t("county.effect_note")]
    place.table(found.file, head, f"elements_{county}", t, notes)


def first_steps(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place where the county could start, and three links onward from its weakest element."""
    found = steps.advice(results, county, state.today())
    place.heading(steps.sentence(found, county, t) or t("county.no_steps"), "", t)
    if apart := steps.apart(found, t):
        place.html(html.lines([apart], t))
    weakest = wording.weakest_first(results, county, method, t)
    detail = DETAILS.get(weakest, weakest)
    for name in (detail if f"{detail}.invite" in t else "sources", "simulator", "lessons"):
        links.page_link(name, t(f"{name}.invite"))


def indicators(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place the indicators of an element as strips among the 31 counties, a tab an element."""
    names = {code: t.element_short(code) for code in t.catalog.element_codes}
    first, key = names[wording.weakest_first(results, county, method, t)], f"tabs_{t.language}"
    tabs = st.tabs(list(names.values()), default=first, key=key, on_change="rerun")
    for code, tab in zip(names, tabs, strict=True):
        if tab.open:
            with tab:
                _strips(results, county, method, code, t)
    panel = results.panel(method.real_only)
    every = partial(downloads.figures, panel, t.catalog.codes, t, (county,))
    place.download(t("county.download_all"), every, f"county_{county}")


def _strips(results: Results, county: str, method: Method, element: str, t: Texts) -> None:
    """Place the strips of an element's indicators, and how each figure is known."""
    place.html(html.lines(wording.strips_legend(results, element, t), t, "source"))
    members = t.catalog.members(element)
    strips = [wording.strip(results, county, method, one, t) for one in members]
    alt = t.join([f"{strip.name} {strip.told}" for strip in strips])
    place.chart(charts.strips(strips, county), alt, f"strips_{element}")
    codes = tuple(one.code for one in members)
    figures = partial(downloads.figures, results.panel(method.real_only), codes, t, (county,))
    notes = wording.strip_notes(results, county, method, element, t)
    place.table(figures, t.element(element), f"{element}_{county}", t, notes)


def peers_beside(results: Results, county: str, t: Texts) -> None:
    """Place real figures of the county beside those of its peers."""
    known = known_everywhere(results.panel(real_only=True))
    # Hours to Chengdu stand in the table already, with what the rule of the peers rests on.
    codes = [code for code in known if code != "trunk_road_hours"]
    real = chart.of_indicators(results, codes, Method(real_only=True), t)
    shown = peers.beside(results, county, list(real.values()), t)
    found = peers.table(results, county, shown, t)
    place.html(html.table(*peers.screen(found, shown, t), t, "mid", telling=(1, 2)))
    place.table(found.file, "", f"peers_{county}", t, peers.notes(shown, t))
