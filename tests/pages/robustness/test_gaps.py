"""Where a county loses points, what to find out first, and how level its elements are."""

import numpy as np
import pytest

from model.facts.panel import EVIDENCE
from pages.robustness import balance, gaps

LITANG, WENCHUAN = "513334", "513201"


@pytest.mark.parametrize("county", [LITANG, WENCHUAN])
def test_the_five_obstacles_are_the_largest_but_for_our_own_completeness(tested, county, t):
    found = gaps.obstacle_table(tested(t, county=county))
    file = found.file()
    degrees = file[t("robustness.obstacle_degree")]
    assert degrees.sum() == pytest.approx(1, abs=1e-3)
    assert degrees.is_monotonic_decreasing
    own = file[t("common.indicator")] == t.indicator(EVIDENCE)
    _, rows = gaps.largest(found, t)
    assert [row[0] for row in rows] == list(file[t("common.indicator")][~own][:5])


def test_the_class_of_a_county_is_that_of_its_degree_and_its_range_holds_the_degree(tested, t):
    found = balance.table(tested(t))
    own = found.rows.loc[tested(t).row]
    assert own["grade"] == t(f"robustness.grade_{int(np.ceil(10 * own['d'])) - 1}")
    assert own["low"] <= own["d"] <= own["high"]
    assert found.rows["d"].is_monotonic_decreasing
    assert own["grade"] in balance.title(tested(t), found)


def test_what_to_measure_names_who_holds_it(tested, data, t):
    litang = tested(t)
    found = litang.otherwise.to_measure(litang.today, LITANG)
    _, rows = gaps.measure_table(litang, found)
    assert 1 <= len(rows) <= 5
    for row in rows:
        field = next(f for f in found.fields if t.indicator(f.indicator) == row[0])
        assert row[2] == t.percent(field.changes)
        assert row[4] == t.of(data.catalog.indicator(field.indicator).collected)
    chances = [int(row[2].rstrip("%")) for row in rows]
    assert chances == sorted(chances, reverse=True)
