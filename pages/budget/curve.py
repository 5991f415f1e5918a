"""What other budgets come to: a curve that flattens."""

import pandas as pd

from components.charts import theme
from components.charts.plot import Plot
from components.widgets import costs, place
from components.widgets.tables import Table
from components.words import money
from components.words.rounding import printed_gain
from model.facts.provenance import Quality
from model.results.money import WORST
from pages.budget.asked import Budget
from pages.budget.wording import GAINS, unit

HEIGHT = 300
SLIGHT = 0.05  # points: less is next to nothing
FAR_RIGHT = 0.6  # of the axis: beyond it words stand to the left
HOVER = "%{x:,.0f} · %{y:.1f}<extra></extra>"


def show(budget: Budget) -> None:
    """Place what other budgets would come to."""
    t, finding, curve = budget.t, title(budget), table(budget)
    place.heading(finding, t("budget.curve_note", n=len(curve.rows)), t)
    place.chart(chart(budget, curve), finding, "budget_curve")
    notes = [t("budget.curve_source")]
    place.table(curve.file, t("budget.curve_table"), "curve", t, notes)


def table(budget: Budget) -> Table:
    """Return budgets and what the best plan of each comes to."""
    t, (budgets, values) = budget.t, budget.results.money.curve(budget.ask, budget.most)
    amounts = [round(money.counted(float(m_yuan), t), 1) for m_yuan in budgets]
    label = t(GAINS[budget.ask.goal], all=len(budget.plan.places))
    axis = f"{label} ({unit(budget.ask.goal, t)})"
    quality = t.quality(Quality.ILLUSTRATIVE)
    rows = pd.DataFrame({"money": amounts, "value": values + 0.0, "quality": quality})
    heads = {"money": t("budget.frame_budget"), "value": axis, "quality": t("common.quality")}
    return Table(rows, heads, {"value": 2})


def title(budget: Budget) -> str:
    """Return what a budget adds to the goal, and what as much again adds on top."""
    t, best, ask = budget.t, budget.results.money, budget.ask
    none, own, twice = (best.value_at(ask, share * budget.m_yuan) for share in (0.0, 1.0, 2.0))
    gain, further = own - none, twice - own
    if ask.goal == WORST:  # a score: between those that the other parts print
        gain, further = printed_gain(none, own), printed_gain(own, twice)
    key = "budget.curve_full" if further < SLIGHT else "budget.curve_rising"
    gains = {"gain": t.number(gain, 1), "further": t.number(further, 1)}
    return t(key, money=budget.money(budget.m_yuan), unit=unit(ask.goal, t), **gains)


def chart(budget: Budget, curve: Table) -> Plot:
    """Return the goal's value over budgets, with one national grant marked."""
    t, best, rows = budget.t, budget.results.money, curve.rows
    figure = theme.figure(HEIGHT, margin={"l": 8, "r": 18, "t": 30, "b": 42})
    shape = "hv" if budget.ask.goal == WORST else "linear"
    line = {"color": theme.RISE, "width": 2.2, "shape": shape}
    x, y = rows["money"].round(2).tolist(), rows["value"].round(3).tolist()
    figure.add_scatter(x=x, y=y, mode="lines", line=line, hovertemplate=HOVER)
    if (grant := money.counted(costs.grant(budget.results), t)) < x[-1]:
        figure.add_vline(x=grant, line=theme.DOTTED)
        above = {"y": 1, "yref": "paper", "xanchor": "left", "yanchor": "bottom", "xshift": -6}
        figure.add_annotation(x=grant, text=t("budget.curve_grant"), **above)
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
    figure.update_xaxes(title=across, nticks=6, tickformat=",.0f")
    figure.update_yaxes(title=up, nticks=6)
    return figure
