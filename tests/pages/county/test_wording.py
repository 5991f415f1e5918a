"""The page of a county: what holds it back and how sure, its elements, its indicators, its past."""

import math

import pytest

from components.county_values import weakest
from components.words.texts import Texts
from model.score.method import Method
from model.uncertainty.claims import Weakest
from pages.county import charts, wording
from tests.app_pages import opened, texts, visited

LITANG, REAL = "513334", Method(real_only=True)


@pytest.mark.parametrize(
    ("claim", "title"),
    [
        (Weakest(("talent",), 0.93, plain=True), "Talent holds Litang back"),
        (Weakest(("talent", "brand"), 0.796, plain=False), "Talent probably holds Litang back"),
        (Weakest(("talent", "brand"), 0.41, plain=False), "Litang: what holds it back is open"),
    ],
)
def test_the_headline_is_as_sure_as_the_draws(results, en, monkeypatch, claim, title):
    monkeypatch.setattr(weakest.claims, "weakest", lambda *_: claim)
    assert weakest.sentence(results, LITANG, Method(), en).startswith(title)


def test_a_chance_just_below_the_bound_of_a_plain_claim_is_printed_so_that_it_shows(zh):
    assert wording._chance(Weakest(("talent",), 0.796, plain=False), zh) == "79.6%"
    assert wording._chance(Weakest(("talent",), 0.83, plain=False), zh) == "83%"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_county_has_a_short_headline_and_illustrative_is_said_once(results, data, lang):
    words = Texts(lang, data)
    for county in data.panel.codes:
        title = weakest.sentence(results, county, Method(), words)
        assert len(title) <= (22 if lang == "zh" else 60), title
        lead = wording.lead(results, county, Method(), words)
        assert (title + lead).lower().count("示意" if lang == "zh" else "illustrative") == 1


def test_a_weakest_element_above_the_peers_is_said_to_be_both(results, zh):
    barkam = wording.lead(results, "513201", Method(), zh)
    assert "虽是本县最弱，但不低于同类县中位数" in barkam
    assert "虽是" not in wording.lead(results, LITANG, Method(), zh)


def test_an_unscored_county_says_why_and_names_no_weakest_element(results, t):
    first, second, *_ = wording.cards(results, LITANG, REAL, t)
    assert (first.value, second.value) == ("—", "—")
    assert first.note == second.note == t("common.withheld")
    scores = results.scored(REAL)
    coverage = t.percent(float(scores.coverage_all[scores.row(LITANG)]))
    assert coverage in wording.lead(results, LITANG, REAL, t)


def test_what_the_elements_do_to_the_score_adds_up_to_the_gap_to_the_peers(results):
    medians, points = wording.against_peers(results, LITANG, Method())
    scores = results.scored(Method())
    of_peers = math.prod((medians**scores.weights).tolist())
    assert sum(points) == pytest.approx(scores.index[scores.row(LITANG)] - of_peers)


@pytest.mark.parametrize("method", [Method(), REAL])
def test_each_element_has_a_bar_and_a_partial_one_no_range(results, data, t, method):
    found = wording.elements(results, LITANG, method, t)
    rows = found.rows
    assert len(rows) == len(data.catalog.elements) == len(found.file())
    for row in rows.itertuples():
        assert row.is_partial == ("◔" in row.label)
        assert not row.is_partial or math.isnan(row.low)
        assert math.isnan(row.low) or row.low <= row.value <= row.high
    assert rows["is_weakest"].sum() == (method is not REAL)
    chart = charts.elements(rows, phone=False).checked()
    assert len(chart.data[0].x) == len(rows)


def test_where_the_weakest_is_open_the_elements_that_may_be_it_stand_out(results, t, monkeypatch):
    claim = Weakest(("talent", "brand"), 0.41, plain=False)
    monkeypatch.setattr(wording, "_weakest", lambda *_: claim)
    rows = wording.elements(results, LITANG, Method(), t).rows
    assert rows["name"][rows["is_weakest"]].tolist() == [t.element(c) for c in claim.elements]


def standings(results, county, method, t, element="talent"):
    return {
        one.code: wording.strip(results, county, method, one, t)
        for one in t.catalog.members(element)
    }


def test_a_real_figure_stands_among_31_dots_and_an_estimate_is_a_range_alone(results, en):
    found = standings(results, LITANG, Method(), en)
    schooling, workers = found["schooling_years"], found["ecommerce_workers"]
    assert len(schooling.dots) == 31
    assert schooling.told == "● 5.7 years"
    assert math.isnan(schooling.low)
    assert not workers.dots
    assert 0 <= workers.low < workers.high <= 100
    figure = charts.strips(list(found.values()), LITANG).checked()
    own = [trace.x for trace in figure.data if trace.marker.size == 11 and trace.x]
    assert len(own) == 3  # schooling, college, illiteracy are counted


def test_without_illustrative_values_a_strip_says_that_the_figure_is_missing(results, en):
    workers = standings(results, LITANG, REAL, en)["ecommerce_workers"]
    assert workers.told == "missing"
    assert math.isnan(workers.low)
    notes = wording.strip_notes(results, LITANG, REAL, "talent", en)
    assert any(en.of(en.catalog.indicator("ecommerce_workers").collected) in note for note in notes)


def test_the_sections_tell_peers_ten_years_and_lessons_of_the_county():
    said = texts(opened("county", "en", {"c": LITANG}))
    for part in ("Peer median", "69,046", "67,293", "demonstration county", "Co-operative"):
        assert part.lower() in said.lower(), part
    assert "Litang could start with" in said or "Litang should start with" in said


def test_a_line_of_acceptance_stands_on_its_strip_with_its_value_source_and_year(results, t):
    found = standings(results, LITANG, Method(), t, "infrastructure")
    points, stations = found["village_point_coverage"], found["township_station_coverage"]
    assert points.asked == [50]
    assert points.name.endswith("50%")
    assert not stations.asked  # others have reached a figure, but nobody asks for it
    figure = charts.strips([points, stations], LITANG).checked()
    upright = [line for line in figure.layout.shapes if line.x0 == line.x1]
    assert [line.x0 for line in upright] == [50]
    asked = wording.strips_legend(results, "infrastructure", t)[1]
    assert asked.count("2017") == 2
    for code in ("village_point_coverage", "station_activity"):
        assert t.label(t.catalog.indicator(code)) in asked
    cited = " ".join(wording.strip_notes(results, LITANG, Method(), "infrastructure", t))
    assert t.cite("hebei_2017") in cited


def test_only_elements_with_a_line_of_acceptance_tell_of_it_and_that_no_county_is_graded(
    results, t
):
    *_, grades = wording.strips_legend(results, "infrastructure", t)
    assert grades == t("county.strips_grades", n=0, total=31)
    assert len(wording.strips_legend(results, "talent", t)) == 1


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", ("2010–2020 年：理塘大专以上占比 ▲ +6.0、文盲率 ▲ +9.9 个百分点",
                "常住人口 69,046 → 67,293 人。", "文盲率 31 县中 15 县下降。", "登记宽严可能不同",
                "平均受教育年限不作比较", "标题错位")),
        ("en", ("2010–2020: Litang, college share ▲ +6.0, illiteracy ▲ +9.9 pp",
                "Residents 69,046 → 67,293.", "illiteracy fell in 15 of 31 counties.", "may differ",
                "Mean years of schooling are not compared", "were shifted")),
    ],
)  # fmt: skip
def test_the_ten_years_of_a_county_are_told_with_what_must_be_known_to_read_them(lang, said):
    at = visited("county", lang, {"c": LITANG, "open": "timeline"})
    for part in said:
        assert part in texts(at), part
    at.session_state[f"table_ten_years_{LITANG}"] = True
    assert 27 in [len(one.value) for one in at.run().dataframe]
