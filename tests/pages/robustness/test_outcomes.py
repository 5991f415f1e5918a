"""Published outcomes beside the score: what they say of its order, and that none is in it."""

from dataclasses import replace

import pytest

from model.facts.published import Fact
from model.results.results import Results
from model.score.method import Method
from model.what_if.scenario import Scenario
from pages.robustness import outcomes
from pages.robustness import tested as page

REAL = Method(real_only=True)
INCOME = outcomes.OUTCOMES["income"]
HIGH, LOW = "513221", "513332"  # the one scores above the other


def with_incomes(results, t, **incomes):
    """Return the page on data in which counties have an income."""
    facts = results.data.facts
    made = [Fact(area[1:], INCOME, value, 2024, "S10", "high") for area, value in incomes.items()]
    kinds = facts.kinds | {INCOME: facts.kinds["online_retail_sales"]}
    more = replace(facts, facts=(*facts.facts, *made), kinds=kinds)
    return page.Tested(Results(replace(results.data, facts=more)), Scenario(), HIGH, t)


def test_no_outcome_is_an_indicator_of_the_score(data):
    assert not {*outcomes.OUTCOMES.values()} & {*data.catalog.codes}


def test_every_published_outcome_stands_with_place_year_publisher_and_counties(tested, data, t):
    rows = outcomes.table(tested(t)).rows.set_index("outcome")
    for name, code in outcomes.OUTCOMES.items():
        row = rows.loc[t(f"outcomes.name_{name}")]
        for fact in outcomes.published(tested(t), name):
            assert t.of(data.facts.areas[fact.area]) in row["figure"]
            assert row["figure"].startswith("●")
            assert str(fact.year) in row["known"]
        assert row["counties"].endswith("/31"), code


def test_parcels_are_told_a_head_as_derived_beside_the_national_figure(tested, data, en):
    head = data.facts.value("513324", "express_parcels") / data.panel.county("513324").population
    said = outcomes.table(tested(en)).rows.set_index("outcome").loc["Parcels", "figure"]
    assert f"◐ {head:.1f} a resident" in said
    assert "78.3" in said


@pytest.mark.parametrize("method", [Method(), REAL])
def test_as_long_as_no_two_counties_differ_the_heading_says_that_nothing_can_be_tested(
    tested, t, method
):
    assert outcomes.heading(tested(t, method)) == t("outcomes.none", most=2)


def test_a_county_with_an_outcome_in_the_lower_half_is_named_but_not_where_none_is_scored(
    tested, en
):
    said = outcomes.behind(tested(en))
    assert "Batang (rank" in said
    assert "Xiaojin" not in said
    assert outcomes.behind(tested(en, REAL)) == ""


@pytest.mark.parametrize(("high", "odd"), [(20_000, False), (10_000, True)])
def test_pairs_that_differ_are_counted_and_those_the_other_way_round_named(results, en, high, odd):
    said = outcomes.heading(with_incomes(results, en, **{f"c{HIGH}": high, f"c{LOW}": 15_000}))
    assert said.startswith(f"{0 if odd else 1} of 1 pairs")
    assert "2 counties are too few for a test (8 needed)" in said
    assert ("the other way round: Shiqu, Wenchuan" in said) is odd


def test_eight_counties_are_enough_to_speak_of_an_order(results, en):
    incomes = {f"c{code}": 10_000 + i for i, code in enumerate(results.data.panel.codes[:8])}
    said = outcomes.heading(with_incomes(results, en, **incomes))
    assert "of 28 pairs" in said
    assert "too few" not in said
