"""Where every county may rank if weights, method and data vary together."""

import numpy as np

from components.charts import rows, theme
from components.charts.plot import Plot
from components.session import state
from components.widgets import controls, links, place, tables
from components.widgets.tables import Table
from components.words.texts import Texts
from model.uncertainty.claims import mixed_quality
from pages.robustness.tested import Tested

TOP_PX, AXIS_PX = 12, 44
LEAST = 0.25  # of a rank: how far a bar reaches beyond its ends, so that one place is seen


def show(tested: Tested) -> None:
    """Place where every county may rank, the chosen one marked, with or without ranges."""
    t, finding, ranks = tested.t, title(tested), table(tested)
    place.heading(finding, "", t)
    with_ranges = links.with_ranges(t)
    figure = chart(tested, ranks, with_ranges, state.on_phone())
    place.chart(figure, finding, "places", controls.pick_county(tested.results, "places"))
    place.table(ranks.file, finding, "ranks", t, notes(with_ranges, t))


def table(tested: Tested) -> Table:
    """Return the possible ranks of every county; blank where it is not scored."""
    t, scores, counties = tested.t, tested.scores, tested.results.data.panel.counties
    wide = tested.otherwise.rank_ranges(tested.method)
    narrow = tested.results.ranges(tested.method).rank
    same, yes, no = tested.close[tested.row], t("robustness.yes"), t("robustness.no")
    quality = [t.quality(mixed_quality(float(evidence))) for evidence in scores.evidence_all]
    found = tables.table(
        range(len(counties)),
        {
            "county": (t("common.county"), lambda i: t.of(counties[i].name)),
            "today": (t("robustness.rank_today"), lambda i: scores.rank(counties[i].code)),
            "low": (t("robustness.rank_low"), lambda i: wide.rank[i, 0]),
            "middle": (t("robustness.rank_median"), lambda i: wide.rank[i, 1]),
            "high": (t("robustness.rank_high"), lambda i: wide.rank[i, 2]),
            "narrow_low": (t("robustness.narrow_low"), lambda i: narrow[i, 0]),
            "narrow_high": (t("robustness.narrow_high"), lambda i: narrow[i, 2]),
            "top": (t("robustness.top"), lambda i: wide.top[i]),
            "same": (t("robustness.same"), lambda i: yes if same[i] else no),
            "quality": (t("common.quality"), quality.__getitem__),
        },
    )
    return Table(found.rows, found.heads, {"top": 3})


def span(low: float, high: float, t: Texts) -> str:
    """Return ranks from low to high, one alone where they are the same."""
    return str(round(low)) if round(low) == round(high) else t.range(round(low), round(high))


def title(tested: Tested) -> str:
    """Return where a county may rank, and which others it cannot be told apart from."""
    t, wide = tested.t, tested.otherwise.rank_ranges(tested.method).rank
    low, _, high = wide[tested.row]
    county = t.county(tested.county)
    if np.isnan(low):
        width = t.number(float(np.nanmean(wide[:, 2] - wide[:, 0])), 1)
        return tested.hedged("robustness.ranks_withheld", county=county, width=width)
    ends = {"county": county, "low": round(low), "high": round(high)}
    counties, near = tested.results.data.panel.counties, np.flatnonzero(tested.close[tested.row])
    if not len(near):
        return tested.hedged("robustness.ranks_none", **ends)
    names = t.join([t.of(counties[i].short) for i in near])
    return tested.hedged("robustness.ranks_some", **ends, n=len(near), names=names)


def chart(tested: Tested, ranks: Table, with_ranges: bool, phone: bool) -> Plot:
    """Return the possible ranks in the order of today's scores, the chosen county in bold.

    A wide range, a narrower one on it, a tick at the middle; without ranges only the ticks.
    Ranges that rest on illustrative figures are hatched.
    """
    t, found = tested.t, ranks.rows.iloc[tested.order]
    counties = [tested.results.data.panel.counties[i] for i in tested.order]
    chosen = [county.code == tested.county for county in counties]
    stack = rows.stack([("", counties)])
    figure = theme.figure(
        stack.height(phone) + TOP_PX + AXIS_PX,
        margin={"l": 8, "r": 12, "t": TOP_PX, "b": AXIS_PX},
        bargap=0.25,
        barmode="overlay",
    )
    hover = [
        t(
            "robustness.ranks_hover",
            county=row["county"],
            low=round(row["low"]),
            middle=round(row["middle"]),
            high=round(row["high"]),
            narrow=span(row["narrow_low"], row["narrow_high"], t),
            top=t.percent(row["top"]),
        )
        for row in found.to_dict("records")
    ]
    y = list(range(stack.count))
    points = {"y": y, "customdata": [county.code for county in counties], "text": hover}
    if with_ranges:
        solid = {"color": theme.PALE, "pattern": {"shape": ""}} if tested.on_evidence else {}
        figure.add_bar(
            base=(found["low"] - LEAST).round(2).tolist(),
            x=(found["high"] - found["low"] + 2 * LEAST).round(2).tolist(),
            orientation="h",
            marker=theme.ranged(chosen) | solid,
            **points,
        )
        theme.range_line(figure, found["narrow_low"].tolist(), found["narrow_high"].tolist(), y)
    colours = [theme.INK if is_chosen else theme.ACCENT for is_chosen in chosen]
    figure.add_scatter(
        x=found["middle"].round(1).tolist(),
        mode="markers",
        marker={"symbol": "line-ns", "size": 10, "line": {"color": colours, "width": 3}},
        **points,
    )
    figure.update_xaxes(
        range=[0.3, stack.count + 0.7],
        tickvals=[1, *range(5, stack.count + 1, 5)],
        title=theme.axis_title(t("robustness.ranks_axis")),
    )
    names = [rows.bold(t.of(c.short), c.code == tested.county) for c in counties]
    stack.write(figure, names, phone)
    return figure


def notes(with_ranges: bool, t: Texts) -> list[str]:
    """Return how to read the possible ranks, and how they were made."""
    rules = t.catalog.method
    ends = {"low": t.percent(rules.low), "high": t.percent(rules.high)}
    read = t("robustness.ranks_note", **ends) if with_ranges else t("robustness.ranks_note_off")
    noise = {"observed": t.number(rules.noise_observed), "derived": t.number(rules.noise_derived)}
    drawn = {"draws": t.number(rules.draws), "spread": t.percent(rules.weight_spread)}
    return [read, t("robustness.ranks_method", **ends, **noise, **drawn)]
