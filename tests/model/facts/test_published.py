"""Published figures that are shown but never scored."""

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
