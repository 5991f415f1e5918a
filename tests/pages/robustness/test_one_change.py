"""A county with one thing done otherwise, ways of weighting, and what drives the differences."""

import pytest

from model.score.method import Method
from model.uncertainty.rank_ranges import FACTORS
from pages.robustness import drivers, one_change

OTHER = Method(weights=(14, 18, 14, 12, 11, 12, 10, 9), p=-1)


@pytest.mark.parametrize("method", [Method(), OTHER])
def test_the_first_row_is_the_method_as_it_is(tested, method, t):
    litang = tested(t, method)
    _, rows = one_change.screen(litang, one_change.table(litang))
    assert rows[0][1] == f"○ {t.score(litang.scores.index[litang.row], 1)}"
    assert rows[0][2] == "—"
    assert rows[0][3] == str(litang.scores.rank(litang.county))
    assert len(rows) == len({row[0] for row in rows})


def test_points_on_another_scale_are_not_subtracted(tested, en):
    _, rows = one_change.screen(tested(en), one_change.table(tested(en)))
    assert {row[2] for row in rows if row[0].startswith("scale")} == {"—"}
    rest = [row[2] for row in rows[1:] if not row[0].startswith("scale")]
    assert all(change[0] in "▲▼±" for change in rest)


def test_the_table_of_weights_has_every_set_and_says_what_they_measure(tested, data, t):
    found = one_change.sets_table(tested(t, OTHER))
    header, rows = one_change.sets_screen(found, t)
    sets = tested(t).otherwise.weights_compared(OTHER)
    assert len(header) == len(sets) + 2
    assert [row[0] for row in rows[:-1]] == [t.of(e.name) for e in data.catalog.elements]
    assert rows[-1][1 + [s.code for s in sets].index("paper")] == t.number(0, 1)
    assert rows[-1][-1] == "—"
    assert found.rows["equal"][:-1].sum() == pytest.approx(1)
    note = t("robustness.sets_note")
    assert "不是重要性" in note or "not importance" in note


def test_what_drives_most_stands_first_and_the_chart_is_valid(tested, t):
    litang = tested(t)
    rows = drivers.table(litang).rows
    split = litang.otherwise.drivers(litang.method)
    for part, output in ((rows[: len(FACTORS)], -1), (rows[len(FACTORS) :], litang.row)):
        assert part["total"].is_monotonic_decreasing
        assert part["total"].iloc[0] == split.total[:, output].max()
        assert set(part["factor"]) == {t(f"robustness.factor_{factor}") for factor in FACTORS}
        assert part["factor"].iloc[0] in drivers.title("robustness.drivers_shift", litang, part)
        drivers.chart(part, t).checked()
