"""What the robustness page says first: how much of the order stands, where counties may rank."""

import math

import numpy as np
import pandas as pd

from components.charts.plot import Plot
from components.widgets.html import Card
from components.words.texts import Texts
from model.facts.provenance import FloatArray, Quality
from model.results.results import Results
from model.score.method import Method
from model.uncertainty.claims import may_rank, mixed_quality
from model.uncertainty.weight_wins import fixed_pairs
from model.uncertainty.weightings import FEWEST
from pages.robustness import places_chart
from pages.robustness.places_chart import Place

NAN = float("nan")


def hedged(results: Results, sentence: str, method: Method, t: Texts) -> str:
    """Return a sentence that compares counties or elements, as far as the evidence carries it."""
    if may_rank(results.scored(method), t.catalog):
        return sentence
    return t("common.on_illustrative", sentence=sentence)


def has_order(results: Results, method: Method) -> bool:
    """Return whether enough counties are scored for their order to be tested."""
    return int((~np.isnan(results.scored(method).index)).sum()) >= FEWEST


def wins(results: Results, method: Method) -> FloatArray:
    """Return the win shares of the overall score, of what is known everywhere if none is scored."""
    return (
        results.robustness.wins(method)
        if has_order(results, method)
        else results.robustness.known_wins(method.p)
    )


def pairs(matrix: FloatArray) -> tuple[int, int]:
    """Return how many pairs of counties are compared, and how many no weighting turns round."""
    compared = ~np.isnan(matrix)
    np.fill_diagonal(compared, val=False)
    return int(compared.sum()) // 2, int(fixed_pairs(matrix).sum())


def close(results: Results, method: Method, t: Texts) -> np.ndarray:
    """Return which counties cannot be told apart in rank, shape (n, n)."""
    above = results.robustness.rank_ranges(method).above
    rules = t.catalog.method
    return np.asarray((above >= rules.low) & (above <= rules.high))


def title(results: Results, method: Method, t: Texts) -> str:
    """Return the headline: on the overall score where evidence carries it, else on real figures."""
    if has_order(results, method) and may_rank(results.scored(method), t.catalog):
        compared, fixed = pairs(results.robustness.wins(method))
        return t("robustness.title_plain", m=fixed, pairs=compared)
    compared, fixed = pairs(results.robustness.known_wins(method.p))
    return t("robustness.title_known", glyph=t.glyph(Quality.DERIVED), k=len(results.robustness.known()),
             pairs=compared, m=fixed)  # fmt: skip


def lead(results: Results, method: Method, t: Texts) -> str:
    """Return the sentence below the title: the overall score, or why there is none to test."""
    scores = results.scored(method)
    if not has_order(results, method):
        return t(
            "robustness.unscored",
            coverage=t.percent(float(scores.evidence_all.mean())),
            overall=t.percent(t.catalog.method.min_index),
            k=len(results.robustness.known()),
        )
    compared, fixed = pairs(results.robustness.wins(method))
    sentence = t(
        "robustness.lead", pairs=compared, m=fixed, close=int(close(results, method, t).sum()) // 2
    )
    withheld = int(np.isnan(scores.index).sum())
    after = t("robustness.lead_withheld", n=withheld) if withheld else ""
    return f"{hedged(results, sentence, method, t)} {after}".strip()


def cards(results: Results, county: str, method: Method, t: Texts) -> list[Card]:
    """Return what stands and what does not, in four numbers; two where nothing is scored."""
    if not has_order(results, method):
        return _known_cards(results, method, t)
    scores, wide = results.scored(method), results.robustness.rank_ranges(method)
    glyph = t.glyph(mixed_quality(float(scores.evidence_all.mean())))
    compared, fixed = pairs(results.robustness.wins(method))
    unit = t("robustness.card_pairs_unit", pairs=compared)
    rules = t.catalog.method
    low, high = np.quantile(wide.shift, (rules.low, rules.high))
    made = [
        Card(f"{t('robustness.card_fixed')} {glyph}", str(fixed), unit,
             t("robustness.card_fixed_note")),
        Card(f"{t('robustness.card_close')} {glyph}", str(int(close(results, method, t).sum()) // 2), unit,
             t("robustness.card_close_note")),
        Card(f"{t('robustness.card_shift')} {glyph}", t.number(float(wide.shift.mean()), 1),
             t("robustness.card_shift_unit"),
             t("robustness.card_shift_note", low=t.number(low, 1), high=t.number(high, 1))),
    ]  # fmt: skip
    row = scores.row(county)
    if math.isnan(scores.index[row]):
        return made
    likely = results.ranges(method).rank[row]
    note = t("robustness.card_place_note", rank=scores.rank(county), span=_span(likely, t))
    label = t("robustness.card_place", county=t.county(county))
    return [*made, Card(f"{label} {glyph}", _span(wide.rank[row], t), "", note)]


def _known_cards(results: Results, method: Method, t: Texts) -> list[Card]:
    glyph = t.glyph(Quality.DERIVED)
    compared, fixed = pairs(results.robustness.known_wins(method.p))
    return [
        Card(f"{t('robustness.card_fixed')} {glyph}", str(fixed),
             t("robustness.card_pairs_unit", pairs=compared), t("robustness.card_fixed_note")),
        Card(f"{t('robustness.card_known')} {glyph}", str(len(results.robustness.known())),
             t("robustness.card_known_unit", total=len(t.catalog.indicators)),
             t("robustness.card_known_note")),
    ]  # fmt: skip


def _span(rank: FloatArray, t: Texts) -> str:
    low, high = round(rank[0]), round(rank[-1])
    return str(low) if low == high else t.range(low, high)


def ranks_title(results: Results, county: str, method: Method, t: Texts) -> str:
    """Return where a county may rank, and which others it cannot be told apart from."""
    wide = results.robustness.rank_ranges(method).rank
    row = results.scored(method).row(county)
    if math.isnan(wide[row, 0]):
        width = float(np.nanmean(wide[:, 2] - wide[:, 0]))
        sentence = t(
            "robustness.ranks_withheld",
            county=t.county(county),
            width=t.number(width, 1),
        )
        return hedged(results, sentence, method, t)
    rivals = [
        t.of(unit.short)
        for unit, near in zip(
            results.data.panel.counties, close(results, method, t)[row], strict=True
        )
        if near
    ]
    fields = {
        "county": t.county(county),
        "low": round(wide[row, 0]),
        "high": round(wide[row, 2]),
    }
    if not rivals:
        return hedged(results, t("robustness.ranks_none", **fields), method, t)
    names = t.join(rivals)
    return hedged(
        results, t("robustness.ranks_some", **fields, n=len(rivals), names=names), method, t
    )


def order(results: Results, method: Method) -> list[int]:
    """Return the rows of the counties that are compared, the highest first."""
    if has_order(results, method):
        value = results.scored(method).index
    else:
        value = np.nanmean(results.robustness.known_wins(method.p), axis=1)
    return [int(i) for i in np.argsort(-value, kind="stable") if not math.isnan(value[i])]


def ranks_chart(
    results: Results, county: str, method: Method, with_ranges: bool, phone: bool, t: Texts
) -> Plot:
    """Return the possible ranks of all scored counties, in the order of today's scores."""
    narrow, wide = results.ranges(method).rank, results.robustness.rank_ranges(method)
    rows = []
    for i in order(results, method):
        unit = results.data.panel.counties[i]
        low, middle, high = (float(v) for v in wide.rank[i])
        hover = t("robustness.ranks_hover", county=t.of(unit.name), low=round(low),
                  high=round(high), middle=round(middle), narrow=_span(narrow[i], t),
                  top=t.percent(float(wide.top[i])))  # fmt: skip
        span = (float(narrow[i, 0]), float(narrow[i, 2]))
        rows.append(Place(unit.code, t.of(unit.short), (low, high), span, middle, hover))
    illustrative = not may_rank(results.scored(method), t.catalog)
    axis = t("robustness.ranks_axis")
    return places_chart.ranges(rows, axis, county, illustrative, with_ranges, phone)


def ranks_notes(with_ranges: bool, t: Texts) -> list[str]:
    """Return how to read the possible ranks, and how they were made."""
    rules = t.catalog.method
    ends = {"low": t.percent(rules.low), "high": t.percent(rules.high)}
    read = t("robustness.ranks_note", **ends) if with_ranges else t("robustness.ranks_note_off")
    method = t("robustness.ranks_method", **ends, draws=t.number(rules.draws),
               spread=t.percent(rules.weight_spread), observed=t.number(rules.noise_observed),
               derived=t.number(rules.noise_derived))  # fmt: skip
    return [read, method]


def ranks_frame(results: Results, county: str, method: Method, t: Texts) -> pd.DataFrame:
    """Return the possible ranks of every county; blank where it is not scored."""
    scores, narrow = results.scored(method), results.ranges(method).rank
    wide, near = (
        results.robustness.rank_ranges(method),
        close(results, method, t)[scores.row(county)],
    )
    rows = []
    for i, unit in enumerate(results.data.panel.counties):
        quality = t.quality(mixed_quality(float(scores.evidence_all[i])))
        low, middle, high = wide.rank[i]
        rows.append({
            t("common.county"): t.of(unit.name),
            t("robustness.rank_today"): scores.rank(unit.code),
            t("robustness.rank_low"): low,
            t("robustness.rank_median"): middle,
            t("robustness.rank_high"): high,
            t("robustness.narrow_low"): narrow[i, 0],
            t("robustness.narrow_high"): narrow[i, 2],
            t("robustness.top"): round(float(wide.top[i]), 3),
            t("robustness.same"): t("robustness.yes") if near[i] else t("robustness.no"),
            t("common.quality"): quality,
        })  # fmt: skip
    return pd.DataFrame(rows)
