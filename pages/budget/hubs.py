"""Regional hubs: the seats nearest to all villages by road, and the counties each would serve."""

import numpy as np
import pandas as pd

from components.session.link import NUMBERS
from components.widgets import controls, html, place, tables
from components.widgets.sources import cited
from components.widgets.tables import Table
from components.words.texts import DASH, Texts
from model.facts.provenance import Quality
from model.results.results import Results
from pages.budget.asked import Budget

COUNTS = tuple(range(int(NUMBERS["hub"].low), int(NUMBERS["hub"].high) + 1))
SOURCES = ["travel_model", "county_seats", "S03"]


def show(budget: Budget) -> None:
    """Place whether the plan has hubs, their number on a slider, and who is served from where."""
    results, t = budget.results, budget.t
    place.html(html.lines(in_plan(budget), t))
    count = int(controls.number("hub", t("hubs.count")))
    served_by = table(results, count, t)
    finding = title(results, count, t)
    place.heading(finding, curve_title(results, t), t)
    place.html(html.table(*by_hub(served_by, t), t, "named", telling=(2, 3)))
    notes = [*note(results, count, t), *cited(SOURCES, t, t("hubs.caveat"))]
    place.table(served_by.file, finding, "hubs", t, notes)


def in_plan(budget: Budget) -> list[str]:
    """Return where the plan builds hubs and whom they serve, or that none is worth its money."""
    t, plan, hubs = budget.t, budget.plan, budget.options.hubs
    if len(hubs.sites) <= 1:
        return []
    if not plan.hubs:
        cost = float(hubs.cost[1:].min())
        return [t("hubs.dear" if cost > budget.m_yuan else "hubs.none", cost=budget.money(cost))]
    cost, hours = plan.hub_cost / len(plan.hubs), t.number(t.catalog.method.costs.hub_h)
    lines = []
    for code in plan.hubs:
        around = budget.results.presets.around(code)
        near = [t.county_short(p.county) for p in plan.places if p.county in around]
        site = {"county": t.county(code), "n": len(near), "names": t.join(near)}
        lines.append(t("hubs.at", cost=budget.money(cost), hours=hours, **site))
    return lines


def title(results: Results, count: int, t: Texts) -> str:
    """Return the finding: mean hours to the nearest hub, beside one hub less."""
    means, at = _means(results), COUNTS.index(count)
    fields = {"n": str(count), "h": t.number(means[at], 1)}
    if not at:
        return t("hubs.title_first", **fields)
    return t("hubs.title", saved=t.number(means[at - 1] - means[at], 1), **fields)


def curve_title(results: Results, t: Texts) -> str:
    """Return what the second hub saves, what the last one does, and the way from Chengdu."""
    means, (before, most) = _means(results), COUNTS[-2:]
    counties = results.data.panel.counties
    units = [c.village_level_units for c in counties]
    alone = t.number(float(np.average([c.road_h_chengdu for c in counties], weights=units)), 1)
    second, last = (t.number(saved, 1) for saved in (means[0] - means[1], means[-2] - means[-1]))
    return t("hubs.curve", second=second, before=before, most=most, last=last, alone=alone)


def _means(results: Results) -> list[float]:
    """Return the mean hours to the nearest hub for each number of hubs, as they are printed."""
    return [round(results.stations.hubs(count).mean_h, 1) for count in COUNTS]


def note(results: Results, count: int, t: Texts) -> list[str]:
    """Return where the hubs are, and what the hours leave out."""
    sites = results.stations.hubs(count).sites
    places = t.join([t.of(results.data.panel.counties[site].short) for site in sites])
    return [t("hubs.note", places=places), t("hubs.onward")]


def table(results: Results, count: int, t: Texts) -> Table:
    """Return every county with its hub and the hours to it, `value`; `site` is the hub's row."""
    layout, counties = results.stations.hubs(count), results.data.panel.counties
    part = t.catalog.method.travel_tolerance
    rows = {
        "short": [t.of(c.short) for c in counties],
        "site": layout.nearest,
        "county": [t.of(c.name) for c in counties],
        "hub": [t.of(counties[site].name) for site in layout.nearest],
        "villages": [c.village_level_units for c in counties],
        "value": layout.hours,
        "low": layout.hours * (1 - part),
        "high": layout.hours * (1 + part),
        "unit": t.unit("hours").strip(),
        "quality": t.quality(Quality.DERIVED),
        "source": t.cite("travel_model"),
    }
    own = {"county": "common.county", "hub": "hubs.name", "villages": "hubs.villages"}
    ends = ("value", "low", "high")
    heads = tables.heads(t, *ends, "unit", "quality", "source", **own)
    return Table(pd.DataFrame(rows), heads, dict.fromkeys(ends, 2))


def by_hub(served_by: Table, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and a row a hub, most villages first: who it serves, villages, mean hours."""
    lines = []
    for _, inside in served_by.rows.sort_values("value", kind="stable").groupby("site"):
        hours, names, units = (inside[column].tolist() for column in ("value", "short", "villages"))
        whom = t("hubs.count_names", n=len(names), names=t.join(names))
        far = t("hubs.far", h=t.number(hours[-1], 1), county=names[-1])
        mean = t.number(float(np.average(hours, weights=units)), 1)
        last = far if len(names) > 1 else DASH
        lines.append((sum(units), [names[0], whom, t.number(sum(units)), mean, last]))
    header = [t("hubs.name"), t("hubs.counties"), t("hubs.villages")]
    header += [t("hubs.mean"), t("hubs.longest")]
    return header, [line for _, line in sorted(lines, key=lambda pair: -pair[0])]
