"""Two figures of the same counties set against each other: chart, link, and the table behind."""

import pandas as pd

from components.charts import scatter
from components.charts.plot import Plot
from components.county_values import chart as spread
from components.county_values import table as spread_table
from components.county_values.values import Entry, Spread
from components.words.texts import Texts
from model.facts import census
from model.facts.census import Link
from model.facts.provenance import Quality
from model.results.results import Results


def link(first: Spread, second: Spread) -> Link:
    """Return Pearson's r and n of two figures over the counties."""
    return census.link(first.column, second.column)


def chart(
    results: Results,
    pair: tuple[Spread, Spread],
    cross: scatter.Cross,
    county: str,
    phone: bool,
    t: Texts,
) -> Plot:
    """Return counties by two figures, other places as diamonds where both are known."""
    titles = (spread.axis_title(pair[0], t), spread.axis_title(pair[1], t))
    return scatter.scatter(
        [*_counties(results, pair, t), *_places(pair)], titles, cross, county, phone
    )


def _counties(results: Results, pair: tuple[Spread, Spread], t: Texts) -> list[scatter.Point]:
    panel = results.data.panel
    points = []
    for a, b in zip(pair[0].entries, pair[1].entries, strict=True):
        if a.quality is None or b.quality is None:
            continue
        county = panel.county(a.county)
        lines = [f"{s.short} {s.told(e, t)}" for s, e in zip(pair, (a, b), strict=True)]
        points.append(
            scatter.Point(
                a.county, t.of(county.short), a.value, b.value,
                "<br>".join([t.of(county.name), *lines]), _worse(a, b), low=b.low, high=b.high,
            )
        )  # fmt: skip
    return points


def _places(pair: tuple[Spread, Spread]) -> list[scatter.Point]:
    """Return the places known in both figures, as the census counts them."""
    second = {m.name: m for m in pair[1].marks if m.quality}
    return [
        scatter.Point("", a.name, a.value, second[a.name].value, a.name, Quality.OBSERVED, True)
        for a in pair[0].marks
        if a.quality and a.name in second
    ]


def _worse(a: Entry, b: Entry) -> Quality:
    return max((q for q in (a.quality, b.quality) if q is not None), key=lambda q: q.rank)


def frame(results: Results, pair: tuple[Spread, Spread], t: Texts) -> pd.DataFrame:
    """Return both figures of every county and of the places to compare with."""
    left, right = (spread_table.frame(results, one, t) for one in pair)
    names = (t("common.county"), t("spread.in_prefecture"), t("common.peers"))
    columns: dict[str, pd.Series] = {name: left[name] for name in names}
    for one, table in zip(pair, (left, right), strict=True):
        table = table.set_index(t("common.county")).reindex(left[t("common.county")])
        columns[one.short] = table[one.short]
        for part in ("low", "high", "unit", "quality", "year", "source"):
            columns[t(f"spread.{part}_of", name=one.short)] = table[t(f"common.{part}")]
    return pd.DataFrame({name: column.array for name, column in columns.items()})
