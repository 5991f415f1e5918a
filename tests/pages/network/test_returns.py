"""What one more station gives: never less than nothing, and told in terms of the goal."""

import pytest

from pages.network import returns
from tests.pages.network.asked import asked, in_valley
from tests.valley import LITANG, planned


def test_what_one_more_station_gives_never_grows_less_than_nothing(results, en):
    ask = asked(results)
    given = returns.table(results, ask, en)
    shares = given.rows["share"]
    assert given.rows["stations"].tolist() == list(range(18))
    assert shares.is_monotonic_increasing
    assert shares.iloc[-1] == pytest.approx(100 * 130 / 155)
    enough = results.stations.enough(LITANG, 1.0)
    assert shares[enough] == shares[17] > shares[enough - 1]
    assert returns.title(given, ask, en).endswith(
        f"the most that can be served, 84%, takes at least {enough} new stations"
    )
    by_time = returns.table(results, asked(results, goal="time"), en).rows["mean_h"]
    assert (by_time.diff().dropna() <= 1e-9).all()
    returns.chart(given, ask, en).checked()


def test_where_most_or_all_is_served_already_the_curve_says_so(data, en, results, monkeypatch):
    def plans(_county, counts, goal, limit_h):
        return [planned(data, count, limit_h, goal) for count in counts]

    monkeypatch.setattr(results.stations, "plans", plans)

    def said(limit_h):
        ask = in_valley(data, limit_h=limit_h)
        return returns.title(returns.table(results, ask, en), ask, en)

    assert said(3) == (
        "◐ The most that can be served within 3 h, 100% of village-level units, is so without "
        "any new station"
    )
    assert said(2) == (
        "◐ 95% of village-level units are within 2 h without any new station; the most that can "
        "be served, 100%, takes at least 1 new station"
    )
    assert said(0.5) == (
        "◐ Serving 90% of village-level units within 0.5 h takes at least 2 new stations; the "
        "most that can be served, 100%, at least 3 new stations"
    )


def test_over_all_counties_only_some_numbers_are_asked(results, en):
    counts = returns.table(results, asked(results, ""), en).rows["stations"].tolist()
    assert counts == [0, 1, 2, 5, 10, 20, 50, 100, 200, 386]
