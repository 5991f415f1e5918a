"""What the robustness page reads otherwise: switches, drivers, weights, obstacles, coupling."""

import numpy as np
import pytest

from model.facts.panel import EVIDENCE
from model.results.robustness import RUNS
from model.score.method import Method
from model.uncertainty.rank_ranges import FACTORS
from model.what_if.scenario import BASELINE
from pages.robustness import diagnosis, drivers_chart, one_change

LITANG = "513334"
OTHER = Method(weights=(14, 18, 14, 12, 11, 12, 10, 9), p=-1)


# --- one thing done otherwise ------------------------------------------------------------------


@pytest.mark.parametrize("method", [Method(), OTHER])
def test_the_first_row_is_the_method_as_it_is(results, method, t):
    scores = results.scored(method)
    _, rows = one_change.table(results, LITANG, method, t)
    assert rows[0][1] == f"○ {t.score(scores.index[scores.row(LITANG)], 1)}"
    assert rows[0][3] == str(scores.rank(LITANG))
    assert len(rows) == len({row[0] for row in rows})


def test_points_on_another_scale_are_not_subtracted(results, en):
    _, rows = one_change.table(results, LITANG, Method(), en)
    assert {row[2] for row in rows if row[0].startswith("scale")} == {"—"}
    assert all("▲" in row[2] or "▼" in row[2] or "±" in row[2]
               for row in rows[1:] if not row[0].startswith("scale"))  # fmt: skip


def test_what_drives_most_stands_first_and_the_chart_is_valid(results, data, t):
    for output in (
        one_change.shift_output(results.robustness.drivers(Method())),
        data.panel.row(LITANG),
    ):
        made = one_change.drivers(results, output, Method(), t)
        totals = [driver.total[0] for driver in made]
        assert totals == sorted(totals, reverse=True)
        assert {d.label for d in made} == {t(f"robustness.factor_{f}") for f in FACTORS}
        assert made[0].label in one_change.driver_title(results, "shift", LITANG, made, Method(), t)
        drivers_chart.bars(made, ("a", "b"), "c").checked()


def test_the_notes_state_how_many_runs_were_made(t):
    assert t.number(RUNS * 7) in one_change.driver_notes(t)[-1]


def test_the_table_of_weights_has_every_set_and_says_what_they_measure(results, data, t):
    header, rows = one_change.sets_table(results, OTHER, t)
    sets = results.robustness.weights_compared(OTHER)
    assert len(header) == len(sets) + 2
    assert [row[0] for row in rows[:-1]] == [t.of(e.name) for e in data.catalog.elements]
    assert rows[-1][1 + [s.code for s in sets].index("paper")] == t.number(0, 1)
    assert "不是重要性" in t("robustness.sets_note") or "not importance" in t(
        "robustness.sets_note"
    )


# --- other readings ----------------------------------------------------------------------------


@pytest.mark.parametrize("county", [LITANG, "513201"])
def test_the_five_obstacles_are_the_largest_but_for_our_own_completeness(results, county, t):
    _, rows = diagnosis.obstacle_table(results, county, Method(), t)
    table = diagnosis.obstacle_frame(results, county, Method(), t)
    degrees = table[t("robustness.obstacle_degree")]
    assert degrees.sum() == pytest.approx(1, abs=1e-3)
    own = table[t("common.indicator")] == t.indicator(EVIDENCE)
    assert [row[0] for row in rows] == list(table[t("common.indicator")][~own][:5])
    assert degrees.is_monotonic_decreasing
    _, shares = diagnosis.bottleneck_table(results, county, Method(), t)
    assert sum(int(row[-1].rstrip("%")) for row in shares) == pytest.approx(100, abs=4)


def test_with_equal_weights_the_traditional_degree_is_the_root_of_the_score(results, t):
    scores = results.scored(Method())
    root = np.sqrt(scores.index[scores.row(LITANG)] / 100)
    _, (_, traditional) = diagnosis.coupling_table(results, LITANG, Method(), t)
    assert traditional[3] == t.number(root, 2)
    _, rows = diagnosis.class_table(results, Method(), t)
    for column in (1, 2):
        assert sum(int(row[column]) for row in rows if row[column] != "—") == 31


def test_what_to_measure_names_who_holds_it(results, data, t):
    found = results.robustness.to_measure(BASELINE, LITANG)
    _, rows = diagnosis.measure_table(results, LITANG, BASELINE, t)
    assert 1 <= len(rows) <= 5
    for row in rows:
        field = next(f for f in found.fields if t.indicator(f.indicator) == row[0])
        assert row[2] == t.percent(field.changes)
        assert row[4] == t.of(data.catalog.indicator(field.indicator).collected)
    chances = [int(row[2].rstrip("%")) for row in rows]
    assert chances == sorted(chances, reverse=True)
    assert rows[0][0] in diagnosis.measure_title(results, LITANG, BASELINE, t)
