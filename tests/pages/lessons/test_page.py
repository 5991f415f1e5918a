"""The page on lessons: no preset is praised beyond its evidence, nothing is ticked unknown."""

import re
from dataclasses import replace

import numpy as np
import pytest
import streamlit as st

from components.county_values import peers
from components.session import link
from components.widgets import place
from components.words.texts import Texts
from model.facts.lessons import PLACE
from model.own_data.overlay import Origin, SuppliedFigure, Supply
from model.score.method import Method
from model.what_if.costs import cost_of
from model.what_if.scenario import BASELINE, Scenario
from pages.lessons import experience, presets
from pages.what_if import equal_budget_wording
from tests.pages.test_every_page import opened, texts

LITANG, XIANGCHENG = "513334", "513336"
REAL = Scenario(method=Method(real_only=True))
BUDGET = 20.0


@pytest.fixture
def evidenced(results, monkeypatch):
    """Let every element of every county rest on evidence and be known exactly."""
    whole = results.scored

    def scored(method):
        scores = whole(method)
        return replace(scores, evidence=np.ones_like(scores.evidence))

    def ranges(method):
        elements = whole(method).elements
        return replace(known(method), elements=np.repeat(elements[:, :, None], 3, axis=2))

    known = results.ranges
    monkeypatch.setattr(results, "scored", scored)
    monkeypatch.setattr(results, "ranges", ranges)
    # What was kept without the evidence must not be met again, nor the other way round.
    results.forget()
    yield
    results.forget()


# --- what is claimed ---------------------------------------------------------------------------


def test_on_illustrative_figures_the_title_is_about_the_evidence_and_the_lead_says_so(results, t):
    assert presets.title(results, LITANG, BASELINE, t) == t("lessons.title", n=16, b=6)
    lead = presets.lead(results, LITANG, BASELINE, t)
    assert lead.startswith(t("common.on_illustrative", sentence=""))
    assert t("lessons.fit_note") in lead


@pytest.mark.usefixtures("evidenced")
def test_on_evidence_the_title_names_what_is_least_discounted(results, en):
    title = presets.title(results, LITANG, BASELINE, en)
    assert title.startswith("Least discounted in Litang")
    assert en("common.on_illustrative", sentence="") not in presets.lead(
        results, LITANG, BASELINE, en
    )


def test_the_presets_named_are_all_those_that_print_the_greatest_share(results, en):
    for county in (LITANG, XIANGCHENG):
        found = results.presets.best_fit(county, BASELINE)
        printed = {preset.code: re.search(r"works at (\d+)%", presets.label(results, 
            preset, county, BASELINE, en)).group(1) for preset in presets.presets(en)
            if not preset.warning}  # fmt: skip
        wanted = {code for code, share in printed.items() if int(share) == max(
            map(int, printed.values()))}  # fmt: skip
        assert {preset.code for preset in found.presets} == wanted
        assert f"{found.share:.0%}" == f"{printed[found.presets[0].code]}%"


def test_no_text_of_a_preset_calls_itself_best_or_worst(results, t):
    said = [*(str(presets.card(preset, t).lines) for preset in presets.presets(t)),
            presets.title(results, LITANG, BASELINE, t), presets.lead(results, LITANG, BASELINE, t)]  # fmt: skip
    assert not [one for one in said if re.search("最适|最弱|best|Best|worst", one)]


def test_a_source_without_a_date_is_named_by_its_title(t):
    suichang = next(p for p in presets.presets(t) if p.code == "suichang")
    sources = dict(presets.card(suichang, t).lines)[t("lessons.preset_source")]
    assert "Bottom-Up Approach with Global Powerhouse: Suichang Model" in sources


def test_real_data_only_says_that_soft_levers_take_one_fixed_share_and_shows_no_cost(results, t):
    lead = presets.lead(results, LITANG, REAL, t)
    assert t.percent(t.catalog.method.transfer_unknown) in lead
    assert not lead.startswith(t("common.on_illustrative", sentence=""))
    labels = [presets.label(results, preset, LITANG, REAL, t) for preset in presets.presets(t)]
    assert not any("○" in label for label in labels)
    assert equal_budget_wording.withheld(LITANG, REAL.method, t) == t(
        "equal.real_only", county=t.county(LITANG)
    )


def test_the_warning_is_marked_in_both_lists(results, t):
    hardware = next(p for p in t.catalog.presets if p.warning)
    word = t("lessons.preset_warned", label="").strip()
    assert presets.label(results, hardware, LITANG, BASELINE, t).startswith(word)
    assert presets.card(hardware, t).mark == t("lessons.preset_warning")
    _, rows = equal_budget_wording.table(results, LITANG, BUDGET, BASELINE, t)
    assert [row[0] for row in rows if row[0].startswith(word)] == [rows[-1][0]]


def test_a_card_shows_the_grade_of_every_lever_and_its_sources(en):
    for preset in presets.presets(en):
        lines = dict(presets.card(preset, en).lines)
        grades = re.findall(r"\(([ABC])\)", lines["Levers, evidence"])
        assert grades == [en.catalog.lever(code).grade for code, _ in preset.levers]
        assert lines["Source"]


def test_a_preset_without_a_source_is_called_an_assumption(en):
    bare = replace(presets.presets(en)[0], sources=())
    assert dict(presets.card(bare, en).lines)["Source"] == "assumption"


def test_the_cost_of_a_preset_is_that_of_its_levers_in_the_county(results, data, en):
    preset = next(p for p in data.catalog.presets if p.code == "yungui")
    row = data.panel.row(LITANG)
    full = results.costs(BASELINE)[:, row]
    codes = [lever.code for lever in data.catalog.levers]
    by_hand = sum(u * full[codes.index(code)] for code, u in preset.levers)
    assert cost_of(preset.levers, results.presets.costs(LITANG, BASELINE)) == pytest.approx(by_hand)
    assert f"○ {by_hand:.1f} m yuan" in presets.label(results, preset, LITANG, BASELINE, en)


# --- what measures a lesson --------------------------------------------------------------------


def test_the_context_of_the_model_is_that_of_the_peers():
    assert tuple(key for key, *_ in peers.PLACE) == PLACE


def test_an_illustrative_figure_is_told_as_a_range_and_an_observed_one_as_a_value(data, en):
    panel = data.panel
    shown = experience.told(panel.figure(LITANG, "culture_tourism_link"), en)
    assert re.fullmatch(r"○ \d+–\d+%", shown)
    assert experience.told(panel.figure(LITANG, "accommodation_employment"), en).startswith("● ")
    real = panel.real_only()
    assert experience.told(real.figure(LITANG, "culture_tourism_link"), en) == "—"


def test_what_is_not_known_is_called_not_known_and_never_ticked(results, data, t):
    for one in data.lessons.of("factor"):
        said = experience.state(results, one, LITANG, Method(), t)
        if one.code == "clear_operator":
            assert said == t("lessons.state_unknown", n=3)
        assert not re.search("[✓✔√☑]", said)


def test_a_factor_is_judged_once_all_its_indicators_are_reported(results, data, en):
    (operator,) = [one for one in data.lessons.of("factor") if one.code == "clear_operator"]
    said = Origin(2024, "A bureau", "f.csv")
    values = {"local_operator": 4.0, "operation_support": 60.0, "active_shops": 150.0}
    figures = [SuppliedFigure(LITANG, code, value, said) for code, value in values.items()]
    for count, words in ((2, "known in part: 2 of 3"), (3, "known: 3 indicators, mean score")):
        reported = results.over(Supply(tuple(figures[:count])))
        told = experience.state(reported, operator, LITANG, Method(), en)
        assert told.startswith(words)


def test_a_lesson_without_an_indicator_says_that_it_is_context(results, data, t):
    entries = experience.entries(results, "cause", LITANG, Method(), t)
    bare = [e for e, one in zip(entries, data.lessons.of("cause"), strict=True)
            if not one.indicators]  # fmt: skip
    assert bare
    assert all((t("lessons.indicators"), t("lessons.no_indicator")) in e.lines for e in bare)


def test_the_count_of_known_problems_is_that_of_the_list(results, en):
    found = experience.Counted.of(results, LITANG, *experience.TROUBLES)
    entries = [e for kind in experience.TROUBLES
               for e in experience.entries(results, kind, LITANG, REAL.method, en)]  # fmt: skip
    known = [e for e in entries if re.search("[●◐]", dict(e.lines)["Indicators"])]
    assert found.known == len(known)
    assert (found.total, found.measured) == (24, 22)


def test_the_dated_case_is_told_in_the_units_of_the_language(results, data):
    zh, en = (Texts(language, data) for language in ("zh", "en"))
    for words, t in (("74.2 亿元", zh), ("7.42 bn yuan", en), ("33.3%", en)):
        assert any(words in row[2] for row in experience.events(results, t)[1])


def test_figures_of_the_overviews_are_marked_as_not_checked(t):
    unchecked = "未核实" if t.language == "zh" else "not checked"
    with_number = [line for line in experience.trends(t) if re.search(r"\d\s?%", line)]
    assert len(with_number) == 2
    assert all(unchecked in line for line in with_number)


# --- the page ----------------------------------------------------------------------------------


def test_each_preset_opens_in_the_simulator_with_its_levers_and_the_county(data):
    at = opened("lessons", "en", {"c": LITANG})
    found = [e.proto.query_string for e in at.get("page_link") if "pre=" in e.proto.query_string]
    assert len(found) == 10
    for query in found:
        params = dict(part.split("=", 1) for part in query.split("&"))
        view, dropped = link.decode(params, "en", data.catalog, data.panel.codes)
        (preset,) = [p for p in data.catalog.presets if p.code == view.preset]
        assert not dropped
        assert view.county == LITANG
        assert dict(view.scenario.levers) == pytest.approx(dict(preset.levers))


def test_the_budget_of_the_link_is_spent_and_a_wrong_one_is_left_out():
    at = opened("compare", "zh", {"c": LITANG, "eq": "50"})
    assert at.slider(key="number_eq").value == 50
    assert "同样 5,000 万元" in texts(at)
    assert opened("compare", "en", {"eq": "0"}).slider(key="number_eq").value == BUDGET


def test_open_drawers_hold_problems_causes_trends_and_the_errata(monkeypatch):
    monkeypatch.setattr(place, "drawer", lambda _label, key: st.container(key=f"open_{key}"))
    at = opened("lessons", "zh", {"c": LITANG})
    assert not at.exception
    said = texts(at)
    for words in ("信号不稳", "求快，软的一头没跟上", "未核实", "Ganji.com"):
        assert words in said


def test_the_errata_are_those_of_the_page_on_sources(monkeypatch):
    monkeypatch.setattr(place, "drawer", lambda _label, key: st.container(key=f"open_{key}"))

    def rows(page):
        said = texts(opened(page, "en", {}))
        return re.search(r"<b>The provider in Suichang</b>.*?</dl></div></div>", said).group()

    assert rows("lessons") == rows("sources")


def test_real_data_alone_leaves_no_illustrative_number_beside_the_back_test():
    at = opened("lessons", "en", {"r": "1", "c": LITANG})
    said = texts(at).split("Xizang: published")[0]
    assert not re.search(r"○\s*[\d▲▼]", said)
    compared = texts(opened("compare", "en", {"r": "1", "c": LITANG}))
    assert "cannot be compared for the same money" in compared


def test_without_a_county_the_first_of_the_list_stands_for_it(data):
    at = opened("lessons", "en", {})
    assert data.panel.counties[0].name.en in texts(at)
    assert at.selectbox(key="county").value == data.panel.codes[0]


def test_a_what_if_set_elsewhere_does_not_move_the_comparison():
    plain = opened("lessons", "en", {"c": LITANG})
    moved = opened("lessons", "en", {"c": LITANG, "l": "cold_chain.100"})
    tables = [re.findall(r"<tbody>.*?</tbody>", texts(at))[0] for at in (plain, moved)]
    assert tables[0] == tables[1]
