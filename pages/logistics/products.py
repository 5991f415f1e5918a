"""Farm products: when they are sold, how long they keep, what needs cold, who reports them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pandas as pd

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

ROW_PX, TOP_PX = 23, 24
MONTHS = range(1, 13)
HASTY = PERISHABLE[0]
KEEPING = tuple(reversed(PERISHABLE))
# From what keeps for ever to what keeps for days, as in KEEPING.
FILLS = (theme.NO_DATA, theme.HOURS[1], theme.HOURS[2], theme.HOURS[4])


def show(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place the calendar of farm products, what needs cold, and who reports which.

    With real data only the reports are left, and why there is no calendar.
    """
    shown = table(ordered(results, county), county, t)
    if method.real_only:
        place.heading(t("logistics.products_head"), t("logistics.season_real"), t)
    else:
        finding = title(results.data.facts.products, t)
        place.heading(finding, t("logistics.season_note"), t)
        keeps = [t(f"logistics.keeps_{word}") for word in KEEPING]
        place.html(html.classes(list(zip(FILLS, keeps, strict=True)), t))
        place.chart(months_chart(shown.rows, state.on_phone(), t), finding, "season")
    place.html(html.table(*reported(shown, method.real_only, t), t, telling=(1,)))
    notes = [t("logistics.season_basis"), t("logistics.ecology")]
    place.table(shown.file, "", "products", t, notes)


def ordered(results: Results, county: str) -> list[Product]:
    """Return the products, a county's own first, then what spoils soonest."""

    def place_of(product: Product) -> tuple[object, ...]:
        keeps = PERISHABLE.index(product.perishable)
        return county not in product.counties, keeps, product.months or (0,)

    return sorted(results.data.facts.products, key=place_of)


def title(products: Sequence[Product], t: Texts) -> str:
    """Return the finding: how many products spoil fast, and when most of them come at once."""
    hasty = [p.months or MONTHS for p in products if p.perishable == HASTY]
    counts = [sum(month in months for months in hasty) for month in MONTHS]
    names = zip(t("logistics.month_names").split(), counts, strict=True)
    busy = [t("logistics.month", name=name) for name, n in names if n == max(counts)]
    fields = {"n": len(products), "hasty": len(hasty), "most": max(counts)}
    return t("logistics.season_title", months=t.join(busy), **fields)


def table(products: Sequence[Product], county: str, t: Texts) -> Table:
    """Return the products in this order.

    `m1` to `m12` say whether it is sold fresh in a month, `level` how fast it spoils (0..3),
    `own` whether a report ties it to the county.
    """
    general = {BASES[0]: t("logistics.basis_general")}
    columns: dict[str, tuple[str, Callable[[Product], object]]] = {
        "name": (t("logistics.products_name"), lambda p: t.of(p.name)),
        "keeps": (t("logistics.products_keeps"), lambda p: t(f"logistics.keeps_{p.perishable}")),
        **{
            f"m{month}": (t("logistics.month", name=name), partial(_is_sold, month))
            for month, name in enumerate(t("logistics.month_names").split(), start=1)
        },
        "cold": (t("logistics.products_cold"), lambda p: t.of(p.cold)),
        "basis": (t("logistics.products_basis"), lambda p: general.get(p.basis) or _cited(p, t)),
        "reported": (t("logistics.products_reported"), lambda p: _reported(p, t)),
        "quality": (t("common.quality"), lambda _: t.quality(Quality.ILLUSTRATIVE)),
    }
    made = tables.table(products, columns)
    own = [bool(county) and county in p.counties for p in products]
    level = [KEEPING.index(p.perishable) for p in products]
    return Table(made.rows.assign(own=own, level=level), made.heads)


def _is_sold(month: int, product: Product) -> int:
    return int(month in (product.months or MONTHS))


def _cited(product: Product, t: Texts) -> str:
    return t("common.semicolon").join(t.cite(code) for code in product.sources)


def _reported(product: Product, t: Texts) -> str:
    places = t.join([t.county(code) for code in product.counties])
    words = t("logistics.reported", places=places, sources=_cited(product, t))
    return words if places else DASH


def reported(shown: Table, real_only: bool, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the products, how long they keep, their need of cold, and who reports them.

    With real data only the reports are left: season, keeping and need of cold are no data.
    """
    cells: dict[str, Callable[[Any], str]] = {t("logistics.products_name"): lambda row: row.name}
    if real_only:
        shown = Table(shown.rows.query("reported != @DASH"), shown.heads)
    else:
        cells[t("logistics.products_keeps")] = lambda row: row.keeps
        cells[t("logistics.products_cold")] = lambda row: row.cold
    return shown.screen(cells | {t("logistics.products_reported"): lambda row: row.reported})


def months_chart(products: pd.DataFrame, phone: bool, t: Texts) -> Plot:
    """Return the products down and months across, darker the faster one spoils.

    A product with a report for the county is marked.
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
        colorscale=theme.stepped(FILLS),
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
