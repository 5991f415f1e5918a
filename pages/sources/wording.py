"""What the page on sources says of the scored figures: how much is observed, and every cell."""

import numpy as np
import pandas as pd

from components.session.link import INDEX
from components.widgets import downloads
from components.widgets.html import Card
from components.words.texts import DASH, GLYPHS, Texts
from model.facts.catalog import Indicator
from model.facts.panel import Panel
from model.facts.provenance import MISSING, QUALITIES, BoolArray, Quality
from model.results.results import Results
from model.score.method import Method
from pages.sources.coverage_chart import Block, Line

ALL = "all"
KINDS = (*QUALITIES, None)


def _code(quality: Quality | None) -> int:
    return MISSING if quality is None else quality.rank


def counts(panel: Panel) -> dict[Quality | None, int]:
    """Return how many cells of a panel have each quality; None is missing."""
    return {kind: int((panel.quality == _code(kind)).sum()) for kind in KINDS}


def title(results: Results, t: Texts) -> str:
    """Return the headline: how many figures there are and which share is observed."""
    found = counts(results.data.panel)
    total = sum(found.values())
    return t("sources.title", n=t.number(total), p=t.percent(found[Quality.OBSERVED] / total))


def lead(results: Results, t: Texts) -> str:
    """Return the sentence below it: the other shares, and what becomes of them."""
    found = counts(results.data.panel)
    shares = {kind.value if kind else "missing": n for kind, n in found.items()}
    total = sum(found.values())
    return t("sources.lead", **{kind: t.percent(n / total) for kind, n in shares.items()})


def cards(results: Results, method: Method, t: Texts) -> list[Card]:
    """Return a card a quality: how many figures, which share, where they come from or who lacks."""
    panel = results.data.panel
    found = counts(panel)
    total, unit = sum(found.values()), t("sources.card_figures")
    cited = {code for row in panel.source for code in row if code}
    own, count = any(map(t.is_own, cited)), len(cited - {"travel_model"})
    assumed = t("sources.card_illustrative_note", rules=len(t.catalog.estimates))
    empty = (panel.quality == MISSING).max(axis=0)
    names = [t.of(i.name) for i, gap in zip(t.catalog.indicators, empty, strict=True) if gap]
    lacking = t("sources.card_missing_note", names=t.join(names))
    observed = "sources.card_observed_own" if own else "sources.card_observed_note"
    notes = {
        Quality.OBSERVED: t(observed, sources=count),
        Quality.DERIVED: t("sources.card_derived_note"),
        Quality.ILLUSTRATIVE: t("sources.card_illustrative_out") if method.real_only else assumed,
        None: lacking if names else t("sources.card_missing_none"),
    }
    return [
        Card(f"{t.glyph(k)} {t.quality(k)}", t.number(n), f"{unit} · {t.percent(n / total)}", note)
        for (k, note), n in zip(notes.items(), found.values(), strict=True)
    ]


def matrix_title(results: Results, t: Texts) -> str:
    """Return the finding of the matrix: what nobody has published, and what only some have."""
    known = results.data.panel.is_real().mean(axis=0)
    few = int(((known > 0) & (known < 1)).sum())
    return t("sources.matrix_title", total=len(known), none=int((known == 0).sum()), few=few)


def matrices(results: Results, method: Method, t: Texts) -> list[list[Block]]:
    """Return the matrix in two parts of like length, one block an element."""
    panel = results.panel(method.real_only)

    def line(indicator: Indicator) -> Line:
        figures = [panel.figure(code, indicator.code) for code in panel.codes]
        kinds = [KINDS[::-1].index(figure.quality) for figure in figures]
        words = [t.value(figure) if figure.quality else "" for figure in figures]
        return Line(t.label(indicator), kinds, [t.glyph(f.quality) for f in figures], words)

    codes = t.catalog.element_codes
    blocks = [Block(t.element(code), list(map(line, t.catalog.members(code)))) for code in codes]
    sizes = [len(block.lines) for block in blocks]
    split = min(range(len(sizes)), key=lambda k: abs(2 * sum(sizes[:k]) - sum(sizes)))
    return [blocks[:split], blocks[split:]]


def matrix_alt(blocks: list[Block], t: Texts) -> str:
    """Return what a part of the matrix shows, in words."""
    kinds = [KINDS[::-1][kind] for block in blocks for line in block.lines for kind in line.kinds]
    tally = {quality.value if quality else "missing": kinds.count(quality) for quality in KINDS}
    names = t.join([block.heading for block in blocks])
    return t("sources.matrix_alt", names=names, n=len(kinds), **tally)


def evidence(results: Results, t: Texts) -> list[tuple[str, float]]:
    """Return each element's share of observed or derived weight, mean over the counties."""
    shares = results.scored(Method()).evidence.mean(axis=0).tolist()
    return list(zip(t.catalog.element_codes, shares, strict=True))


def elements_title(results: Results, t: Texts) -> str:
    """Return which elements rest on most and on least evidence."""
    shares = evidence(results, t)
    most, least = max(share for _, share in shares), min(share for _, share in shares)
    best, worst = (
        t.either([t.element(code) for code, share in shares if share == end])
        for end in (most, least)
    )
    even = t("sources.by_element_even")
    return even if most == least else t("sources.by_element", best=best, worst=worst)


def elements_table(results: Results, method: Method, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and rows: figures of each quality by element, and the evidence share."""
    panel, rows = results.panel(method.real_only), []
    for code, share in evidence(results, t):
        columns = [t.catalog.column(i.code) for i in t.catalog.members(code)]
        amounts = [str(int((panel.quality[:, columns] == _code(kind)).sum())) for kind in KINDS]
        rows.append([t.element_short(code), t.percent(share), *amounts])
    header = [t("common.element"), t("sources.column_evidence")]
    return [*header, *(f"{t.glyph(kind)} {t.quality(kind)}" for kind in KINDS)], rows


def filters(t: Texts) -> tuple[list[str], dict[str, str]]:
    """Return what the register can be cut to: all, an element, an indicator; with names."""
    names = {INDEX: t("sources.every_indicator")}
    for element in t.catalog.elements:
        names[element.code] = t.of(element.name)
        names |= {i.code: f"· {t.of(i.name)}" for i in t.catalog.members(element.code)}
    return list(names), names


def qualities(t: Texts) -> dict[str, str]:
    """Return the names of the choices of quality."""
    kept = {kind.value: f"{GLYPHS[kind]} {t.quality(kind)}" for kind in QUALITIES}
    return {ALL: t("sources.filter_all"), **kept, "missing": f"{DASH} {t('common.missing')}"}


def selection(quality: str, focus: str, county: str, panel: Panel, t: Texts) -> BoolArray:
    """Return which cells of a panel match a choice, shape (n, m)."""
    rows = np.array([county in ("", code) for code in panel.codes])
    columns = np.array([focus in (INDEX, i.element, i.code) for i in t.catalog.indicators])
    chosen = rows[:, None] & columns[None, :]
    if quality == ALL:
        return np.asarray(chosen)
    kind = None if quality == "missing" else Quality(quality)
    return np.asarray(chosen & (panel.quality == _code(kind)))


def register(chosen: BoolArray, panel: Panel, t: Texts) -> pd.DataFrame:
    """Return the chosen cells as rows: county, indicator, value, range, unit, year, source.

    Estimates have the decimals of their unit, other figures two more.
    """
    whole = downloads.figures(panel, t.catalog.codes, t)
    decimals = np.array([t.catalog.unit(i.unit).decimals for i in t.catalog.indicators])
    power = 10.0 ** np.where(panel.quality == Quality.ILLUSTRATIVE.rank, decimals, decimals + 2)
    values = panel.values  # noqa: PD011  (of a panel, not of a table)
    for column, cells in (("value", values), ("low", panel.low), ("high", panel.high)):
        whole[t(f"common.{column}")] = (np.round(cells * power) / power).ravel()
    whole[t("sources.note")] = [
        note(*panel.notes.get(cell, ("", "")), t) for cell in np.ndindex(chosen.shape)
    ]
    return whole[chosen.ravel()].reset_index(drop=True)


def note(code: str, value: str, t: Texts) -> str:
    """Return the words of a note on a figure, '' without one."""
    if not code:
        return ""
    longer = code == "modelled" and value
    return t(f"sources.note_{code}{'_long' if longer else ''}", value=value)


def register_line(chosen: BoolArray, panel: Panel, t: Texts) -> str:
    """Return how many figures match, by quality."""
    kinds = panel.quality[chosen]
    tally = {kind: int((kinds == _code(kind)).sum()) for kind in KINDS}
    parts = [f"{t.glyph(k)} {t.quality(k)} {t.number(n)}" for k, n in tally.items() if n]
    fields = {"n": t.number(len(kinds)), "total": t.number(panel.quality.size)}
    return t("sources.register_count", parts=t.join(parts), **fields)


def empty_line(quality: str, method: Method, t: Texts) -> str:
    """Return why no figure matches."""
    hidden = method.real_only and quality == Quality.ILLUSTRATIVE.value
    return t("sources.register_hidden" if hidden else "sources.register_none")
