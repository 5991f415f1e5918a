"""What a plan gives to whom: counties, levers, hubs."""

from dataclasses import dataclass

import pandas as pd

from components.widgets import sources
from components.words import money
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import Quality
from model.results.money import Ask
from model.results.results import Results
from model.spending.options import Allotment, Place
from model.what_if.costs import HUB

MOST_PLACES = 10  # rows on the screen, the others stand in the table
MOST_MISSING = 4  # levers: up to this they are named instead of all the others
SLIGHT_D = 0.05  # days: less is printed as no change


@dataclass(frozen=True, slots=True)
class Bought:
    """What a plan spends on one lever: its name, how many counties, million yuan."""

    name: str
    counties: int
    cost: float


def hub_levers(results: Results) -> list[str]:
    """Return the levers that are a hub."""
    return [lever.code for lever in results.data.catalog.levers if lever.cost.driver == HUB]


def days(results: Results, ask: Ask, budget: float, county: str) -> tuple[float, float]:
    """Return days to the village in a county, now and after the plan."""
    panel, found = results.panel(ask.today.method.real_only), results.money.result(ask, budget)
    cell = panel.row(county), panel.indicators.index(DELIVERY_DAYS)
    return float(panel.values[cell]), float(found.values[cell])  # noqa: PD011  (not of a table)


def served_places(plan: Allotment) -> list[Place]:
    """Return the counties that get anything, the most money first."""
    given = [place for place in plan.places if place.levers or place.served]
    return sorted(given, key=lambda place: -place.cost)


def lever_names(codes: tuple[str, ...], t: Texts, *more: str) -> str:
    """Return the names of levers, which hold commas, and what else is to follow them."""
    names = [t.of(t.catalog.lever(code).name) for code in codes]
    return t("common.semicolon").join([*names, *more])


def bought(plan: Allotment, place: Place) -> int:
    """Return how many levers are paid for in a county, a hub at its seat included."""
    return len(place.levers) + (place.county in plan.hubs)


def who(plan: Allotment, t: Texts) -> str:
    """Return how many of the counties get anything."""
    given, total = len(served_places(plan)), len(plan.places)
    return t("budget.of_all" if given == total else "budget.of_some", n=given, all=total)


def places_title(plan: Allotment, t: Texts) -> str:
    """Return how the money is spread: how many counties get how much of it at most."""
    given = served_places(plan)
    if not given:
        return t("budget.places_none")
    top = given[0]
    if len(plan.places) == 1:
        sentence = t("budget.places_one", money=money.amount(plan.spent, t), n=bought(plan, top),
                     county=t.county(top.county))  # fmt: skip
        return t("common.on_illustrative", sentence=sentence)
    sentence = t("budget.places_title", who=who(plan, t), county=t.county(top.county),
                 money=money.amount(top.cost, t))  # fmt: skip
    return t("common.on_illustrative", sentence=sentence)


def places_note(plan: Allotment, t: Texts) -> str:
    """Return what the rows leave out."""
    given, total = len(served_places(plan)), len(plan.places)
    if total == 1:
        return ""
    parts = [t("budget.places_note")]
    if given > MOST_PLACES:
        parts.append(t("budget.places_more", n=given - MOST_PLACES))
    if given < total:
        parts.append(t("budget.places_without", n=total - given))
    return sentences(parts, t)


def sentences(parts: list[str], t: Texts) -> str:
    """Return sentences on one line; in Chinese nothing stands between them."""
    return ("" if t.language == "zh" else " ").join(parts)


def places(
    results: Results, ask: Ask, budget: float, t: Texts
) -> tuple[list[str], list[list[str]]]:
    """Return the counties that get most: levers, cost, days first, then the score."""
    header = [t(f"budget.column_{key}") for key in ("county", "levers", "cost", "days", "score")]
    plan = results.money.plan(ask, budget)
    return header, [
        [t.county(place.county), _given(results, place, plan, t), f"○ {money.amount(place.cost, t)}",
         _days(results, ask, budget, place, t), _score(results, ask, place, t)]
        for place in served_places(plan)[:MOST_PLACES]
    ]  # fmt: skip


def _given(results: Results, place: Place, plan: Allotment, t: Texts) -> str:
    """Return the levers of a place; where they are most of all, those it is not given."""
    key = "budget.hub_here" if place.county in plan.hubs else "budget.served"
    served = [t(key)] if place.served else []
    every = [lever.code for lever in t.catalog.levers if lever.code not in hub_levers(results)]
    others = tuple(code for code in every if code not in place.levers)
    if len(others) > MOST_MISSING:
        return lever_names(place.levers, t, *served)
    key = "budget.all_but" if others else "budget.all_levers"
    names = [t("budget.quoted", name=t.of(t.catalog.lever(code).name)) for code in others]
    return lever_names((), t, t(key, n=len(every), names=t.join(names)), *served)


def _days(results: Results, ask: Ask, budget: float, place: Place, t: Texts) -> str:
    now, after = days(results, ask, budget, place.county)
    figure = results.panel(ask.today.method.real_only).figure(place.county, DELIVERY_DAYS)
    if figure.quality is None:
        return DASH
    before = f"{t.glyph(figure.quality)} {t.number(now, 1)}"
    if abs(now - after) < SLIGHT_D:
        return t("budget.same", value=before)
    return t("budget.change", before=before, after=t.number(after, 1))


def _score(results: Results, ask: Ask, place: Place, t: Texts) -> str:
    scores = results.scored(ask.today.method)
    mark = sources.mark(float(scores.evidence_all[scores.row(place.county)]), t)
    return t("budget.change", before=f"{mark} {t.number(place.before, 1)}",
             after=t.number(place.after, 1))  # fmt: skip


def places_frame(results: Results, ask: Ask, budget: float, t: Texts) -> pd.DataFrame:
    """Return the whole plan, a row a county, those that get nothing too."""
    rows = []
    for place in results.money.plan(ask, budget).places:
        now, after = days(results, ask, budget, place.county)
        rows.append(
            {
                t("budget.column_county"): t.county(place.county),
                t("budget.column_levers"): lever_names(place.levers, t),
                t("budget.frame_served"): t("budget.yes" if place.served else "budget.no"),
                t("budget.frame_cost"): round(money.counted(place.cost, t), 2),
                t("budget.frame_days_now"): round(now, 2),
                t("budget.frame_days_after"): round(after, 2),
                t("budget.frame_now"): round(place.before, 2),
                t("budget.frame_after"): round(place.after, 2),
                t("common.quality"): t.quality(Quality.ILLUSTRATIVE),
            }
        )
    return pd.DataFrame(rows)


def by_lever(results: Results, ask: Ask, plan: Allotment, t: Texts) -> list[Bought]:
    """Return what each lever takes of the money, the most first; hubs are one of them."""
    catalog, costs = results.data.catalog, results.costs(ask.today)
    panel = results.data.panel
    found = []
    for index, lever in enumerate(catalog.levers):
        rows = [panel.row(p.county) for p in plan.places if lever.code in p.levers]
        if rows:
            found.append(Bought(t.of(lever.name), len(rows), float(costs[index, rows].sum())))
        if lever.code in hub_levers(results) and plan.hubs:
            reached = sum(place.served for place in plan.places)
            found.append(Bought(t.of(lever.name), reached, plan.hub_cost))
    return sorted(found, key=lambda one: -one.cost)


def lever_table(
    results: Results, ask: Ask, budget: float, t: Texts
) -> tuple[list[str], list[list[str]]]:
    """Return the levers bought: in how many counties, for how much."""
    header = [t(f"budget.column_{key}") for key in ("lever", "counties", "cost")]
    return header, [
        [one.name, t.number(one.counties), f"○ {money.amount(one.cost, t)}"]
        for one in by_lever(results, ask, results.money.plan(ask, budget), t)
    ]


def hubs(results: Results, ask: Ask, budget: float, t: Texts) -> list[str]:
    """Return where hubs are built and whom they serve, or that none is worth its money."""
    plan, found = results.money.plan(ask, budget), results.money.counties_of(ask)
    if not found.hubs.sites or len(found.hubs.sites) == 1:
        return []
    if not plan.hubs:
        cost = money.amount(float(found.hubs.cost[1:].min()), t)
        key = "budget.hubs_none_one" if len(ask.counties) == 1 else "budget.hubs_none"
        if found.hubs.cost[1:].min() > budget:
            key = "budget.hubs_dear"
        return [t(key, cost=cost)]
    lines = []
    for code in plan.hubs:
        near = [p.county for p in plan.places if p.county in results.presets.around(code)]
        shorts = [t.county_short(c) for c in near]
        lines.append(
            t("budget.hub_at", county=t.county(code), n=len(near), names=t.join(shorts),
              cost=money.amount(plan.hub_cost / len(plan.hubs), t),
              hours=t.number(t.catalog.method.costs.hub_h))
        )  # fmt: skip
    return lines
