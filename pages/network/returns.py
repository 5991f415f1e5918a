"""What each number of stations gives: how many are enough, and what one more adds."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from components.words.texts import Texts
from model.access.new_stations import Goal, Plan
from model.facts.provenance import FloatArray
from model.results.results import Results
from pages.network.plan_wording import most
from pages.network.stations import new_stations

MOST_SERVED = 0.9  # of the villages: what is asked of the curve of returns
SOME_COUNTS = (0, 1, 2, 5, 10, 20, 50, 100, 200)  # over all counties each number is not asked
TOLD_COUNTS = (10, 50, 100)


def counts(results: Results, county: str) -> tuple[int, ...]:
    """Return the numbers of stations to compare: each in a county, some over all."""
    end = most(results, county)
    return tuple(range(end + 1)) if county else (*(n for n in SOME_COUNTS if n < end), end)


def gained(plans: Sequence[Plan], goal: Goal) -> FloatArray:
    """Return what each number of stations gives, shape (n,): share served in %, or mean hours."""
    if goal == "time":
        return np.array([plan.layout.mean_h for plan in plans])
    return np.array([100 * plan.served_share(plan.layout) for plan in plans])


def title(plans: Sequence[Plan], goal: Goal, county: str, t: Texts) -> str:
    """Return how many stations it takes, or over all counties what some numbers give."""
    found = gained(plans, goal)
    added = [len(plan.added) for plan in plans]
    if not county:
        decimals, unit = (1, t.unit("hours")) if goal == "time" else (0, t.unit("percent"))
        parts = [
            t("network.returns_part", n=n, value=f"{t.number(value, decimals)}{unit}")
            for n, value in zip(added, found, strict=True)
            if n in TOLD_COUNTS
        ]
        return t(f"network.returns_title_all_{goal}", parts=t.join(parts))
    proved = all(plan.layout.proved for plan in plans)
    least = t("network.returns_least" if proved else "network.returns_about")
    if goal == "time":
        half = next(n for n, value in zip(added, found, strict=True) if value <= found[0] / 2)
        return t("network.returns_title_time", least=least, stations=new_stations(half, t),
                 before=t.number(found[0], 1))  # fmt: skip
    return _served(plans[0].limit_h, dict(zip(added, found, strict=True)), least, t)


def _served(limit_h: float, shares: dict[int, float], least: str, t: Texts) -> str:
    """Return how many stations it takes to serve most and all, from shares in % by number.

    Most is not told where so many cannot be served, or are already.
    """
    top = max(shares.values())
    many = next(n for n, share in shares.items() if share >= top)
    fields = {"h": f"{limit_h:g}", "least": least, "all": t.percent(top / 100),
              "many": new_stations(many, t)}  # fmt: skip
    if not many:
        return t("network.returns_title_served", **fields)
    if not shares[0] < 100 * MOST_SERVED < top:
        return t("network.returns_title_more", now=t.percent(shares[0] / 100), **fields)
    few = next(n for n, share in shares.items() if share >= 100 * MOST_SERVED)
    return t("network.returns_title_cover", some=t.percent(MOST_SERVED),
             few=new_stations(few, t), **fields)  # fmt: skip


def frame(plans: Sequence[Plan], t: Texts) -> pd.DataFrame:
    """Return what each number of stations gives, in villages and in hours."""
    return pd.DataFrame(
        [
            {
                t("network.returns_count"): len(plan.added),
                t("network.returns_share"): round(100 * plan.served_share(plan.layout), 1),
                t("network.returns_mean"): round(plan.layout.mean_h, 2),
                t("network.returns_proved"): t(
                    "network.yes" if plan.layout.proved else "network.no"
                ),
            }
            for plan in plans
        ]
    )
