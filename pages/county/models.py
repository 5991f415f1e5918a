"""The ways to run e-commerce in a county: which are declared, what they need, what fits them."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
import streamlit as st

from components.session import state
from components.session.link import View
from components.session.options import MODELS, MODELS_OF, UNKNOWN
from components.widgets import controls, html, place, tables
from components.words.texts import DASH, Texts
from model.facts.lessons import Lesson
from model.facts.levers import Preset
from model.facts.provenance import QUALITIES
from model.results.results import Results
from model.score.goalposts import clip, goalposts
from model.score.method import Method
from model.spending.presets import transfer_share
from model.what_if.scenario import Scenario


def section(results: Results, county: str, t: Texts) -> None:
    """Place the four models to declare, what the declared ones need, and the lessons that fit."""
    view, today, every = state.view(), state.today(), results.data.lessons.of("model")
    told = view.choice(MODELS) if view.choice(MODELS_OF) == county else UNKNOWN
    chosen = [one for one in every if one.code[0] in told]
    key, names = f"models_{county}", {one.code[0]: t.of(one.name) for one in every}

    def alter(view: View, picked: object) -> View:
        told = "".join(letter for letter in names if letter in str(picked))
        return view.choose(MODELS, told or UNKNOWN).choose(MODELS_OF, county if told else "")

    place.heading(t("models.head"), t("models.own") if chosen else t("models.unknown"), t)
    st.pills(
        t("models.head"),
        list(names),
        selection_mode="multi",
        format_func=names.__getitem__,
        key=controls.shown(key, [one.code[0] for one in chosen]),
        on_change=controls.on(key, alter),
        label_visibility="collapsed",
    )
    cells: dict[str, Callable[[Lesson], str]] = {
        t("models.model"): lambda one: t.of(one.name),
        t("models.text"): lambda one: t.of(one.text),
        t("models.leans_on"): lambda one: t.join([t.indicator(c) for c in one.indicators]),
        t("models.score"): lambda one: score(results, county, today.method, one, t),
    }
    place.html(html.table(*tables.screen(chosen or every, cells), t, "named", telling=[3]))
    place.notes([t("models.note")], t)
    place.heading(t("models.lessons_head", county=t.county(county)), t("models.lessons_note"), t)
    place.html(html.table(*presets(results, county, today, chosen, t), t))


def score(results: Results, county: str, method: Method, one: Lesson, t: Texts) -> str:
    """Return the mean score of what a model leans on, a range where figures are estimated."""
    panel, row = results.panel(method.real_only), results.data.panel.row(county)
    columns = [t.catalog.column(code) for code in one.indicators]
    known = [j for j in columns if panel.quality[row, j] >= 0]
    if not known:
        return DASH
    ends = np.array([panel.low[row], panel.high[row]])
    scores = clip(goalposts(ends, t.catalog.worst, t.catalog.best))[:, known]
    low, high = np.sort(scores, axis=0).mean(axis=1).tolist()
    glyph = t.glyph(QUALITIES[panel.quality[row, known].max()])
    return f"{glyph} {t.score(low) if low == high else t.range(low, high)}"


def presets(
    results: Results, county: str, today: Scenario, chosen: Sequence[Lesson], t: Texts
) -> tuple[list[str], list[list[str]]]:
    """Return the presets by the effect they keep here, of declared models on what they lean on."""
    shares, serving = results.presets.shares(county, today), {c for m in chosen for c in m.levers}
    aimed = {code: share * (code in serving or not chosen) for code, share in shares.items()}
    cells: dict[str, Callable[[Preset], str]] = {
        t("models.lesson"): lambda preset: t.of(preset.name),
        t("models.lesson_share"): lambda preset: t.percent(transfer_share(preset, shares)),
    }
    if chosen:
        cells[t("models.aimed")] = lambda preset: t.percent(transfer_share(preset, aimed))
    offered = [preset for preset in t.catalog.presets if not preset.warning]
    offered.sort(key=partial(transfer_share, shares=aimed), reverse=True)
    return tables.screen(offered, cells)
