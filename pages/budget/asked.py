"""What a reader asks of the budget page, the plan that answers it, and the controls to ask."""

from dataclasses import dataclass

import streamlit as st

from components.session import link, state
from components.widgets import controls, costs, place, sources
from components.words import money
from components.words.texts import Texts
from model.facts.catalog import DELIVERY_DAYS
from model.results.money import CHECKED, EVEN, PEOPLE, TOTAL, WORST, Ask
from model.results.results import Results
from model.spending.options import Allotment, Options, Place
from model.what_if.costs import HUB

SINGLE = "one"
PREFECTURES = ("aba", "garze")  # in the order of the data
AREAS = {
    "all": "budget.area_all",
    "aba": "budget.area_aba",
    "garze": "budget.area_garze",
    SINGLE: "budget.area_one",
}
GOALS = {
    TOTAL: "budget.goal_total",
    PEOPLE: "budget.goal_people",
    EVEN: "budget.goal_even",
    WORST: "budget.goal_worst",
}
COUNTED = {CHECKED: "budget.counted_checked", "all": "budget.counted_all"}
PROVINCIAL = ("510000", "demo_subsidy_per_provincial_county")  # ten thousands of yuan
GRANTS_SOURCE = "S16"


@dataclass(frozen=True, slots=True)
class Budget:
    """To spend `m_yuan` of at most `most` million yuan, where and to what end, in a language."""

    results: Results
    ask: Ask
    m_yuan: float
    most: float
    t: Texts

    @property
    def plan(self) -> Allotment:
        """Return the best plan."""
        return self.results.money.plan(self.ask, self.m_yuan)

    @property
    def options(self) -> Options:
        """Return what money can do in the counties that have a score."""
        return self.results.money.counties_of(self.ask)

    @property
    def single(self) -> bool:
        """Return whether one county is asked about."""
        return len(self.ask.counties) == 1

    @property
    def hubs(self) -> tuple[str, ...]:
        """Return the levers that are a hub."""
        return tuple(lever.code for lever in self.t.catalog.levers if lever.cost.driver == HUB)

    def mark(self, *counties: str) -> str:
        """Return the mark of some or all counties' scores: what a plan makes is no surer."""
        scores = self.results.scored(self.ask.today.method)
        rows = [scores.row(code) for code in counties or self.options.counties]
        return sources.mark(float(scores.evidence_all[rows].mean()), self.t)

    def levers(self, place: Place) -> tuple[str, ...]:
        """Return the levers of a place; a hub within reach is one of them."""
        return (*place.levers, *(self.hubs if place.served else ()))

    def days(self, county: str) -> tuple[float, float]:
        """Return days to the village in a county, now and after the plan."""
        panel = self.results.panel(self.ask.today.method.real_only)
        after = self.results.money.result(self.ask, self.m_yuan).values
        cell = panel.row(county), panel.indicators.index(DELIVERY_DAYS)
        return float(panel.values[cell]), float(after[cell])

    def money(self, m_yuan: float) -> str:
        """Return an amount with its unit."""
        return money.amount(m_yuan, self.t)

    def change(self, before: float, after: float, mark: str = "") -> str:
        """Return a score or days before and after, behind a mark."""
        now, then = (self.t.number(value, 1) for value in (before, after))
        return self.t("budget.change", before=f"{mark} {now}".strip(), after=then)

    def assumed(self, key: str, **values: object) -> str:
        """Return a sentence that says what it rests on: costs are assumptions."""
        return self.t("common.on_illustrative", sentence=self.t(key, **values))

    def names(self, levers: tuple[str, ...], *more: str) -> str:
        """Return the names of levers, which hold commas, and what else is to follow them."""
        names = [self.t.of(self.t.catalog.lever(code).name) for code in levers]
        return self.t("common.semicolon").join([*names, *more])


def given(plan: Allotment) -> list[Place]:
    """Return the counties that get anything of a plan, the most money first."""
    places = [place for place in plan.places if place.levers or place.served]
    return sorted(places, key=lambda place: -place.cost)


def asked() -> Budget:
    """Return what the reader's view asks; the first time it takes a moment, so it says so."""
    view, results, t = state.view(), state.results(), state.text()
    area, panel = view.choice("ar"), results.data.panel
    goal, counties = view.choice("aim"), panel.codes
    if area == SINGLE:
        goal, counties = TOTAL, (state.home(),)
    elif area in PREFECTURES:
        own = results.data.prefectures[PREFECTURES.index(area)].code
        counties = tuple(county.code for county in panel.counties if county.prefecture == own)
    ask = Ask(state.today(), counties, goal, view.choice("pap"))
    with st.spinner(t("budget.working")):
        most = min(link.NUMBERS["bud"].high, max(results.money.most(ask), 1.0))
        budget = Budget(results, ask, min(view.number("bud"), most), most, t)
        if budget.options.counties:
            results.money.plan(ask, budget.m_yuan)
            results.money.curve(ask, most)
    return budget


def choose(budget: Budget) -> None:
    """Place what is asked: where, to what end, what counts, how much money."""
    t = budget.t
    areas, counted, goals = (
        {code: t(key) for code, key in names.items()} for names in (AREAS, COUNTED, GOALS)
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        controls.choice("ar", t("budget.area"), areas)
        controls.choice("pap", t("budget.counted"), counted)
    widths = [1, 3.4] if budget.single else [1, 1.2, 2.2]
    columns = st.columns(widths, gap="medium", vertical_alignment="bottom")
    with columns[0]:
        controls.county_select(budget.results, t, required=budget.single, labelled=False)
    if not budget.single:
        with columns[1]:
            controls.choice_box("aim", t("budget.goal"), goals)
    if budget.options.counties:
        with columns[-1]:
            controls.number("bud", t("budget.budget"), t("levers.budget_unit"), most=budget.most)
        place.source(grants(budget), t)


def grants(budget: Budget) -> str:
    """Return how many demonstration grants a budget is, and what one is."""
    t, m_yuan, one = budget.t, budget.m_yuan, costs.grant(budget.results)
    provincial = budget.results.data.facts.value(*PROVINCIAL) / money.WAN_PER_M
    share = t.number(m_yuan / one, 0 if m_yuan % one == 0 else 1)
    key = "levers.grant_one" if m_yuan == one else "levers.grants"
    each = {"national": budget.money(one), "provincial": budget.money(provincial)}
    known = t("budget.grants", source=t.cite(GRANTS_SOURCE), **each)
    return t("spread.gap").join([t(key, budget=budget.money(m_yuan), n=share), known])
