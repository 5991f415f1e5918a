"""A what-if with what it comes to in the county it is about: figures now and after."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from components.widgets import costs
from components.words.rounding import printed_gain
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.panel import Panel
from model.facts.provenance import Figure, FloatArray, Quality
from model.results.results import Results
from model.score.method import Method
from model.uncertainty.claims import mixed_quality
from model.uncertainty.effect_draws import PairedGain
from model.what_if.scenario import Scenario
from model.what_if.simulate import Impact

LEAST_SHARE = 0.005  # of an indicator's scale: a smaller change is not shown


@dataclass(frozen=True)
class Outcome:
    """A what-if in the county it is about; NaN where a score is withheld or a cost not known."""

    results: Results
    county: str
    scenario: Scenario

    @property
    def method(self) -> Method:
        """Return the weights and switches its points rest on."""
        return self.scenario.method

    @property
    def today(self) -> Scenario:
        """Return the same without levers and values set."""
        return self.scenario.baseline()

    @property
    def panel(self) -> Panel:
        """Return the figures of today."""
        return self.results.panel(self.method.real_only)

    @property
    def effect(self) -> Impact:
        """Return now and after of all counties."""
        return self.results.effect(self.scenario)

    @property
    def row(self) -> int:
        """Return the row of the county."""
        return self.panel.row(self.county)

    @property
    def score(self) -> tuple[float, float]:
        """Return the score now and after."""
        effect = self.effect
        return float(effect.baseline.index[self.row]), float(effect.result.index[self.row])

    @property
    def is_scored(self) -> bool:
        """Return whether the county has a score at all."""
        return not math.isnan(self.score[0])

    @property
    def gain(self) -> float:
        """Return the difference of the printed scores."""
        return printed_gain(*self.score)

    @property
    def drawn(self) -> PairedGain | None:
        """Return the gain over the draws, None where the score is withheld."""
        return self.results.gain(self.scenario, self.county)

    @property
    def quality(self) -> Quality:
        """Return how the score of today is known."""
        return mixed_quality(float(self.effect.baseline.evidence_all[self.row]))

    def elements(self, t: Texts) -> list[dict[str, Any]]:
        """Return of each element its code and short name, its score now and after, its part."""
        effect, row = self.effect, self.row
        scores = (effect.baseline.elements, effect.result.elements, effect.by_element)
        numbers = zip(*(table[row].tolist() for table in scores), strict=True)
        return [
            {"code": e.code, "short": t.of(e.short), "now": now, "after": after, "part": part}
            for e, (now, after, part) in zip(t.catalog.elements, numbers, strict=True)
        ]

    @property
    def reach(self) -> int:
        """Return the number of counties the levers apply to, 0 without a lever."""
        return costs.places(self.results, self.scenario)

    @property
    def cost(self) -> float:
        """Return the cost over all these counties, m yuan; values set and real data have none."""
        if self.method.real_only or not self.scenario.levers:
            return math.nan
        return costs.total(self.results, self.scenario)

    def figure(self, indicator: str = DELIVERY_DAYS) -> Figure:
        """Return an indicator today, without being told one the days to the village."""
        return self.panel.figure(self.county, indicator)

    def after(self, indicator: str = DELIVERY_DAYS) -> float:
        """Return an indicator after."""
        j = self.panel.indicators.index(indicator)
        return float(self.effect.values[self.row, j])  # noqa: PD011  (not of a table)

    @property
    def shift(self) -> FloatArray:
        """Return by which share of its scale each indicator moves, 0 where nothing acts on it."""
        catalog, effect = self.results.data.catalog, self.effect
        change = (effect.values - self.panel.values)[self.row]  # noqa: PD011  (not of a table)
        share = np.abs(change / (catalog.best - catalog.worst))
        return np.where(effect.moved[self.row], share, 0.0)

    def printed(self, indicator: str, t: Texts) -> tuple[str, str, str]:
        """Return an indicator now and after and the change between both as printed.

        After and change are empty where it stays as it is, or is not known.
        """
        figure, after = self.figure(indicator), self.after(indicator)
        if figure.quality is None:
            return DASH, "", ""
        known = t.catalog.indicator(indicator)
        decimals = max(t.catalog.unit(known.unit).decimals, 1)
        now, later = (t.number(v, decimals) + t.unit(known.unit) for v in (figure.value, after))
        now = f"{t.mark(figure.quality, figure.source)} {now}"
        if abs(after - figure.value) <= LEAST_SHARE * abs(known.best - known.worst):
            return now, "", ""
        moved = round(after, decimals) - round(figure.value, decimals)
        later = f"{t.glyph(Quality.ILLUSTRATIVE)} {later}"
        return now, later, t.change(moved, known.unit, decimals)


def figures(here: Outcome, t: Texts) -> pd.DataFrame:
    """Return every figure of a what-if, unrounded, in its county and then those it applies to.

    A row a county and figure, now and after: score, elements, indicators. One that nothing acts
    on stays as it is, a missing one is blank.
    """
    scenario, panel, effect = here.scenario, here.panel, here.effect
    levered = (scenario.counties or panel.codes) if scenario.levers else ()
    set_here = [county for _, county, _ in scenario.values]  # noqa: PD011  (not of a table)
    names = [t("common.index"), *(t.of(e.name) for e in t.catalog.elements)]
    known, points = here.results.ranges(here.method), t("common.points")
    later = np.where(effect.moved, effect.values, panel.values)
    rows: list[list[object]] = []
    for county in dict.fromkeys((here.county, *levered, *set_here)):
        row, name = panel.row(county), t.county(county)
        now = [effect.baseline.index[row], *effect.baseline.elements[row]]
        after = [effect.result.index[row], *effect.result.elements[row]]
        spans = [known.index[row], *known.elements[row]]
        rests_on = [effect.baseline.evidence_all[row], *effect.baseline.evidence[row]]
        for what, a, b, span, share in zip(names, now, after, spans, rests_on, strict=True):
            quality = t.quality(None if np.isnan(a) else mixed_quality(float(share)))
            rows.append([county, name, what, a, span[0], span[-1], b, b - a, points, quality])
        for code, b in zip(panel.indicators, later[row], strict=True):
            figure = panel.figure(county, code)
            a, unit = figure.value, t.unit(t.catalog.indicator(code).unit).strip()
            quality = t.told_quality(figure.quality, figure.source)
            ends = [figure.low, figure.high, b, b - a]
            rows.append([county, name, t.indicator(code), a, *ends, unit, quality])
    heads = ("common.now", "common.low", "common.high", "common.after", "common.change")
    keys = ["common.code", "common.county", "common.indicator", *heads, "common.unit"]
    return pd.DataFrame(rows, columns=[t(key) for key in [*keys, "common.quality"]])
