"""The parts of the robustness page: possible ranks, two counties, switches, other readings."""

from functools import partial

import streamlit as st

from components.session import state
from components.widgets import controls, html, links
from components.widgets import place as show
from components.words.texts import Texts
from model.results.results import Results
from model.score.method import Method
from model.what_if.scenario import Scenario
from pages.robustness import diagnosis, drivers_chart, one_change, weights
from pages.robustness import ranks as robustness

VERSUS = "vs"


def ranks(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place where every county may rank, the chosen one marked, with or without ranges."""
    finding = robustness.ranks_title(results, county, method, t)
    show.heading(finding, "", t)
    with_ranges = links.with_ranges(t)
    phone = state.on_phone()
    figure = robustness.ranks_chart(results, county, method, with_ranges, phone, t)
    show.chart(figure, finding, "places", controls.pick_county(results, "places"))
    show.notes(robustness.ranks_notes(with_ranges, t), t)
    show.table(partial(robustness.ranks_frame, results, county, method, t), finding, "ranks", t)


def duel(results: Results, county: str, method: Method, t: Texts) -> None:
    """Choose a second county and read under how many weightings the first one is higher."""
    names = weights.rivals(results, county, method, t)
    rival = controls.choice_box(VERSUS, t("robustness.versus"), names)
    show.heading(weights.title(results, county, rival, method, t), "", t)
    show.html(html.bullets(weights.lines(results, county, rival, method, t), t))


def against(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place a county against every other: under how many weightings it is the higher one."""
    show.html(html.table(*weights.table(results, county, method, t), t, "slim"))


def matrix(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place every county against every other; on a phone the chosen one against the others."""
    finding = weights.matrix_title(results, method, t)
    if state.on_phone():
        show.heading(finding, "", t)
        against(results, county, method, t)
    else:
        show.heading(finding, t("robustness.matrix_note"), t)
        show.chart(weights.matrix_chart(results, method, t), finding, "matrix")
    show.source(t("robustness.matrix_method"), t)
    show.table(partial(weights.matrix_frame, results, method, t), finding, "win_shares", t)


def otherwise_done(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place what one switch at a time makes of a county's score and rank."""
    show.heading(one_change.title(results, county, method, t), t("robustness.switch_note"), t)
    show.html(html.table(*one_change.table(results, county, method, t), t, "numbers"))
    rows = partial(one_change.frame, results, county, method, t)
    show.download(t("common.download_csv"), rows, f"switches_{county}")


def obstacles(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place the usual obstacle degrees beside the bottleneck shares that go with the score."""
    title = diagnosis.obstacle_title(results, county, method, t)
    show.heading(title, t("robustness.obstacle_note"), t)
    show.html(html.table(*diagnosis.obstacle_table(results, county, method, t), t, "slim"))
    show.html(html.table(*diagnosis.bottleneck_table(results, county, method, t), t))
    rows = partial(diagnosis.obstacle_frame, results, county, method, t)
    show.download(t("common.download_csv"), rows, f"obstacles_{county}")


def coupling(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place how level the elements are: the county by both forms, the classes of all."""
    title = diagnosis.coupling_title(results, county, method, t)
    show.heading(title, t("robustness.coupling_note"), t)
    left, right = st.columns([1, 1.06], gap="medium")
    with left:
        show.html(html.table(*diagnosis.coupling_table(results, county, method, t), t))
        rows = partial(diagnosis.coupling_frame, results, method, t)
        show.download(t("common.download_csv"), rows, "coupling")
    with right:
        show.html(html.table(*diagnosis.class_table(results, method, t), t, "slim"))


def readings(results: Results, county: str, today: Scenario, t: Texts) -> None:
    """Place a county done otherwise beside other readings of it; it needs an overall score."""
    left, right = st.columns([1, 1.06], gap="medium")
    with left:
        otherwise_done(results, county, today.method, t)
    with right:
        obstacles(results, county, today.method, t)
    coupling(results, county, today.method, t)
    measure(results, county, today, t)


def measure(results: Results, county: str, today: Scenario, t: Texts) -> None:
    """Place which figures of a county would change the advice, and who holds them."""
    title = diagnosis.measure_title(results, county, today, t)
    show.heading(title, diagnosis.measure_note(results, county, today, t), t)
    header, rows = diagnosis.measure_table(results, county, today, t)
    if rows:
        show.html(html.table(header, rows, t, "named"))
    show.source(diagnosis.measure_method(t), t)
    if rows:
        table = partial(diagnosis.measure_frame, results, county, today, t)
        show.download(t("common.download_csv"), table, f"measure_{county}")


def drivers(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place what makes ranks and scores vary, worked out once the drawer is open."""
    box = show.drawer(t("robustness.drivers_open"), "drivers")
    if not box:
        return
    own = results.data.panel.row(county)
    outputs = {"shift": one_change.shift_output(results.robustness.drivers(method)), "county": own}
    words = (t("robustness.drivers_total"), t("robustness.drivers_alone"))
    with box:
        for place, (key, output) in zip(st.columns(2, gap="medium"), outputs.items(), strict=True):
            made = one_change.drivers(results, output, method, t)
            with place:
                title = one_change.driver_title(results, key, county, made, method, t)
                show.heading(title, "", t)
                figure = drivers_chart.bars(made, words, t("robustness.drivers_axis"))
                show.chart(figure, title, f"drivers_{key}")
        show.notes(one_change.driver_notes(t), t)
        rows = partial(one_change.driver_frame, results, county, method, t)
        show.download(t("common.download_csv"), rows, f"drivers_{county}")


def weight_sets(results: Results, method: Method, t: Texts) -> None:
    """Place ways of weighting beside each other, worked out once the drawer is open."""
    box = show.drawer(t("robustness.sets_open"), "weight_sets")
    if not box:
        return
    with box:
        show.heading(one_change.sets_title(results, method, t), "", t)
        show.html(html.table(*one_change.sets_table(results, method, t), t, "numbers"))
        show.notes([t("robustness.sets_note"), t("robustness.sets_ahp")], t)
        rows = partial(one_change.sets_frame, results, method, t)
        show.download(t("common.download_csv"), rows, "weight_sets")
