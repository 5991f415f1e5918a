"""Would another reasonable choice change the answer?"""

import streamlit as st

from components.session import state
from components.widgets import controls, links, place
from pages.robustness import backtest, balance, gaps, head, one_change, outcomes, ranks, weights
from pages.robustness.tested import SIDES, Tested

t = state.text()
tested = Tested(state.results(), state.today(), state.home(), t)
is_scored = tested.results.is_scored(tested.county, tested.method)

with st.columns([1, 2])[0]:
    controls.county_select(tested.results, t, labelled=False)
head.show(tested)
if tested.has_order:
    left, right = st.columns(SIDES, gap="medium")
    with left:
        ranks.show(tested)
    if is_scored:
        with right:
            one_change.show(tested)
else:
    weights.pairs_of(tested)
    links.page_link("own_figures", t("common.fill"))

if tested.has_order:
    name, second = t("robustness.open_pair"), (weights.VERSUS,)
    place.section("pair", name, weights.pairs_of, tested, opened_by=second)
    place.section("weights", t("robustness.open_weights"), weights.ways, tested)
if is_scored:
    place.section("levels", t("robustness.open_levels"), balance.levels, tested)
    place.section("gaps", t("robustness.open_gaps"), gaps.show, tested)
if not tested.method.real_only:
    place.section("backtest", t("robustness.open_backtest"), backtest.block, tested)
place.section("outcomes", t("robustness.open_outcomes"), outcomes.block, tested)
