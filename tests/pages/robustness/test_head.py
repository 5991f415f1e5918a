"""Which order of counties stands under other choices, and on what a sentence about it rests."""

from itertools import combinations

import numpy as np
import pytest

from model.score.method import Method
from pages.robustness import head
from pages.robustness.tested import pairs

REAL = Method(real_only=True)


def hedge(t):
    return t("common.on_illustrative", sentence="")


def test_a_pair_is_fixed_if_and_only_if_one_county_is_nowhere_lower(tested, t):
    elements = tested(t).scores.elements
    nowhere_lower = [(a >= b).all() or (b >= a).all() for a, b in combinations(elements, 2)]
    assert pairs(tested(t).wins) == (465, sum(nowhere_lower))


def test_one_county_wins_where_the_other_loses(tested, t):
    wins = tested(t).wins
    np.testing.assert_allclose(wins + wins.T, 1, atol=1e-9)


def test_the_headline_has_the_one_range_of_the_page(tested, t):
    litang = tested(t)
    low, _, high = litang.otherwise.rank_ranges(litang.method).rank[litang.row]
    assert f"{low:.0f}–{high:.0f}" in head.title(litang)
    assert head.cards(litang)[0].value == f"{low:.0f}–{high:.0f}"


def test_on_illustrative_figures_the_lead_says_so_once(tested, t):
    litang = tested(t)
    said = [head.title(litang), head.lead(litang), *(str(one) for one in head.cards(litang))]
    assert " ".join(said).count(hedge(t)) == 1


@pytest.mark.usefixtures("evidenced")
def test_on_evidence_nothing_is_hedged(tested, t):
    assert hedge(t) not in head.lead(tested(t))


def test_counties_always_above_and_below_are_those_nowhere_lower_or_higher(tested, t):
    litang = tested(t)
    own, others = (
        litang.scores.elements[litang.row],
        np.delete(litang.scores.elements, litang.row, 0),
    )
    above, below = ((others >= own).all(axis=1).sum(), (others <= own).all(axis=1).sum())
    sure = head.cards(litang)[2]
    assert sure.value == str(above + below)
    assert sure.note == t("robustness.card_sure_note", above=above, below=below)


def test_real_data_alone_tests_the_known_figures_and_says_why(tested, t):
    litang = tested(t, REAL)
    assert not litang.has_order
    known = litang.otherwise.known()
    assert t.percent(t.catalog.method.min_index) in head.lead(litang)
    for line in (head.lead(litang), head.title(litang)):
        assert hedge(t) not in line
        assert str(len(known)) in line
    stands, all_known = head.cards(litang)
    assert stands.label.startswith("◐")
    assert all_known.value == str(len(known))
