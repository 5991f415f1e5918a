"""What is said of how far a county's own figures have come, and what a score still takes."""

import numpy as np

from components.session import state
from components.widgets.html import Card
from components.words.texts import Texts
from model.own_data.overlay import template_codes
from model.results.results import Results
from model.score.method import Method
from model.score.until_scored import Needed, needed


def filled(results: Results, county: str, codes: tuple[str, ...]) -> int:
    """Return how many of these indicators have a real figure in a county."""
    panel = results.data.panel
    real = panel.is_real()[panel.row(county)]
    return sum(bool(real[panel.indicators.index(code)]) for code in codes)


def title(results: Results, county: str, t: Texts) -> str:
    """Return how many of the figures that a county can put in are real."""
    codes = template_codes(t.catalog)
    fields = {"n": filled(results, county, codes), "total": len(codes)}
    return t("own_figures.title", county=t.county_short(county), **fields)


def cards(results: Results, county: str, t: Texts) -> list[Card]:
    """Return the share of evidence, and the score on real figures alone or what it still takes."""
    real, row = results.scored(Method(real_only=True)), results.data.panel.row(county)
    share = float(results.scored(state.method()).evidence_all[row])
    needs, alone = still_needed(results, county, t).index, t.score(real.index[row], 1)
    note = t("own_figures.alone_note") if needs == 0 else t("own_figures.needed_note", n=needs)
    return [
        Card(t("own_figures.card_evidence"), t.percent(share), note=t("own_figures.by_weight")),
        Card(t("own_figures.card_alone"), alone, note=note),
    ]


def still_needed(results: Results, county: str, t: Texts) -> Needed:
    """Return how many figures a county still has to fill in for a score on real data alone."""
    row, codes = results.data.panel.row(county), template_codes(t.catalog)
    is_open = np.isin(t.catalog.codes, codes) & ~results.data.panel.is_real()[row]
    return needed(results.scored(Method(real_only=True)), row, is_open, t.catalog)
