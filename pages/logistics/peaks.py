"""Double 11: how long would parcels wait, and what would measures change?"""

import math
from functools import partial

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
from model.access.peak_season import Peak, Queue, queue
from model.facts.provenance import Quality
from model.results.results import Results

OPTIONS = ("sm", "sc3", "sh")  # any of them in a link opens the section
DAYS = 10.0  # assumed length of a peak
POOLING, ADDED = "parcel_pooling", 0.3  # the lever that widens delivery, assumed by so much
PERCENT = 100
PEAK_DAY = "double_11_peak_multiple"
PILOT_MEAN = "avg_daily_parcels_village_logistics_3_pilot_counties"
PILOT_PEAK = "peak_daily_parcels_village_logistics_3_pilot_counties"
HEIGHT_PX, TICKS = 280, 5
LONGEST_D = 365.0  # the chart ends here; a longer queue runs out of it
# With nothing done and with all measures (so `legend` says): colour, width and stroke.
LOOKS = ((theme.UNKNOWN, 2.0, "dot"), (theme.INK, 2.6, "solid"))
Pair = tuple[Queue, Queue]  # with nothing done, and with all measures


def queues(view: View, share: float) -> Pair:
    """Return the queues of what a reader has set; measures work at a `share` 0..1 in a county."""
    peak, capacity = Peak(view.number("sm"), DAYS), view.number("sc3")
    then = peak.presold(view.number("sh") / PERCENT)
    return queue(peak, capacity), queue(then, capacity * (1.0 + share * ADDED))


def show(results: Results, t: Texts) -> None:
    """Place the finding, three cards, published peaks, three sliders and the curve of the wait."""
    county = state.home()
    share = results.presets.shares(county, state.today())[POOLING]
    both = queues(state.view(), share)
    finding, table = ending(both[0], t), backlog(both, t)
    place.heading(finding, t("peaks.caveat"), t)
    place.html(html.cards(cards(results, both, t), t))
    left, right = st.columns(2, gap="medium")
    with left:
        with st.container(horizontal=True):
            for code, (label, multiple) in marks(results, t).items():
                change = partial(View.set_number, key="sm", value=multiple)
                controls.action(label, f"mark_{code}", change)
        controls.number("sm", t("peaks.multiple"), t("peaks.multiple_unit"))
        controls.number("sc3", t("peaks.capacity"), t("peaks.multiple_unit"))
        controls.number("sh", t("peaks.presale"), t("peaks.percent_unit"))
        place.source(fixed(results, county, share, t), t)
    with right:
        place.html(html.lines(legend(both, t), t, "source"))
        words = t("common.semicolon").join([finding, *legend(both, t)])
        place.chart(curve(table.rows, both[0].peak, state.on_phone(), t), words, "backlog")
    place.table(table.file, finding, "peaks", t, notes(results, t))


def ending(one: Queue, t: Texts) -> str:
    """Return how a queue ends: the longest wait and when it is cleared, or that it never is."""
    if not one.waits:
        return t("peaks.no_queue", m=t.number(one.peak.multiple, 1))
    if math.isinf(one.clearing_d):
        return t("peaks.never")
    wait, clear = (f"{t.number(end, 1)}{t.unit('days')}" for end in (one.wait_d, one.clearing_d))
    return t("peaks.ends", wait=wait, clear=clear)


def cards(results: Results, both: Pair, t: Texts) -> list[Card]:
    """Return wait, clearing and backlog with nothing done; below each what all measures leave."""
    days, parcels = t.unit("days").strip(), usual_parcels(results)
    shown = [
        ("peaks.card_wait", [one.wait_d for one in both], days, 1),
        ("peaks.card_clearing", [one.clearing_d for one in both], days, 1),
        ("peaks.card_backlog", [one.backlog_d * parcels for one in both], t("peaks.parcels"), 0),
    ]
    made = []
    for key, ends, suffix, places in shown:
        (before, of), (after, its) = (
            (t("peaks.endless"), "") if math.isinf(end) else (t.number(end, places), suffix)
            for end in ends
        )
        made.append(Card(t(key), before, of, t("peaks.card_note", after=f"{after} {its}".strip())))
    return made


def usual_parcels(results: Results) -> float:
    """Return the parcels a day that a normal day is taken to have: the published mean."""
    return results.data.facts.series(PILOT_MEAN)[-1].value


def marks(results: Results, t: Texts) -> dict[str, tuple[str, float]]:
    """Return the published peaks: code -> the label of its button, times a normal day.

    They are marks to set the test by, not a calibration of any county.
    """
    facts = results.data.facts
    *_, before, latest = facts.series(PEAK_DAY)
    high = facts.series(PILOT_PEAK)[-1]
    peaks = {
        "peak": (before.year, before.value),
        "peak_latest": (latest.year, latest.value),
        "pilot": (high.year, round(high.value / usual_parcels(results), 1)),
    }
    return {
        code: (t(f"peaks.mark_{code}", year=year, x=t.number(multiple, 1)), multiple)
        for code, (year, multiple) in peaks.items()
    }


def fixed(results: Results, county: str, share: float, t: Texts) -> str:
    """Return what else is assumed and what all measures are."""
    lever, added = t.of(t.catalog.lever(POOLING).name), t.percent(ADDED)
    own = {"county": t.county(county), "share": t.percent(share), "lever": lever, "added": added}
    parcels = t.number(usual_parcels(results))
    return t("peaks.fixed", days=t.number(DAYS), parcels=parcels, **own)


def legend(both: Pair, t: Texts) -> list[str]:
    """Return what the two lines are and how each queue ends."""
    names = t("peaks.case_none"), t("peaks.case_all")
    pairs = zip(names, both, strict=True)
    return [t("common.colon", name=name, text=ending(one, t)) for name, one in pairs]


def backlog(both: Pair, t: Texts) -> Table:
    """Return what waits by day, with nothing done (`now`) and with all measures (`then`).

    In normal days of parcels; exact between the days given, which run past every end within a
    year.
    """
    ends = [DAYS + one.clearing_d for one in both if not math.isinf(one.clearing_d)]
    least = (2.5 if len(ends) < len(both) else 1.3) * DAYS
    last = min(LONGEST_D, max([least, *(1.1 * end for end in ends)]))
    rows = pd.DataFrame({"day": sorted({0.0, DAYS, last, *(min(end, last) for end in ends)})})
    for name, one in zip(("now", "then"), both, strict=True):
        rows[name] = rows["day"].map(one.at)
    rows["quality"] = t.quality(Quality.ILLUSTRATIVE)
    own = {"day": "peaks.axis_days", "now": "peaks.file_now", "then": "peaks.file_then"}
    return Table(rows, tables.heads(t, "quality", **own), dict.fromkeys(own, 2))


def curve(rows: pd.DataFrame, peak: Peak, phone: bool, t: Texts) -> Plot:
    """Return what waits over the days, the peak shaded; both lines as `backlog` has them."""
    margin = {"l": 8, "r": 14, "t": 8, "b": 40}
    figure = theme.figure(HEIGHT_PX, margin=margin)
    ends = {"x0": 0, "x1": peak.days, "y0": 0, "y1": 1, "yref": "y domain"}
    shade = {"fillcolor": theme.PANEL, "line": {"width": 0}, "layer": "below"}
    figure.add_shape(type="rect", **ends, **shade)
    words = t("peaks.peak_label", m=t.number(peak.multiple, 1))
    at = {"x": 0, "xanchor": "left", "y": 1, "yref": "y domain", "yanchor": "top"}
    figure.add_annotation(text=words, **at)
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


def notes(results: Results, t: Texts) -> list[str]:
    """Return how the wait is computed, the published peaks, and sources."""
    facts = results.data.facts
    low, high = facts.series(PILOT_MEAN)[-1], facts.series(PILOT_PEAK)[-1]
    days = [(fact.year, t.number(fact.value, 1)) for fact in facts.series(PEAK_DAY)]
    national = t.join([t("peaks.mark_year", year=year, x=times) for year, times in days])
    pilot = {"mean": t.number(low.value), "peak": t.number(high.value), "year": high.year}
    cited = [f.source for code in (PEAK_DAY, PILOT_MEAN) for f in facts.series(code)]
    marked = t("peaks.marks_note", national=national, **pilot)
    return sources.cited(cited, t, t("peaks.model"), marked)
