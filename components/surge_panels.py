"""Places the blocks of the Double-11 test: what a reader sets, the queue, what measures change."""

from functools import partial

import streamlit as st

from components import controls, markup, panels, provenance, reader, runtime, show
from components.charts import backlog
from components.links import View
from components.stories import peaks, relief
from components.stories import surge as story
from components.stories.surge import Setting, Variant
from components.text import Texts
from model.surge import WIDENS

SIDES = (2, 3)


def demand(t: Texts) -> None:
    """Set the peak: by a published mark, or by its multiple, its days and parcels a day."""
    show.heading(t("surge.peak_head"), t("surge.peak_note"), t)
    with st.container(horizontal=True):
        for mark in peaks.marks(t):
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
    show.heading(t("surge.stages_head"), t("surge.stages_note"), t)
    columns = st.columns(len(story.CAPACITIES), gap="small")
    for k, (key, column) in enumerate(zip(story.CAPACITIES, columns, strict=True)):
        with column:
            name = t("surge.capacity", n=k + 1, stage=story.stage(k, t))
            controls.number(key, name, t("surge.multiple_unit"))


def measures(asked: Setting, t: Texts) -> None:
    """Set what each measure adds to its stage, and what is sold ahead."""
    show.heading(t("surge.measures_head"), t("surge.measures_note"), t)
    for k, (code, key) in enumerate(zip(WIDENS, story.WIDER, strict=True)):
        lever = t.of(runtime.data().catalog.lever(code).name)
        label = t("surge.adds", lever=lever, stage=story.stage(k, t),
                  share=t.percent(asked.shares[k]))  # fmt: skip
        controls.number(key, label, t("surge.percent_unit"))
    controls.number("sh", t("surge.presale"), t("surge.percent_unit"))


def queue(found: list[Variant], asked: Setting, t: Texts) -> None:
    """Place the backlog over time, with nothing done and with all measures."""
    finding = story.chart_title(found, t)
    show.heading(finding, story.chart_note(found, t), t)
    peak = (asked.peak.days, t("surge.peak_label", m=t.number(asked.peak.multiple, 1)))
    axes = (t("surge.axis_days"), t("surge.axis_backlog"))
    figure = backlog.over_time(
        story.courses(found, t), peak, axes, story.until(found), reader.on_phone()
    )
    show.chart(figure, story.alt(found, t), "backlog")
    show.notes([t("surge.chart_source"), peaks.note(t)], t)
    provenance.source_line(peaks.sources(), t)
    show.table(partial(story.course_frame, found, asked, t), finding, "surge", t)


def changes(found: list[Variant], asked: Setting, t: Texts) -> None:
    """Place what each measure changes, alone and together."""
    show.html(
        markup.chart_head(relief.title(found, asked, t), t("surge.table_note"), t)
        + markup.table(*relief.rows(found, asked, t), t, "stages")
        + markup.lines(relief.notes(found, asked, t), t, "source")
    )
    panels.download("surge_measures", partial(relief.frame, found, asked, t), t)
