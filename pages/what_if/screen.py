"""What a lever moves on the screen: the head with its cards, a bar an element, the phone's foot.

A slider's callback draws what it moves into the places kept here, before its element's fragment
runs: one run and one answer a press, where a fragment of its own for the effect takes two.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.session import state
from components.session.link import View
from components.widgets import controls, costs, html, place, sources
from components.widgets.html import Bar, Card
from components.words import money
from components.words.rounding import printed_parts
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import Quality
from model.uncertainty.claims import weakest
from pages.what_if.outcome import Outcome

VISIBLE = 0.5  # points: less is not shown as a change
NOTHING = 1e-9  # points: rounding, not a part of a gain
SECTIONS = ("physical", "money", "rank", "assume", "levers", "target")


class Screen:
    """The places of what a lever moves, and what in them stays as long as the county does."""

    def __init__(self, here: Outcome, t: Texts) -> None:
        """Keep the place of the head; it sticks to the top of a desktop."""
        self.here, self.t = here, t
        self.has_preset = False  # its pill and its budget follow a lever too
        self.bars: dict[str, DeltaGenerator] = {}
        self.drawn: dict[str, Bar] = {}
        self.moved: set[str] = set()  # by a press: one that the next leaves out would vanish
        self.foot: DeltaGenerator | None = None
        with st.container(key="verdict"):
            self.head = st.empty()

    def follow(self) -> None:
        """Draw what a lever has moved; the whole page anew where more of it depends on that."""
        state.keep_up()
        if self.has_preset or any(state.typed(f"section_{name}") for name in SECTIONS):
            st.rerun()
        self.here = replace(self.here, scenario=state.scenario())
        self.draw()

    def draw(self) -> None:
        """Fill the places."""
        here, t = self.here, self.t
        pills = sources.pill(here.results, here.today, t)
        pills += [t("simulator.pill_set")] if here.scenario.values else []
        whole = html.head(title(here, t), t("simulator.topic"), pills, t, reach(here, t))
        place.html(whole + html.cards(cards(here, t), t), self.head)
        bars = self._bars()
        self.moved |= {code for code, bar in self.drawn.items() if bar != bars[code]}
        for code, slot in self.bars.items():
            if code in self.moved or code not in self.drawn:
                place.html(html.bar(bars[code], t), slot)
        self.drawn = bars
        if self.foot is not None:
            place.html(foot(here, t), self.foot)

    @cached_property
    def still(self) -> Mapping[str, dict[str, Any]]:
        """Return by element what no lever moves: peers' median, its full effort, its flag."""
        here, catalog = self.here, self.t.catalog
        near = [here.panel.row(code) for code in here.results.geography.peers(here.county)]
        elements = here.effect.baseline.elements
        known = here.results.ranges(here.method)
        low = weakest(here.results.scored(here.method), known, here.county, catalog).elements
        found = {}
        for k, code in enumerate(catalog.element_codes):
            full = {lever.code: 1.0 for lever in catalog.levers if lever.element == code}
            reached = here.results.effect(here.today.with_levers(full, (here.county,)))
            peers = elements[near, k]
            found[code] = {
                "most": float(reached.result.elements[here.row, k]),
                "peers": float(np.nanmedian(peers)) if np.isfinite(peers).any() else math.nan,
                "tone": "weak" if code in low else "",
            }
        return found

    def _bars(self) -> dict[str, Bar]:
        here, t, rows = self.here, self.t, self.here.elements(self.t)
        counts = [abs(row["part"]) > NOTHING for row in rows]
        carried = [row["part"] for row, is_part in zip(rows, counts, strict=True) if is_part]
        parts = iter(printed_parts(carried, here.gain) if carried else [])
        spent = costs_by_element(here)
        found = {}
        for row, is_part in zip(rows, counts, strict=True):
            part = t("simulator.part", points=f"{next(parts):+.1f}") if is_part else ""
            cost = spent.get(row["code"], math.nan)
            price = "" if math.isnan(cost) or here.reach > 1 else money.amount(cost, t)
            said = " · ".join(word for word in (part, price) if word)
            words = [word for word in (_scores(row, t), said) if word]
            still = self.still[row["code"]]
            found[row["code"]] = Bar(row["short"], row["now"], row["after"], words=words, **still)
        return found


def moved(screen: Screen, key: str, alter: Callable[[View, object], View]) -> Callable[[], None]:
    """Return the callback of a lever: it changes the view and draws its effect."""
    write = controls.on(key, alter)

    def press() -> None:
        write()
        if state.in_fragment():  # else the whole page is drawn next
            screen.follow()

    return press


def _scores(row: Mapping[str, Any], t: Texts) -> str:
    """Return an element's score now, and after where that differs visibly."""
    now, after = row["now"], row["after"]
    if math.isnan(now) or abs(after - now) <= VISIBLE:
        return t.score(now)
    moved = t.delta(round(after) - round(now), 0)
    return f"{t.score(now)}→{t.score(after)} {moved.replace('+', '')}"


def costs_by_element(here: Outcome) -> dict[str, float]:
    """Return by element what its levers that are pulled cost over all their counties, m yuan."""
    if here.method.real_only:
        return {}
    found: dict[str, float] = {}
    levers = here.results.data.catalog.levers
    for lever, cost in zip(levers, here.results.spending(here.scenario), strict=True):
        if here.scenario.intensity(lever.code):
            found[lever.element] = found.get(lever.element, 0.0) + float(cost)
    return found


def title(here: Outcome, t: Texts) -> str:
    """Return days to the village and score, now and after; a dash where withheld."""
    (now, after), days, county = here.score, here.figure(), t.county_short(here.county)
    if math.isnan(now):
        return t("simulator.title_withheld", county=county)
    fields = {"county": county, "score": t.score(now), "days": t.number(days.value, 1)}
    if not here.scenario.is_what_if:
        return t("simulator.title_start", **fields)
    fields |= {"after": t.score(after), "days_after": t.number(here.after(), 1)}
    same = fields["days"] == fields["days_after"]
    return t("simulator.title_same_days" if same else "simulator.title", **fields)


def reach(here: Outcome, t: Texts) -> str:
    """Return where levers apply if not in the county alone: what is a sum, and what is not."""
    counties = state.view().case.where(here.panel.counties)
    if counties == (here.county,):
        return ""
    n = len(counties or here.panel.codes)
    return t("simulator.reach", n=n, county=t.county_short(here.county))


def cards(here: Outcome, t: Texts) -> list[Card]:
    """Return days, score with its range, cost, and how much of the gain can be checked."""
    shown = [_days(here, t), _score(here, t), _cost(here, t)]
    if here.scenario.is_what_if and here.drawn is not None:
        paper = float(here.effect.paper_share[here.row])
        mixed = math.isnan(paper)
        value = DASH if mixed else t.percent(1 - paper)
        note = t("simulator.paper_note") if paper > 0 else t("simulator.no_paper")
        note = t("simulator.paper_mixed") if mixed else note
        shown.append(Card(_assumed("simulator.card_paper", t), value, note=note))
    return shown


def _assumed(key: str, t: Texts) -> str:
    """Return the label of an estimate."""
    return f"{t.glyph(Quality.ILLUSTRATIVE)} {t(key)}"


def _days(here: Outcome, t: Texts) -> Card:
    figure, unit = here.figure(), t("simulator.days_suffix")
    if figure.quality is None:
        return Card(t("simulator.card_days"), DASH, note=t("common.missing"))
    now, after = t.number(figure.value, 1), t.number(here.after(), 1)
    moved = here.effect.moved[here.row, t.catalog.column(DELIVERY_DAYS)]
    low, high = figure.low, figure.high
    if moved:
        low, _, high = here.results.value_range(here.scenario, here.county, DELIVERY_DAYS)
    span = after if low == high else t.range(low, high, 1)
    value = now if now == after else f"{now}→{after}"
    label = f"{t('simulator.card_days')} {t.glyph(figure.quality)}".strip()
    return Card(label, value, unit, t("simulator.card_span", span=span, unit=unit.strip()))


def _score(here: Outcome, t: Texts) -> Card:
    now, after = here.score
    if math.isnan(now):
        return Card(t("simulator.card_score"), DASH, note=t("common.withheld"))
    label, drawn = f"{t.glyph(here.quality)} {t('simulator.card_score')}", here.drawn
    if drawn is None or not here.scenario.is_what_if:
        low, _, high = here.results.ranges(here.method).index[here.row]
        unit = t("simulator.point_suffix")
        note = t("simulator.card_span", span=t.range(low, high), unit=unit.strip())
        return Card(label, t.score(now, 1), unit, note)
    span = t.range(drawn.gain[0], drawn.gain[2], 1)
    note = t("simulator.card_gain", span=span)
    return Card(label, f"{t.score(now, 1)}→{t.score(after, 1)}", t.delta(here.gain), note)


def _cost(here: Outcome, t: Texts) -> Card:
    label = costs.cost_label(here.results, here.scenario, t)
    label = f"{t.glyph(Quality.ILLUSTRATIVE)} {label}"
    if here.method.real_only:
        return Card(label, DASH, note=t("simulator.card_cost_real"))
    if not here.scenario.levers:
        return Card(label, DASH, note=t("simulator.no_lever"))
    if math.isnan(here.cost):
        return Card(label, DASH, note=t("simulator.card_cost_unknown"))
    grants = t.number(here.cost / costs.grant(here.results), 1)
    note = t("simulator.card_cost", span=costs.span(here.cost, t), grants=grants)
    return Card(label, money.amount(here.cost, t), note=note)


def foot(here: Outcome, t: Texts) -> str:
    """Return gain, days and cost in one line; the score and the days where nothing is set."""
    said: Sequence[str] = [t.score(here.score[0], 1) + t("simulator.point_suffix")]
    if here.scenario.is_what_if:
        said = [t.delta(here.gain) + t("simulator.point_suffix")]
    days = t("simulator.foot_days", days=t.number(here.after(), 1))
    spent = [] if math.isnan(here.cost) else [money.amount(here.cost, t)]
    return html.lines([" · ".join([*said, days, *spent])], t, "foot")
