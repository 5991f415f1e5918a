"""Says beside each figure how it is known: glyph, source line, pill, footer."""

from collections.abc import Iterable

from components.widgets import html, place
from components.words.texts import Texts
from model.results.results import Results
from model.uncertainty.claims import mixed_quality
from model.what_if.scenario import Scenario


def cited(codes: Iterable[str], t: Texts, *notes: str) -> list[str]:
    """Return the notes of a block: the citations of its sources, each once, and remarks."""
    parts = [t.cite(code) for code in dict.fromkeys(codes)]
    text = t("common.source_line", sources=t("common.semicolon").join(parts))
    return [line for line in (text if parts else "", *notes) if line]


def mark(evidence: float, t: Texts) -> str:
    """Return the glyph of an aggregate with a share 0..1 of observed or derived weight."""
    return t.glyph(mixed_quality(evidence))


def pill(results: Results, today: Scenario, t: Texts) -> list[str]:
    """Return the pills of a page: scores mostly illustrative, assumptions changed."""
    edited = [t("levers.pill_changed")] if today.assumptions else []
    if today.method.real_only:
        return [t("common.pill_real"), *edited]
    mostly = results.scored(today.method).evidence_all.mean() < t.catalog.method.claim_evidence
    return [t("common.pill_illustrative"), *edited] if mostly else edited


def footer(t: Texts) -> None:
    """Place the legend of glyphs, what an interval is, and what boundaries are not."""
    method = t.catalog.method
    ends = {"low": t.percent(method.low), "high": t.percent(method.high)}
    interval = t("common.interval", draws=method.draws, **ends)
    stamp = t("common.stamp", data_to=method.data_to, version=method.version)
    place.html(html.lines([t("common.legend")], t, "footer"))
    place.notes([interval, t("common.boundaries"), stamp], t)
