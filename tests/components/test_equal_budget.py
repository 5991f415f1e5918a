"""Ten presets for the same money: a range each, nothing ranked, the hub over all it serves."""

import numpy as np

from components.words.texts import Texts
from model.what_if.scenario import BASELINE
from pages.lessons import presets
from pages.what_if import equal_budget_wording

LITANG, XIANGCHENG = "513334", "513336"
BUDGET = 20.0


def test_the_title_counts_what_is_shortened_and_what_is_left_over(results, en, data):
    found = results.presets.bought(LITANG, BUDGET, BASELINE)
    j, row = data.catalog.column("delivery_days"), data.panel.row(LITANG)
    faster = [one for one in found if one.after[j] < data.panel.values[row, j] - 0.05]
    idle = [one for one in found if all(u == 1 for _, u in one.levers)]
    title = equal_budget_wording.title(results, LITANG, BUDGET, BASELINE, en)
    assert title.startswith("On illustrative figures, the same 20 m yuan in Litang")
    assert title.endswith(f"village: {len(faster)}; that cannot use it all: {len(idle)}")
    assert 0 < len(idle) < len(found)


def test_presets_stand_in_a_fixed_order_that_no_result_changes(results, t):
    orders = {
        tuple(one.preset.code for one in results.presets.bought(county, budget, BASELINE))
        for county in (LITANG, XIANGCHENG)
        for budget in (5.0, BUDGET, 100.0)
    }
    assert orders == {tuple(preset.code for preset in presets.presets(t))}


def test_every_bar_is_a_range_and_today_is_one_of_them(results, t):
    figure = equal_budget_wording.chart(results, LITANG, BUDGET, BASELINE, False, t)
    figure.checked()
    bars = [trace for trace in figure.traces if trace["type"] == "bar"]
    assert [len(trace["y"]) for trace in bars] == [11, 11]
    assert not [trace for trace in figure.traces if trace["type"] == "scatter"]
    assert t.of(t.catalog.presets[0].short) in equal_budget_wording.alt(
        results, LITANG, BUDGET, BASELINE, t
    )


def test_money_is_counted_as_each_language_does(results, data):
    zh, en = (Texts(language, data) for language in ("zh", "en"))
    assert (
        equal_budget_wording.grants(results, 20.0, zh) == "2,000 万元正好是一个国家级示范县资金。"
    )
    assert (
        equal_budget_wording.grants(results, 30.0, en)
        == "30 m yuan is about 1.5 national demonstration grants."
    )
    spent = equal_budget_wording.frame(results, LITANG, BUDGET, BASELINE, zh)[
        zh("equal.spent_column")
    ]
    assert 1980 < spent.max() <= 2000


def test_the_hub_is_counted_over_the_counties_it_serves(results, en):
    near = results.presets.around(LITANG)
    assert LITANG in near
    assert len(near) > 1
    line = equal_budget_wording.hub_line(results, LITANG, BUDGET, BASELINE, en)
    one = next(
        b for b in results.presets.bought(LITANG, BUDGET, BASELINE) if b.preset.code == "wugong"
    )
    gains = results.presets.hub(LITANG, dict(one.levers)["regional_hub"], BASELINE)
    assert f"+{gains.sum():.1f} points together" in line
    assert gains.sum() > gains[near.index(LITANG)]


def test_a_county_far_from_all_others_has_its_hub_alone(results, en):
    hours = results.geography.between_seats()
    lonely = next(code for code in results.data.panel.codes
                  if len(results.presets.around(code)) == 1)  # fmt: skip
    row = results.data.panel.row(lonely)
    assert np.sort(hours[row])[1] > en.catalog.method.costs.hub_h
    assert "serves the county alone" in equal_budget_wording.hub_line(
        results, lonely, BUDGET, BASELINE, en
    )


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
