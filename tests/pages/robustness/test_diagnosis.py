"""Other readings of a county: obstacles, how level its elements are, what to measure next."""

import numpy as np
import pytest

from model.facts.panel import EVIDENCE
from pages.robustness import diagnosis

LITANG, WENCHUAN = "513334", "513201"


@pytest.mark.parametrize("county", [LITANG, WENCHUAN])
def test_the_five_obstacles_are_the_largest_but_for_our_own_completeness(tested, county, t):
    found = diagnosis.obstacle_table(tested(t, county=county))
    file = found.file()
    degrees = file[t("robustness.obstacle_degree")]
    assert degrees.sum() == pytest.approx(1, abs=1e-3)
    assert degrees.is_monotonic_decreasing
    own = file[t("common.indicator")] == t.indicator(EVIDENCE)
    _, rows = diagnosis.largest(found, t)
    assert [row[0] for row in rows] == list(file[t("common.indicator")][~own][:5])
    _, shares = diagnosis.bottlenecks(tested(t, county=county))
    assert sum(int(row[-1].rstrip("%")) for row in shares) == pytest.approx(100, abs=4)


def test_with_equal_weights_the_traditional_degree_is_the_root_of_the_score(tested, t):
    litang = tested(t)
    found = diagnosis.coupling_table(litang)
    _, (_, traditional) = diagnosis.both_forms(litang, found)
    root = np.sqrt(litang.scores.index[litang.row] / 100)
    assert traditional[3] == t.number(root, 2)
    _, rows = diagnosis.classes(found, t)
    for column in (1, 2):
        assert sum(int(row[column]) for row in rows if row[column] != "—") == 31


def test_what_to_measure_names_who_holds_it(tested, data, t):
    litang = tested(t)
    found = litang.otherwise.to_measure(litang.today, LITANG)
    _, rows = diagnosis.measure_table(litang, found)
    assert 1 <= len(rows) <= 5
    for row in rows:
        field = next(f for f in found.fields if t.indicator(f.indicator) == row[0])
        assert row[2] == t.percent(field.changes)
        assert row[4] == t.of(data.catalog.indicator(field.indicator).collected)
    chances = [int(row[2].rstrip("%")) for row in rows]
    assert chances == sorted(chances, reverse=True)
    assert rows[0][0] in diagnosis.measure_title(litang, found)
