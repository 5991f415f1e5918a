"""Ten presets for the same money: three to start with, nothing ranked, what can be pinned."""

import math

import numpy as np
import pytest

from components.session import state
from components.widgets import costs
from model.score.method import Method
from model.spending.presets import transfer_share
from model.what_if.scenario import BASELINE, Scenario
from pages.what_if.compared import columns, equal_budget
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


def test_three_to_start_with_are_the_fastest_the_most_gaining_and_the_best_fit(results, data):
    for county in data.panel.codes:
        shown = equal_budget.offered(results, county, BUDGET, BASELINE)
        three = equal_budget.ready(shown, BUDGET)
        assert len({one.case.preset for one in three}) == 3
        assert not any(one.preset.warning for one in three)
        kept = [one for one in shown if not one.preset.warning]
        assert min(one.after() for one in kept) == three[0].after()
        assert max(one.checked for one in kept) in [one.checked for one in three]
        shares = results.presets.shares(county, BASELINE)
        spent = [one for one in kept if one.cost * columns.SAME >= BUDGET and one not in three[:2]]
        best = max(transfer_share(one.preset, shares) for one in spent)
        assert transfer_share(three[2].preset, shares) == pytest.approx(best)


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
