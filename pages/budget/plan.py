"""What a reader asks of the budget page, with the plan that answers it."""

from dataclasses import dataclass

from components.widgets import sources
from components.words import money
from components.words.texts import Texts
from model.facts.catalog import DELIVERY_DAYS
from model.results.money import Ask
from model.results.results import Results
from model.spending.options import Allotment, Options, Place
from model.what_if.costs import HUB


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

    @property
    def glyph(self) -> str:
        """Return the mark of the counties' scores: what a plan makes of them is no surer."""
        scores = self.results.scored(self.ask.today.method)
        rows = [scores.row(code) for code in self.options.counties]
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

    def assumed(self, key: str, **values: object) -> str:
        """Return a sentence that says what it rests on: costs are assumptions."""
        return self.t("common.on_illustrative", sentence=self.t(key, **values))

    def names(self, levers: tuple[str, ...], *more: str) -> str:
        """Return the names of levers, which hold commas, and what else is to follow them."""
        names = [self.t.of(self.t.catalog.lever(code).name) for code in levers]
        return self.t("common.semicolon").join([*names, *more])

    def sentences(self, *parts: str) -> str:
        """Return sentences on one line; in Chinese nothing stands between them."""
        return ("" if self.t.language == "zh" else " ").join(parts)


def given(plan: Allotment) -> list[Place]:
    """Return the counties that get anything of a plan, the most money first."""
    places = [place for place in plan.places if place.levers or place.served]
    return sorted(places, key=lambda place: -place.cost)
