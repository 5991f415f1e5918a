"""The census of 2010 beside that of 2020: the same places, the same figures, sums that agree."""

import pytest

NINE = {
    "resident_population",
    "urbanisation_rate",
    "college_plus_share",
    "illiteracy_rate_15plus",
    "hh_share_piped_water",
    "emp_share_transport_storage_post",
    "emp_share_wholesale_retail",
    "emp_share_finance",
    "emp_share_accommodation_catering",
}
# Published by the statisticians of Sichuan: persons who cannot read (10,000), residents, aged 0-14.
ILLITERATE = {2010: (437.70, 80_418_200, 0.1697), 2020: (333.07, 83_674_866, 0.1610)}


@pytest.mark.parametrize(("prefecture", "residents"), [("513200", 898_708), ("513300", 1_091_872)])
def test_the_counties_of_2010_add_up_to_their_prefecture(data, prefecture, residents):
    counties = [c.code for c in data.panel.counties if c.prefecture == prefecture]
    before = data.facts.before
    assert sum(before[code, "resident_population"] for code in counties) == residents
    assert before[prefecture, "resident_population"] == residents


def test_every_county_both_prefectures_and_sichuan_have_the_same_nine_figures(data):
    areas = {"510000", *(p.code for p in data.prefectures), *data.panel.codes}
    assert {area for area, _ in data.facts.before} == areas
    for area in areas:
        assert {code for place, code in data.facts.before if place == area} == NINE
        assert all((area, code) in data.facts.census for code in NINE)


def test_codes_are_those_of_today_and_not_those_of_2010(data):
    areas = {area for area, _ in data.facts.before}
    assert {"513201", "513301"} <= areas
    assert not {"513229", "513321"} & areas


@pytest.mark.parametrize(
    ("area", "code", "value"),
    [
        ("513201", "emp_share_wholesale_retail", 4.534),  # Barkam, then 513229
        ("513301", "resident_population", 130_142),  # Kangding, then 513321
        ("513332", "illiteracy_rate_15plus", 65.09),  # Shiqu
        ("513225", "emp_share_transport_storage_post", 6.609),  # Jiuzhaigou
        ("510000", "hh_share_piped_water", 44.01),
    ],
)
def test_spot_values_are_those_of_the_county_volume(data, area, code, value):
    assert data.facts.before[area, code] == value


def test_shares_lie_between_nothing_and_all(data):
    shares = [value for (_, code), value in data.facts.before.items() if "population" not in code]
    assert 0 <= min(shares) <= max(shares) <= 100


def test_illiteracy_is_of_ages_15_and_over_in_both_censuses(data):
    for year, census in ((2010, data.facts.before), (2020, data.facts.census)):
        persons, residents, young = ILLITERATE[year]
        share = 100 * persons * 10_000 / (residents * (1 - young))
        assert census["510000", "illiteracy_rate_15plus"] == pytest.approx(share, abs=0.01)


def test_years_of_schooling_are_not_compared_for_2010_counted_other_ages(data):
    """8.35 years of Sichuan in 2010 are of ages 15 and over, which had 9.24 in 2020, not 8.95."""
    assert not [area for area, code in data.facts.before if code == "mean_years_schooling"]
    assert data.facts.census["510000", "mean_years_schooling"] == 8.95
