"""The weights of the elements, and how far strong elements make up for weak ones."""

from dataclasses import replace

import streamlit as st

from components.session import state
from components.session.link import View
from components.widgets import controls, place
from components.words.texts import Texts
from model.score.method import COMPENSATION, EQUAL_POINTS, MAX_POINTS
from pages.what_if.outcome import Outcome

ABREAST = 2  # sliders beside each other


def weights(here: Outcome, t: Texts) -> None:
    """Place the weights of the elements with their two named sets."""
    with st.container(horizontal=True):
        equal = controls.set_weights((EQUAL_POINTS,) * len(t.catalog.elements))
        controls.action(t("simulator.weights_equal"), "weights_equal", equal)
        paper = controls.set_weights(t.catalog.emphasis)
        controls.action(t("simulator.weights_paper"), "weights_paper", paper)
    points = here.method.points(len(t.catalog.elements))
    for first in range(0, len(points), ABREAST):
        for index, box in enumerate(st.columns(ABREAST), start=first):
            with box:
                _weight_slider(index, points, t)
    place.source(t("simulator.weights_note"), t)


def _weight_slider(index: int, points: tuple[int, ...], t: Texts) -> None:
    """Set the points of an element's weight, labelled with its share; one stays above zero."""
    element, share = t.catalog.elements[index], t.percent(points[index] / sum(points), 1)

    def alter(view: View, value: object) -> View:
        now = list(view.scenario.method.points(len(points)))
        now[index] = int(str(value))
        return controls.set_weights(tuple(now))(view) if any(now) else view

    label, key = f"{element.number} {t.of(element.short)} · {share}", f"weight_{index}"
    on_change = controls.on(key, alter)
    st.slider(
        label, 0, MAX_POINTS, step=1, key=controls.shown(key, points[index]), on_change=on_change
    )


def compensation(t: Texts) -> None:
    """Choose how far strong elements make up for weak ones."""

    def alter(view: View, p: object) -> View:
        return controls.with_method(view, replace(view.scenario.method, p=int(str(p))))

    names, p = compensations(t), state.view().scenario.method.p
    st.segmented_control(
        t("simulator.compensation"),
        list(names),
        format_func=names.__getitem__,
        key=controls.shown("compensation", p),
        on_change=controls.on("compensation", alter),
        help=t("common.compensation_help"),
    )


def compensations(t: Texts) -> dict[int, str]:
    """Return by power the names of how far strong elements make up for weak ones."""
    keys = ("common.compensation_1", "common.compensation_0", "common.compensation_m1")
    return {p: t(key) for p, key in zip(COMPENSATION, keys, strict=True)}
