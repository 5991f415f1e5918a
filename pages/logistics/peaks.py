"""Double 11: how long would parcels wait, and what would measures change?"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial, reduce

import numpy as np
import pandas as pd
import streamlit as st

from components.charts import theme
from components.charts.plot import Plot
from components.session import state
from components.session.link import View
from components.widgets import controls, html, place, sources, tables
from components.widgets.html import Card
from components.widgets.tables import Table
from components.words.texts import Texts
from model.access.peak_season import STAGES, WIDENS, Peak, Queue, ahead_d, course, queue, widened
from model.facts.provenance import Quality
from model.results.results import Results
from model.what_if.scenario import Scenario

CAPACITIES, WIDER = ("sc1", "sc2", "sc3"), ("sp1", "sp2", "sp3")
OPTIONS = ("sm", "sd", *CAPACITIES, *WIDER, "sh", "sn")  # any of them in a link opens the section
PERCENT = 100
PEAK_DAY, SIX_DAYS = "double_11_peak_multiple", "double_11_six_day_multiple"
PILOT_MEAN = "avg_daily_parcels_village_logistics_3_pilot_counties"
PILOT_PEAK = "peak_daily_parcels_village_logistics_3_pilot_counties"
OWN_PEAK = "matsutake_parcels_per_day_peak"
DAYS_OF_MEAN = 6.0  # 11 to 16 November
HEIGHT_PX, TICKS = 280, 5
LONGEST_D = 365.0  # the chart ends here; a longer queue runs out of it
# With nothing done and with all measures (so `legend` says): colour, width and stroke.
LOOKS = ((theme.UNKNOWN, 2.0, "dot"), (theme.INK, 2.6, "solid"))


@dataclass(frozen=True, slots=True)
class PeakCase:
    """What a reader sets: a peak, the capacity of each stage, what is done, parcels a day."""

    county: str
    peak: Peak
    capacities: tuple[float, ...]  # by stage, in normal days
    added: tuple[float, ...]  # by stage, the share of it that its lever adds as stated
    share: float  # of that, at which these hard levers work in the county
    presale: float  # the share of the surplus that is sent ahead
    parcels: float  # on a normal day

    @property
    def queues(self) -> tuple[Queue, Queue]:
        """Return the queue with nothing done and with all measures."""
        wider = widened(self.capacities, [self.share * added for added in self.added])
        return queue(self.peak, self.capacities), queue(self.peak.presold(self.presale), wider)


def setting(results: Results, view: View, county: str, today: Scenario) -> PeakCase:
    """Return what the reader has set, with how the levers work in a county."""
    shares = results.presets.shares(county, today)
    return PeakCase(
        county=county,
        peak=Peak(view.number("sm"), view.number("sd")),
        capacities=tuple(view.number(key) for key in CAPACITIES),
        added=tuple(view.number(key) / PERCENT for key in WIDER),
        share=shares[next(iter(WIDENS))],
        presale=view.number("sh") / PERCENT,
        parcels=view.number("sn"),
    )


def show(results: Results, t: Texts) -> None:
    """Place the finding, three cards, published peaks, three sliders and the curve of the wait."""
    given = setting(results, state.view(), state.home(), state.today())
    finding, table = title(given, t), backlog(given, t)
    place.heading(finding, t("peaks.caveat"), t)
    place.html(html.cards(cards(given, t), t))
    left, right = st.columns(2, gap="medium")
    with left:
        with st.container(horizontal=True):
            for code, (label, numbers) in marks(results, t).items():
                controls.action(label, f"mark_{code}", partial(_put, numbers))
        controls.number("sm", t("peaks.multiple"), t("peaks.multiple_unit"))
        controls.number("sc3", t("peaks.capacity"), t("peaks.multiple_unit"))
        controls.number("sh", t("peaks.presale"), t("peaks.percent_unit"))
        place.source(fixed(given, t), t)
    with right:
        place.html(html.lines(legend(given, t), t, "source"))
        words = t("common.semicolon").join([finding, *legend(given, t)])
        place.chart(curve(table.rows, given.peak, state.on_phone(), t), words, "backlog")
    place.table(table.file, finding, "peaks", t, notes(results, given, t))


def _put(numbers: Mapping[str, float], view: View) -> View:
    return reduce(lambda view, one: view.set_number(*one), numbers.items(), view)


def title(given: PeakCase, t: Texts) -> str:
    """Return the finding: the longest wait with nothing done, and which stage decides."""
    now, _ = given.queues
    where = t.join([t("peaks.quoted", name=t(f"peaks.stage_{STAGES[k]}")) for k in now.narrowest])
    key = "peaks.title_overloaded" if now.is_overloaded else "peaks.title_wait"
    if not now.waits:
        key = "peaks.title_none"
    multiple, wait = t.number(now.peak.multiple, 1), _days(now.wait_d, t)
    return t(key, stage=where, wait=wait, m=multiple)


def _days(days: float, t: Texts) -> str:
    """Return days with their unit, in words where they have no end."""
    return t("peaks.endless") if math.isinf(days) else f"{t.number(days, 1)}{t.unit('days')}"


def cards(given: PeakCase, t: Texts) -> list[Card]:
    """Return wait, clearing and backlog with nothing done; below each what all measures leave."""
    now, then = given.queues
    scale, decimals, unit = (1.0, 1, t("peaks.unit_days"))
    if given.parcels:
        scale, decimals, unit = (given.parcels, 0, t("peaks.unit_parcels"))
    days = t.unit("days").strip()
    shown = [
        ("peaks.card_wait", now.wait_d, then.wait_d, days, 1),
        ("peaks.card_clearing", now.clearing_d, then.clearing_d, days, 1),
        ("peaks.card_backlog", now.backlog_d * scale, then.backlog_d * scale, unit, decimals),
    ]
    made = []
    for key, *both, suffix, places in shown:
        (before, of), (after, its) = (
            (t("peaks.endless"), "") if math.isinf(end) else (t.number(end, places), suffix)
            for end in both
        )
        made.append(Card(t(key), before, of, t("peaks.card_note", after=f"{after} {its}".strip())))
    return made


def marks(results: Results, t: Texts) -> dict[str, tuple[str, dict[str, float]]]:
    """Return the published peaks: code -> the label of its button, the numbers it sets.

    They are marks to set the test by, not a calibration of any county.
    """
    facts = results.data.facts
    by_year = {fact.year: fact for fact in facts.series(PEAK_DAY)}
    mean, latest = facts.series(SIX_DAYS)[-1], by_year[max(by_year)]
    low, high = facts.series(PILOT_MEAN)[-1], facts.series(PILOT_PEAK)[-1]
    peaks = {
        "peak": (mean.year, {"sm": by_year[mean.year].value}),
        "mean": (mean.year, {"sm": mean.value, "sd": DAYS_OF_MEAN}),
        "peak_latest": (latest.year, {"sm": latest.value}),
        "pilot": (high.year, {"sm": round(high.value / low.value, 1), "sn": low.value}),
    }
    return {
        code: (t(f"peaks.mark_{code}", year=year, x=t.number(numbers["sm"], 1)), numbers)
        for code, (year, numbers) in peaks.items()
    }


def fixed(given: PeakCase, t: Texts) -> str:
    """Return what else is assumed and what all measures are; a link can set these too."""
    trunk, centre, _ = (t.number(capacity, 1) for capacity in given.capacities)
    names = [t.of(t.catalog.lever(code).name) for code in WIDENS]
    added = [f"{name} +{t.percent(a)}" for name, a in zip(names, given.added, strict=True)]
    own = {"county": t.county(given.county), "share": t.percent(given.share)}
    days, parcels = (t.number(value) for value in (given.peak.days, given.parcels))
    stages = {"trunk": trunk, "centre": centre, "measures": t.join(added)}
    return t("peaks.fixed", days=days, parcels=parcels, **stages, **own)


def legend(given: PeakCase, t: Texts) -> list[str]:
    """Return what the two lines are and how each queue ends."""
    words = []
    for key, one in zip(("peaks.case_none", "peaks.case_all"), given.queues, strict=True):
        wait, clear = _days(one.wait_d, t), _days(one.clearing_d, t)
        ending = t("peaks.ends", wait=wait, clear=clear) if one.waits else t("peaks.no_queue")
        words.append(t("common.colon", name=t(key), text=ending))
    return words


def backlog(given: PeakCase, t: Texts) -> Table:
    """Return what waits by day, with nothing done (`now`) and with all measures (`then`).

    In normal days of parcels and, where a number of parcels is set, in parcels; exact between
    the days given, which run past every end within a year.
    """
    both, days = given.queues, given.peak.days
    ends = [days + one.clearing_d for one in both if not math.isinf(one.clearing_d)]
    least = (2.5 if len(ends) < len(both) else 1.3) * days
    last = min(LONGEST_D, max([least, *(1.1 * end for end in ends)]))
    marked = sorted({last, *(day for one in both for day in course(one, last)[0])})
    rows = pd.DataFrame({"day": marked})
    for name, one in zip(("now", "then"), both, strict=True):
        rows[name] = [one.at(day) for day in marked]
        rows[f"{name}_parcels"] = np.round(rows[name] * given.parcels)
    rows["quality"] = t.quality(Quality.ILLUSTRATIVE)
    own = {"day": "peaks.axis_days", "now": "peaks.file_now", "then": "peaks.file_then"}
    if given.parcels:
        own |= {"now_parcels": "peaks.file_now_parcels", "then_parcels": "peaks.file_then_parcels"}
    return Table(rows, tables.heads(t, "quality", **own), dict.fromkeys(own, 2))


def curve(rows: pd.DataFrame, peak: Peak, phone: bool, t: Texts) -> Plot:
    """Return what waits over the days, the peak shaded; both lines as `backlog` has them."""
    margin = {"l": 8, "r": 14, "t": 8, "b": 40}
    figure = theme.figure(HEIGHT_PX, margin=margin)
    ends = {"x0": 0, "x1": peak.days, "y0": 0, "y1": 1, "yref": "y domain"}
    shade = {"fillcolor": theme.PANEL, "line": {"width": 0}, "layer": "below"}
    figure.add_shape(type="rect", **ends, **shade)
    words = t("peaks.peak_label", m=t.number(peak.multiple, 1))
    figure.add_annotation(text=words, x=peak.days / 2, y=1, yref="y domain", yanchor="top")
    for name, (colour, width, dash) in zip(("now", "then"), LOOKS, strict=True):
        figure.add_scatter(
            x=rows["day"].round(2).tolist(),
            y=rows[name].round(2).tolist(),
            mode="lines",
            line={"color": colour, "width": width, "dash": dash},
            hovertemplate="%{x:.1f} · %{y:.1f}<extra></extra>",
        )
    across, up = theme.axis_title(t("peaks.axis_days")), theme.axis_title(t("peaks.axis_backlog"))
    highest = max(float(rows[["now", "then"]].to_numpy().max()), 1.0)
    figure.update_xaxes(range=[0, rows["day"].iloc[-1]], nticks=TICKS, title=across)
    figure.update_yaxes(range=[0, 1.15 * highest], nticks=3 if phone else TICKS, title=up)
    return figure


def notes(results: Results, given: PeakCase, t: Texts) -> list[str]:
    """Return the county's own known peak, the published ones, how it is computed, and sources."""
    facts = results.data.facts
    low, high = facts.series(PILOT_MEAN)[-1], facts.series(PILOT_PEAK)[-1]
    days = [(fact.year, t.number(fact.value, 1)) for fact in facts.series(PEAK_DAY)]
    national = t.join([t("peaks.mark_year", year=year, x=times) for year, times in days])
    pilot = {"mean": t.number(low.value), "peak": t.number(high.value), "year": high.year}
    cited = [f.source for code in (PEAK_DAY, SIX_DAYS, PILOT_MEAN) for f in facts.series(code)]
    county = t.county(given.county)
    lines = [t("peaks.own_none", county=county)]
    if own := facts.fact(given.county, OWN_PEAK):
        lines = [t("peaks.own_known", county=county, year=own.year, n=t.number(own.value))]
        cited.append(own.source)
    if given.presale:
        ahead = ahead_d(given.peak, given.presale, given.capacities)
        key = "peaks.ahead_never" if math.isinf(ahead) else "peaks.ahead"
        lines.append(t(key, share=t.percent(given.presale), days=t.number(ahead, 1)))
    lines += [t("peaks.model"), t("peaks.marks_note", national=national, **pilot)]
    return [*lines, *sources.cited(cited, t)]
