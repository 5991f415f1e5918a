"""The what-if page: what levers cost, where they apply, and what may be assumed otherwise."""

import json
import re

import pytest

from components.words.rounding import printed_parts
from tests.app_pages import opened, texts

LITANG, XIZANG = "513334", "trunk_express.100_parcel_pooling.90"


def head(at):
    return re.sub(r"<[^>]+>", "|", texts(at))


def lever_cost(at, code):
    """Return the cost in the table's row of a lever, in m yuan (English pages)."""
    cell = head(at).split(code)[1]
    return float(re.search(r"([\d,.]+) m yuan", cell).group(1).replace(",", ""))


def test_days_and_yuan_stand_before_points():
    said = head(opened("simulator", "en", {"c": LITANG, "l": XIZANG}))
    cards = said.index("Cost ○")
    assert said.index("Days to the village ○") < cards < said.index("Score ○")
    assert "m yuan" in said


def test_trunk_haul_for_a_whole_prefecture_costs_more_than_for_one_county():
    one = opened("simulator", "en", {"c": LITANG, "l": "trunk_express.100"})
    many = opened("simulator", "en", {"c": LITANG, "l": "trunk_express.100", "s": "prefecture"})
    row = "Trunk frequency and express rail||100%|"
    assert "Sum of 18 counties" in texts(many)
    assert "Sum of" not in texts(one)
    assert lever_cost(many, ": about ") > 10 * lever_cost(one, ": about ")
    assert row.split("||")[0] in head(one)


def test_levers_may_apply_to_a_choice_of_counties():
    at = opened(
        "simulator",
        "en",
        {"c": LITANG, "l": "cold_chain.100", "s": "some", "sc": f"{LITANG}.513335"},
    )
    assert at.multiselect(key="chosen").value == [LITANG, "513335"]
    assert "Sum of 2 counties" in texts(at)
    at.multiselect(key="chosen").set_value([]).run()
    assert at.multiselect(key="chosen").value == [LITANG]
    assert not at.exception


def test_a_preset_scaled_to_a_budget_keeps_it():
    at = opened("simulator", "en", {"c": LITANG})
    at.selectbox(key="preset").set_value("paper_pathway").run()
    dear = lever_cost(at, ": about ")
    at.slider(key="number_eq").set_value(20).run()
    at.button(key="at_budget").click().run()
    assert not at.exception
    assert dear > 20 >= lever_cost(at, ": about ") > 19


def test_what_a_lever_does_and_may_not_promise_stands_beside_its_slider():
    said = texts(opened("simulator", "en", {"c": LITANG, "l": "regional_hub.50_governance.50"}))
    beside = said.split("Shared regional hub at 50%")[1][:900]
    assert "Check ecological limits" in beside
    assert "A rule on paper is not a change in practice" in said
    assert re.search(r"Costs about 7\.5 m yuan \(assumption\)", beside)


def test_a_changed_assumption_is_listed_moves_the_score_and_goes_back():
    link = {"c": LITANG, "l": "cold_chain.100"}
    usual = opened("simulator", "en", link)
    at = opened("simulator", "en", link | {"ed": "cold_chain.cold_treatment_share-0.1"})
    assert "Assumptions edited" in texts(at)
    assert "75% → 10%" in texts(at)
    title = 'class="finding">'
    assert texts(at).split(title)[1][:120] != texts(usual).split(title)[1][:120]
    at.button(key="reset_cold_chain.cold_treatment_share").click().run()
    assert texts(at).split(title)[1][:120] == texts(usual).split(title)[1][:120]


@pytest.mark.parametrize("page", ["overview", "county"])
def test_changed_assumptions_are_told_on_every_page(page):
    said = texts(opened(page, "zh", {"ed": "cold_chain.cost-40"}))
    assert "已改动 1 项假设" in said


def test_a_grade_c_lever_promises_a_wider_gain_than_its_middle_alone():
    at = opened("simulator", "en", {"c": LITANG, "l": "talent_programme.100"})
    low, high = re.search(r"Likely gain\|+([\d.]+)–([\d.]+)", head(at)).groups()
    assert float(high) > 1.5 * float(low) > 0


def test_a_price_that_was_changed_is_no_longer_a_published_one():
    link = {"c": LITANG, "l": "signal_gaps.100"}
    assert "unit price sourced" in texts(opened("simulator", "en", link))
    said = texts(opened("simulator", "en", link | {"ed": "signal_gaps.cost-30"}))
    assert "unit price" not in said
    assert "assumption, edited" in said


def test_a_what_if_with_losses_in_it_is_not_split_into_shares():
    link = {"c": LITANG, "l": "governance.100", "sv": f"operating_spend_share~{LITANG}-8"}
    said = texts(opened("simulator", "en", link))
    assert "an indicator falls: it has no shares" in said
    assert "131%" not in said


def test_a_what_if_without_self_declared_parts_says_so():
    said = texts(opened("simulator", "en", {"c": LITANG, "l": XIZANG}))
    assert "none of this gain rests on self-declared indicators" in said


def test_on_real_data_alone_neither_cost_nor_score_is_shown():
    said = texts(opened("simulator", "en", {"c": LITANG, "l": XIZANG, "r": "1"}))
    assert "m yuan" not in said
    assert "costs are assumptions: not shown" in said
    assert "too little real evidence" in said
    unknown = opened("simulator", "en", {"c": LITANG, "l": "signal_gaps.50", "r": "1"})
    assert not unknown.exception


def open_drawer(at, name):
    at.session_state[f"drawer_{name}"] = True
    return at.run()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_share_typed_in_the_panel_becomes_part_of_the_scenario(lang):
    at = open_drawer(opened("simulator", lang, {"c": LITANG, "l": "cold_chain.100"}), "assumptions")
    box = at.number_input(key="assumption_cold_chain.cold_treatment_share")
    assert box.value == 75
    box.set_value(40).run()
    assert "75% → 40%" in texts(at)
    at.number_input(key="assumption_cold_chain.cold_treatment_share").set_value(75).run()
    assert "→ 40%" not in texts(at)
    cost = at.number_input(key="assumption_cold_chain.cost")
    assert cost.value == (2000 if lang == "zh" else 20)
    cost.set_value(cost.value * 2).run()
    assert ("2,000 万元 → 4,000 万元" if lang == "zh" else "20 m yuan → 40 m yuan") in texts(at)
    assert not at.exception


def test_the_transfer_discount_can_be_opened_and_changed():
    at = opened("simulator", "en", {"c": LITANG, "l": "cold_chain.100"})
    assert "terrain friction" in texts(open_drawer(at, "transfer"))
    at = open_drawer(at, "assumptions")
    at.selectbox(key="pick_assumption").set_value("transfer").run()
    at.number_input(key="assumption_transfer.hard_slope").set_value(0).run()
    assert "hard levers work here at 100%" in "\n".join(box.label for box in at.expander)


def test_expert_mode_sets_an_indicator_of_the_county_within_its_range():
    at = open_drawer(opened("simulator", "en", {"c": LITANG}), "expert")
    at.selectbox(key="pick_indicator").set_value("delivery_days").run()
    slider = at.slider(key=f"value_delivery_days_{LITANG}")
    assert slider.max > slider.value > slider.min >= 0
    slider.set_value(4.0).run()
    title = texts(at).split('class="finding">')[1].split("</h1>")[0]
    assert "→ 4.0 days" in title
    at.button(key="undo_delivery_days").click().run()
    assert "→" not in texts(at).split('class="finding">')[1].split("</h1>")[0]
    assert not at.exception


def test_a_prefecture_is_told_what_it_pays_for_all_and_what_each_county_gains():
    at = opened("simulator", "en", {"c": LITANG, "l": XIZANG, "s": "prefecture"})
    said = head(at)
    assert "Cost (sum of 18 counties) ○" in said
    assert "In 18 counties at once: median days" in said
    assert "18 counties move at once; the others are held constant" in said
    assert "All other counties held constant" not in said
    rows = open_drawer_frame(at, "across")
    assert len(rows) == 18
    one = head(opened("simulator", "en", {"c": LITANG, "l": XIZANG}))
    assert "at once" not in one


def test_without_a_lever_no_county_is_summed_up():
    said = head(opened("simulator", "en", {"c": LITANG}))
    assert "Cost ○" in said
    assert "sum of" not in said


def open_drawer_frame(at, name):
    at.session_state[f"table_{name}"] = True
    return at.run().dataframe[0].value


def test_the_points_each_element_brings_stand_beside_its_bar_and_add_up():
    levers = "governance.100_cold_chain.60_talent_programme.40"
    at = opened("simulator", "en", {"c": LITANG, "l": levers})
    gain = float(re.search(r"\(▲ \+([\d.]+)\)", texts(at)).group(1))
    chart = at.get("plotly_chart")[0].proto
    parts = [part["text"] for part in json.loads(chart.spec)["layout"]["annotations"]]
    assert len(parts) > 1
    assert all(part in chart.alt for part in parts)
    assert sum(float(part.split()[1]) for part in parts) == pytest.approx(gain)


@pytest.mark.parametrize("total", [0.6, 3.8, -0.4])
def test_the_printed_parts_of_a_gain_add_up_to_its_printed_total(total):
    parts = [0.249, 0.249, total - 0.498]
    printed = printed_parts(parts, total)
    assert sum(printed) == pytest.approx(total)
    assert all(abs(a - b) < 0.1 + 1e-9 for a, b in zip(printed, parts, strict=True))


def test_setting_a_value_is_marked_at_the_head():
    said = texts(opened("simulator", "en", {"c": LITANG, "sv": f"illiteracy~{LITANG}-20"}))
    assert "Some indicators set directly" in said
