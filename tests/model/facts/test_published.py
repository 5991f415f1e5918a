"""Published figures that are shown but never scored."""

import csv

import pytest

from model.facts.provenance import Words
from model.facts.published import CensusFigure, Fact, Facts

NAME = Words("常住人口", "Residents")
FACTS = Facts(
    census={("X", "residents"): 58_390.0},
    census_figures=(CensusFigure("residents", "persons", NAME, NAME, sample=False),),
    facts=(
        Fact("X", "stations", 12, 2019, "S", "high"),
        Fact("X", "stations", 16, 2021, "S", "high"),
        Fact("X", "stations", 9, 0, "S", "medium"),
        Fact("Y", "parcels", 350, 2019, "S", "high"),
    ),
    kinds={},
    products=(),
    areas={"X": NAME},
)


def test_the_newest_figure_of_a_place_counts_and_an_undated_one_is_the_oldest():
    assert FACTS.value("X", "stations") == 16
    assert FACTS.fact("X", "stations").year == 2021


def test_an_unpublished_figure_is_none_and_never_zero():
    assert FACTS.fact("Y", "stations") is None
    with pytest.raises(KeyError):
        FACTS.value("Y", "stations")


def test_all_figures_of_a_place_are_listed():
    assert len(FACTS.about("X")) == 3
    assert FACTS.about("Z") == ()


def test_a_series_runs_from_the_oldest_figure_to_the_newest():
    assert [f.year for f in FACTS.series("stations")] == [0, 2019, 2021]


@pytest.mark.parametrize(
    ("area", "code", "value", "year"),
    [
        ("513324", "express_parcels", 1_590_000, 2023),
        ("513324", "express_parcels_sent", 80_000, 2023),
        ("513300", "organic_certificates", 253, 2024),
        ("513300", "internet_penetration", 65, 2020),
        ("000000", "rural_adults_epayment", 72.15, 2018),
        ("513221", "scenic_areas_5a", 1, 2025),  # Wenchuan
        ("513201", "scenic_areas_5a", 0, 2025),  # Barkam: the whole list was read
        ("513323", "key_tourism_villages", 2, 2022),  # Danba
    ],
)
def test_what_was_published_stands_as_it_was_published(data, area, code, value, year):
    fact = data.facts.newest[area, code]
    assert (fact.value, fact.year) == (value, year)


@pytest.mark.parametrize(
    ("code", "prefectures", "total"),
    [
        ("villages_4g", {"513300"}, 1800),
        ("villages_fibre", {"513300"}, 1800),
        ("villages_basic_payment", {"513200", "513300"}, 3100),
        ("scenic_areas_5a", {"513200", "513300"}, 6),
        ("key_tourism_villages", {"513200", "513300"}, 6),
        ("key_tourism_towns", {"513200", "513300"}, 1),
    ],
)
def test_a_statement_on_every_county_is_there_for_each(data, code, prefectures, total):
    within = [one.code for one in data.panel.counties if one.prefecture in prefectures]
    found = {fact.area: fact.value for fact in data.facts.series(code)}
    assert sorted(found) == sorted(within)
    assert sum(found.values()) == total


UNDATED = {
    "rural_income_effect",
    "matsutake_annual_output",
    "matsutake_annual_collection",
    "express_hub_in_matsutake_park",
}


def test_every_fact_has_source_unit_name_in_both_languages_and_but_for_four_a_year(data, shipped):
    listed = {source.code for source in data.catalog.sources}
    rows = list(csv.DictReader((shipped / "facts.csv").open(encoding="utf-8")))
    for row in rows:
        name = data.facts.kinds[row["fact"]].name
        assert all((row["source"] in listed, row["unit"], name.zh, name.en)), row
    assert {row["fact"] for row in rows if not row["year"]} == UNDATED


def test_a_reference_mark_stands_as_it_was_published(data):
    marks = {(mark.indicator, mark.code): mark.value for mark in data.catalog.benchmarks}
    assert marks["parcel_service_routine", "qinghai_2022"] == 68.14
    assert marks["mobile_payment_use", "china_rural_2018"] == 72.15
    assert marks["broadband_households", "xizang_2018"] == 80.91


def test_a_derived_reference_mark_agrees_with_what_it_is_derived_from(data):
    marks, facts = {(m.indicator, m.code): m.value for m in data.catalog.benchmarks}, data.facts
    pilots = [fact.area for fact in facts.series("village_logistics_pilot_county")]
    villages = sum(data.panel.county(code).village_committees for code in pilots)
    built = facts.value("513300", "village_logistics_points_built_3_pilot_counties")
    assert marks["village_point_coverage", "pilot_2019"] == round(100 * built / villages, 1)
    merchants = facts.value("540000", "ecommerce_sellers")
    people = facts.census["540000", "resident_population"]
    assert marks["active_shops", "xizang_2021"] == round(10_000 * merchants / people)
    organic = facts.value("513300", "organic_certificates")
    counties = sum(one.prefecture == "513300" for one in data.panel.counties)
    assert marks["certified_products", "garze_2024"] == round(organic / counties, 1)


def test_no_source_is_cited_by_the_address_of_a_copy(shipped):
    said = (shipped / "catalog" / "sources.toml").read_text(encoding="utf-8")
    assert not [name for name in ("yybnet", "51chatu", "bytravel") if name in said]
