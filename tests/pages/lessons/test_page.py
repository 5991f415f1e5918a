"""The page on lessons: no preset is praised beyond its evidence, nothing is ticked unknown."""

import re
from dataclasses import replace

import numpy as np
import pytest

from components.county_values import peers
from components.session import link
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


def test_the_headline_spans_what_the_presets_keep_and_the_lead_says_on_what_it_rests(results, t):
    title, lead = presets.heading(here(results, t))
    kept = [share for _, share in presets.offered(here(results, t))]
    assert f"{100 * min(kept):.0f}–{100 * max(kept):.0f}%" in title
    assert lead.startswith(hedge(t))
    assert "假设" in lead or "assumption" in lead


@pytest.mark.usefixtures("evidenced", "known_exactly")
def test_on_evidence_nothing_is_hedged(results, en):
    _, lead = presets.heading(here(results, en))
    assert hedge(en) not in lead
    assert "least discounted" in lead


@pytest.mark.parametrize("county", [LITANG, XIANGCHENG])
def test_the_presets_named_are_all_those_that_print_the_greatest_share(results, en, county):
    best = results.presets.best_fit(county, BASELINE)
    marks = {
        preset.code: presets.entry(here(results, en, county), preset, share).mark
        for preset, share in presets.offered(here(results, en, county))
        if not preset.warning
    }
    shares = [int(re.search(r"keeps (\d+)%", mark)[1]) for mark in marks.values()]
    assert shares == sorted(shares, reverse=True)
    assert f"{best.share:.0%}" == f"{shares[0]}%"
    assert {preset.code for preset in best.presets} == set(list(marks)[: shares.count(shares[0])])


def entry(results, t, code, today=BASELINE):
    preset = next(one for one in t.catalog.presets if one.code == code)
    return presets.entry(here(results, t, today=today), preset, 0.79)


def test_no_text_of_a_preset_calls_itself_best_or_worst(results, t):
    said = [str(entry(results, t, preset.code)) for preset in t.catalog.presets]
    said += presets.heading(here(results, t))
    assert not [one for one in said if re.search("最适|最弱|best|Best|worst", one)]


def test_real_data_only_says_that_soft_levers_take_one_fixed_share_and_shows_no_cost(results, t):
    _, lead = presets.heading(here(results, t, today=REAL))
    assert t.percent(t.catalog.method.transfer_unknown) in lead
    assert not lead.startswith(hedge(t))
    assert not any("○" in entry(results, t, one.code, REAL).mark for one in t.catalog.presets)


def test_the_warning_stands_last_and_is_marked_as_no_advice(results, t):
    last, _ = presets.offered(here(results, t))[-1]
    assert last.warning
    assert entry(results, t, last.code).mark.startswith(("警示", "Warning"))


def test_an_opened_row_shows_the_grade_of_every_lever_and_its_sources(results, en):
    for preset in en.catalog.presets:
        lines = dict(entry(results, en, preset.code).lines)
        grades = re.findall(r"\(([ABC])\)", lines["Levers, evidence"])
        assert grades == [en.catalog.lever(code).grade for code, _ in preset.levers]
        assert lines["Source"]


def test_a_source_without_a_date_is_named_by_its_title_and_none_is_an_assumption(results, en):
    cited = dict(entry(results, en, "suichang").lines)["Source"]
    assert "Bottom-Up Approach with Global Powerhouse: Suichang Model" in cited
    bare = replace(next(p for p in en.catalog.presets if p.code == "suichang"), sources=())
    assert dict(presets.entry(here(results, en), bare, 0.79).lines)["Source"] == "assumption"


def test_the_cost_of_a_preset_is_that_of_its_levers_in_the_county(results, data, en):
    preset = next(p for p in data.catalog.presets if p.code == "yungui")
    full = results.costs(BASELINE)[:, data.panel.row(LITANG)]
    codes = [lever.code for lever in data.catalog.levers]
    by_hand = sum(u * full[codes.index(code)] for code, u in preset.levers)
    assert cost_of(preset.levers, results.presets.costs(LITANG, BASELINE)) == pytest.approx(by_hand)
    assert f"○ {by_hand:.1f} m yuan" in entry(results, en, "yungui").mark


# --- what measures a lesson --------------------------------------------------------------------


def test_the_context_of_the_model_is_that_of_the_peers():
    assert tuple(key for key, *_ in peers.PLACE) == PLACE


def test_an_illustrative_figure_is_told_as_a_range_and_an_observed_one_as_a_value(results, en):
    def shown(indicator, today=BASELINE):
        return experience.value(here(results, en, today=today).figure(indicator), en)

    assert re.fullmatch(r"○ \d+–\d+%", shown("culture_tourism_link"))
    assert shown("accommodation_employment").startswith("● ")
    assert shown("culture_tourism_link", REAL) == "—"


def test_what_is_not_known_is_counted_and_never_ticked(results, data, t):
    said = {one.code: experience.state(here(results, t), one) for one in data.lessons.of("factor")}
    assert said["clear_operator"] == t("lessons.state_part", n=3, k=0)
    assert not re.search("[✓✔√☑]", "".join(said.values()))


def test_a_factor_is_judged_once_all_its_indicators_are_reported(results, data, en):
    (operator,) = [one for one in data.lessons.of("factor") if one.code == "clear_operator"]
    origin = Origin(2024, "A bureau", "f.csv")
    values = {"local_operator": 4.0, "operation_support": 60.0, "active_shops": 150.0}
    figures = [SuppliedFigure(LITANG, code, value, origin) for code, value in values.items()]
    for count, words in ((2, "2 of 3"), (3, "3, mean score")):
        reported = results.over(Supply(tuple(figures[:count])))
        assert experience.state(here(reported, en), operator).startswith(words)


@pytest.mark.parametrize("kinds", experience.SECTIONS.values())
def test_every_lesson_has_a_row_with_its_source_and_one_unmeasured_says_so(results, data, t, kinds):
    rows = experience.table(here(results, t), kinds).rows
    lessons = [one for kind in kinds for one in data.lessons.of(kind)]
    assert list(rows["name"]) == [t.of(one.name) for one in lessons]
    assert rows["source"].str.len().min() > 5
    bare = rows["state"] == t("lessons.no_indicator")
    assert list(bare) == [not one.indicators for one in lessons]


def test_the_count_of_known_problems_is_that_of_the_table(results, en):
    real = here(results, en, today=REAL)
    count = real.count(*experience.TROUBLES)
    states = experience.table(real, experience.TROUBLES).rows["state"]
    assert count["k"] == sum(not re.match("0 of|no ", one) for one in states)
    assert (count["n"], count["m"]) == (24, 22)


def test_the_dated_case_is_told_in_the_units_of_the_language(results, data):
    zh, en = (Texts(language, data) for language in ("zh", "en"))
    for words, t in (("74.2 亿元", zh), ("7.42 bn yuan", en), ("33.3%", en)):
        assert any(words in row[1] for row in timeline.screen(results, t)[1])


def test_every_figure_of_the_dated_case_stands_in_its_table_oldest_first(results, data, t):
    table = timeline.table(results, t).rows
    assert len(table) == sum(len(event.facts) for event in data.lessons.events)
    assert table["year"].is_monotonic_increasing


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


def test_open_sections_hold_problems_causes_and_what_is_only_reported():
    at = opened("lessons", "zh", {"c": LITANG})
    assert not at.exception
    said = texts(at)
    for words in ("信号不稳", "求快，软的一头没跟上", "标准化生产"):
        assert words in said
    unchecked = [line for line in re.findall(r"<li>(.*?)</li>", said) if re.search(r"\d\s?%", line)]
    assert len(unchecked) == 2
    assert all("未核实" in line for line in unchecked)


def test_real_data_alone_leaves_no_illustrative_number():
    assert not re.search(r"○\s*[\d▲▼]", texts(opened("lessons", "en", {"r": "1", "c": LITANG})))


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
