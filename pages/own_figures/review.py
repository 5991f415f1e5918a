"""Figures submitted for review, and the reviewer's desk: accepted ones stand for every reader."""

from functools import partial
from typing import Any

import streamlit as st

from components.session import own_data, reviewing, state
from components.session.own_data import Figures
from components.widgets import html, place
from components.words.texts import DASH, Texts
from model.facts.errors import StoreError
from model.facts.places import Network
from model.facts.provenance import Quality
from model.own_data.find_headings import ANSWERS
from model.own_data.overlay import (
    Origin,
    SuppliedFigure,
    SuppliedStation,
    Supply,
    coverage,
    usable,
    with_stations,
)
from model.results.results import Results
from model.store.record import Review
from pages.own_figures.template import heading

SHOWN = 20  # of those that wait, and of those that stand
UNTOLD = (None, "")
PARTS = ("has_station", "villages", "parcels", "opened")  # of what is told of a township
OPEN = ("submitted", "accepted")  # there is nothing to submit again
OFFICE, SECRET = "review_office", "review_secret"


def submitting(own: Figures, t: Texts) -> None:
    """Place what became of a saved set that the reader may change, and the button to submit it."""
    if own.kept is None:
        return
    try:
        last = own.last_review()
    except StoreError:
        place.html(html.lines([t("review.state_none")], t))
        return
    if last:
        place.html(html.lines([t(f"review.state_{last.state}", one=last)], t))
    if last is None or last.state not in OPEN or last.kept.version != own.kept.version:
        tip = t("review.submit_note")
        st.button(t("review.submit"), "review_submit", help=tip, on_click=own.submit)
    if own.fault:
        said = t(f"review.unsent_{own.fault.code}", version=own.fault.version)
        place.html(html.lines([said], t, "refused"))


def show(t: Texts) -> None:
    """Place the reviewer's desk, or what it takes to open it."""
    reviewer = state.figures().reviewer
    if not reviewing.secret():
        said = "review.short" if reviewing.is_short() else "review.unset"
        place.html(html.lines([t(said, least=reviewing.SHORTEST)], t))
    elif not reviewer.is_known:
        with st.form("review_form", border=False):
            office, secret = st.columns(2)
            office.text_input(t("review.ask_office"), key=OFFICE, max_chars=60)
            secret.text_input(t("review.ask_secret"), key=SECRET, type="password")
            st.form_submit_button(t("review.enter"), key="review_enter", on_click=_enter)
    else:
        place.html(html.lines([t("review.by", office=reviewer.office)], t))
        st.button(t("review.leave"), "review_leave", on_click=reviewer.leave)
    if fault := reviewer.fault:
        said = t(f"review.fault_{fault}", wait=reviewing.guesses.wait_s())
        place.html(html.lines([said], t, "refused"))
    if reviewer.is_known:
        _desk(t)


def _enter() -> None:
    said, office = (str(state.typed(key) or "").strip() for key in (SECRET, OFFICE))
    state.figures().reviewer.enter(said, office)


def _desk(t: Texts) -> None:
    """Place what waits and what is accepted, the newest of each, each closed to a line."""
    try:
        many, waiting = own_data.waiting(SHOWN)
    except StoreError:
        place.html(html.lines([t("review.down")], t, "refused"))
        return
    accepted = state.figures().base.reviews
    place.heading(t("review.waiting", n=many), "", t)
    _newest(waiting, many, t)
    if accepted:
        place.heading(t("review.accepted", n=len(accepted)), t("review.accepted_note"), t)
        _newest(accepted[-SHOWN:], len(accepted), t)


def _newest(reviews: tuple[Review, ...], many: int, t: Texts) -> None:
    for one in reviews[::-1]:
        _one(one, t)
    if many > len(reviews):
        place.html(html.lines([t("review.more", n=many - len(reviews))], t))


def _one(one: Review, t: Texts) -> None:
    """Place a set beside what stands now, and what may be done about it."""
    results, number, waits = state.figures().base.results, one.number, one.decided is None
    supply = usable(one.kept.supply, results.data)
    towns = {town.code: town.county for town in results.data.network.townships}
    counties = dict.fromkeys([part.county for part in supply.figures])
    counties |= dict.fromkeys(towns[part.township] for part in supply.stations)
    day = one.submitted if waits else one.decided
    about = {
        "counties": t.join([t.county(code) for code in counties]),
        "n": len(supply),
        "day": day,
    }
    label = t("review.one_waits" if waits else "review.one_stands", **about)
    if not (box := place.drawer(label, f"review_{number}")):
        return
    with box:
        place.html(html.lines([t("review.from", kept=one.kept)], t))
        rows = [_figure(part, results, t) for part in supply.figures]
        for code in dict.fromkeys(towns[part.township] for part in supply.stations):
            told = [part for part in supply.stations if towns[part.township] == code]
            rows += _townships(told, supply, results, t)
        head = [t("common.indicator"), t("review.given"), t("review.now"), t("review.peers")]
        place.html(html.table([*head, t("common.source")], rows, t, telling=(1, 2)))
        asked = t("review.ask_word" if waits else "review.ask_why")
        st.text_input(asked, key=_word(number), max_chars=200)
        with st.container(horizontal=True):
            if waits:
                for key, accepts in (("accept", True), ("return", False)):
                    decide = partial(_decide, number, accepts)
                    st.button(t(f"review.{key}"), f"review_{key}_{number}", on_click=decide)
            else:
                revoke = partial(_revoke, number)
                st.button(t("review.revoke"), f"review_revoke_{number}", on_click=revoke)


def _word(number: int) -> str:
    return f"review_word_{number}"


def _decide(number: int, accepts: bool) -> None:
    state.figures().reviewer.decide(number, accepts, str(state.typed(_word(number)) or "").strip())


def _revoke(number: int) -> None:
    state.figures().reviewer.revoke(number, str(state.typed(_word(number)) or "").strip())


def _figure(one: SuppliedFigure, results: Results, t: Texts) -> list[str]:
    """Return a row: the figure, what stands now, its peers, and where it is from."""
    indicator = t.catalog.indicator(one.indicator)
    now = results.data.panel.figure(one.county, one.indicator)
    stands = DASH
    if now.quality is Quality.ILLUSTRATIVE:
        stands = t("review.estimate", span=t.span(now))
    elif now.year:
        stands = t("review.known", value=t.marked(now), year=now.year, source=t.cite(now.source))
    return [
        t("common.colon", name=t.county_short(one.county), text=t.label(indicator)),
        f"{one.value:.6g}{t.unit(indicator.unit)}",
        stands,
        _beside(one, results, t),
        _origins([one.origin], t),
    ]


def _beside(one: SuppliedFigure, results: Results, t: Texts) -> str:
    """Return whether a figure lies where those of the counties most like it do."""
    panel, unit = results.data.panel, t.catalog.indicator(one.indicator).unit
    near = [panel.figure(code, one.indicator) for code in results.geography.peers(one.county)]
    known = [figure for figure in near if figure.quality]
    if not known:
        return DASH
    low, high = min(figure.low for figure in known), max(figure.high for figure in known)
    span = t.range(low, high, t.catalog.unit(unit).decimals) + t.unit(unit)
    return t("review.within" if low <= one.value <= high else "review.beyond", span=span)


def _townships(
    told: list[SuppliedStation], supply: Supply, results: Results, t: Texts
) -> list[list[str]]:
    """Return the rows of a county's townships: each thing that is told of them, and what follows.

    What is not told of a township is no answer. What is put in for the county stands before what
    follows.
    """
    network, cells = results.data.network, {(one.county, one.indicator) for one in supply.figures}
    after, codes = with_stations(network, told), {one.township for one in told}
    county = next(town.county for town in network.townships if town.code in codes)
    rows = []
    for part, column in zip(PARTS, ANSWERS, strict=True):
        tell = [one for one in told if getattr(one, part) not in UNTOLD]
        if tell:
            given = [getattr(one, part) for one in tell]
            name = t("common.colon", name=t.county_short(county), text=heading(results, column, t))
            said = (_summed(part, each, t) for each in (given, _known(part, county, network)))
            rows.append([name, *said, DASH, _origins([one.origin for one in tell], t)])
    for one in coverage(codes, after):
        if (one.county, one.indicator) not in cells:
            name, *shown = _figure(one, results, t)
            rows.append([t("review.follows", name=name), *shown])
    return rows


def _known(part: str, county: str, network: Network) -> list[object]:
    """Return what is told so far of a county's townships."""
    codes = [town.code for town in network.of(county)]
    if part == PARTS[0]:
        return [network.reported[code] for code in codes if code in network.reported]
    told = [getattr(network.counts[code], part) for code in codes if code in network.counts]
    return [one for one in told if one not in UNTOLD]


def _summed(part: str, told: list[Any], t: Texts) -> str:
    """Return how many townships tell, and what they tell together."""
    if not told:
        return DASH
    if part == "opened":
        return t("review.days", n=len(told), first=min(told), last=max(told))
    return t("review.stations" if part == PARTS[0] else "review.total", n=len(told), sum=sum(told))


def _origins(origins: list[Origin], t: Texts) -> str:
    """Return where figures are from, each origin once."""
    said = (t("review.origin", year=one.year, source=one.source) for one in origins)
    return t("common.semicolon").join(dict.fromkeys(said))
