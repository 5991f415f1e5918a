"""What is said of how far a county's own figures have come, and which to find out first."""

from components.session import state
from components.widgets.html import Card
from components.words.texts import Texts
from model.own_data.overlay import template_codes
from model.results.results import Results
from model.score.method import Method


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
    """Return the share of evidence, the score on real figures alone, and what to find out first."""
    real, row = results.scored(Method(real_only=True)), results.data.panel.row(county)
    share = float(results.scored(state.method()).evidence_all[row])
    alone = t.score(real.index[row], 1)
    note = "own_figures.alone_note" if results.is_scored(county, Method(real_only=True)) else ""
    found = [
        Card(t("own_figures.card_evidence"), t.percent(share), note=t("own_figures.by_weight")),
        Card(t("own_figures.card_alone"), alone, note=t(note or "own_figures.withheld_note")),
    ]
    if next_ := first(results, county, t):
        found.append(Card(t("own_figures.card_next"), next_[0], note=t.join(next_[1:])))
    return found


def first(results: Results, county: str, t: Texts) -> list[str]:
    """Return the figures that would change the county's advice most, the likeliest first."""
    found = results.robustness.to_measure(state.today(), county)
    fields = sorted(found.fields, key=lambda field: -field.changes) if found else []
    return [t.label(t.catalog.indicator(field.indicator)) for field in fields]
