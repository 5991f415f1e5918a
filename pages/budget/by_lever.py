"""The plan by lever: what each takes of the money, and what rounding up leaves with counties."""

from components.widgets import html, place, tables
from pages.budget.asked import Budget

SLIGHT_M = 1e-6  # m yuan


def by_lever(budget: Budget) -> list[tuple[str, int, float]]:
    """Return each lever bought, in how many counties, for how many million yuan, most first.

    Then a hub, and what the counties keep because amounts are rounded up. To ten thousand yuan.
    """
    t, plan, costs = budget.t, budget.plan, budget.results.costs(budget.ask.today)
    panel, found = budget.results.data.panel, []
    for index, lever in enumerate(t.catalog.levers):
        rows = [panel.row(place.county) for place in plan.places if lever.code in place.levers]
        if rows:
            found.append((t.of(lever.name), len(rows), round(float(costs[index, rows].sum()), 2)))
    found.sort(key=lambda one: -one[2])
    if plan.hubs:
        served = sum(place.served for place in plan.places)
        found.append((budget.names(budget.hubs), served, plan.hub_cost))
    kept = plan.spent - sum(cost for *_, cost in found)
    if kept > SLIGHT_M:
        paid = sum(place.cost > 0 for place in plan.places)
        found.append((t("budget.kept"), paid, kept))
    return found


def show(budget: Budget) -> None:
    """Place what each lever takes of the money."""
    t = budget.t
    cells = {
        t("budget.column_lever"): lambda one: one[0],
        t("budget.column_counties"): lambda one: t.number(one[1]),
        t("budget.column_cost"): lambda one: budget.money(one[2]),
    }
    place.html(html.table(*tables.screen(by_lever(budget), cells), t, "slim"))
