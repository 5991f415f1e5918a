"""The inverse question: which levers bring a county to a target, and what they cost at least."""

import math
from dataclasses import dataclass, replace

import streamlit as st

from components.session.link import View
from components.session.what_if import ONE
from components.widgets import controls, costs, html, place
from components.words import money
from components.words.texts import Texts
from model.what_if.scenario import Scenario
from pages.what_if.outcome import Outcome
from pages.what_if.screen import cards

PEERS, SCORE = "peers", "score"
TARGETS = {PEERS: "advice.target_peers", SCORE: "advice.target_score"}
POINTS = {PEERS: "advice.goal_peers", SCORE: "advice.goal_score"}
PERCENT, SLIDER_PX = 100, 520


@dataclass(frozen=True, slots=True)
class Target:
    """A score asked for, and what brings a county there for the least money.

    The answer, `scenario`, is a what-if of the county alone, from today on, in whole per cent
    rounded up, so that a target that is reached stays so. `now` and `after` are the scores without
    and with it, `span` from where to where the latter may be, as printed.
    """

    kind: str
    points: float
    reached: bool
    scenario: Scenario
    cost_m_yuan: float
    now: float
    after: float
    span: tuple[int, int]


def block(here: Outcome, t: Texts) -> None:
    """Place the least that brings a county to a target, with a button that sets it."""
    score = 0.0
    kinds = {code: t(key) for code, key in TARGETS.items()}
    kind = controls.choice("tg", t("advice.target"), kinds)
    if kind == SCORE:
        with st.container(width=SLIDER_PX):
            score = controls.number("ts", t("advice.target_number"), t("advice.target_unit"))
    asked = target(here, kind, score)
    if asked is None:
        place.heading(t("advice.goal_none", county=t.county(here.county)), "", t)
        return
    place.heading(title(here, asked, t), chance(here, asked, t), t)
    if levers := asked.scenario.levers:

        def only_these(view: View) -> View:
            return replace(controls.set_levers(levers)(view), scope=ONE, preset="")

        reached = Outcome(here.results, here.county, asked.scenario)
        place.html(html.cards(cards(reached, t), t))
        rows = costs.rows(here.results, here.county, asked.scenario, t)
        place.html(html.table(costs.header(t), rows, t, "slim"))
        icon = ":material/playlist_add:"
        controls.action(t("advice.goal_take"), "take_set", only_these, icon=icon)
    place.notes(notes(here, asked, t), t)


def target(here: Outcome, kind: str, score: float) -> Target | None:
    """Return the answer, without levers in hand; None where county or peers are withheld."""
    results, county, points = here.results, here.county, score
    today = here.scenario.with_levers({}, ())
    if kind == PEERS:
        points = results.advice.peers_score(county, today.method)
    found = None if math.isnan(points) else results.advice.answer(county, today, points)
    if found is None:
        return None
    levers = {code: math.ceil(PERCENT * u - 1e-9) / PERCENT for code, u in found.levers}
    scenario = today.with_levers(levers, (county,))
    spent = costs.total(results, scenario) if levers else 0.0
    now, after = (float(results.effect(s).result.index[here.row]) for s in (today, scenario))
    gained = results.gain(scenario, county)
    low, _, high = gained.after if gained else (after,) * 3
    span = (round(low), round(high))
    return Target(kind, points, found.reached, scenario, spent, now, after, span)


def title(here: Outcome, asked: Target, t: Texts) -> str:
    """Return what the target costs at least, or that it is reached, or cannot be."""
    levers = asked.scenario.levers
    key = "advice.goal_there_near" if asked.span[0] <= asked.points else "advice.goal_there"
    if not asked.reached:
        key = "advice.goal_not"
    elif levers:
        key = "advice.goal_cost" if asked.cost_m_yuan else "advice.goal_free"
    return t(
        key,
        county=t.county(here.county),
        target=t(POINTS[asked.kind], score=t.score(asked.points, 1)),
        cost=money.amount(asked.cost_m_yuan, t),
        n=len(levers),
        now=t.score(asked.now, 1),
        top=t.score(asked.after, 1),
        span=t.range(*asked.span),
    )


def chance(here: Outcome, asked: Target, t: Texts) -> str:
    """Return how likely the target is met, nothing where there is nothing to do."""
    if not asked.scenario.levers:
        return ""
    share = here.results.advice.chance(here.county, asked.scenario, asked.points)
    return t("advice.goal_chance", p=t.percent(share))


def notes(here: Outcome, asked: Target, t: Texts) -> list[str]:
    """Return where the answer starts from, how it was found, and who the peers are."""
    lines: list[str] = []
    if asked.scenario.levers:
        search = "advice.goal_search_cost" if asked.reached else "advice.goal_search_top"
        lines.append(t("advice.goal_start" if here.scenario.levers else "advice.goal_start_today"))
        lines.append(t(search, n=t.number(2 ** len(t.catalog.levers))))
    if asked.kind == PEERS:
        if not asked.scenario.levers:
            lines.append(t("advice.goal_relative"))
        near = [t.county_short(code) for code in here.results.geography.peers(here.county)]
        lines.append(t("advice.goal_near", counties=t.join(near), n=len(near)))
    return lines
