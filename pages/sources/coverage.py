"""How much is known: how many figures of each quality there are, and which, as a matrix."""

import streamlit as st

from components.widgets import place
from components.widgets.html import Card
from components.words.texts import Texts
from model.facts.catalog import Indicator
from model.facts.panel import Panel
from model.facts.provenance import MISSING, QUALITIES, Quality
from model.results.results import Results
from model.score.method import Method
from pages.sources.coverage_chart import Block, Line, matrix

KINDS = (*QUALITIES, None)


def counts(panel: Panel) -> dict[Quality | None, int]:
    """Return how many cells of a panel have each quality; None is missing."""
    codes = {kind: MISSING if kind is None else kind.rank for kind in KINDS}
    return {kind: int((panel.quality == code).sum()) for kind, code in codes.items()}


def heading(results: Results, t: Texts) -> tuple[str, str]:
    """Return which share of the figures is observed, and the other shares in a sentence."""
    found = counts(results.data.panel)
    total = sum(found.values())
    shares = {kind.value if kind else "missing": t.percent(n / total) for kind, n in found.items()}
    title = t("sources.title", n=t.number(total), p=shares[Quality.OBSERVED.value])
    return title, t("sources.lead", **shares)


def cards(results: Results, method: Method, t: Texts) -> list[Card]:
    """Return a card a quality: how many figures, which share, where they come from or who lacks."""
    panel, found = results.data.panel, counts(results.data.panel)
    total, unit = sum(found.values()), t("sources.card_figures")
    cited = {source for row in panel.source for source in row if source}
    own, count = any(map(t.is_own, cited)), len(cited - {"travel_model"})
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
    """Place the matrix in its two parts, the chosen county's column framed."""
    panel, real = results.panel(method.real_only), results.data.panel.is_real().sum(axis=0)
    title = t("sources.matrix_title", total=len(real), none=int((real == 0).sum()))
    place.heading(title, t("sources.matrix_note"), t)
    names = [t.of(one.short) for one in panel.counties]
    column = panel.row(county) if county else None
    for side, (box, part) in enumerate(zip(st.columns(2), parts(panel, t), strict=True)):
        with box, st.container(key=f"matrix_{side}"):
            place.chart(matrix(part, names, column), alt(part, t), f"coverage_{side}")


def parts(panel: Panel, t: Texts) -> list[list[Block]]:
    """Return the matrix in two parts of like length, one block an element."""

    def line(indicator: Indicator) -> Line:
        figures = [panel.figure(county, indicator.code) for county in panel.codes]
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
