"""Farm products: when they are sold, how long they keep, what needs cold, who reports them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from components.charts import rows, theme
from components.charts.plot import Plot
from components.session import state
from components.widgets import html, place, tables
from components.widgets.tables import Table
from components.words.texts import DASH, Texts
from model.facts.provenance import Quality
from model.facts.published import BASES, PERISHABLE, Product
from model.results.results import Results
from model.score.method import Method
from pages.logistics.road_hours import SIDES

ROW_PX, TOP_PX = 23, 24
MONTHS = range(1, 13)
HASTY = PERISHABLE[0]
KEEPING = tuple(reversed(PERISHABLE))
# From what keeps for ever to what keeps for days, as in KEEPING.
FILLS = (theme.NO_DATA, theme.HOURS[1], theme.HOURS[2], theme.HOURS[4])


def show(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place the calendar of farm products, who reports which, and what needs cold.

    With real data only the reports are left, and why there is no calendar.
    """
    products = table(results, county, t)
    left, right = st.columns(SIDES, gap="medium")
    with left:
        if method.real_only:
            place.heading(t("logistics.products_head"), t("logistics.season_real"), t)
        else:
            finding, note = title(results, t), t("logistics.season_note")
            keeps = [t(f"logistics.keeps_{word}") for word in PERISHABLE]
            legend = list(zip(FILLS[::-1], keeps, strict=True))
            place.html(html.chart_head(finding, note, t) + html.classes(legend, t))
            place.chart(months_chart(products.rows, state.on_phone(), t), finding, "season")
            place.table(products.file, finding, "products", t)
    with right:
        listed = html.table(*reported(products, method.real_only, t), t, "named many")
        place.html(listed + html.info([t("logistics.ecology")], t))


def title(results: Results, t: Texts) -> str:
    """Return the finding: how many products spoil fast, and when most of them come at once."""
    products = results.data.facts.products
    hasty = [p.months or MONTHS for p in products if p.perishable == HASTY]
    counts = [sum(month in months for months in hasty) for month in MONTHS]
    names = zip(t("logistics.month_names").split(), counts, strict=True)
    busy = [t("logistics.month", name=name) for name, n in names if n == max(counts)]
    fields = {"n": len(products), "hasty": len(hasty), "most": max(counts), "months": t.join(busy)}
    return t("logistics.season_title", glyph=t.glyph(Quality.ILLUSTRATIVE), **fields)


def table(results: Results, county: str, t: Texts) -> Table:
    """Return the products, a county's own first, then what spoils soonest.

    `m1` to `m12` say whether it is sold fresh in a month, `level` how fast it spoils (0..3),
    `own` whether a report ties it to the county.
    """
    ordered = sorted(
        results.data.facts.products,
        key=lambda p: (county not in p.counties, PERISHABLE.index(p.perishable), p.months or (0,)),
    )
    general = {BASES[0]: t("logistics.basis_general")}
    columns: dict[str, tuple[str, Callable[[Product], object]]] = {
        "name": (t("logistics.products_name"), lambda p: t.of(p.name)),
        "keeps": (t("logistics.products_keeps"), lambda p: t(f"logistics.keeping_{p.perishable}")),
        **{
            f"m{month}": (t("logistics.month", name=name), partial(_is_sold, month))
            for month, name in enumerate(t("logistics.month_names").split(), start=1)
        },
        "cold": (t("logistics.products_cold"), lambda p: t.of(p.cold)),
        "basis": (t("logistics.products_basis"), lambda p: general.get(p.basis) or _cited(p, t)),
        "reported": (t("logistics.products_reported"), lambda p: _reported(p, t)),
    }
    made = tables.table(ordered, columns)
    own = [bool(county) and county in p.counties for p in ordered]
    level = [KEEPING.index(p.perishable) for p in ordered]
    return replace(made, rows=made.rows.assign(own=own, level=level))


def _is_sold(month: int, product: Product) -> int:
    return int(month in (product.months or MONTHS))


def _cited(product: Product, t: Texts) -> str:
    return t("common.semicolon").join(t.cite(code) for code in product.sources)


def _reported(product: Product, t: Texts) -> str:
    places = t.join([t.county(code) for code in product.counties])
    words = t("logistics.reported", places=places, sources=_cited(product, t))
    return words if places else DASH


def reported(products: Table, real_only: bool, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the products with their need of cold, what that rests on, and who reports them.

    With real data only the reports are left: season, keeping and need of cold are no data.
    """
    cells: dict[str, Callable[[Any], str]] = {t("logistics.products_name"): lambda row: row.name}
    shown = products
    if real_only:
        shown = replace(products, rows=products.rows.query("reported != @DASH"))
    else:
        cells[t("logistics.products_cold")] = lambda row: f"{row.cold} · {row.basis}"
    return shown.screen(cells | {t("logistics.products_reported"): lambda row: row.reported})


def months_chart(products: pd.DataFrame, phone: bool, t: Texts) -> Plot:
    """Return the products down and months across, darker the faster one spoils.

    A product with a report for the county is starred.
    """
    count, top, places = len(products), len(FILLS), list(range(len(MONTHS)))
    margin = {"l": 4, "r": 2, "t": TOP_PX, "b": 2}
    figure = theme.figure(ROW_PX * count + TOP_PX, margin=margin)
    sold = products[[f"m{month}" for month in MONTHS]].to_numpy()
    lines = zip(products["level"].tolist(), sold, strict=True)
    figure.add_heatmap(
        z=[[level if is_sold else None for is_sold in line] for level, line in lines],
        x=places,
        y=list(range(count)),
        zmin=-0.5,
        zmax=top - 0.5,
        colorscale=[[(i + edge) / top, fill] for i, fill in enumerate(FILLS) for edge in (0, 1)],
        showscale=False,
        xgap=2,
        ygap=3,
        hoverinfo="skip",
    )
    words = t("logistics.month_initials" if phone else "logistics.month_names").split()
    look = {"tickangle": 0, "tickfont": {"size": 10.5 if phone else 12}, "showgrid": False}
    figure.update_xaxes(side="top", ticks="", tickvals=places, ticktext=words, **look)
    rows.write_names(figure, [f"{p.name}{' ●' if p.own else ''}" for p in products.itertuples()])
    figure.update_yaxes(ticks="")
    return figure
