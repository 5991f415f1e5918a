"""Which townships lie beyond the reach of the network: now, and with the planned stations."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.words.texts import Texts
from model.access.new_stations import Plan
from model.facts.places import Township
from model.results.results import Results
from pages.network.plan_wording import SHORT_H
from pages.network.stations import new_stations

MOST_ROWS, MOST_NAMED = 10, 6


@dataclass(frozen=True, slots=True)
class Gap:
    """A township farther than the limit from what serves it: hours now and under the plan."""

    town: Township
    now_h: float
    then_h: float
    stays: bool

    @property
    def burden(self) -> float:
        """Return village-level units times hours now, by which gaps are put in order."""
        return self.town.units * self.now_h


def beyond(plan: Plan) -> list[Gap]:
    """Return the townships beyond the limit now, those with most village hours first."""
    after = plan.beyond(plan.layout)
    found = [
        Gap(plan.townships[i], float(plan.base.hours[i]), float(plan.layout.hours[i]),
            bool(after[i]))
        for i in np.flatnonzero(plan.beyond(plan.base))
        if plan.townships[i].is_township
    ]  # fmt: skip
    return sorted(found, key=lambda gap: (-gap.burden, gap.town.code))


def title(plan: Plan, gaps: list[Gap], t: Texts) -> str:
    """Return how many townships lie beyond the limit, and how many still would."""
    limit = f"{plan.limit_h:g}"
    if not gaps:
        return t("network.gaps_none", h=limit)
    key = "network.gaps_title_today" if plan.today else "network.gaps_title"
    units = sum(gap.town.units for gap in gaps)
    return t(key, n=len(gaps), units=t.number(units), h=limit,
             stations=new_stations(len(plan.added), t),
             left=sum(gap.stays for gap in gaps))  # fmt: skip


def note(results: Results, gaps: list[Gap], county: str, t: Texts) -> str:
    """Return the order, who would still be beyond, and how many places are not known."""
    parts = []
    if len(gaps) > 1:
        parts.append(t("network.gaps_order"))
    if len(gaps) > MOST_ROWS:
        parts.append(t("network.gaps_some", n=MOST_ROWS))
    left = [gap for gap in gaps if gap.stays]
    if left:
        key = "network.gaps_left" if len(left) <= MOST_NAMED else "network.gaps_left_some"
        names = [_where(gap.town, county, t) for gap in left[:MOST_NAMED]]
        parts.append(t(key, names=t.join(names)))
    unlocated = results.geography.tier_counts()[county].unlocated
    if unlocated:
        parts.append(t("network.gaps_unlocated", n=unlocated))
    return t("network.sentence_gap").join(parts)


def rows(plan: Plan, gaps: list[Gap], county: str, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the table of the greatest gaps: header and rows."""
    now = "now" if plan.today else "seat"
    header = [t(f"network.gaps_{part}") for part in ("town", "units", now, "then")]
    return header, [
        [
            _where(gap.town, county, t),
            t.number(gap.town.units),
            t.number(gap.now_h, 1),
            _then(gap, t),
        ]
        for gap in gaps[:MOST_ROWS]
    ]


def _then(gap: Gap, t: Texts) -> str:
    """Return the hours under the plan; a township with a station of its own has no way to go."""
    if gap.then_h < SHORT_H:
        return t("network.own_township")
    hours = t.number(gap.then_h, 1)
    return t("network.gaps_stays", hours=hours) if gap.stays else hours


def frame(plan: Plan, gaps: list[Gap], t: Texts) -> pd.DataFrame:
    """Return all townships beyond the limit."""
    return pd.DataFrame(
        [
            {
                t("common.county"): t.county(gap.town.county),
                t("network.column_town"): gap.town.name,
                t("network.column_code"): gap.town.code,
                t("network.column_units"): gap.town.units,
                t("network.gaps_now" if plan.today else "network.gaps_seat"): round(gap.now_h, 2),
                t("network.gaps_then"): round(gap.then_h, 2),
                t("network.gaps_still"): t("network.yes" if gap.stays else "network.no"),
                t("network.column_position"): t(f"network.position_{gap.town.position}"),
            }
            for gap in gaps
        ]
    )


def _where(town: Township, county: str, t: Texts) -> str:
    if county:
        return town.name
    return t("network.in_county", county=t.county(town.county), town=town.name)
