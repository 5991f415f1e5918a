"""The census of 2010 beside that of 2020: the same places, the same figures, sums that agree."""

import pytest


@pytest.mark.parametrize(("prefecture", "residents"), [("513200", 898_708), ("513300", 1_091_872)])
def test_the_counties_of_2010_add_up_to_their_prefecture(data, prefecture, residents):
    counties = [c.code for c in data.panel.counties if c.prefecture == prefecture]
    before = data.facts.before
    assert sum(before[code, "resident_population"] for code in counties) == residents
    assert before[prefecture, "resident_population"] == residents


def test_each_county_has_the_same_figures_in_both_censuses(data):
    figures = {code for _, code in data.facts.before}
    for county in data.panel.codes:
        own = {code for area, code in data.facts.before if area == county}
        assert own == figures
        assert all((county, code) in data.facts.census for code in own)


def test_schooling_of_sichuan_grew_by_seven_months(data):
    key = "510000", "mean_years_schooling"
    assert data.facts.before[key] == 8.35
    assert data.facts.census[key] == 8.95
