"""What the page on sources says of the scored figures: how much is observed, and every cell."""

import numpy as np
import pandas as pd

from components.session.link import INDEX
from components.widgets import downloads
from components.widgets.html import Card
from components.words.texts import DASH, GLYPHS, Texts
from model.facts.panel import Panel
from model.facts.provenance import MISSING, QUALITIES, BoolArray, FloatArray, Quality
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
    shares = {kind: t.percent(n / sum(found.values())) for kind, n in found.items()}
    return t(
        "sources.lead",
        derived=shares[Quality.DERIVED],
        missing=shares[None],
        illustrative=shares[Quality.ILLUSTRATIVE],
    )


def cards(results: Results, method: Method, t: Texts) -> list[Card]:
    """Return a card a quality: how many figures, which share, where they come from."""
    panel, what = results.data.panel, t("sources.card_figures")
    found = counts(panel)
    total = sum(found.values())
    return [
        Card(
            f"{t.glyph(kind)} {t.quality(kind)}",
            t.number(n),
            f"{what} · {t.percent(n / total)}",
            _card_note(kind, panel, method, t),
        )
        for kind, n in found.items()
    ]


def _card_note(kind: Quality | None, panel: Panel, method: Method, t: Texts) -> str:
    """Return where the figures of a quality come from, or who lacks them."""
    if kind is Quality.OBSERVED:
        cited = {code for row in panel.source for code in row if code}
        own = any(map(t.is_own, cited))
        key = "sources.card_observed_own" if own else "sources.card_observed_note"
        return t(key, sources=len(cited - {"travel_model"}))
    if kind is Quality.DERIVED:
        return t("sources.card_derived_note")
    if kind is Quality.ILLUSTRATIVE:
        if method.real_only:
            return t("sources.card_illustrative_out")
        return t("sources.card_illustrative_note", rules=len(t.catalog.estimates))
    empty = (panel.quality == MISSING).any(axis=0)
    names = [t.of(i.name) for i, gap in zip(t.catalog.indicators, empty, strict=True) if gap]
    key = "sources.card_missing_note" if names else "sources.card_missing_none"
    return t(key, names=t.join(names)) if names else t(key)


def matrix_title(results: Results, t: Texts) -> str:
    """Return the finding of the matrix: what nobody has published, and what only some have."""
    known = results.data.panel.is_real().mean(axis=0)
    few = int(((known > 0) & (known < 1)).sum())
    return t("sources.matrix_title", total=len(known), none=int((known == 0).sum()), few=few)


def matrices(results: Results, method: Method, t: Texts) -> list[list[Block]]:
    """Return the matrix in two parts of like length, one block an element."""
    blocks = [_block(results, element.code, method, t) for element in t.catalog.elements]
    sizes = [len(block.lines) for block in blocks]
    split = min(range(len(sizes)), key=lambda k: abs(2 * sum(sizes[:k]) - sum(sizes)))
    return [blocks[:split], blocks[split:]]


def _block(results: Results, element: str, method: Method, t: Texts) -> Block:
    panel = results.panel(method.real_only)
    lines = []
    for indicator in t.catalog.members(element):
        figures = [panel.figure(code, indicator.code) for code in panel.codes]
        lines.append(
            Line(
                t.label(indicator),
                [KINDS[::-1].index(f.quality) for f in figures],
                [t.glyph(f.quality) for f in figures],
                [t.value(f) if f.quality else "" for f in figures],
            )
        )
    return Block(t.element(element), lines)


def matrix_alt(blocks: list[Block], t: Texts) -> str:
    """Return what a part of the matrix shows, in words."""
    kinds = [KINDS[::-1][kind] for block in blocks for line in block.lines for kind in line.kinds]
    tally = {quality.value if quality else "missing": kinds.count(quality) for quality in KINDS}
    names = t.join([block.heading for block in blocks])
    return t("sources.matrix_alt", names=names, n=len(kinds), **tally)


def evidence(results: Results, t: Texts) -> list[tuple[str, float]]:
    """Return each element's share of observed or derived weight, mean over the counties."""
    shares = results.scored(Method()).evidence.mean(axis=0)
    return [(code, float(s)) for code, s in zip(t.catalog.element_codes, shares, strict=True)]


def elements_title(results: Results, t: Texts) -> str:
    """Return which elements rest on most and on least evidence."""
    shares = evidence(results, t)
    most, least = max(share for _, share in shares), min(share for _, share in shares)
    if most == least:
        return t("sources.by_element_even")
    return t(
        "sources.by_element",
        best=t.either([t.element(code) for code, share in shares if share == most]),
        worst=t.either([t.element(code) for code, share in shares if share == least]),
    )


def elements_table(results: Results, method: Method, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and rows: figures of each quality by element, and the evidence share."""
    panel = results.panel(method.real_only)
    header = [
        t("common.element"),
        t("sources.column_evidence"),
        *[f"{t.glyph(k)} {t.quality(k)}" for k in KINDS],
    ]
    rows = []
    for code, share in evidence(results, t):
        columns = [t.catalog.column(i.code) for i in t.catalog.members(code)]
        found = panel.quality[:, columns]
        amounts = [str(int((found == _code(kind)).sum())) for kind in KINDS]
        rows.append([t.element_short(code), t.percent(share), *amounts])
    return header, rows


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
    """Return the chosen cells as rows: county, indicator, value, range, unit, year, source."""
    whole = downloads.figures(panel, t.catalog.codes, t)
    values = panel.values  # noqa: PD011  (of a panel, not of a table)
    for column, cells in (("value", values), ("low", panel.low), ("high", panel.high)):
        whole[t(f"common.{column}")] = _printed(cells, panel, t).ravel()
    whole[t("common.year")] = whole[t("common.year")].astype("Int64")
    whole[t("sources.note")] = [
        note(*panel.notes.get((i, j), ("", "")), t)
        for i in range(chosen.shape[0])
        for j in range(chosen.shape[1])
    ]
    return whole[chosen.ravel()].reset_index(drop=True)


def _printed(values: FloatArray, panel: Panel, t: Texts) -> FloatArray:
    """Return values as printed: estimates with their unit's decimals, the others with two more."""
    decimals = np.array([t.catalog.unit(i.unit).decimals for i in t.catalog.indicators])
    kept = np.where(panel.quality == Quality.ILLUSTRATIVE.rank, decimals, decimals + 2)
    power = 10.0**kept
    return np.asarray(np.round(values * power) / power)


def note(code: str, value: str, t: Texts) -> str:
    """Return the words of a note on a figure, '' without one."""
    if not code:
        return ""
    longer = code == "modelled" and value
    return t(f"sources.note_{code}{'_long' if longer else ''}", value=value)


def register_line(chosen: BoolArray, panel: Panel, t: Texts) -> str:
    """Return how many figures match, by quality."""
    kinds = panel.quality[chosen]
    if not len(kinds):
        return t("sources.register_none")
    tally = {kind: int((kinds == _code(kind)).sum()) for kind in KINDS}
    parts = [f"{t.glyph(k)} {t.quality(k)} {t.number(n)}" for k, n in tally.items() if n]
    return t(
        "sources.register_count",
        n=t.number(len(kinds)),
        total=t.number(panel.quality.size),
        parts=t.join(parts),
    )


def empty_line(quality: str, method: Method, t: Texts) -> str:
    """Return why no figure matches."""
    hidden = method.real_only and quality == Quality.ILLUSTRATIVE.value
    return t("sources.register_hidden" if hidden else "sources.register_none")
