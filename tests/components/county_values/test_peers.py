"""A county beside its peers: the rule is shown, and the rows follow it."""

import numpy as np
import pytest

from components.county_values import chart, peers
from model.score.method import Method

REAL = Method(real_only=True)
COUNTIES = ("513334", "513201", "513333")


def figures(results, t, method=REAL):
    codes = ("finance_employment", "illiteracy", "schooling_years")
    counted = [chart.of_indicator(results, code, REAL, t) for code in codes]
    return [*counted, chart.of_indicator(results, "mobile_payment_use", method, t)]


@pytest.mark.parametrize("county", COUNTIES)
def test_a_county_stands_first_then_its_six_peers_then_their_median(results, en, data, county):
    header, rows = peers.table(results, county, figures(results, en, Method()), en)
    names = [data.panel.county(code).name.en for code in (county, *results.geography.peers(county))]
    assert [row[0] for row in rows] == [*names, "Median of the 6 peers"]
    assert all(len(row) == len(header) for row in rows)
    assert header[2:6] == [
        "Mean altitude (m)",
        "Dispersion (km²/village)",
        "To Chengdu (h)",
        "To the seat (h)",
    ]


@pytest.mark.parametrize("county", COUNTIES)
def test_the_distance_shown_is_the_one_the_rule_gives_and_grows_down_the_rows(
    results, en, data, county
):
    counties = data.panel.counties
    table = np.array([(c.mean_elevation_m, c.dispersion, c.road_h_chengdu) for c in counties])
    z = (table - table.mean(axis=0)) / table.std(axis=0)
    apart = np.linalg.norm(z - z[data.panel.row(county)], axis=1)
    by_hand = sorted(apart)[1:7]
    _, rows = peers.table(results, county, figures(results, en), en)
    assert [row[1] for row in rows[1:7]] == [f"{d:.2f}" for d in by_hand]
    assert rows[0][1] == "itself"
    assert rows[7][1] == f"{np.median(by_hand):.2f}"


def test_the_median_of_the_peers_can_be_checked_by_hand(results, en, data):
    county = COUNTIES[0]
    values = [
        data.panel.figure(code, "illiteracy").value for code in results.geography.peers(county)
    ]
    _, rows = peers.table(results, county, figures(results, en), en)
    assert rows[-1][7] == f"●\N{NO-BREAK SPACE}{np.median(values):.1f}"


def test_assumed_ranges_have_no_median(results, en):
    _, rows = peers.table(results, COUNTIES[0], figures(results, en, Method()), en)
    assert rows[-1][-1].startswith("○\N{NO-BREAK SPACE}")
    assert "–" in rows[-1][-1]
    table = peers.frame(results, COUNTIES[0], figures(results, en, Method()), en)
    assumed = table[table["Quality"] == "illustrative"]
    assert len(assumed) == 8
    assert assumed["Value"].isna().all()
    assert (assumed["Low"] < assumed["High"]).all()


def test_small_samples_are_starred_and_explained(results, en):
    _, rows = peers.table(results, COUNTIES[0], figures(results, en), en)
    assert rows[0][6].endswith("*")
    assert any("fewer than 30" in line for line in peers.notes(figures(results, en), en))


def test_without_a_county_the_three_groups_and_all_counties_stand_beside_each_other(
    results, t, data
):
    header, rows = peers.table(results, "", figures(results, t), t)
    assert [row[1] for row in rows] == ["11", "10", "10", "31"]
    assert all(len(row) == len(header) for row in rows)
    middle = np.median([c.mean_elevation_m for c in data.panel.counties])
    assert rows[3][2] == f"◐\N{NO-BREAK SPACE}{middle:,.0f}"


def test_the_rule_is_one_sentence_with_its_numbers(en):
    rule = peers.rule(COUNTIES[0], en)
    for part in ("altitude", "dispersion", "hours to Chengdu", "z-scores", "the 6 counties"):
        assert part in rule
    groups = peers.rule("", en)
    assert "below 0.43" in groups
    assert "0.60" in groups


def test_the_file_has_a_row_a_place_and_figure_with_unit_quality_and_source(results, t):
    table = peers.frame(results, COUNTIES[1], figures(results, t), t)
    assert len(table) == 8 * (4 + 4)
    assert (table[t("common.source")] != "").all()
    unknown = table[t("common.quality")] == t("common.missing")
    assert table.loc[~unknown, t("common.value")].notna().all()
    assert unknown.sum() == 8  # payment use, on real data alone
