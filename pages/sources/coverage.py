"""How much is known: how many figures of each quality there are, and which, as a matrix."""

import streamlit as st

from components.session import state
from components.widgets import place
from components.widgets.html import Card
from components.words.texts import Texts
from model.facts.catalog import Indicator
from model.facts.panel import EVIDENCE, Panel
from model.facts.provenance import MISSING, QUALITIES, Quality
from model.results.accepted import PREFIX
from model.results.results import Results
from model.score.method import Method
from pages.sources.coverage_chart import Block, Line, matrix

KINDS = (*QUALITIES, None)


def counts(panel: Panel) -> dict[Quality | None, int]:
    """Return how many cells of a panel have each quality; None is missing."""
    codes = {kind: MISSING if kind is None else kind.rank for kind in KINDS}
    return {kind: int((panel.quality == code).sum()) for kind, code in codes.items()}


def heading(results: Results, t: Texts) -> tuple[str, str]:
    """Return which share of the figures is observed, the other shares, and that of the weight."""
    found, known = counts(results.data.panel), results.scored(Method()).evidence_all.mean()
    total = sum(found.values())
    shares = {kind.value if kind else "missing": t.percent(n / total) for kind, n in found.items()}
    title = t("sources.title", n=t.number(total), p=shares[Quality.OBSERVED.value])
    return title, t("sources.lead", weighed=t.percent(float(known)), **shares)


def cards(results: Results, method: Method, t: Texts) -> list[Card]:
    """Return a card a quality: how many figures, which share, where they come from or who lacks."""
    panel, found = results.data.panel, counts(results.data.panel)
    total, unit = sum(found.values()), t("sources.card_figures")
    cited = {source for row in panel.source for source in row if source}
    own = any(t.is_own(source) or source.startswith(PREFIX) for source in cited)
    count = len(cited - {"travel_model"})
    empty = (panel.quality == MISSING).all(axis=0)
    names = [t.label(i) for i, gap in zip(t.catalog.indicators, empty, strict=True) if gap]
    assumed = t("sources.card_illustrative_note", rules=len(t.catalog.estimates))
    observed = "sources.card_observed_own" if own else "sources.card_observed_note"
    notes = {
        Quality.OBSERVED: t(observed, sources=count),
        Quality.DERIVED: t("sources.card_derived_note"),
        Quality.ILLUSTRATIVE: t("sources.card_illustrative_out") if method.real_only else assumed,
        None: t("sources.card_missing_note", names=t.join(names)) if names else "",
    }
    return [
        Card(f"{t.glyph(k)} {t.quality(k)}", t.number(n), f"{unit} · {t.percent(n / total)}", note)
        for (k, note), n in zip(notes.items(), found.values(), strict=True)
    ]


def matrices(results: Results, method: Method, county: str, t: Texts) -> None:
    """Place the matrix in its two parts, the chosen county's column framed, on a phone first."""
    panel, phone = results.panel(method.real_only), state.on_phone()
    own = t.label(t.catalog.indicator(EVIDENCE))
    note = t("sources.matrix_note", own=own) + (t("sources.matrix_swipe") if phone else "")
    place.heading(matrix_title(results, county, t), note, t)
    codes = sorted(panel.codes, key=lambda code: phone and code != county)
    names = [t.of(panel.county(code).short) for code in codes]
    column = codes.index(county) if county else None
    for side, (box, part) in enumerate(zip(st.columns(2), parts(panel, codes, t), strict=True)):
        with box, st.container(key=f"matrix_{side}"):
            place.chart(matrix(part, names, column), alt(part, t), f"coverage_{side}")


def matrix_title(results: Results, county: str, t: Texts) -> str:
    """Return of how many indicators a county has evidence, or without one every county."""
    panel, key = results.data.panel, "sources.matrix_own" if county else "sources.matrix_all"
    known = panel.is_evidence()[[panel.row(county)] if county else slice(None)].all(axis=0)
    return t(key, county=t.county(county), n=int(known.sum()), total=len(panel.indicators))


def parts(panel: Panel, counties: list[str], t: Texts) -> list[list[Block]]:
    """Return the matrix of counties in two parts of like length, one block an element."""

    def line(indicator: Indicator) -> Line:
        figures = [panel.figure(county, indicator.code) for county in counties]
        kinds = [KINDS[::-1].index(figure.quality) for figure in figures]
        words = [f"{t.quality(f.quality)} {t.value(f) if f.quality else ''}" for f in figures]
        marks = [
            "" if f.quality is Quality.ILLUSTRATIVE else t.mark(f.quality, "") for f in figures
        ]
        return Line(t.label(indicator), kinds, marks, words)

    codes = t.catalog.element_codes
    blocks = [Block(t.element(one), list(map(line, t.catalog.members(one)))) for one in codes]
    sizes = [len(block.lines) for block in blocks]
    split = min(range(len(sizes)), key=lambda k: abs(2 * sum(sizes[:k]) - sum(sizes)))
    return [blocks[:split], blocks[split:]]


def alt(blocks: list[Block], t: Texts) -> str:
    """Return what a part of the matrix shows, in words."""
    kinds = [KINDS[::-1][kind] for block in blocks for line in block.lines for kind in line.kinds]
    tally = {quality.value if quality else "missing": kinds.count(quality) for quality in KINDS}
    names = t.join([block.heading for block in blocks])
    return t("sources.matrix_alt", names=names, n=len(kinds), **tally)
