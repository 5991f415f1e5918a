"""Ten presets for the same money: a range each, nothing ranked, the hub over all it serves."""

import numpy as np
import pytest

from model.score.method import Method
from model.what_if.scenario import BASELINE, Scenario
from pages.what_if.compared import equal_budget
from tests.app_pages import opened, texts
from tests.pages.what_if.pinned import LITANG

BUDGET = 20.0


def test_the_title_counts_what_is_shortened_and_what_is_left_over(results, en, data):
    found = results.presets.bought(LITANG, BUDGET, BASELINE)
    now = data.panel.figure(LITANG, "delivery_days").value
    j = data.catalog.column("delivery_days")
    faster = [one for one in found if one.after[j] < now - 0.05]
    idle = [one for one in found if all(u == 1 for _, u in one.levers)]
    title = equal_budget.title(results, LITANG, BUDGET, BASELINE, en)
    assert title.startswith("On illustrative figures, the same 20 m yuan in Litang")
    assert title.endswith(f"village: {len(faster)}; that cannot use it all: {len(idle)}")
    assert 0 < len(idle) < len(found)


def test_every_bar_is_a_range_and_today_is_one_of_them(results, t):
    bought = equal_budget.table(results, LITANG, BUDGET, BASELINE, t).rows
    rows = equal_budget.with_today(bought, results, LITANG, t)
    figure = equal_budget.chart(rows, False, t)
    figure.checked()
    bars = [trace for trace in figure.traces if trace["type"] == "bar"]
    assert [len(trace["y"]) for trace in bars] == [11, 11]
    assert not [trace for trace in figure.traces if trace["type"] == "scatter"]
    assert t.of(t.catalog.presets[0].short) in equal_budget.alt(rows, BUDGET, t)


def test_the_warning_alone_is_marked(results, t):
    rows = equal_budget.table(results, LITANG, BUDGET, BASELINE, t).rows
    mark = t("equal.warning", name="").strip()
    warned = [preset.code for preset in t.catalog.presets if preset.warning]
    assert rows["code"][[mark in name for name in rows["preset"]]].to_list() == warned


def test_on_real_data_alone_there_is_nothing_to_compare(results):
    real = Scenario(method=Method(real_only=True))
    assert equal_budget.can_compare(results, LITANG, BASELINE)
    assert not equal_budget.can_compare(results, LITANG, real)


def test_money_is_counted_as_each_language_does(results, zh, en):
    one = "2,000 万元正好是一个国家级示范县资金。"
    many = "30 m yuan is about 1.5 national demonstration grants."
    assert equal_budget.grants(results, 20.0, zh) == one
    assert equal_budget.grants(results, 30.0, en) == many
    file = equal_budget.table(results, LITANG, BUDGET, BASELINE, zh).file()
    assert 1980 < file[zh("equal.spent_column")].max() <= 2000


def test_the_hub_is_counted_over_the_counties_it_serves(results, en):
    near = results.presets.around(LITANG)
    assert LITANG in near
    assert len(near) > 1
    line = equal_budget.hub_line(results, LITANG, BUDGET, BASELINE, en)
    found = {b.preset.code: b for b in results.presets.bought(LITANG, BUDGET, BASELINE)}
    gains = results.presets.hub(LITANG, dict(found["wugong"].levers)["regional_hub"], BASELINE)
    assert f"+{gains.sum():.1f} points together" in line
    assert gains.sum() > gains[near.index(LITANG)]


def test_a_county_far_from_all_others_has_its_hub_alone(results, en):
    around = {code: results.presets.around(code) for code in results.data.panel.codes}
    lonely = next(code for code, near in around.items() if len(near) == 1)
    hours = results.geography.between_seats()[results.data.panel.row(lonely)]
    assert np.sort(hours)[1] > en.catalog.method.costs.hub_h
    line = equal_budget.hub_line(results, lonely, BUDGET, BASELINE, en)
    assert "serves the county alone" in line


def test_a_seat_just_at_the_limit_is_within_a_hubs_reach(results, monkeypatch):
    """The same test as in costs and budget: hours that differ in rounding alone are the limit."""
    data = results.data
    limit_h = data.catalog.method.costs.hub_h
    hours = np.full((len(data.panel.codes),) * 2, limit_h + 1)
    hours[0, :3] = 0.0, limit_h * (1 + 5e-10), limit_h * (1 + 1e-6)
    results.forget()
    monkeypatch.setattr(results.geography, "between_seats", lambda: hours)
    assert results.presets.around(data.panel.codes[0]) == data.panel.codes[:2]
    results.forget()


@pytest.mark.parametrize("county", [LITANG, "513336"])
def test_presets_stand_in_a_fixed_order_that_no_result_changes(results, data, county):
    """It is that of all lists of presets."""
    order = [one.preset.code for one in results.presets.bought(county, BUDGET, BASELINE)]
    for budget in (5.0, 100.0):
        found = results.presets.bought(county, budget, BASELINE)
        assert [one.preset.code for one in found] == order
    assert order == [p.code for p in sorted(data.catalog.presets, key=lambda p: p.order)]


def test_the_budget_of_the_link_is_spent_and_a_wrong_one_is_left_out():
    at = opened("compare", "zh", {"c": LITANG, "eq": "50"})
    assert at.slider(key="number_eq").value == 50
    assert "同样 5,000 万元" in texts(at)
    assert opened("compare", "en", {"eq": "0"}).slider(key="number_eq").value == BUDGET


def test_on_real_data_alone_the_page_says_why_nothing_is_compared():
    said = texts(opened("compare", "en", {"r": "1", "c": LITANG}))
    assert "cannot be compared for the same money" in said
