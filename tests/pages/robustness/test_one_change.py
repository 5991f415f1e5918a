"""A county's rank with one thing done otherwise."""

import pytest

from components.charts import theme
from model.score.method import Method
from pages.robustness import one_change

OTHER = Method(weights=(14, 18, 14, 12, 11, 12, 10, 9), p=-1)


@pytest.mark.parametrize("method", [Method(), OTHER])
def test_the_first_row_is_the_method_as_it_is(tested, method, t):
    litang = tested(t, method)
    rows = one_change.table(litang).rows
    assert rows["rank"][0] == litang.scores.rank(litang.county)
    assert rows["score"][0] == litang.scores.index[litang.row]
    assert rows["what"].is_unique


def test_dots_in_ink_are_the_changes_that_move_the_rank(tested, t):
    found = one_change.table(tested(t))
    figure = one_change.chart(found, t)
    figure.checked()
    (dots,) = figure.traces
    ranks = found.rows["rank"]
    moved = [colour == theme.INK for colour in dots["marker"]["color"]]
    assert moved == list(ranks != ranks[0])
    assert any(moved)
    ends = (str(ranks.min()), str(ranks.max()))
    assert all(end in one_change.title(tested(t), found) for end in ends)
