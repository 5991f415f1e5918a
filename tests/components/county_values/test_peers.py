"""A county beside its peers: the rule is shown, and the rows follow it."""

import numpy as np
import pytest

from components.county_values import chart, peers
from model.score.method import Method

REAL = Method(real_only=True)
COUNTIES = ("513334", "513201", "513333")


def shown(results, t, county):
    codes = ("finance_employment", "illiteracy", "schooling_years")
    counted = [chart.of_indicator(results, code, REAL, t) for code in codes]
    return peers.beside(results, county, counted, t)


@pytest.mark.parametrize("county", COUNTIES)
def test_a_county_stands_first_then_the_median_of_its_six_peers_then_these(results, en, county):
    every = shown(results, en, county)
    table = peers.table(results, county, every, en)
    header, rows = peers.screen(table, every, en)
    near = [en.county_short(code) for code in results.geography.peers(county)]
    assert header == ["Indicator", en.county_short(county), "peer median", *near]
    assert all(len(row) == len(header) for row in rows)
    assert [row[0] for row in rows[1:5]] == [
        "◐ Mean altitude (m)",
        "◐ Dispersion (km²/village)",
        "◐ To Chengdu (h)",
        "◐ To the seat (h)",
    ]
    assert table.file().shape == (len(every), 5 + 6)


@pytest.mark.parametrize("county", COUNTIES)
def test_the_unlikeness_shown_is_the_one_the_rule_gives_and_grows_from_peer_to_peer(
    results, en, data, county
):
    counties = data.panel.counties
    table = np.array([(c.mean_elevation_m, c.dispersion, c.road_h_chengdu) for c in counties])
    z = (table - table.mean(axis=0)) / table.std(axis=0)
    apart = np.linalg.norm(z - z[data.panel.row(county)], axis=1)
    by_hand = sorted(apart)[1:7]
    every = shown(results, en, county)
    first = peers.screen(peers.table(results, county, every, en), every, en)[1][0]
    assert first[1:] == ["0.00", f"{np.median(by_hand):.2f}", *(f"{d:.2f}" for d in by_hand)]


def test_the_median_of_the_peers_can_be_checked_by_hand(results, en, data):
    county = COUNTIES[0]
    near = results.geography.peers(county)
    values = [data.panel.figure(code, "illiteracy").value for code in near]
    file = peers.table(results, county, shown(results, en, county), en).file()
    row = file[file["Indicator"].str.startswith("Illiteracy")]
    assert row["peer median"].item() == pytest.approx(np.median(values))


def test_small_samples_are_starred_and_the_rule_is_told_with_its_numbers(results, en):
    every = shown(results, en, COUNTIES[0])
    _, rows = peers.screen(peers.table(results, COUNTIES[0], every, en), every, en)
    assert [row[0].endswith("*") for row in rows[5:]] == [True, False, False]
    rule, _, read = peers.notes(every, en)
    for part in ("altitude", "dispersion", "hours to Chengdu", "z-scores", "the 6 counties"):
        assert part in rule or part in read or part in peers.notes(every, en)[1]
