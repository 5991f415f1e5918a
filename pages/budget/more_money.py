"""What other budgets come to: a curve that flattens, the steps after a plan, their order."""

import math
from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from components.charts import theme
from components.charts.plot import Plot
from components.widgets import costs, html, place, tables
from components.widgets.tables import Table
from components.words import money
from components.words.rounding import printed_gain
from components.words.texts import DASH
from model.facts.provenance import Quality
from model.results.money import EVEN, PEOPLE, TOTAL, VISIBLE, WORST
from model.spending.best_plan import HullStep
from model.spending.lever_sets import members
from model.spending.options import Allotment
from pages.budget.asked import SINGLE, Budget, given

HEIGHT = 300
SLIGHT = 0.05  # points: less is next to nothing
FAR_RIGHT = 0.6  # of the axis: beyond it words stand to the left
HOVER = "%{x:,.0f} · %{y:.1f}<extra></extra>"
RISES = {  # goal -> what a budget and as much again bring, and where the latter brings nothing
    TOTAL: ("budget.curve_total", "budget.curve_full_total", "budget.axis_total"),
    PEOPLE: ("budget.curve_people", "budget.curve_full_people", "budget.axis_people"),
    EVEN: ("budget.curve_even", "budget.curve_full_even", "budget.axis_even"),
    WORST: ("budget.curve_worst", "budget.curve_full_worst", "budget.axis_worst"),
    SINGLE: ("budget.curve_one", "budget.curve_full_one", "budget.axis_one"),
}
MOST_STEPS = 6  # rows on the screen, the others stand in the table
MOST_NAMED = 3  # counties
SAME = 1e-6  # points


def curve(budget: Budget) -> None:
    """Place what other budgets would come to."""
    t, finding, curve = budget.t, curve_title(budget), curve_table(budget)
    place.heading(finding, t("budget.curve_note", n=len(curve.rows)), t)
    place.chart(chart(budget, curve), finding, "budget_curve")
    rows = curve.file().round(2) + 0.0  # no minus before a zero
    notes = [t("budget.curve_source")]
    place.table(lambda: rows, t("budget.curve_table"), "curve", t, notes)


def curve_table(budget: Budget) -> Table:
    """Return budgets and what the best plan of each comes to."""
    t, (budgets, values) = budget.t, budget.results.money.curve(budget.ask, budget.most)
    amounts = [round(money.counted(float(m_yuan), t), 1) for m_yuan in budgets]
    axis = f"{budget.mark()} {t(RISES[SINGLE if budget.single else budget.ask.goal][2])}"
    rows = pd.DataFrame({"money": amounts, "value": values})
    return Table(rows, {"money": t("budget.frame_budget"), "value": axis})


def curve_title(budget: Budget) -> str:
    """Return what a budget adds to the goal, and what as much again adds on top."""
    t, best, ask = budget.t, budget.results.money, budget.ask
    plans = [best.plan(ask, m_yuan) for m_yuan in (0.0, budget.m_yuan, 2 * budget.m_yuan)]
    none, own, twice = (float(best.shown(ask, plan.value)) for plan in plans)
    gain, further = own - none, twice - own
    if ask.goal == WORST or budget.single:  # a score: between those that the other parts print
        none, own, twice = (min(place.after for place in plan.places) for plan in plans)
        gain, further = printed_gain(none, own), printed_gain(own, twice)
    rising, full, _ = RISES[SINGLE if budget.single else ask.goal]
    amount, more = budget.money(budget.m_yuan), t.number(further, 1)
    fields = {"money": amount, "extra": amount, "gain": t.number(gain, 1), "further": more}
    return budget.assumed(full if further < SLIGHT else rising, **fields)


def chart(budget: Budget, curve: Table) -> Plot:
    """Return the goal's value over budgets, with one national grant marked."""
    t, best, rows = budget.t, budget.results.money, curve.rows
    figure = theme.figure(HEIGHT, margin={"l": 8, "r": 18, "t": 30, "b": 42})
    shape = "hv" if best.is_stepped(budget.ask) else "linear"
    line = {"color": theme.RISE, "width": 2.2, "shape": shape}
    x, y = rows["money"].round(2).tolist(), rows["value"].round(3).tolist()
    figure.add_scatter(x=x, y=y, mode="lines", line=line, hovertemplate=HOVER)
    if (grant := money.counted(costs.grant(budget.results), t)) < x[-1]:
        figure.add_vline(x=grant, line={"color": theme.MUTED, "width": 1, "dash": "dot"})
        above = {"y": 1, "yref": "paper", "xanchor": "left", "yanchor": "bottom", "xshift": -6}
        font = {"size": 11, "color": theme.MUTED}
        figure.add_annotation(x=grant, text=t("budget.curve_grant"), font=font, **above)
    own = money.counted(budget.m_yuan, t)
    figure.add_scatter(
        x=[round(own, 2)],
        y=[round(best.value_at(budget.ask, budget.m_yuan), 3)],
        mode="markers+text",
        marker={"color": theme.CENTRE, "size": 12, "line": {"color": theme.PAGE, "width": 1.5}},
        text=[f"<b>{budget.money(budget.m_yuan)}</b>"],
        textposition="bottom left" if own > FAR_RIGHT * x[-1] else "bottom right",
        textfont={"size": 12, "color": theme.CENTRE},
        cliponaxis=False,
        hoverinfo="skip",
    )
    across, up = theme.axis_title(t("budget.axis_money")), theme.axis_title(curve.heads["value"])
    figure.update_xaxes(**theme.axis(title=across, nticks=6, tickformat=",.0f"))
    figure.update_yaxes(**theme.axis(title=up, nticks=6))
    return figure


def further(budget: Budget) -> None:
    """Place what the next money would do: step by step, or for the lowest score."""
    t, found, note = budget.t, steps(budget), budget.t("budget.steps_note")
    if budget.ask.goal == WORST:
        header, rows = lifts(budget)
        place.heading(t("budget.lifts_head"), t("budget.lifts_note"), t)
        none = html.lines([t("budget.lifts_none")], t)
        place.html(html.table(header, rows, t, "slim") if rows else none)
        return
    if found.empty:
        place.heading(t("budget.steps_none"), note, t)
    else:
        first, kind = found.iloc[0], "slim" if budget.single else "allotted"
        most = {"county": first.county, "money": budget.money(first.m_yuan)}
        place.heading(budget.assumed("budget.steps_title", levers=first.words, **most), note, t)
        place.html(html.table(*steps_screen(budget, found), t, kind))
    place.table(lambda: order(budget).file().round(2), t("budget.order_table"), "budget_order", t)


def _moves(budget: Budget, steps: Iterable[HullStep]) -> pd.DataFrame:
    """Return steps in words: county, levers added and dropped, million yuan, its points."""
    options, rows = budget.options, []
    for step in steps:
        line = options.frontier(step.row, budget.plan.places[step.row].served)
        before, after = (members(int(line.sets[i]), options.levers) for i in (step.start, step.end))
        points = float(line.index[step.end] - line.index[step.start])
        county = budget.t.county(options.counties[step.row])
        rows.append((county, step.cost, points, *_change(budget, before, after)))
    return pd.DataFrame(rows, columns=["county", "m_yuan", "points", "words", "added", "dropped"])


def _change(budget: Budget, before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    """Return in words how two sets of levers differ; then what is added and what dropped."""
    added = budget.names(tuple(code for code in after if code not in before))
    dropped = budget.names(tuple(code for code in before if code not in after))
    words = budget.t("budget.instead", added=added, dropped=dropped) if dropped else added
    return [words, added, dropped]


def next_words(budget: Budget) -> str:
    """Return to whom the next million goes, and for what; where it moves nothing, what would."""
    t, best, ask, m_yuan = budget.t, budget.results.money, budget.ask, budget.m_yuan
    if best.gain_of_more(ask, m_yuan) >= VISIBLE:
        return _given_more(budget)
    rise = best.next_rise(ask, m_yuan)
    if math.isnan(rise):
        return t("budget.more_none_worst" if ask.goal == WORST else "budget.more_none")
    gain = t.number(best.gain_of_more(ask, m_yuan, rise), 2)
    return t("budget.more_next", money=budget.money(rise), gain=gain)


def _given_more(budget: Budget) -> str:
    """Return whom a million more gives more and whom less; to one county, which levers."""
    t, then = budget.t, budget.results.money.plan(budget.ask, budget.m_yuan + 1.0)
    pairs = list(zip(budget.plan.places, then.places, strict=True))
    if budget.single:
        before, after = map(budget.levers, pairs[0])
        return t("budget.more_own", levers=_change(budget, before, after)[0])
    more, less = (
        [t.county(b.county) for a, b in pairs if sign * (b.after - a.after) > SAME]
        for sign in (1, -1)
    )
    some = {"more": more, "less": less}
    many = {key: t("budget.counties", n=len(names)) for key, names in some.items()}
    few = {key: t.join(names) for key, names in some.items() if len(names) <= MOST_NAMED}
    return t("budget.more_to_less" if less else "budget.more_to", **many | few)


def steps(budget: Budget) -> pd.DataFrame:
    """Return where more money would go, what does most for the goal first."""
    return _moves(budget, budget.results.money.next_steps(budget.ask, budget.m_yuan)[:MOST_STEPS])


def steps_screen(budget: Budget, steps: pd.DataFrame) -> tuple[list[str], list[list[str]]]:
    """Return the next steps: county if there are several, levers, money, points, their rate."""
    t = budget.t
    cells: dict[str, Callable[[Any], str]] = {
        t("budget.column_county"): lambda row: row.county,
        t("budget.column_more"): lambda row: row.words,
        t("budget.column_cost"): lambda row: f"○ {budget.money(row.m_yuan)}",
        t("budget.column_points"): lambda row: f"○ {t.delta(row.points)}",
        t("budget.column_rate"): lambda row: f"○ {t.delta(row.points / row.m_yuan, 2)}",
    }
    if budget.single:
        del cells[t("budget.column_county")]
    return tables.screen(steps.itertuples(), cells)


def order(budget: Budget) -> Table:
    """Return the order in which money would go to counties, from the first yuan on."""
    t, plan = budget.t, budget.plan
    rows = _moves(budget, budget.results.money.order(budget.ask, plan.hubs))
    rows["cost"] = [money.counted(m_yuan, t) for m_yuan in rows["m_yuan"]]
    rows["total"] = rows["cost"].cumsum() + money.counted(plan.hub_cost, t)
    rows["place"], rows["quality"] = rows.index + 1, t.quality(Quality.ILLUSTRATIVE)
    own = {
        "place": "budget.frame_place",
        "county": "budget.column_county",
        "added": "budget.column_more",
        "dropped": "budget.frame_dropped",
        "cost": "budget.frame_cost",
        "total": "budget.frame_total",
        "points": "budget.frame_points",
    }
    return Table(rows, tables.heads(t, "quality", **own))


def lifts(budget: Budget) -> tuple[list[str], list[list[str]]]:
    """Return what lifting the lowest score by one, two .. points would take on top."""
    t = budget.t
    cells: dict[str, Callable[[Allotment], str]] = {
        t("budget.column_floor"): lambda plan: t("budget.floor", value=t.number(plan.value, 1)),
        t("budget.column_extra"): lambda plan: f"○ {budget.money(plan.spent - budget.m_yuan)}",
        t("budget.column_counties"): lambda plan: t.number(len(given(plan))),
        t("budget.column_hub"): lambda plan: t.join([t.county(c) for c in plan.hubs]) or DASH,
    }
    found = budget.results.money.lifts(budget.ask, round(budget.plan.value, 6))
    return tables.screen(found, cells)
