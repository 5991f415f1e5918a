"""Which order of counties stands under other choices, and on what a sentence about it rests."""

from itertools import combinations

import numpy as np
import pytest

from model.score.method import Method
from pages.robustness import diagnosis, head, one_change, ranks, weights
from pages.robustness.tested import pairs

BATANG = "513335"
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


def test_on_illustrative_figures_the_title_is_a_real_finding_and_the_lead_says_so(tested, t):
    title, lead = head.title(tested(t)), head.lead(tested(t))
    compared, fixed = pairs(tested(t).otherwise.known_wins(0))
    assert title.startswith("◐")
    assert f"{compared}" in title
    assert f"{fixed}" in title
    assert lead.startswith(hedge(t))


@pytest.mark.usefixtures("evidenced")
def test_on_evidence_the_title_is_the_order_of_the_overall_score(tested, t):
    litang = tested(t)
    assert head.title(litang) == t("robustness.title_plain", m=277, pairs=465)
    assert hedge(t) not in head.lead(litang)
    assert hedge(t) not in one_change.title(litang, one_change.table(litang))


def test_every_finding_on_illustrative_figures_says_so(tested, t):
    litang = tested(t)
    said = [
        ranks.title(litang),
        weights.title(litang, BATANG),
        one_change.title(litang, one_change.table(litang)),
        one_change.sets_title(litang),
        diagnosis.measure_title(litang, litang.otherwise.to_measure(litang.today, litang.county)),
        diagnosis.obstacle_title(litang, diagnosis.obstacle_table(litang)),
        diagnosis.coupling_title(litang, diagnosis.coupling_table(litang)),
    ]
    assert [line for line in said if not line.startswith(hedge(t))] == []


def test_real_data_alone_tests_the_known_figures_and_says_why(tested, t):
    litang = tested(t, REAL)
    assert not litang.has_order
    lead = head.lead(litang)
    assert t.percent(t.catalog.method.min_index) in lead
    known = litang.otherwise.known()
    for line in (lead, head.title(litang), weights.title(litang, BATANG)):
        assert hedge(t) not in line
        assert str(len(known)) in line
    names = weights.lines(litang, BATANG)[-1]
    assert all(t.label(t.catalog.indicator(code)) in names for code in known)


def test_the_cards_are_four_where_there_is_an_order_and_two_where_there_is_none(tested, t):
    assert len(head.cards(tested(t))) == 4
    stands, known = head.cards(tested(t, REAL))
    assert stands.label.endswith("◐")
    assert known.value == str(len(tested(t).otherwise.known()))
