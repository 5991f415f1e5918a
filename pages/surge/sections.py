"""Places the blocks of the Double-11 test: what a reader sets, the queue, what measures change."""

from functools import partial

import streamlit as st

from components.session import state
from components.session.link import View
from components.widgets import controls, html, links, place, sources
from components.words.texts import Texts
from model.access.peak_season import WIDENS
from model.results.results import Results
from pages.surge import backlog_chart, known_peaks, relief, wording
from pages.surge.wording import Setting, Variant

SIDES = (2, 3)


def demand(results: Results, t: Texts) -> None:
    """Set the peak: by a published mark, or by its multiple, its days and parcels a day."""
    place.heading(t("surge.peak_head"), t("surge.peak_note"), t)
    with st.container(horizontal=True):
        for mark in known_peaks.marks(results, t):
            controls.action(mark.label, f"mark_{mark.code}", partial(_set, mark.numbers))
    controls.number("sm", t("surge.multiple"), t("surge.multiple_unit"))
    controls.number("sd", t("surge.days"), t("surge.days_unit"))
    controls.number("sn", t("surge.normal"), t("surge.normal_unit"))


def _set(numbers: tuple[tuple[str, float], ...], view: View) -> View:
    for key, value in numbers:
        view = view.set_number(key, value)
    return view


def stages(t: Texts) -> None:
    """Set the capacity of each stage."""
    place.heading(t("surge.stages_head"), t("surge.stages_note"), t)
    columns = st.columns(len(wording.CAPACITIES), gap="small")
    for k, (key, column) in enumerate(zip(wording.CAPACITIES, columns, strict=True)):
        with column:
            name = t("surge.capacity", n=k + 1, stage=wording.stage(k, t))
            controls.number(key, name, t("surge.multiple_unit"))


def measures(results: Results, asked: Setting, t: Texts) -> None:
    """Set what each measure adds to its stage, and what is sold ahead."""
    place.heading(t("surge.measures_head"), t("surge.measures_note"), t)
    for k, (code, key) in enumerate(zip(WIDENS, wording.WIDER, strict=True)):
        lever = t.of(results.data.catalog.lever(code).name)
        label = t("surge.adds", lever=lever, stage=wording.stage(k, t),
                  share=t.percent(asked.shares[k]))  # fmt: skip
        controls.number(key, label, t("surge.percent_unit"))
    controls.number("sh", t("surge.presale"), t("surge.percent_unit"))


def queue(results: Results, found: list[Variant], asked: Setting, t: Texts) -> None:
    """Place the backlog over time, with nothing done and with all measures."""
    finding = wording.chart_title(found, t)
    place.heading(finding, wording.chart_note(found, t), t)
    peak = (asked.peak.days, t("surge.peak_label", m=t.number(asked.peak.multiple, 1)))
    axes = (t("surge.axis_days"), t("surge.axis_backlog"))
    figure = backlog_chart.over_time(
        wording.courses(found, t), peak, axes, wording.until(found), state.on_phone()
    )
    place.chart(figure, wording.alt(found, t), "backlog")
    place.notes([t("surge.chart_source"), known_peaks.note(results, t)], t)
    sources.source_line(known_peaks.sources(results), t)
    place.table(partial(wording.course_frame, found, asked, t), finding, "surge", t)


def changes(found: list[Variant], asked: Setting, t: Texts) -> None:
    """Place what each measure changes, alone and together."""
    place.html(
        html.chart_head(relief.title(found, asked, t), t("surge.table_note"), t)
        + html.table(*relief.rows(found, asked, t), t, "stages")
        + html.lines(relief.notes(found, asked, t), t, "source")
    )
    links.download("surge_measures", partial(relief.frame, found, asked, t), t)
