"""A county's next steps from where a what-if stands, as every block of the page asks for them."""

from dataclasses import dataclass

from components.words import money
from components.words.texts import Texts
from model.results.results import Results
from model.spending.next_steps import Advice, Idle, Step
from model.uncertainty.claims import is_plain
from model.what_if.scenario import Scenario

YUAN, RELIEF = "yuan", "relief"
ORDERS = {YUAN: "advice.order_yuan", RELIEF: "advice.order_relief"}


@dataclass(frozen=True, slots=True)
class CountyAdvice:
    """A county's next steps from where a what-if stands, in an order and a reader's language."""

    results: Results
    county: str
    scenario: Scenario
    order: str
    t: Texts

    @property
    def row(self) -> int:
        """Return the row of the county."""
        return self.results.data.panel.row(self.county)

    @property
    def found(self) -> Advice:
        """Return the steps and the levers without any; neither where the score is withheld."""
        return self.results.advice.advice(self.county, self.scenario) or Advice((), ())

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the next steps in the order, best first."""
        return self.found.steps if self.order == YUAN else self.found.by_relief()

    def ranked(self, step: Step) -> tuple[float, float]:
        """Return what steps are ordered by, and the share of draws in which this comes first."""
        by_yuan = step.per_m_yuan, step.agrees
        return by_yuan if self.order == YUAN else (step.relief, step.leads)

    def works(self, lever: str) -> float:
        """Return the share of its effect at which a lever works in the county."""
        return self.results.presets.shares(self.county, self.scenario.baseline())[lever]

    def lever(self, one: Step | Idle) -> str:
        """Return the name of a step's lever."""
        return self.t.of(self.t.catalog.lever(one.lever).name)

    def hedged(self, sentence: str, probability: float = 1.0) -> str:
        """Return a recommendation, plain only where evidence and the share of draws carry it."""
        scores = self.results.scored(self.scenario.method)
        if is_plain(scores, self.row, probability, self.t.catalog):
            return sentence
        return self.t("common.on_illustrative", sentence=sentence)


def cost(m_yuan: float, t: Texts) -> str:
    """Return what a lever costs, in words where that is nothing."""
    return t("advice.no_cost") if m_yuan == 0 else money.amount(m_yuan, t)
