"""What becomes of a county when one thing is done otherwise, and what drives the differences."""

import math

import numpy as np
import pandas as pd

from components.words.rounding import printed_gain
from components.words.texts import DASH, Texts
from model.facts.provenance import FloatArray
from model.results.results import Results
from model.results.robustness import RUNS
from model.score.method import Method
from model.uncertainty.claims import mixed_quality
from model.uncertainty.one_change import Switch, WeightSet
from model.uncertainty.rank_ranges import FACTORS
from model.uncertainty.variance_shares import BOOTSTRAPS, Sobol
from model.uncertainty.weightings import importance
from pages.robustness.drivers_chart import Driver
from pages.robustness.ranks import hedged

RANKED_ALONE = "scale"  # its points compare with no other points
Table = tuple[list[str], list[list[str]]]


def title(results: Results, county: str, method: Method, t: Texts) -> str:
    """Return between which ranks a county moves."""
    row = results.data.panel.row(county)
    ranks = [_rank(switch.index, row) for switch in results.robustness.switched(method)]
    fields = {
        "county": t.county(county),
        "low": min(ranks),
        "high": max(ranks),
    }
    key = "switch_head" if min(ranks) < max(ranks) else "switch_same"
    return hedged(results, t(f"robustness.{key}", **fields), method, t)


def table(results: Results, county: str, method: Method, t: Texts) -> Table:
    """Return header and rows: each switch with score, change of score, and rank."""
    row = results.data.panel.row(county)
    glyph = t.glyph(mixed_quality(float(results.scored(method).evidence_all[row])))
    today, *others = results.robustness.switched(method)
    start = _rank(today.index, row)
    header = [t(f"robustness.switch_{column}") for column in ("what", "score", "change", "rank")]
    first = [t("robustness.switch_today"), f"{glyph} {t.score(today.index[row], 1)}", DASH,
             str(start)]  # fmt: skip
    rows = [first]
    for switch in others:
        rank = _rank(switch.index, row)
        gain = printed_gain(float(today.index[row]), float(switch.index[row]))
        comparable = switch.kind != RANKED_ALONE
        rows.append([
            label(switch, t), f"{glyph} {t.score(switch.index[row], 1)}",
            t.delta(gain) if comparable else DASH, _moved(start, rank, t),
        ])  # fmt: skip
    return header, rows


def label(switch: Switch, t: Texts) -> str:
    """Return in words what is done otherwise."""
    if switch.kind == "weights":
        return t("robustness.switch_weights", name=t(f"robustness.set_{switch.code}"))
    if switch.kind == "compensation":
        code = switch.code.replace("-", "m")
        return t("robustness.switch_compensation", name=t(f"simulator.compensation_{code}"))
    if switch.kind == "scale":
        return t("robustness.switch_scale", name=t(f"robustness.scale_{switch.code}"))
    if switch.kind == "missing":
        return t(f"robustness.switch_missing_{switch.code}")
    if switch.kind == "without":
        return t("robustness.switch_without", name=t.element_short(switch.code))
    return t("robustness.switch_today")


def _moved(start: int, rank: int, t: Texts) -> str:
    if rank == start:
        return str(rank)
    return t(
        f"robustness.places_{'up' if rank < start else 'down'}", n=abs(start - rank), rank=rank
    )


def _rank(index: FloatArray, row: int) -> int:
    """Return the competition rank of a row that is scored, 1 = best."""
    return int((index > index[row]).sum()) + 1


def frame(results: Results, county: str, method: Method, t: Texts) -> pd.DataFrame:
    """Return the same rows with numbers as numbers."""
    row = results.data.panel.row(county)
    return pd.DataFrame([
        {
            t("robustness.switch_what"): label(switch, t),
            t("robustness.switch_score"): round(float(switch.index[row]), 2),
            t("robustness.switch_rank"): _rank(switch.index, row),
            t("common.quality"): t.quality(
                mixed_quality(float(results.scored(method).evidence_all[row]))
            ),
        }
        for switch in results.robustness.switched(method)
    ])  # fmt: skip


# What drives the differences: the last output of the variance split is the mean rank shift.


def drivers(results: Results, output: int, method: Method, t: Texts) -> list[Driver]:
    """Return the groups of choices with their shares of one output's variance, largest first."""
    found = results.robustness.drivers(method)
    made = [
        Driver(
            t(f"robustness.factor_{factor}"),
            (float(found.first[g, output]), *_range(found.first_range[g, output])),
            (float(found.total[g, output]), *_range(found.total_range[g, output])),
        )
        for g, factor in enumerate(FACTORS)
    ]
    return sorted(made, key=lambda driver: -driver.total[0])


def _range(ends: FloatArray) -> tuple[float, float]:
    return float(ends[0]), float(ends[1])


def shift_output(found: Sobol) -> int:
    """Return the place of the mean rank shift among the outputs."""
    return len(found.variance) - 1


def driver_title(
    results: Results, key: str, county: str, made: list[Driver], method: Method, t: Texts
) -> str:
    """Return which group of choices matters most, and how much."""
    value, low, high = (min(share, 1.0) for share in made[0].total)
    sentence = t(f"robustness.drivers_{key}", county=t.county(county), factor=made[0].label,
                 share=t.percent(value), span=f"{t.percent(low)}–{t.percent(high)}")  # fmt: skip
    return hedged(results, sentence, method, t)


def driver_notes(t: Texts) -> list[str]:
    """Return how to read the bars, and how they were made."""
    runs = RUNS * (len(FACTORS) + 2)
    method = t("robustness.drivers_method", n=t.number(RUNS), runs=t.number(runs),
               bootstraps=BOOTSTRAPS)  # fmt: skip
    return [t("robustness.drivers_note"), t("robustness.drivers_scale"), method]


def driver_frame(results: Results, county: str, method: Method, t: Texts) -> pd.DataFrame:
    """Return both variance splits as numbers, shares 0..1."""
    own = results.data.panel.row(county)
    outputs = {
        t("robustness.drivers_of_shift"): shift_output(results.robustness.drivers(method)),
        t("robustness.drivers_of_score", county=t.county(county)): own,
    }
    return pd.DataFrame([
        {
            t("robustness.drivers_of"): words,
            t("robustness.factor"): driver.label,
            **_numbers(t("robustness.drivers_total"), driver.total, t),
            **_numbers(t("robustness.drivers_alone"), driver.alone, t),
        }
        for words, output in outputs.items()
        for driver in drivers(results, output, method, t)
    ])  # fmt: skip


def _numbers(what: str, shares: tuple[float, float, float], t: Texts) -> dict[str, float]:
    names = (what, f"{what} · {t('common.low')}", f"{what} · {t('common.high')}")
    return {word: round(share, 3) for word, share in zip(names, shares, strict=True)}


# Ways of weighting.


def sets_title(results: Results, method: Method, t: Texts) -> str:
    """Return the element whose weight depends most on how weights are made."""
    sets = results.robustness.weights_compared(method)
    weights = np.array([one.weights for one in sets])
    widest = int(np.argmax(np.ptp(weights, axis=0)))
    sentence = t(
        "robustness.sets_head",
        element=t.element_short(t.catalog.element_codes[widest]),
        low=t.percent(float(weights[:, widest].min())),
        high=t.percent(float(weights[:, widest].max())),
        shift=t.number(max(one.shift for one in sets), 1),
    )
    return hedged(results, sentence, method, t)


def sets_table(results: Results, method: Method, t: Texts) -> Table:
    """Return header and rows: elements by sets of weights, r² last; below, what moves."""
    sets = results.robustness.weights_compared(method)
    scores = results.scored(method)
    r2 = importance(scores.elements, scores.index).r2
    header = [t("common.element"), *(_set_name(one, t) for one in sets),
              t("robustness.set_importance")]  # fmt: skip
    rows = [
        [t.of(element.name), *(t.percent(float(one.weights[k]), 1) for one in sets),
         DASH if math.isnan(r2[k]) else t.number(float(r2[k]), 2)]
        for k, element in enumerate(t.catalog.elements)
    ]  # fmt: skip
    return header, [
        *rows,
        [t("robustness.set_shift"), *(t.number(one.shift, 1) for one in sets), DASH],
    ]


def sets_frame(results: Results, method: Method, t: Texts) -> pd.DataFrame:
    """Return the weights of every set as numbers, shares 0..1."""
    sets = results.robustness.weights_compared(method)
    names = [t.of(element.name) for element in t.catalog.elements]
    columns = {_set_name(one, t): [*one.weights.round(4), round(one.shift, 2)] for one in sets}
    return pd.DataFrame({t("common.element"): [*names, t("robustness.set_shift")]} | columns)


def _set_name(one: WeightSet, t: Texts) -> str:
    return t(f"robustness.set_{one.code}")
