"""What each number of stations gives: how many are enough, and what one more adds."""

import pandas as pd
import streamlit as st

from components.charts import theme
from components.charts.plot import Plot
from components.widgets import place, sources, tables
from components.words.texts import Texts
from model.results.results import Results
from pages.network.station_plan import SOURCES, Question, new_stations

HEIGHT = 290
MOST_SERVED = 90.0  # % of the villages: what is asked of the curve of returns
SOME_COUNTS = (0, 1, 2, 5, 10, 20, 50, 100, 200)  # over all counties each number is not asked
NAMED_COUNTS = (10, 50, 100)
GAINS = {"cover": "share", "time": "mean_h"}  # what a goal is measured by


def show(results: Results, ask: Question, t: Texts) -> None:
    """Place what each number of stations gives; over all counties only when it is asked for."""
    drawer = t("network.returns_drawer")
    if box := st.container() if ask.county else place.drawer(drawer, "returns"):
        given = table(results, ask, t)
        finding = title(given, ask, t)
        with box:
            place.heading(finding, t("network.returns_note"), t)
            place.chart(chart(given, ask, t), finding, "returns")
            name, notes = t("network.returns_table"), sources.cited(SOURCES, t)
            place.table(given.file, name, "returns", t, notes)


def table(results: Results, ask: Question, t: Texts) -> tables.Table:
    """Return what some numbers of stations give: villages served in %, mean hours, if proved."""
    some = range(ask.most) if ask.county else [n for n in SOME_COUNTS if n < ask.most]
    counts = (*some, ask.most)
    plans = results.stations.plans(ask.county, counts, ask.goal, ask.plan.limit_h)
    rows = pd.DataFrame({"stations": counts})
    rows["share"] = [100 * plan.served_share(plan.layout) for plan in plans]
    rows["mean_h"] = [plan.layout.mean_h for plan in plans]
    rows["proved"] = [plan.layout.proved for plan in plans]
    rows["proof"] = [t("network.yes" if proved else "network.no") for proved in rows["proved"]]
    own = {"stations": "network.returns_count", "share": "network.returns_share"}
    own |= {"mean_h": "network.returns_mean", "proof": "network.returns_proved"}
    return tables.Table(rows, tables.heads(t, **own), {"share": 1, "mean_h": 2})


def title(given: tables.Table, ask: Question, t: Texts) -> str:
    """Return how many stations it takes, or over all counties what some numbers give.

    How many serve most is not told where so many cannot be served, or are already.
    """
    by_time, gains = ask.goal == "time", given.rows.set_index("stations")[GAINS[ask.goal]]
    if not ask.county:
        decimals, unit = (1, t.unit("hours")) if by_time else (0, t.unit("percent"))
        parts = [
            t("network.returns_part", n=n, value=f"{t.number(gains[n], decimals)}{unit}")
            for n in gains.index.intersection(list(NAMED_COUNTS))
        ]
        key = "network.returns_title_all_time" if by_time else "network.returns_title_all_cover"
        return t(key, parts=t.join(parts))
    is_proved = given.rows["proved"].all()
    least = t("network.returns_least" if is_proved else "network.returns_about")
    now, top = gains.iloc[0], gains.max()
    if by_time:
        half = new_stations(gains.index[gains <= now / 2][0], t)
        return t("network.returns_title_time", least=least, stations=half, before=t.number(now, 1))
    many = gains.index[gains >= top][0]
    fields = {"h": ask.limit, "least": least, "all": t.percent(top / 100)}
    if not many:
        return t("network.returns_title_served", **fields)
    fields["many"] = new_stations(many, t)
    if not now < MOST_SERVED < top:
        return t("network.returns_title_more", now=t.percent(now / 100), **fields)
    few = new_stations(gains.index[gains >= MOST_SERVED][0], t)
    return t("network.returns_title_cover", some=t.percent(MOST_SERVED / 100), few=few, **fields)


def chart(given: tables.Table, ask: Question, t: Texts) -> Plot:
    """Return a curve that flattens, with the number of stations chosen."""
    figure = theme.figure(HEIGHT, margin={"l": 8, "r": 14, "t": 16, "b": 42})
    is_chosen = given.rows["stations"] == len(ask.plan.added)
    figure.add_scatter(
        x=given.rows["stations"].tolist(),
        y=given.rows[GAINS[ask.goal]].round(2).tolist(),
        mode="lines+markers",
        line={"color": theme.RISE, "width": 2},
        marker={
            "color": theme.RISE,
            "size": [11 if one else 5 for one in is_chosen],
            "line": {"color": theme.PAGE, "width": [1.5 if one else 0 for one in is_chosen]},
        },
        hovertemplate="%{x}: %{y}<extra></extra>",
        cliponaxis=False,
    )
    key = "network.returns_axis_time" if ask.goal == "time" else "network.returns_axis_cover"
    titles = (t("network.returns_count"), t(key, h=ask.limit))
    for update, text in zip((figure.update_xaxes, figure.update_yaxes), titles, strict=True):
        update(title=theme.axis_title(text), nticks=7, rangemode="tozero")
    return figure
