"""Days to the village taken apart: what road and schedule account for, before and after."""

import math
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import streamlit as st

from components.charts import rows, theme
from components.charts.dots import PLOT_PX, PLOT_PX_PHONE
from components.charts.plot import Plot
from components.session import state
from components.session.link import View
from components.widgets import controls, html, place, sources
from components.widgets.tables import Table, heads
from components.words.texts import Texts
from model.access.delivery_days import PARTS, unexplained
from model.facts.catalog import DELIVERY_DAYS, Schedule
from model.facts.provenance import Quality
from model.results.results import Results
from model.score.method import Method

ROAD = ("line_haul", "last_mile")  # modelled hours over assumed driving hours; the rest is assumed
LEFT_OPEN = ("rest", "range")  # of the days stated: at least, and up to so many more
SOURCES = ["travel_model", "township_positions"]
BAR_PX, TOP_PX, AXIS_PX = 34, 6, 40
NUMBER_PX = 18  # the room of a part's number in its bar
# Neighbours differ in grey; what takes longest is orange instead.
GREYS = (theme.BORDER, theme.UNKNOWN, theme.LINE, theme.MUTED, theme.BORDER)
STRIPES = f"repeating-linear-gradient(135deg,{theme.BORDER} 0 1px,{theme.PAGE} 1px 4px)"
Bars = list[tuple[str, pd.Series]]  # name, days by part


@dataclass(frozen=True, slots=True)
class Split:
    """The days by part, today and under other visits a week (see `table`)."""

    now: Table
    then: Table
    visits: tuple[float, float]

    @property
    def moved(self) -> bool:
        """Return whether the visits are not today's."""
        return self.visits[0] != self.visits[1]

    def of(self, county: str) -> tuple[pd.Series, pd.Series]:
        """Return the rows of a county, '' the region, today and under the other visits."""
        return self.now.rows.T[county], self.then.rows.T[county]


def schedule(view: View) -> Schedule:
    """Return the assumptions that the reader has set."""
    return Schedule(*(view.number(key) for key in ("vis", "hnd", "srt", "drv")))


def split(results: Results, asked: Schedule, method: Method, t: Texts) -> Split:
    """Return the days under a schedule beside those at today's assumed number of visits."""
    usual = replace(asked, visits=t.catalog.method.delivery.visits)
    now, then = (table(results, one, usual, method, t) for one in (usual, asked))
    return Split(now, then, (usual.visits, asked.visits))


def table(results: Results, asked: Schedule, usual: Schedule, method: Method, t: Texts) -> Table:
    """Return the days of each county under a schedule, under its code; '' is the region.

    A column a part, their `total`, and what they leave open of the days stated: `rest` at least,
    `range` above that (NaN where nothing is stated), by the `usual` schedule, so that it does not
    move with the visits; `gap` is below zero where the parts take longer than the value stated.
    """
    panel = results.panel(method.real_only)
    today, delivery = results.geography.delivery(usual), results.geography.delivery(asked)
    stated = panel.indicators.index(DELIVERY_DAYS)
    low, high = (
        today.with_region(np.maximum(unexplained(days[:, stated], today), 0.0))
        for days in (panel.low, panel.high)
    )
    made = pd.DataFrame(delivery.parts, columns=list(PARTS), index=[*panel.codes, ""])
    margin = t.catalog.method.travel_tolerance * made[list(ROAD)].sum(axis=1)
    made = made.assign(
        name=[t.county(code) for code in made.index],
        visits=asked.visits,
        total=delivery.total,
        low=delivery.total - margin,
        high=delivery.total + margin,
        rest=low,
        range=high - low,
        rest_high=high,
        gap=np.append(unexplained(panel.column(DELIVERY_DAYS), today), math.nan),
        quality=t.quality(Quality.ILLUSTRATIVE),
        source=t.cite("travel_model"),
    )
    named = {"name": t("common.county"), "visits": t("logistics.visits")}
    named |= dict(zip(PARTS, labels(t), strict=False)) | {"total": t("logistics.days_parts")}
    own = {key: f"logistics.days_{key}" for key in ("low", "high", "rest", "rest_high")}
    named |= heads(t, **own) | heads(t, "quality", "source")
    return Table(made, named, dict.fromkeys([*PARTS, "total", *own], 2))


def labels(t: Texts) -> list[str]:
    """Return the names of the parts, those of the road with the mark of a modelled figure."""
    marks = [f"{t.glyph(Quality.DERIVED)} " if part in ROAD else "" for part in PARTS]
    return [f"{mark}{t(f'logistics.part_{part}')}" for mark, part in zip(marks, PARTS, strict=True)]


def longest(days: pd.Series, t: Texts) -> list[str]:
    """Return the parts that may be the longest, the tolerance of the road allowed for."""
    part = t.catalog.method.travel_tolerance
    wide = {name: part * days[name] if name in ROAD else 0.0 for name in PARTS}
    least = max(days[name] - wide[name] for name in PARTS)
    return [name for name in PARTS if days[name] + wide[name] >= least]


def show(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place the days by part under the visits a week on a slider, before and after.

    They rest on assumed schedules: with real data only a sentence stands instead.
    """
    if method.real_only:
        place.heading(t("logistics.days_head"), t("logistics.days_real"), t)
        return
    st.fragment(answer)(results, county, method, t, [])
    if box := place.drawer(t("logistics.assumptions"), "delivery", ("hnd", "srt", "drv")):
        with box:
            for key in ("hnd", "srt", "drv"):
                controls.number(key, t(f"logistics.assume_{key}"), t(f"logistics.unit_{key}"))


def answer(results: Results, county: str, method: Method, t: Texts, drawn: list[str]) -> None:
    """Place what the slider of visits moves; once the page is `drawn` it runs alone."""
    if drawn:
        state.keep_up()
    drawn.append(county)
    days = split(results, schedule(state.view()), method, t)
    finding, slow = title(days, county, t), longest(days.of(county)[0], t)
    place.heading(finding, t("logistics.days_lead"), t)
    controls.number("vis", t("logistics.visits"), t("logistics.visits_unit"))
    place.html(html.classes(legend(days, slow, t), t))
    shown = bars(results, days, county, t)
    place.chart(chart(shown, slow, state.on_phone(), t), finding, "days")
    notes = sources.cited(SOURCES, t, *note(days, county, t))
    place.table(days.then.file, finding, "delivery_days", t, notes)


def title(days: Split, county: str, t: Texts) -> str:
    """Return the finding: what the parts account for and leave open, or how they move."""
    own, then = days.of(county)
    totals = {"now": t.number(own.total, 1), "then": t.number(then.total, 1)}
    if days.moved:
        before, after = map(t.number, days.visits)
        return t("logistics.days_moved", before=before, after=after, **totals)
    if math.isnan(own.rest):
        return t("logistics.days_alone", **totals)
    known = "logistics.days_known" if county else "logistics.days_known_all"
    return t(known, rest=t.range(own.rest, own.rest_high, 1), **totals)


def legend(days: Split, slow: list[str], t: Texts) -> list[tuple[str, str]]:
    """Return colour and name of each part, and of what is left open where anything is stated."""
    pairs = list(zip(_colours(slow), labels(t), strict=True))
    is_stated = bool(days.now.rows["rest"].notna().any())
    return [*pairs, (STRIPES, t("logistics.part_rest"))] if is_stated else pairs


def _colours(slow: list[str]) -> list[str]:
    return [theme.GAP if p in slow else grey for p, grey in zip(PARTS, GREYS, strict=True)]


def note(days: Split, county: str, t: Texts) -> list[str]:
    """Return how to read the bars, and where assumptions and statement contradict each other."""
    lines = [t("logistics.days_note", tolerance=t.percent(t.catalog.method.travel_tolerance))]
    short = days.now.rows["gap"] < 0
    if short[county] or (not county and short.any()):
        lines.append(t("logistics.days_short", n=1 if county else int(short.sum())))
    return lines


def bars(results: Results, days: Split, county: str, t: Texts) -> Bars:
    """Return the bars: of a county before and after, and its group; or of each group.

    Of a group the mean, because means of parts add up; medians would not.
    """
    groups, codes = results.geography.groups(), np.array(results.data.panel.codes)
    lengths = days.then.rows[[*PARTS, *LEFT_OPEN]]
    means = {n: lengths.loc[codes[groups == n]].mean() for n in np.unique(groups).tolist()}
    if not county:
        return [(t(f"common.peer_group_{n}"), mean) for n, mean in means.items()]
    name, group = t.county_short(county), int(groups[results.data.panel.row(county)])
    now, then = days.of(county)
    shown: Bars = [(rows.bold(name, is_bold=True), then)]
    if days.moved:
        visits = [t("logistics.days_bar", name=name, n=t.number(n)) for n in days.visits]
        shown = [(visits[0], now), (rows.bold(visits[1], is_bold=True), then)]
    peers = t("logistics.days_peers", n=int((groups == group).sum()))
    return [*shown, (peers, means[group])]


def chart(shown: Bars, slow: list[str], phone: bool, t: Texts) -> Plot:
    """Return the bars by part, the `slow` ones orange; what the parts leave open is striped."""
    margin = {"l": 8, "r": 14, "t": TOP_PX, "b": AXIS_PX}
    height = BAR_PX * len(shown) + TOP_PX + AXIS_PX
    figure = theme.figure(height, margin=margin, bargap=0.25, barmode="stack")
    looks = dict(zip(PARTS, _colours(slow), strict=True))
    whole = max(float(days[[*PARTS, *LEFT_OPEN]].sum()) for _, days in shown)
    least = NUMBER_PX / (PLOT_PX_PHONE if phone else PLOT_PX) * whole
    for part in (*PARTS, *LEFT_OPEN):
        name, lengths = t(f"logistics.part_{part}"), [float(days[part]) for _, days in shown]
        look = {"color": looks.get(part, theme.PAGE), "line": {"color": theme.PAGE, "width": 1}}
        if part in LEFT_OPEN:
            solidity = 0.4 if part == "rest" else 0.15
            pattern = theme.ASSUMED | {"fgcolor": theme.UNKNOWN, "solidity": solidity}
            look |= {"pattern": pattern, "line": {"color": theme.BORDER, "width": 0.8}}
        label = [t.number(d, 1) if d >= least and part in PARTS else "" for d in lengths]
        figure.add_bar(
            x=[None if math.isnan(days) else round(days, 2) for days in lengths],
            y=list(range(len(shown))),
            orientation="h",
            marker=look,
            text=label,
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            hovertemplate=f"{name} %{{x:.1f}}{t.unit('days')}<extra></extra>",
        )
    axis = theme.axis_title(t("logistics.days_axis"))
    figure.update_xaxes(rangemode="tozero", nticks=5 if phone else 7, title=axis)
    rows.write_names(figure, [name for name, _ in shown])
    return figure
