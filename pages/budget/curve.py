"""What other budgets come to: a curve that flattens, with the budget in hand set off."""

import pandas as pd

from components.charts import theme
from components.charts.plot import Plot
from components.widgets import costs
from components.widgets.tables import Table
from components.words import money
from components.words.rounding import printed_gain
from model.results.money import EVEN, PEOPLE, TOTAL, WORST
from pages.budget.plan import Budget

HEIGHT = 300
VISIBLE = 0.05  # points: less is next to nothing
FAR_RIGHT = 0.6  # of the axis: beyond it words stand to the left
ONE = "one"
RISES = {  # goal -> what a budget and as much again bring, and where the latter brings nothing
    TOTAL: ("budget.curve_total", "budget.curve_full_total", "budget.axis_total"),
    PEOPLE: ("budget.curve_people", "budget.curve_full_people", "budget.axis_people"),
    EVEN: ("budget.curve_even", "budget.curve_full_even", "budget.axis_even"),
    WORST: ("budget.curve_worst", "budget.curve_full_worst", "budget.axis_worst"),
    ONE: ("budget.curve_one", "budget.curve_full_one", "budget.axis_one"),
}


def table(budget: Budget) -> Table:
    """Return budgets and what the best plan of each comes to."""
    budgets, values = budget.results.money.curve(budget.ask, budget.most)
    money_in = [round(money.counted(float(m_yuan), budget.t), 1) for m_yuan in budgets]
    rows = pd.DataFrame({"money": money_in, "value": values})
    return Table(rows, {"money": budget.t("budget.frame_budget"), "value": _axis(budget)})


def _goal(budget: Budget) -> tuple[str, str, str]:
    return RISES[ONE if budget.single else budget.ask.goal]


def _axis(budget: Budget) -> str:
    return f"{budget.glyph} {budget.t(_goal(budget)[2])}"


def title(budget: Budget) -> str:
    """Return how what money buys falls off: of the budget in hand and of twice as much."""
    t, (gain, further) = budget.t, _rises(budget)
    amount, (rising, full, _) = budget.money(budget.m_yuan), _goal(budget)
    if further < VISIBLE:
        return budget.assumed(full, money=amount, gain=t.number(gain, 1))
    more = {"extra": amount, "further": t.number(further, 1)}
    return budget.assumed(rising, money=amount, gain=t.number(gain, 1), **more)


def _rises(budget: Budget) -> tuple[float, float]:
    """Return what a budget adds to the goal, and what as much again adds on top.

    Where the goal is the score of a county, between the scores as the other parts print them.
    """
    best, ask = budget.results.money, budget.ask
    plans = [best.plan(ask, m_yuan) for m_yuan in (0.0, budget.m_yuan, 2 * budget.m_yuan)]
    if ask.goal == WORST or budget.single:
        none, own, twice = (min(place.after for place in plan.places) for plan in plans)
        return printed_gain(none, own), printed_gain(own, twice)
    none, own, twice = (float(best.shown(ask, plan.value)) for plan in plans)
    return own - none, twice - own


def chart(budget: Budget, curve: Table) -> Plot:
    """Return the goal's value over budgets, with one national grant marked.

    A stepped curve rises only where whole sets of levers can be paid.
    """
    t, best, rows = budget.t, budget.results.money, curve.rows
    figure = theme.figure(HEIGHT, margin={"l": 8, "r": 18, "t": 30, "b": 42})
    stepped = best.is_stepped(budget.ask)
    figure.add_scatter(
        x=rows["money"].round(2).tolist(),
        y=rows["value"].round(3).tolist(),
        mode="lines",
        line={"color": theme.RISE, "width": 2.2, "shape": "hv" if stepped else "linear"},
        hovertemplate="%{x:,.0f} · %{y:.1f}<extra></extra>",
    )
    grant, top = money.counted(costs.grant(budget.results), t), rows["money"].iloc[-1]
    if grant < top:
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
        textposition="bottom left" if own > FAR_RIGHT * top else "bottom right",
        textfont={"size": 12, "color": theme.CENTRE},
        cliponaxis=False,
        hoverinfo="skip",
    )
    across = theme.axis_title(t("budget.axis_money"))
    figure.update_xaxes(**theme.axis(title=across, nticks=6, tickformat=",.0f"))
    figure.update_yaxes(**theme.axis(title=theme.axis_title(curve.heads["value"]), nticks=6))
    return figure
