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
from pages.lessons import experience, presets, timeline
from pages.lessons.experience import Here
from tests.app_pages import opened, texts

LITANG, XIANGCHENG = "513334", "513336"
REAL = Scenario(method=Method(real_only=True))


def here(results, t, county=LITANG, today=BASELINE):
    return Here(results, county, today, t)


def hedge(t):
    return t("common.on_illustrative", sentence="")


@pytest.fixture
def known_exactly(results, monkeypatch):
    """Let every element of every county be known exactly."""
    whole = results.ranges

    def ranges(method):
        elements = results.scored(method).elements
        return replace(whole(method), elements=np.repeat(elements[:, :, None], 3, axis=2))

    monkeypatch.setattr(results, "ranges", ranges)
    # What was kept without the evidence must not be met again, nor the other way round.
    results.forget()
    yield
    results.forget()


# --- what is claimed ---------------------------------------------------------------------------


def test_on_illustrative_figures_the_title_is_about_the_evidence_and_the_lead_says_so(results, t):
    title, lead = presets.heading(here(results, t))
    assert title == t("lessons.title", n=16, b=6)
    assert lead.startswith(hedge(t))
    assert t("lessons.fit_note") in lead


@pytest.mark.usefixtures("evidenced", "known_exactly")
def test_on_evidence_the_title_names_what_is_least_discounted(results, en):
    title, lead = presets.heading(here(results, en))
    assert title.startswith("Least discounted in Litang")
    assert hedge(en) not in lead


@pytest.mark.parametrize("county", [LITANG, XIANGCHENG])
def test_the_presets_named_are_all_those_that_print_the_greatest_share(results, en, county):
    best = results.presets.best_fit(county, BASELINE)
    labels = {
        preset.code: presets.label(here(results, en, county), preset)
        for preset in en.catalog.presets
        if not preset.warning
    }
    shares = {code: re.search(r"works at (\d+)%", line)[1] for code, line in labels.items()}
    most = max(map(int, shares.values()))
    assert f"{best.share:.0%}" == f"{most}%"
    named = {preset.code for preset in best.presets}
    assert named == {code for code, share in shares.items() if int(share) == most}


def test_no_text_of_a_preset_calls_itself_best_or_worst(results, t):
    said = [str(presets.card(preset, t).lines) for preset in t.catalog.presets]
    said += presets.heading(here(results, t))
    assert not [one for one in said if re.search("最适|最弱|best|Best|worst", one)]


def test_real_data_only_says_that_soft_levers_take_one_fixed_share_and_shows_no_cost(results, t):
    real = here(results, t, today=REAL)
    _, lead = presets.heading(real)
    assert t.percent(t.catalog.method.transfer_unknown) in lead
    assert not lead.startswith(hedge(t))
    assert not any("○" in presets.label(real, preset) for preset in t.catalog.presets)


def test_the_warning_is_marked_in_the_line_and_in_the_card(results, t):
    hardware = next(p for p in t.catalog.presets if p.warning)
    word = t("lessons.preset_warned", label="").strip()
    assert presets.label(here(results, t), hardware).startswith(word)
    assert presets.card(hardware, t).mark == t("lessons.preset_warning")


def test_a_card_shows_the_grade_of_every_lever_and_its_sources(en):
    for preset in en.catalog.presets:
        lines = dict(presets.card(preset, en).lines)
        grades = re.findall(r"\(([ABC])\)", lines["Levers, evidence"])
        assert grades == [en.catalog.lever(code).grade for code, _ in preset.levers]
        assert lines["Source"]


def test_a_source_without_a_date_is_named_by_its_title_and_none_is_an_assumption(en):
    suichang = next(p for p in en.catalog.presets if p.code == "suichang")
    sources = dict(presets.card(suichang, en).lines)["Source"]
    assert "Bottom-Up Approach with Global Powerhouse: Suichang Model" in sources
    bare = replace(suichang, sources=())
    assert dict(presets.card(bare, en).lines)["Source"] == "assumption"


def test_the_cost_of_a_preset_is_that_of_its_levers_in_the_county(results, data, en):
    preset = next(p for p in data.catalog.presets if p.code == "yungui")
    full = results.costs(BASELINE)[:, data.panel.row(LITANG)]
    codes = [lever.code for lever in data.catalog.levers]
    by_hand = sum(u * full[codes.index(code)] for code, u in preset.levers)
    assert cost_of(preset.levers, results.presets.costs(LITANG, BASELINE)) == pytest.approx(by_hand)
    assert f"○ {by_hand:.1f} m yuan" in presets.label(here(results, en), preset)


# --- what measures a lesson --------------------------------------------------------------------


def test_the_context_of_the_model_is_that_of_the_peers():
    assert tuple(key for key, *_ in peers.PLACE) == PLACE


def test_an_illustrative_figure_is_told_as_a_range_and_an_observed_one_as_a_value(results, en):
    def shown(indicator, today=BASELINE):
        return experience.value(here(results, en, today=today).figure(indicator), en)

    assert re.fullmatch(r"○ \d+–\d+%", shown("culture_tourism_link"))
    assert shown("accommodation_employment").startswith("● ")
    assert shown("culture_tourism_link", REAL) == "—"


def test_what_is_not_known_is_called_not_known_and_never_ticked(results, data, t):
    said = {one.code: experience.state(here(results, t), one) for one in data.lessons.of("factor")}
    assert said["clear_operator"] == t("lessons.state_unknown", n=3)
    assert not re.search("[✓✔√☑]", "".join(said.values()))


def test_a_factor_is_judged_once_all_its_indicators_are_reported(results, data, en):
    (operator,) = [one for one in data.lessons.of("factor") if one.code == "clear_operator"]
    origin = Origin(2024, "A bureau", "f.csv")
    values = {"local_operator": 4.0, "operation_support": 60.0, "active_shops": 150.0}
    figures = [SuppliedFigure(LITANG, code, value, origin) for code, value in values.items()]
    for count, words in ((2, "known in part: 2 of 3"), (3, "known: 3 indicators, mean score")):
        reported = results.over(Supply(tuple(figures[:count])))
        assert experience.state(here(reported, en), operator).startswith(words)


def test_a_lesson_without_an_indicator_says_that_it_is_context(results, data, t):
    pairs = zip(
        experience.entries(here(results, t), "cause"), data.lessons.of("cause"), strict=True
    )
    bare = [entry for entry, one in pairs if not one.indicators]
    assert bare
    line = (t("lessons.indicators"), t("lessons.no_indicator"))
    assert all(line in entry.lines for entry in bare)


def test_the_count_of_known_problems_is_that_of_the_list(results, en):
    real = here(results, en, today=REAL)
    count = real.count(*experience.TROUBLES)
    entries = [e for kind in experience.TROUBLES for e in experience.entries(real, kind)]
    known = [e for e in entries if re.search("[●◐]", dict(e.lines)["Indicators"])]
    assert count["k"] == len(known)
    assert (count["n"], count["m"]) == (24, 22)


def test_the_table_has_a_row_for_every_lesson_and_indicator(results, data, t):
    table = experience.table(here(results, t))
    assert len(table.rows) == sum(max(len(one.indicators), 1) for one in data.lessons.lessons)
    bare = table.rows[table.rows["indicator"] == t("lessons.no_indicator")]
    assert set(bare["value"]) == {""}
    assert table.rows["source"].str.len().min() > 5


def test_the_dated_case_is_told_in_the_units_of_the_language(results, data):
    zh, en = (Texts(language, data) for language in ("zh", "en"))
    for words, t in (("74.2 亿元", zh), ("7.42 bn yuan", en), ("33.3%", en)):
        assert any(words in row[2] for row in timeline.screen(results, t)[1])


def test_every_figure_of_the_dated_case_stands_in_its_table_oldest_first(results, data, t):
    table = timeline.table(results, t).rows
    assert len(table) == sum(len(event.facts) for event in data.lessons.events)
    assert table["year"].is_monotonic_increasing


# --- the page ----------------------------------------------------------------------------------


@pytest.fixture
def open_drawers(monkeypatch):
    """Let every drawer of a page stand open."""
    monkeypatch.setattr(place, "drawer", lambda _label, key: st.container(key=f"open_{key}"))


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


@pytest.mark.usefixtures("open_drawers")
def test_open_drawers_hold_problems_causes_trends_and_the_errata():
    at = opened("lessons", "zh", {"c": LITANG})
    assert not at.exception
    said = texts(at)
    for words in ("信号不稳", "求快，软的一头没跟上", "Ganji.com"):
        assert words in said
    unchecked = [line for line in re.findall(r"<li>(.*?)</li>", said) if re.search(r"\d\s?%", line)]
    assert len(unchecked) == 2
    assert all("未核实" in line for line in unchecked)


@pytest.mark.usefixtures("open_drawers")
def test_the_errata_are_those_of_the_page_on_sources():
    entry = re.compile(r"<b>The provider in Suichang</b>.*?</dl></details>")
    lessons, sources = (texts(opened(page, "en", {})) for page in ("lessons", "sources"))
    assert entry.search(lessons).group() == entry.search(sources).group()


def test_real_data_alone_leaves_no_illustrative_number_beside_the_back_test():
    said = texts(opened("lessons", "en", {"r": "1", "c": LITANG})).split("Xizang: published")[0]
    assert not re.search(r"○\s*[\d▲▼]", said)


def test_without_a_county_the_first_of_the_list_stands_for_it(data):
    at = opened("lessons", "en", {})
    assert data.panel.counties[0].name.en in texts(at)
    assert at.selectbox(key="county").value == data.panel.codes[0]


def test_a_what_if_set_elsewhere_moves_nothing_on_the_page():
    plain, moved = (
        [element.proto.body for element in opened("lessons", "en", params).get("html")]
        for params in ({"c": LITANG}, {"c": LITANG, "l": "cold_chain.100"})
    )
    assert plain == moved
