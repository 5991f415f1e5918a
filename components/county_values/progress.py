"""How far the collection has come: figures that counties put in, and what evidence they add."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache

import numpy as np
import pandas as pd

from components.charts import theme
from components.charts.plot import Plot
from components.session import state
from components.session.base import Base
from components.widgets import html, place, tables
from components.widgets.tables import Table
from components.words.texts import Texts
from model.results.progress import Progress, progress
from model.results.results import shipped

ROW_PX, NAMES_PX, UPRIGHT_PX, GROWTH_PX = 28, 40, 110, 220
LEAD = timedelta(days=7)  # of what was published, drawn before the first acceptance


@lru_cache(maxsize=1)
def of(below: Base) -> Progress:
    """Return the progress over the shipped data by what every reader sees as accepted."""
    return progress(shipped().data, below.reviews)


def line(found: Progress, t: Texts) -> str:
    """Return in a line how many counties have reported how much, and the share of evidence."""
    first, last = found.steps[0], found.steps[-1]
    shares = {"before": t.percent(first.evidence, 1), "share": t.percent(last.evidence, 1)}
    counted = {"n": int(found.reported.sum()), "total": len(found.reported)}
    key = "progress.line" if counted["n"] else "progress.line_none"
    return t(key, figures=last.figures, **shares, **counted)


def growth(found: Progress, t: Texts) -> None:
    """Place how the share of evidence grew, or what is published while nothing was accepted."""
    if not found.reported.any():
        place.heading(t("progress.published_head"), line(found, t), t)
        place.html(html.table(*published(found, t), t))
        return
    steps = step_table(found, t)
    place.heading(line(found, t), t("progress.growth_note"), t)
    place.chart(_growth(steps, t), line(found, t), "progress_growth")
    place.table(steps.file, t("progress.growth"), "progress_growth", t)


def show(found: Progress, county: str, t: Texts) -> None:
    """Place the growth, then what each county that has reported put in, the chosen one first."""
    growth(found, t)
    cells, codes = table(found, t), t.data.panel.codes
    if found.reported.any():
        some = [code for code, told in zip(codes, found.reported, strict=True) if told]
        shown = sorted({*some, county} - {""}, key=lambda code: (code != county, codes.index(code)))
        title = t("progress.heat", n=len(some))
        place.heading(title, t("progress.heat_note"), t)
        place.chart(_heat(cells.rows, shown, t), title, "progress_heat")
    place.table(cells.file, t("progress.table"), "progress_counties", t, [t("progress.note")])


def table(found: Progress, t: Texts) -> Table:
    """Return a row a county and element: figures put in, published besides, and asked."""
    names = ("put_in", "published", "asked")
    asked = np.broadcast_to(found.asked, found.put_in.shape)
    parts = (found.put_in, found.published, asked)
    rows = pd.DataFrame(dict(zip(names, (part.ravel() for part in parts), strict=True)))
    index = [(c, e) for c in t.data.panel.codes for e in t.catalog.element_codes]
    rows[["code", "place"]] = index
    rows["county"], rows["element"] = rows["code"].map(t.county), rows["place"].map(t.element)
    own = {name: f"progress.{name}" for name in names}
    return Table(rows, tables.heads(t, "code", "county", "element") | tables.heads(t, **own))


def published(found: Progress, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and rows: what is published of each element, in figures and by weight."""
    known, n = found.published.sum(axis=0), len(found.published)
    lines = zip(t.catalog.element_codes, known, found.asked, found.known, strict=True)
    rows = [
        [t.element_short(code), f"{some} / {n * asked}", t.percent(share)]
        for code, some, asked, share in lines
    ]
    heads = ("common.element", "progress.published_of", "progress.by_weight")
    return list(map(t, heads)), rows


def step_table(found: Progress, t: Texts) -> Table:
    """Return a row a step: from when it stands, figures put in by then, share of evidence."""
    rows = pd.DataFrame(
        {
            "day": [f"{one.when:%Y-%m-%d}" if one.when else "" for one in found.steps],
            "when": [one.when for one in found.steps],
            "put_in": [one.figures for one in found.steps],
            "evidence": [100 * one.evidence for one in found.steps],
        }
    )
    own = {name: f"progress.{name}" for name in ("day", "put_in", "evidence")}
    return Table(rows, tables.heads(t, **own), {"evidence": 2})


def _growth(steps: Table, t: Texts) -> Plot:
    """Return the share of evidence as a line with a step for each acceptance, to this day."""
    days, shares = steps.rows["when"].tolist()[1:], steps.rows["evidence"].tolist()
    today = datetime.now(tz=days[-1].tzinfo)
    stated = [f"{one:%Y-%m-%d}" for one in (days[0] - LEAD, *days, today)]
    places = [*stated[:-1], f"{stated[-1]} 23:59"]
    figure = theme.figure(GROWTH_PX)
    figure.add_scatter(
        x=places,
        y=[round(share, 2) for share in (*shares, shares[-1])],
        mode="lines",
        line={"shape": "hv", "color": theme.ACCENT, "width": 2.5},
        text=stated,
        hovertemplate="%{text} · %{y:.1f}%<extra></extra>",
    )
    last = {"text": t.percent(shares[-1] / 100, 1), "xanchor": "right", "yanchor": "bottom"}
    figure.add_annotation(x=places[-1], y=shares[-1], **last)
    apart = {"ticks": "outside", "ticklen": 6, "tickcolor": theme.PAGE}
    figure.update_xaxes(tickformat="%Y-%m-%d", nticks=4, **apart)
    figure.update_yaxes(range=[0, 1.3 * max(shares)], ticksuffix="%")
    return figure


def _heat(rows: pd.DataFrame, counties: Sequence[str], t: Texts) -> Plot:
    """Return counties down and elements across, each cell darker the more of it was put in."""
    own = rows[rows["code"].isin(counties)].set_index(["code", "place"])
    lines = [own.loc[code] for code in counties]
    phone = state.on_phone()
    figure = theme.figure(ROW_PX * len(counties) + (UPRIGHT_PX if phone else NAMES_PX))
    figure.add_heatmap(
        z=[(one["put_in"] / one["asked"]).tolist() for one in lines],
        x=[t.element_short(code) for code in t.catalog.element_codes],
        y=[t.county_short(code) for code in counties],
        text=[
            [f"{a}/{b}" for a, b in zip(one["put_in"], one["asked"], strict=True)] for one in lines
        ],
        zmin=0,
        zmax=1,
        colorscale=[[0, theme.PAGE], [1, theme.KINDS[1]]],
        showscale=False,
        xgap=1,
        ygap=1,
        texttemplate="%{text}",
        textfont={"size": 12, "color": theme.INK},
        hovertemplate="%{y} · %{x} · %{text}<extra></extra>",
    )
    figure.update_xaxes(side="top", showgrid=False, tickangle=-90 if phone else 0)
    figure.update_yaxes(autorange="reversed", showgrid=False, ticksuffix=" ")
    return figure
