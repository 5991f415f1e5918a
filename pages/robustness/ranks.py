"""Where counties may rank if weights, method and data vary together."""

import numpy as np

from components.charts import dots
from components.charts.dots import Dot, Reference, Rows
from components.charts.plot import Plot
from components.county_values.rows import ALL, PEERS
from components.session import state
from components.session.link import CHOICES
from components.widgets import controls, place, tables
from components.widgets.tables import Table
from components.words.texts import Texts
from model.uncertainty.claims import mixed_quality
from pages.robustness.tested import Tested

LEAST = 0.25  # of a rank: how far a bar reaches beyond its ends, so that one place is seen


def show(tested: Tested) -> None:
    """Place where the county and its peers may rank; all counties on request."""
    t, finding, ranks = tested.t, title(tested), table(tested)
    place.heading(finding, near(tested), t)
    names = {code: t(f"spread.order_{code}") for code in CHOICES["o"]}
    put = controls.choice("o", t("spread.order"), names)
    figure = chart(tested, ranks, put, state.on_phone())
    place.chart(figure, finding, "places", controls.pick_county(tested.results, "places"))
    low, high = t.percent(t.catalog.method.low), t.percent(t.catalog.method.high)
    place.table(ranks.file, finding, "ranks", t, [t("robustness.ranks_note", low=low, high=high)])


def table(tested: Tested) -> Table:
    """Return the possible ranks of every county; blank where it is not scored."""
    t, scores, counties = tested.t, tested.scores, tested.results.data.panel.counties
    wide = tested.otherwise.rank_ranges(tested.method)
    quality = [t.quality(mixed_quality(float(evidence))) for evidence in scores.evidence_all]
    return tables.table(
        range(len(counties)),
        {
            "county": (t("common.county"), lambda i: t.of(counties[i].name)),
            "today": (t("robustness.rank_today"), lambda i: scores.rank(counties[i].code)),
            "low": (t("robustness.rank_low"), lambda i: wide.rank[i, 0]),
            "middle": (t("robustness.rank_median"), lambda i: wide.rank[i, 1]),
            "high": (t("robustness.rank_high"), lambda i: wide.rank[i, 2]),
            "quality": (t("common.quality"), quality.__getitem__),
        },
    )


def span(low: float, high: float, t: Texts) -> str:
    """Return ranks from low to high, one alone where they are the same."""
    return str(round(low)) if round(low) == round(high) else t.range(round(low), round(high))


def title(tested: Tested) -> str:
    """Return from how many others the county cannot be told apart."""
    t, county = tested.t, tested.t.county_short(tested.county)
    if np.isnan(tested.scores.index[tested.row]):
        return t("robustness.title_withheld", county=county)
    count = int(tested.close[tested.row].sum())
    return t("robustness.ranks_some" if count else "robustness.ranks_none", county=county, n=count)


def near(tested: Tested) -> str:
    """Return the names of the counties that it cannot be told apart from."""
    counties, close = tested.results.data.panel.counties, np.flatnonzero(tested.close[tested.row])
    return tested.t.join([tested.t.of(counties[i].short) for i in close])


def grouped(tested: Tested, put: str) -> list[tuple[str, list[int]]]:
    """Return rows of counties under headings, today's order in each; of peers the own group."""
    t, data = tested.t, tested.results.data
    if put == ALL:
        return [("", tested.order)]
    if put == PEERS:
        own = [str(group) for group in tested.results.geography.groups()]
        names = {own[tested.row]: t(f"common.peer_group_{own[tested.row]}")}
    else:
        own = [county.prefecture for county in data.panel.counties]
        names = {code: t.of(data.facts.areas[code]) for code in dict.fromkeys(own)}
    return [(name, [i for i in tested.order if own[i] == code]) for code, name in names.items()]


def chart(tested: Tested, ranks: Table, put: str, phone: bool) -> Plot:
    """Return the possible ranks, the chosen county in ink, with a line at its rank today."""
    t, counties = tested.t, tested.results.data.panel.counties
    wide = ranks.rows[["low", "middle", "high"]].to_numpy()

    def dot(i: int) -> Dot:
        low, middle, high = wide[i].tolist()
        words, ends = span(low, high, t), (low - LEAST, high + LEAST)
        hover = t("robustness.ranks_hover", county=t.of(counties[i].name), span=words)
        quality = mixed_quality(float(tested.scores.evidence_all[i]))
        label = f"{t.of(counties[i].short)} {words}"
        return Dot(counties[i].code, label, middle, *ends, hover, quality)

    groups = [Rows(name, [dot(i) for i in rows]) for name, rows in grouped(tested, put)]
    rank, last = tested.scores.rank(tested.county), len(tested.order) + LEAST
    today = [Reference(rank, t("robustness.line_today", rank=rank))] if rank else []
    axis = t("robustness.ranks_axis")
    return dots.counties(groups, today, last, axis, tested.county, phone, lower=1 - 2 * LEAST)
