"""Rows of a chart in groups: where each stands, and what is written beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts import rows, theme

groups = st.lists(st.tuples(st.sampled_from(["", "a", "b"]), st.lists(st.integers(), max_size=5)))


def test_items_stand_below_their_heading_and_an_empty_heading_takes_no_row():
    stack = rows.stack([("", ["x"]), ("near", ["y", "z"]), ("far", [])])
    assert stack.placed == [(0, "x"), (2, "y"), (3, "z")]
    assert stack.headings == [(1, "near"), (4, "far")]
    assert stack.count == 5


@given(groups)
def test_no_two_things_stand_in_one_row_and_no_row_is_empty(given_groups):
    stack = rows.stack(given_groups)
    taken = sorted(at for at, _ in (*stack.placed, *stack.headings))
    assert taken == list(range(stack.count))
    assert [item for _, item in stack.placed] == [i for _, items in given_groups for i in items]


@pytest.mark.parametrize("phone", [False, True])
def test_names_stand_at_the_rows_of_their_items_and_headings_at_theirs(phone):
    stack = rows.stack([("near", ["y", "z"])])
    figure = theme.figure(stack.height(phone))
    stack.write(figure, [rows.bold("Y", True), rows.bold("Z", False)], phone)
    axis = figure.checked().layout.yaxis
    assert list(axis.tickvals) == [1, 2]
    assert list(axis.ticktext) == ["<b>Y</b>", "Z"]
    assert [note.text for note in figure.checked().layout.annotations] == ["<b>near</b>"]
    assert axis.range[0] > 2 > axis.range[1]  # the first row is on top
