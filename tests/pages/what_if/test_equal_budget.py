"""Ten presets for the same money: three to start with, nothing ranked, what can be pinned."""

import math

import numpy as np
import pytest

from components.session import state
from components.widgets import costs
from model.score.method import Method
from model.what_if.scenario import BASELINE, Scenario
from pages.what_if.compared import columns, equal_budget, headline
from tests.app_pages import opened, texts
from tests.pages.what_if.pinned import LITANG

BUDGET = 20.0


@pytest.mark.parametrize("county", [LITANG, "513336"])
@pytest.mark.parametrize("budget", [5.0, 20.0, 100.0])
def test_every_preset_gets_the_budget_and_no_cent_more_in_a_fixed_order(results, county, budget):
    shown = equal_budget.offered(results, county, budget, BASELINE)
    order = sorted(results.data.catalog.presets, key=lambda p: p.order)
    assert [one.case.preset for one in shown] == [preset.code for preset in order]
    assert all(0 < one.cost <= budget + 1e-9 for one in shown)
    idle = [one for one in shown if all(u == 1 for _, u in one.scenario.levers)]
    assert all(one.cost > budget - 0.5 for one in shown if one not in idle)


def test_three_to_start_with_are_the_first_in_the_table_and_one_that_spends_the_money(
    results, data
):
    for county in data.panel.codes:
        shown = equal_budget.ranked(equal_budget.offered(results, county, BUDGET, BASELINE))
        three = equal_budget.ready(shown, BUDGET)
        kept = tuple(one for one in shown if not one.preset.warning)
        assert three[:2] == kept[:2]
        assert three[2] in kept[2:]
        assert three[2].cost * columns.SAME >= BUDGET


def test_the_headline_is_short_and_the_lead_counts_what_is_left_over(results, zh, en, monkeypatch):
    for county in results.data.panel.codes:
        monkeypatch.setattr(state, "home", lambda county=county: county)
        monkeypatch.setattr(state, "view", lambda: state.View())
        title, _ = equal_budget.said(results, BASELINE, zh)
        assert len(title.replace("2,000 ", "")) <= 26
        title, lead = equal_budget.said(results, BASELINE, en)
        assert len(title) <= 62
        shown = equal_budget.offered(results, county, BUDGET, BASELINE)
        idle = [one for one in shown if all(u == 1 for _, u in one.scenario.levers)]
        assert lead.endswith(f"cannot use all the money: {len(idle)}.")
        assert lead.startswith("On illustrative figures")


def test_those_that_the_headline_names_are_among_the_rows_in_sight(results, data):
    """Five rows are in sight; which preset is fastest or gains most differs by county and money."""
    for county in data.panel.codes[::6]:
        for budget in (5.0, 20.0, 100.0):
            offered = equal_budget.offered(results, county, budget, BASELINE)
            shown = equal_budget.ranked(offered)
            assert sorted(one.case.preset for one in shown) == sorted(
                one.case.preset for one in offered
            )
            quick = headline.fastest(shown)
            assert len(quick) > 2 or shown[: len(quick)] == quick
            assert max(shown, key=lambda one: one.gain) in shown[:3]


def test_the_headline_tells_the_group_that_leads_from_those_far_below(results, zh):
    """Litang, 20 million: Suichang 9.5-15.2 points, hardware alone 0.5-1.2: these do not meet."""
    shown = equal_budget.offered(results, LITANG, BUDGET, BASELINE)
    leading = {one.case.preset for one in headline.leading(shown)}
    assert "suichang" in leading
    assert "hardware_only" not in leading
    assert headline.gain(shown, zh) == f"{len(leading)} 种提分领先"


def test_the_warning_alone_is_marked(results, t):
    shown = equal_budget.offered(results, LITANG, BUDGET, BASELINE)
    names = [row[0] for row in equal_budget.screen(shown, BUDGET, t)[1]]
    mark = t("compare.warning", name="").strip()
    warned = [one.preset.warning for one in shown]
    assert [mark in name for name in names] == warned
    assert any(warned)


def test_on_real_data_alone_there_is_nothing_to_compare(results):
    real = Scenario(method=Method(real_only=True))
    assert equal_budget.offered(results, LITANG, BUDGET, real) == ()
    said = texts(opened("compare", "en", {"r": "1", "c": LITANG}))
    assert "cannot be compared for the same money" in said


def test_without_a_price_there_is_nothing_to_compare(results, monkeypatch):
    unknown = np.full(len(results.data.catalog.levers), math.nan)
    monkeypatch.setattr(results, "spending", lambda _: unknown)
    assert equal_budget.offered(results, LITANG, BUDGET, BASELINE) == ()


def test_money_is_counted_as_each_language_does(results, zh, en):
    assert costs.grants(results, 20.0, zh) == "2,000 万元正好是一个国家级示范县资金。"
    many = "30 m yuan is about 1.5 national demonstration grants."
    assert costs.grants(results, 30.0, en) == many
    shown = equal_budget.offered(results, LITANG, BUDGET, BASELINE)
    assert "1,998 万元（用完）" in str(equal_budget.screen(shown, BUDGET, zh))


def test_presets_with_a_hub_are_told_to_serve_more_than_the_county(en):
    line = equal_budget.hub_line(en)
    assert "Wugong" in line
    assert "Xizang" not in line


def test_the_budget_of_the_link_is_spent_and_a_wrong_one_is_left_out():
    at = opened("compare", "zh", {"c": LITANG, "eq": "50"})
    assert at.slider(key="number_eq").value == 50
    assert "5,000 万元在理塘" in texts(at)
    assert opened("compare", "en", {"eq": "0"}).slider(key="number_eq").value == BUDGET
