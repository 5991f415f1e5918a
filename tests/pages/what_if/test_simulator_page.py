"""The what-if page: bars that answer levers, the first steps, presets, and what may be assumed."""

import re

import pytest

from components.words.rounding import printed_parts
from tests.app_pages import opened, texts, visited

LITANG, XIZANG = "513334", "trunk_express.100_parcel_pooling.90"
FIRST = ("talent_programme", "parcel_pooling", "local_operator_contract")


def head(at):
    return re.sub(r"<[^>]+>", "|", texts(at))


def title(at):
    return re.search(r'class="finding">(.*?)</h1>', texts(at)).group(1)


def bars(at):
    """Return what stands behind each element's bar, by its name."""
    found = [
        element.proto.body for element in at.get("html") if 'class="bar"' in element.proto.body
    ]
    named = [re.search(r"<b class=.*?>(.*?)</b>.*?<em>(.*?)</em>", body) for body in found]
    return {match.group(1): match.group(2) for match in named}


def lever_cost(at, code):
    """Return the cost in the table's row of a lever, in m yuan (English pages)."""
    cell = head(at).split(code)[1]
    return float(re.search(r"([\d,.]+) m yuan", cell).group(1).replace(",", ""))


def section(at, name):
    at.session_state[f"section_{name}"] = True
    return at.run()


def open_drawer(at, name):
    at.session_state[f"drawer_{name}"] = True
    return at.run()


# --- the answer beside the lever ------------------------------------------------------------------


def test_a_lever_moves_the_title_the_cards_and_the_bar_of_its_element():
    at = visited("simulator", "en", {"c": LITANG})
    before = bars(at)
    assert "→" not in title(at)
    at.slider(key="lever_parcel_pooling").set_value(100).run()
    assert not at.exception
    assert "→" in title(at)
    after = bars(at)
    assert [name for name in after if after[name] != before[name]] == ["Logistics"]
    assert re.fullmatch(r"32→\d\d ▲ \d+", after["Logistics"])


def test_a_title_fits_the_phone_and_says_points_and_days():
    said = title(visited("simulator", "zh", {"c": LITANG, "l": XIZANG}))
    assert said == "理塘：到村 9.7→5.6 天，33→35 分"
    assert len(said) <= 24


def test_the_points_each_element_brings_stand_behind_its_bar_and_add_up():
    levers = "governance.100_cold_chain.60_talent_programme.40"
    at = visited("simulator", "en", {"c": LITANG, "l": levers})
    whole = texts(at)
    gain = float(re.search(r"▲ \+([\d.]+)</small>", whole).group(1))
    parts = [float(part) for part in re.findall(r"<small>\+([\d.]+) pts", whole)]
    assert len(parts) > 1
    assert sum(parts) == pytest.approx(gain)


@pytest.mark.parametrize("total", [0.6, 3.8, -0.4])
def test_the_printed_parts_of_a_gain_add_up_to_its_printed_total(total):
    parts = [0.249, 0.249, total - 0.498]
    printed = printed_parts(parts, total)
    assert sum(printed) == pytest.approx(total)
    assert all(abs(a - b) < 0.1 + 1e-9 for a, b in zip(printed, parts, strict=True))


def test_before_a_lever_is_moved_its_full_effort_grade_and_effect_here_are_said():
    at = visited("simulator", "zh", {"c": LITANG})
    said = at.slider(key="lever_parcel_pooling").proto.help
    assert "全部进村线路统仓共配" in said
    assert "在本县约有" in said
    assert "B 级" in said
    assert "文件出台不等于实际改变" in at.slider(key="lever_governance").proto.help


# --- where to start -------------------------------------------------------------------------------


def test_the_first_steps_stand_open_until_all_are_put_in_or_another_lever_is():
    at = visited("simulator", "zh", {"c": LITANG})
    assert "少花钱先办：建立部门协同机制、农产品信息平台" in texts(at)
    at.button(key="take_parcel_pooling").click().run()
    assert at.slider(key="lever_parcel_pooling").value == 100
    assert [at.button(key=f"take_{code}").disabled for code in FIRST] == [False, True, False]
    for code in (FIRST[0], FIRST[2]):
        at.button(key=f"take_{code}").click().run()
    assert not [button for button in at.button if button.key.startswith("take_")]
    other = visited("simulator", "zh", {"c": LITANG, "l": "cold_chain.50"})
    assert not [button for button in other.button if button.key.startswith("take_")]


def test_all_three_are_put_in_by_one_chip():
    at = visited("simulator", "zh", {"c": LITANG})
    at.get("button_group")[0]
    pills = next(one for one in at.button_group if one.key == "preset")
    pills.set_value("first").run()
    assert {code: at.slider(key=f"lever_{code}").value for code in FIRST} == dict.fromkeys(
        FIRST, 100
    )


def test_all_levers_are_listed_with_ranges_and_no_points_for_what_is_worth_doing_anyway():
    said = head(section(visited("simulator", "zh", {"c": LITANG}), "levers"))
    assert re.sub(r"少花钱先办", "", said).count("先办") == 2
    assert re.search(r"本土实训与主播孵化\|+\d+%\|+[^|]+元\|+[\d.]+–[\d.]+ 分", said)


def test_levers_are_ordered_by_relief_and_on_asking_by_relief_for_the_money(zh):
    """Those that gain mostly by what counties report themselves stand last in both orders."""

    def order(**choice):
        said = head(section(visited("simulator", "zh", {"c": LITANG} | choice), "levers"))
        table = said[said.rindex("补短板|") :]
        names = [zh.of(lever.name) for lever in zh.catalog.levers]
        return sorted((name for name in names if f"|{name}|" in table), key=table.index)

    by_relief, by_money = order(), order(ao="yuan")
    assert set(by_relief) == set(by_money)
    assert by_relief != by_money
    for found in (by_relief, by_money):
        assert set(found[-2:]) == {"建立部门协同机制", "农产品信息平台"}


# --- undo, presets, where -------------------------------------------------------------------------


def test_moves_are_taken_back_and_repeated():
    at = visited("simulator", "en", {"c": LITANG})
    for code, value in (("cold_chain", 60), ("governance", 40)):
        at.slider(key=f"lever_{code}").set_value(value).run()
    at.button(key="undo").click().run()
    assert (at.slider(key="lever_cold_chain").value, at.slider(key="lever_governance").value) == (
        60,
        0,
    )
    at.button(key="undo").click().run()
    assert at.slider(key="lever_cold_chain").value == 0
    at.button(key="undo").click().run()
    assert [one.value for one in at.toast] == ["Nothing to undo"]
    at.button(key="redo").click().run()
    assert at.slider(key="lever_cold_chain").value == 60
    at.button(key="reset_data").click().run()
    assert at.slider(key="lever_cold_chain").value == 0


def test_presets_stand_by_how_well_they_carry_over_the_warning_last():
    at = visited("simulator", "en", {"c": LITANG})
    pills = next(one for one in at.button_group if one.key == "preset")
    assert pills.options[0].startswith("Suggested")
    assert pills.options[-1] == "Hardware only"
    assert pills.proto.options[-1].content_icon == "⚠"


def test_a_preset_is_scaled_by_its_budget_and_keeps_to_it():
    at = visited("simulator", "en", {"c": LITANG, "pre": "paper_pathway", "l": "cold_chain.100"})
    at.slider(key="number_eq").set_value(30).run()
    assert not at.exception
    assert 30 >= lever_cost(section(at, "money"), ": about ") > 29


def test_trunk_haul_for_a_whole_prefecture_costs_more_than_for_one_county():
    one = opened("simulator", "en", {"c": LITANG, "l": "trunk_express.100"})
    many = opened("simulator", "en", {"c": LITANG, "l": "trunk_express.100", "s": "prefecture"})
    assert "sum of 18 counties" in texts(many)
    assert "sum of" not in texts(one)
    assert lever_cost(many, ": about ") > 10 * lever_cost(one, ": about ")


def test_levers_may_apply_to_a_choice_of_counties():
    link = {"c": LITANG, "l": "cold_chain.100", "s": "some", "sc": f"{LITANG}.513335"}
    at = visited("simulator", "en", link)
    assert at.multiselect(key="chosen").value == [LITANG, "513335"]
    assert "sum of 2 counties" in texts(at)
    at.multiselect(key="chosen").set_value([]).run()
    assert at.multiselect(key="chosen").value == [LITANG]
    assert not at.exception


def test_a_prefecture_is_told_what_each_county_gains():
    at = opened("simulator", "en", {"c": LITANG, "l": XIZANG, "s": "prefecture"})
    said = head(at)
    assert "In 18 counties at once: median days" in said
    assert "18 counties move at once; the others are held constant" in said
    at.session_state["table_across"] = True
    assert 18 in [len(frame.value) for frame in at.run().dataframe]


# --- what may be assumed otherwise ----------------------------------------------------------------


def test_a_changed_assumption_is_listed_moves_the_score_and_goes_back():
    link = {"c": LITANG, "l": "cold_chain.100"}
    usual = visited("simulator", "en", link)
    at = opened("simulator", "en", link | {"ed": "cold_chain.cold_treatment_share-0.1"})
    assert "Assumptions edited" in texts(at)
    assert "75% → 10%" in texts(at)
    assert bars(at) != bars(usual)
    at.button(key="reset_cold_chain.cold_treatment_share").click().run()
    assert bars(at) == bars(usual)


@pytest.mark.parametrize("page", ["overview", "county"])
def test_changed_assumptions_are_told_on_every_page(page):
    assert "已改动 1 项假设" in texts(visited(page, "zh", {"ed": "cold_chain.cost-40"}))


def test_a_price_that_was_changed_is_no_longer_a_published_one():
    link = {"c": LITANG, "l": "signal_gaps.100"}
    assert "unit price from" in texts(opened("simulator", "en", link))
    said = texts(opened("simulator", "en", link | {"ed": "signal_gaps.cost-30"}))
    assert "unit price from" not in said
    assert "assumption, edited" in said


def test_a_what_if_with_losses_in_it_is_not_split_into_shares():
    link = {"c": LITANG, "l": "governance.100", "sv": f"operating_spend_share~{LITANG}-8"}
    assert "an indicator falls: it has no shares" in texts(visited("simulator", "en", link))


def test_a_what_if_without_self_declared_parts_says_so():
    assert "none of it self-reported" in texts(
        visited("simulator", "en", {"c": LITANG, "l": XIZANG})
    )


def test_on_real_data_alone_neither_cost_nor_score_is_shown():
    said = texts(opened("simulator", "en", {"c": LITANG, "l": XIZANG, "r": "1"}))
    assert "m yuan" not in said
    assert "costs are assumptions: not shown" in said
    assert "too little real evidence" in said
    assert not opened("simulator", "en", {"c": LITANG, "l": "signal_gaps.50", "r": "1"}).exception


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_share_typed_in_the_panel_becomes_part_of_the_scenario(lang):
    at = section(visited("simulator", lang, {"c": LITANG, "l": "cold_chain.100"}), "assume")
    at = open_drawer(at, "assumptions")
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


def test_the_terrain_discount_can_be_changed_and_each_lever_says_what_it_makes_of_it():
    at = section(visited("simulator", "en", {"c": LITANG, "l": "cold_chain.100"}), "assume")
    assert "Works here at 100%" not in at.slider(key="lever_trunk_express").proto.help
    at = open_drawer(at, "assumptions")
    at.selectbox(key="pick_assumption").set_value("transfer").run()
    at.number_input(key="assumption_transfer.hard_slope").set_value(0).run()
    assert "Works here at 100%" in at.slider(key="lever_trunk_express").proto.help


def test_expert_mode_sets_an_indicator_of_the_county_within_its_range():
    at = open_drawer(section(visited("simulator", "en", {"c": LITANG}), "assume"), "expert")
    at.selectbox(key="pick_indicator").set_value("delivery_days").run()
    slider = at.slider(key=f"value_delivery_days_{LITANG}")
    assert slider.max > slider.value > slider.min >= 0
    slider.set_value(4.0).run()
    assert "→4.0 days" in title(at)
    assert "Some indicators set directly" in texts(at)
    at.button(key="undo_delivery_days").click().run()
    assert "→" not in title(at)
    assert not at.exception
