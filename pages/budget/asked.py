"""What a reader asks of the budget page, the plan that answers it, and the controls to ask."""

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from components.session import link, state
from components.widgets import controls, costs, place
from components.words import money
from components.words.texts import Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import Quality
from model.results.money import CHECKED, EVEN, LEAST_M, LOTS, PEOPLE, TOTAL, WORST, Ask
from model.results.results import Results
from model.spending.best_plan import weakest_quarter
from model.spending.options import Allotment, Lots, Options, Place
from model.what_if.costs import HUB

PREFECTURES = ("aba", "garze")  # in the order of the data
AREAS = {"all": "budget.area_all", "aba": "budget.area_aba", "garze": "budget.area_garze"}
GOALS = {
    TOTAL: "budget.goal_total",
    PEOPLE: "budget.goal_people",
    EVEN: "budget.goal_even",
    WORST: "budget.goal_worst",
}
RULES = ("lot", "wq", "pap")  # options of the closed part
COUNTED = {CHECKED: "budget.counted_checked", "all": "budget.counted_all"}
FLOORS = {"on": "budget.floor_on", "off": "budget.floor_off"}
AMOUNTS = {
    "three": "budget.lots_three",
    "province": "budget.lots_province",
    "nation": "budget.lots_nation",
}
PROVINCIAL = ("510000", "demo_subsidy_per_provincial_county")  # ten thousands of yuan
GRANTS_SOURCE = "S16"
WEAK = "*"  # beside a county of the weakest quarter


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
    def weakest(self) -> tuple[str, ...]:
        """Return the quarter of counties that are weakest today."""
        return tuple(self.options.counties[row] for row in weakest_quarter(self.options.today))

    @property
    def hubs(self) -> tuple[str, ...]:
        """Return the levers that are a hub."""
        return tuple(lever.code for lever in self.t.catalog.levers if lever.cost.driver == HUB)

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

    def change(self, before: float, after: float, quality: Quality | None) -> str:
        """Return a score or days before and after, behind the mark of their quality."""
        now, then = (self.t.number(value, 1) for value in (before, after))
        key = "budget.same" if now == then else "budget.change"
        return self.t(key, before=f"{self.t.glyph(quality)} {now}", after=then)

    def short(self, county: str) -> str:
        """Return a county's short name, with a star if it is of the weakest quarter."""
        return self.t.county_short(county) + WEAK * (county in self.weakest)

    def names(self, levers: Iterable[str]) -> str:
        """Return the names of levers, which hold commas."""
        names = [self.t.of(self.t.catalog.lever(code).name) for code in levers]
        return self.t("common.semicolon").join(names)


def given(plan: Allotment) -> list[Place]:
    """Return the counties that get money, the most first."""
    return sorted((place for place in plan.places if place.cost), key=lambda place: -place.cost)


def asked() -> Budget:
    """Return what the reader's view asks."""
    view, results, t = state.view(), state.results(), state.text()
    area, counties = view.choice("ar"), results.data.panel.codes
    if area in PREFECTURES:
        own = results.data.prefectures[PREFECTURES.index(area)].code
        counties = tuple(c.code for c in results.data.panel.counties if c.prefecture == own)
    grants = _grants(results)
    lots = {"three": LOTS} | {code: Lots(amount, amount) for code, amount in grants.items()}
    floor, amounts = view.choice("wq") == "on", lots[view.choice("lot")]
    ask = Ask(state.today(), counties, view.choice("aim"), view.choice("pap"), amounts, floor)
    most = min(link.NUMBERS["bud"].high, max(results.money.most(ask), 1.0))
    return Budget(results, ask, min(view.number("bud"), most), most, t)


def _grants(results: Results) -> dict[str, float]:
    """Return one demonstration grant of the province and of the nation, m yuan."""
    provincial = results.data.facts.value(*PROVINCIAL) / money.WAN_PER_M
    return {"province": provincial, "nation": costs.grant(results)}


def choose(budget: Budget) -> None:
    """Place what is asked: where, to what end, how much money."""
    t = budget.t
    areas, goals = ({code: t(key) for code, key in names.items()} for names in (AREAS, GOALS))
    columns = st.columns([1.25, 1.3, 1.8], gap="medium", vertical_alignment="bottom")
    with columns[0]:
        controls.choice("ar", t("budget.area"), areas)
    with columns[1]:
        controls.choice_box("aim", t("budget.goal"), goals)
    with columns[2]:
        if budget.options.counties:
            controls.number("bud", t("budget.budget"), t("levers.budget_unit"), most=budget.most)


def rules(budget: Budget) -> None:
    """Place how money is given out: in which amounts, with what floor, and what counts."""
    t = budget.t
    each = {"three": LEAST_M} | _grants(budget.results)
    amounts = {code: t(key, money=budget.money(each[code])) for code, key in AMOUNTS.items()}
    counted, floors = ({code: t(key) for code, key in names.items()} for names in (COUNTED, FLOORS))
    controls.choice("lot", t("budget.lots"), amounts)
    with st.container(horizontal=True):
        controls.choice("wq", t("budget.floor"), floors)
        controls.choice("pap", t("budget.counted"), counted)
    place.source(t("common.source_line", sources=t.cite(GRANTS_SOURCE)), t)
