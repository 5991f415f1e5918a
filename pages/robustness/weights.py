"""Two counties side by side over all weightings, and each county against every other."""

import numpy as np
import pandas as pd

from components.charts.plot import Plot
from components.words.texts import DASH, Texts
from model.facts.provenance import FloatArray
from model.results.results import Results
from model.score.method import Method
from model.uncertainty.weight_wins import LEVEL
from pages.robustness import ranks, wins_chart

NAMED = 4  # elements or indicators named a county
SMALL = 0.01  # shares nearer to never or always are said as such


def rivals(results: Results, county: str, method: Method, t: Texts) -> dict[str, str]:
    """Return the counties to compare with, the most contested first, the others in their order."""
    panel = results.data.panel
    apart = np.abs(ranks.wins(results, method)[panel.row(county)] - 0.5)
    codes = [code for code in panel.codes if code != county]
    apart = np.nan_to_num(np.delete(apart, panel.row(county)), nan=1.0)
    first = codes[int(np.argmin(apart))]
    ordered = [first, *(code for code in codes if code != first)]
    return {c: t("robustness.versus_option", county=t.county(c)) for c in ordered}


def title(results: Results, a: str, b: str, method: Method, t: Texts) -> str:
    """Return under which share of the weightings a county stands above another."""
    panel, matrix = results.data.panel, ranks.wins(results, method)
    i, k = panel.row(a), panel.row(b)
    fields = {"a": t.county(a), "b": t.county(b)}
    if np.isnan(matrix[i, k]):
        return t("robustness.pair_unknown", **fields)
    if matrix[k, i] == 0:
        sentence = t("robustness.pair_all", **fields)
    elif matrix[i, k] == 0:
        sentence = t("robustness.pair_none", **fields)
    else:
        sentence = t("robustness.pair_some", **fields, share=share(float(matrix[i, k]), t))
    return about(results, sentence, method, t)


def about(results: Results, sentence: str, method: Method, t: Texts) -> str:
    """Return a sentence on weightings with what is weighted: elements, or what is really known."""
    if ranks.has_order(results, method):
        return ranks.hedged(results, sentence, method, t)
    return t("robustness.on_known", k=len(results.robustness.known()), sentence=sentence)


def share(value: float, t: Texts) -> str:
    """Return a share that is neither 0 nor 1 in per cent, never printed as all or nothing."""
    if value < SMALL:
        return t("robustness.below_share", share=t.percent(SMALL))
    if value > 1 - SMALL:
        return t("robustness.above_share", share=t.percent(1 - SMALL))
    return t.percent(value)


def lines(results: Results, a: str, b: str, method: Method, t: Texts) -> list[str]:
    """Return in what each of the two is higher, and whether all switches tell them apart."""
    panel = results.data.panel
    scores, names = _compared(results, method, t)
    gap = scores[panel.row(a)] - scores[panel.row(b)]
    said = []
    for county, lead in ((a, gap), (b, -gap)):
        better = np.flatnonzero(np.nan_to_num(lead) > LEVEL)
        largest = sorted(better, key=lambda j: -lead[j])[:NAMED]
        words = t.join([names[j] for j in largest]) or DASH
        county_name = t.county(county)
        said.append(t("robustness.pair_leads", county=county_name, names=words))
    if not ranks.has_order(results, method):
        return [*said, t("robustness.known_list", k=len(names), names=t.join(names))]
    i, k = panel.row(a), panel.row(b)
    above = float(results.robustness.rank_ranges(method).above[i, k])
    if np.isnan(above):
        return said
    key = "close" if ranks.close(results, method, t)[i, k] else "clear"
    last = t(f"robustness.pair_{key}", a=t.county(a), b=t.county(b),
             p=t.percent(above))  # fmt: skip
    return [*said, last]


def _compared(results: Results, method: Method, t: Texts) -> tuple[FloatArray, list[str]]:
    """Return the scores that are weighted, (n, k), and their names."""
    if ranks.has_order(results, method):
        names = [t.element_short(code) for code in t.catalog.element_codes]
        return results.scored(method).elements, names
    codes = results.robustness.known()
    return results.robustness.known_scores(), [t.label(t.catalog.indicator(code)) for code in codes]


def matrix_title(results: Results, method: Method, t: Texts) -> str:
    """Return how many pairs turn on the weights."""
    compared, fixed = ranks.pairs(ranks.wins(results, method))
    return about(results, t("robustness.matrix_head", n=compared - fixed, m=fixed), method, t)


def matrix_chart(results: Results, method: Method, t: Texts) -> Plot:
    """Return the win shares of every two counties, in the order of the ranks."""
    rows = ranks.order(results, method)
    names = [t.of(results.data.panel.counties[i].short) for i in rows]
    matrix = ranks.wins(results, method)[np.ix_(rows, rows)].copy()
    np.fill_diagonal(matrix, np.nan)
    hover = t("robustness.matrix_hover", row="%{y}", column="%{x}", share="%{z}")
    return wins_chart.matrix(names, matrix.tolist(), hover, t("robustness.matrix_scale"))


def matrix_frame(results: Results, method: Method, t: Texts) -> pd.DataFrame:
    """Return the same shares in per cent: row above column."""
    rows = ranks.order(results, method)
    names = [t.of(results.data.panel.counties[i].short) for i in rows]
    matrix = ranks.wins(results, method)[np.ix_(rows, rows)]
    cells = [
        [None if i == k else wins_chart.percent(float(s)) for k, s in enumerate(row)]
        for i, row in enumerate(matrix)
    ]
    made = pd.DataFrame(cells, columns=names)
    made.insert(0, t("robustness.matrix_scale"), names)
    return made


def table(results: Results, a: str, method: Method, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and rows: a county against every other, in the order of the ranks."""
    panel, matrix = results.data.panel, ranks.wins(results, method)
    own = panel.row(a)
    header = [t("common.county"), t("robustness.list_share", a=t.county_short(a))]
    return header, [
        [t.of(panel.counties[i].name), _verdict(matrix, own, i, t)]
        for i in ranks.order(results, method)
        if i != own and not np.isnan(matrix[own, i])
    ]


def _verdict(matrix: FloatArray, own: int, other: int, t: Texts) -> str:
    if matrix[other, own] == 0:
        return t("robustness.verdict_above")
    if matrix[own, other] == 0:
        return t("robustness.verdict_below")
    return share(float(matrix[own, other]), t)
