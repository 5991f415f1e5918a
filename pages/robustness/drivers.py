"""What makes results differ: the share of each group of choices, alone and with all it touches."""

import pandas as pd
import streamlit as st

from components.charts import theme
from components.charts.plot import Plot
from components.widgets import place, tables
from components.widgets.tables import Table
from components.words.texts import Texts
from model.results.robustness import RUNS
from model.uncertainty.rank_ranges import FACTORS
from model.uncertainty.variance_shares import BOOTSTRAPS
from pages.robustness.tested import Tested

ROW_PX, FRAME_PX = 46, 86


def show(tested: Tested) -> None:
    """Place what makes ranks and scores vary, worked out once the drawer is open."""
    t = tested.t
    if box := place.drawer(t("robustness.drivers_open"), "drivers"):
        found, half = table(tested), len(FACTORS)
        runs = {"n": t.number(RUNS), "runs": t.number(RUNS * (len(FACTORS) + 2))}
        method = t("robustness.drivers_method", **runs, bootstraps=BOOTSTRAPS)
        with box:
            for side, rows, key in zip(
                st.columns(2, gap="medium"),
                (found.rows[:half], found.rows[half:]),
                ("robustness.drivers_shift", "robustness.drivers_county"),
                strict=True,
            ):
                finding = title(key, tested, rows)
                with side:
                    place.heading(finding, "", t)
                    place.chart(chart(rows, t), finding, key.removeprefix("robustness."))
            notes = [t("robustness.drivers_note"), t("robustness.drivers_scale"), method]
            place.table(found.file, "", f"drivers_{tested.county}", t, notes)


def table(tested: Tested) -> Table:
    """Return the shares 0..1 of two variances by group of choices, the largest first.

    First of the mean shift in rank, the last output of the split; then of the county's score.
    """
    t, split = tested.t, tested.otherwise.drivers(tested.method)
    about = {
        -1: t("robustness.drivers_of_shift"),
        tested.row: t("robustness.drivers_of_score", county=t.county(tested.county)),
    }
    cells = [(int(g), output) for output in about for g in (-split.total[:, output]).argsort()]
    columns = {
        "about": (t("robustness.drivers_of"), lambda at: about[at[1]]),
        "factor": (t("robustness.factor"), lambda at: t(f"robustness.factor_{FACTORS[at[0]]}")),
    }
    for what, name, share, ends in (
        ("total", t("robustness.drivers_total"), split.total, split.total_range),
        ("alone", t("robustness.drivers_alone"), split.first, split.first_range),
    ):
        columns[what] = (name, share.__getitem__)
        columns[f"{what}_low"] = (f"{name} · {t('common.low')}", ends[..., 0].__getitem__)
        columns[f"{what}_high"] = (f"{name} · {t('common.high')}", ends[..., 1].__getitem__)
    found = tables.table(cells, columns)
    return Table(found.rows, found.heads, dict.fromkeys(list(columns)[2:], 3))


def title(key: str, tested: Tested, rows: pd.DataFrame) -> str:
    """Return which group of choices matters most, and how much."""
    t, first = tested.t, rows.iloc[0]
    share, *ends = (t.percent(min(first[end], 1.0)) for end in ("total", "total_low", "total_high"))
    words = {"county": t.county(tested.county), "factor": first["factor"]}
    return tested.hedged(key, **words, share=share, span="–".join(ends))


def chart(rows: pd.DataFrame, t: Texts) -> Plot:
    """Return two bars a group, total and alone, with their ranges."""
    height, margin = ROW_PX * len(rows) + FRAME_PX, {"l": 8, "r": 14, "t": 30, "b": 42}
    legend = {"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom", "font": {"size": 12}}
    figure = theme.figure(height, margin=margin, barmode="group", bargap=0.3, bargroupgap=0.08)
    figure.update_layout(showlegend=True, legend=legend)
    percent = 100 * rows.select_dtypes("number").clip(lower=0.0)
    for what, name, colour in (
        ("total", t("robustness.drivers_total"), theme.ACCENT),
        ("alone", t("robustness.drivers_alone"), theme.PALE),
    ):
        value, low, high = (percent[end] for end in (what, f"{what}_low", f"{what}_high"))
        ends = {"array": high - value, "arrayminus": value - low}
        reach = {end: gap.clip(lower=0.0).round(1).tolist() for end, gap in ends.items()}
        line = {"color": theme.INK, "thickness": 1.4, "width": 3}
        figure.add_bar(
            x=value.round(1).tolist(),
            y=rows["factor"].tolist(),
            name=name,
            orientation="h",
            marker={"color": colour},
            error_x={"type": "data", "symmetric": False} | line | reach,
            hovertemplate=f"{name} %{{x:.0f}}%<extra></extra>",
        )
    axis = theme.axis_title(t("robustness.drivers_axis"))
    figure.update_xaxes(rangemode="tozero", ticksuffix="%", title=axis)
    figure.update_yaxes(autorange="reversed", showgrid=False, type="category")
    return figure
