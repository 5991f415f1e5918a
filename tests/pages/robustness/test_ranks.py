"""Where counties may rank: the table, and the chart drawn from it."""

import pytest

from components.charts import theme
from components.session.link import CHOICES
from pages.robustness import ranks


def test_the_counties_not_told_apart_are_those_within_the_quantiles(tested, data, t):
    litang = tested(t)
    above = litang.otherwise.rank_ranges(litang.method).above[litang.row]
    near = [c for c, p in zip(data.panel.counties, above, strict=True) if 0.05 <= p <= 0.95]
    assert near
    assert t.join([t.of(county.short) for county in near]) == ranks.near(litang)
    assert str(len(near)) in ranks.title(litang)


@pytest.mark.parametrize("put", CHOICES["o"])
def test_counties_stand_once_in_todays_order_and_of_peers_the_own_group(tested, results, put, t):
    litang = tested(t)
    groups = ranks.grouped(litang, put)
    placed = [row for _, rows in groups for row in rows]
    assert len(placed) == len(set(placed))
    assert litang.row in placed
    own = results.geography.groups()
    assert set(placed) == {
        row for row in litang.order if put != "peers" or own[row] == own[litang.row]
    }
    for _, rows in groups:
        assert [row for row in litang.order if row in rows] == rows


def test_the_own_bar_is_dark_and_reaches_from_its_best_to_its_worst_rank(tested, t):
    litang = tested(t)
    found = ranks.table(litang)
    figure = ranks.chart(litang, found, "all", phone=False)
    figure.checked()
    (bars,) = (trace for trace in figure.traces if trace["type"] == "bar")
    at = bars["customdata"].index(litang.county)
    assert [c == theme.MUTED for c in bars["marker"]["color"]].count(True) == 1
    assert bars["marker"]["color"][at] == theme.MUTED
    low, high = found.rows.loc[litang.row, ["low", "high"]]
    assert bars["base"][at] == low - ranks.LEAST
    assert bars["x"][at] == high - low + 2 * ranks.LEAST
