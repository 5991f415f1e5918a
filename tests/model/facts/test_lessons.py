"""Lessons: each tied to what measures it and what acts on it, nothing known that is not."""

import re
import shutil

import pytest

from model.facts.errors import DataError
from model.facts.lessons import PLACE, known
from model.facts.load import load
from model.facts.provenance import Quality

LITANG = "513334"
UNCONFIRMED = ("待核", "to be confirmed")


@pytest.fixture
def copy(shipped, tmp_path):
    """Return a copy of the data that a test may break."""
    root = tmp_path / "data"
    shutil.copytree(shipped, root, ignore=shutil.ignore_patterns("build", "*.png"))
    return root


def told(copy, old, new):
    """Return the faults after replacing the first `old` in the file of lessons."""
    path = copy / "catalog" / "lessons.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as refusal:
        load(copy)
    return refusal.value.faults


def test_the_paper_has_16_problems_8_causes_4_factors_and_4_foundations(data):
    assert [
        len(data.lessons.of(kind)) for kind in ("problem", "cause", "factor", "foundation")
    ] == [16, 8, 4, 4]


def test_every_problem_can_be_measured_and_acted_on(data):
    for one in data.lessons.of("problem"):
        assert one.indicators, one.code
        assert one.levers, one.code


def test_a_lever_that_acts_on_a_problem_moves_an_indicator_that_measures_it(data):
    """At least one of them does; others may act on what stands behind it."""
    for one in data.lessons.of("problem"):
        moved = {e.indicator for code in one.levers for e in data.catalog.lever(code).effects}
        assert moved & set(one.indicators), one.code


def test_every_problem_and_factor_that_the_paper_names_reaches_each_of_the_eight_elements(data):
    homes = {data.catalog.indicator(code).element
             for one in data.lessons.lessons for code in one.indicators}  # fmt: skip
    assert homes == set(data.catalog.element_codes)


def test_no_lesson_is_measured_by_the_product_itself(data):
    named = {code for one in data.lessons.lessons for code in one.indicators}
    assert "evidence_completeness" not in named


def test_terrain_and_people_are_context_and_never_indicators(data):
    census = {figure.code for figure in data.facts.census_figures}
    for one in data.lessons.lessons:
        assert set(one.context) <= {*PLACE, *census}, one.code


def test_known_are_the_observed_and_derived_alone(data):
    codes = ("accommodation_employment", "culture_tourism_link")
    panel = data.panel
    qualities = [panel.figure(LITANG, code).quality for code in codes]
    assert qualities == [Quality.OBSERVED, Quality.ILLUSTRATIVE]
    assert known(codes, panel, LITANG) == codes[:1]


def test_every_preset_rests_on_a_source_that_can_be_printed_or_says_that_it_is_assumed(data):
    for preset in data.catalog.presets:
        cites = [data.catalog.source(code).cite for code in preset.sources]
        printable = [c for c in cites if not any(word in c.zh + c.en for word in UNCONFIRMED)]
        assert printable, preset.code


def test_presets_have_an_order_of_lists_with_no_two_alike(data):
    assert sorted(p.order for p in data.catalog.presets) == list(range(1, 11))


def test_a_record_with_a_figure_has_a_source_beside_the_paper(data):
    for preset in data.catalog.presets:
        if re.search(r"\d", preset.record.zh):
            assert set(preset.sources) - {"he_2025"}, preset.code


def test_the_dated_case_runs_over_years_and_all_of_it_is_published(data):
    years = [event.year for event in data.lessons.events]
    assert years == sorted(years)
    published = {(f.area, f.year, f.code) for f in data.facts.facts}
    for event in data.lessons.events:
        assert {(event.area, event.year, code) for code in event.facts} <= published


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('kind = "problem"', 'kind = "wish"', "kind: unknown code 'wish'"),
        ('indicators = ["mobile_signal_stable", ', 'indicators = ["luck", ', "'luck'"),
        ('levers = ["signal_gaps"]', 'levers = ["magic_wand"]', "'magic_wand'"),
        ('context = ["seat"]', 'context = ["weather"]', "'weather'"),
        ('sources = ["he_2025"]', 'sources = ["hearsay"]', "'hearsay'"),
        ("year = 2011", "year = 2012", "no figure 'jd_first_station_year' of 540000 in 2012"),
        ("最高占商品价格的 {transport_share_of_price_max}", "最高占商品价格的三分之一", "text_zh"),
        ('code = "basic_stations"', 'code = "signal"', "'signal' stands 2 times"),
        ('strand = "payment"', 'strand = "magic"', "strand: unknown code 'magic'"),
    ],
)
def test_a_faulty_lesson_is_told_by_its_place(copy, old, new, fault):
    faults = told(copy, old, new)
    assert any(f.startswith("catalog/lessons.toml") and fault in f for f in faults), faults
