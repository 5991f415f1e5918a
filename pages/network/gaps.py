"""Which townships lie beyond the reach of the network: now, and with the planned stations."""

import numpy as np
import pandas as pd

from components.widgets import html, place, sources, tables
from components.words.texts import Texts
from model.results.results import Results
from pages.network.station_plan import SHORT_H, SOURCES, Question, named, new_stations

MOST_ROWS, MOST_NAMED = 10, 6


def show(results: Results, ask: Question, t: Texts) -> None:
    """Place the townships beyond the limit, now and with the planned stations."""
    gaps = table(ask, t)
    place.heading(title(ask, gaps, t), note(results, ask, gaps, t), t)
    if len(gaps.rows):
        place.html(html.table(*screen(ask, gaps, t), t, "numbers slim"))
        place.table(gaps.file, t("network.gaps_table"), "gaps", t, sources.cited(SOURCES, t))


def table(ask: Question, t: Texts) -> tables.Table:
    """Return the townships beyond the limit now, those with most village hours first.

    `now_h` and `then_h` are the hours to what serves them; `stays` says who is beyond the limit
    under the plan too.
    """
    plan = ask.plan
    beyond = plan.beyond(plan.base) & [town.is_township for town in plan.townships]
    towns = [plan.townships[row] for row in np.flatnonzero(beyond)]
    stays = plan.beyond(plan.layout)[beyond]
    columns = {
        "county": [t.county(town.county) for town in towns],
        "town": [town.name for town in towns],
        "code": [town.code for town in towns],
        "units": [town.units for town in towns],
        "position": [t(f"network.position_{town.position}") for town in towns],
        "still": [t("network.yes" if one else "network.no") for one in stays],
    }
    hours = {"now_h": plan.base.hours[beyond], "then_h": plan.layout.hours[beyond]}
    rows = pd.DataFrame(columns | hours | {"stays": stays})
    rows["burden"] = rows["units"] * rows["now_h"]
    now = "network.gaps_now" if plan.today else "network.gaps_seat"
    own = {"county": "common.county", "town": "network.column_town", "code": "network.column_code"}
    own |= {"units": "network.column_units", "now_h": now, "then_h": "network.gaps_then"}
    own |= {"still": "network.gaps_still", "position": "network.column_position"}
    ordered = rows.sort_values(["burden", "code"], ascending=[False, True])
    return tables.Table(ordered, tables.heads(t, **own), dict.fromkeys(hours, 2))


def title(ask: Question, gaps: tables.Table, t: Texts) -> str:
    """Return how many townships lie beyond the limit, and how many still would."""
    rows, plan = gaps.rows, ask.plan
    if rows.empty:
        return t("network.gaps_none", h=ask.limit)
    fields = {"n": len(rows), "units": t.number(rows["units"].sum()), "left": rows["stays"].sum()}
    key = "network.gaps_title_today" if plan.today else "network.gaps_title"
    return t(key, h=ask.limit, stations=new_stations(len(plan.added), t), **fields)


def note(results: Results, ask: Question, gaps: tables.Table, t: Texts) -> str:
    """Return the order, who would still be beyond, and how many places are not known."""
    rows, parts = gaps.rows, []
    left = [named(row, ask, t) for row in rows[rows["stays"]].itertuples()]
    if len(rows) > 1:
        parts.append(t("network.gaps_order"))
    if len(rows) > MOST_ROWS:
        parts.append(t("network.gaps_some", n=MOST_ROWS))
    if left:
        key = "network.gaps_left" if len(left) <= MOST_NAMED else "network.gaps_left_some"
        parts.append(t(key, names=t.join(left[:MOST_NAMED])))
    if unlocated := results.geography.tier_counts()[ask.county].unlocated:
        parts.append(t("network.gaps_unlocated", n=unlocated))
    return t("network.sentence_gap").join(parts)


def screen(ask: Question, gaps: tables.Table, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the greatest gaps; a township with a station of its own has no way to go."""

    def then(hours: float, stays: bool) -> str:
        words = t.number(hours, 1)
        if hours < SHORT_H:
            return t("network.own_township")
        return t("network.gaps_stays", hours=words) if stays else words

    cells = {
        t("network.gaps_town"): lambda row: named(row, ask, t),
        t("network.gaps_units"): lambda row: t.number(row.units),
        gaps.heads["now_h"]: lambda row: t.number(row.now_h, 1),
        t("network.gaps_then"): lambda row: then(row.then_h, row.stays),
    }
    return gaps.screen(cells, MOST_ROWS)
