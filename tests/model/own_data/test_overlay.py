"""A reader's own figures over the shipped data: what they change, and what they leave alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.facts.places import Township
from model.facts.provenance import Quality
from model.own_data.overlay import (
    Origin,
    SuppliedFigure,
    SuppliedStation,
    Supply,
    template_codes,
    with_supply,
)
from model.score.scores import score
from model.what_if.scenario import Scenario

WENCHUAN, LIXIAN = "513221", "513222"
SAID = Origin(2023, "台账", "f.csv")


@pytest.fixture(scope="module")
def figure():
    def of(value, county=WENCHUAN, indicator="mobile_payment_use") -> SuppliedFigure:
        return SuppliedFigure(county, indicator, value, SAID)

    return of


def towns(data, county) -> list[Township]:
    return [t for t in data.network.of(county) if t.is_township]


def test_station_coverage_follows_where_every_township_is_reported(data):
    """Wenchuan has 9 townships: six with a station are 66.7 %; Lixian lacks one report."""
    wenchuan, lixian = towns(data, WENCHUAN), towns(data, LIXIAN)
    stations = [SuppliedStation(t.code, n % 3 > 0, SAID) for n, t in enumerate(wenchuan)]
    stations += [SuppliedStation(t.code, True, SAID) for t in lixian[1:]]
    own = with_supply(data, Supply(stations=tuple(stations)))
    counted = own.panel.figure(WENCHUAN, "township_station_coverage")
    assert counted.value == pytest.approx(100 * 6 / 9)
    assert (counted.quality, counted.year) == (Quality.OBSERVED, 2023)
    assert own.panel.figure(LIXIAN, "township_station_coverage").quality is Quality.ILLUSTRATIVE
    assert own.network.reported[lixian[1].code]
    assert lixian[0].code not in own.network.reported


def test_village_coverage_follows_where_it_is_told_of_every_township(data):
    """Half of each township's villages, rounded down, over all villages of Wenchuan."""
    wenchuan = towns(data, WENCHUAN)
    stations = [SuppliedStation(t.code, None, SAID, villages=t.villages // 2) for t in wenchuan]
    own = with_supply(data, Supply(stations=tuple(stations)))
    half, all_ = sum(t.villages // 2 for t in wenchuan), sum(t.villages for t in wenchuan)
    assert own.panel.figure(WENCHUAN, "village_point_coverage").value == 100 * half / all_
    assert not own.network.reported  # whether there is a station has not been told
    less = with_supply(data, Supply(stations=tuple(stations[1:])))
    assert less.panel.figure(WENCHUAN, "village_point_coverage").quality is Quality.ILLUSTRATIVE


def test_a_figure_given_for_the_county_stands_before_the_one_counted(data, figure):
    stations = tuple(SuppliedStation(t.code, True, SAID) for t in towns(data, WENCHUAN))
    given_ = figure(40.0, indicator="township_station_coverage")
    own = with_supply(data, Supply((given_,), stations))
    assert own.panel.figure(WENCHUAN, "township_station_coverage").value == 40.0


def test_a_supplied_figure_is_observed_exact_and_citable(data, figure):
    own = with_supply(data, Supply((figure(81.0),)))
    found = own.panel.figure(WENCHUAN, "mobile_payment_use")
    assert (found.value, found.low, found.high) == (81.0, 81.0, 81.0)
    assert (found.quality, found.year) == (Quality.OBSERVED, 2023)
    source = own.catalog.source(found.source)
    assert source.supplied
    assert (source.cite.zh, source.title.zh) == ("台账", "f.csv")
    assert not any(s.supplied for s in data.catalog.sources)


def test_a_supplied_figure_replaces_a_published_one_with_its_note(data):
    batang = "513335"
    assert data.panel.figure(batang, "township_station_coverage").note
    one = SuppliedFigure(batang, "township_station_coverage", 100.0, SAID)
    found = with_supply(data, Supply((one,))).panel.figure(batang, "township_station_coverage")
    assert (found.value, found.note) == (100.0, "")


def test_real_data_only_keeps_what_was_supplied(data, figure):
    real = with_supply(data, Supply((figure(81.0),))).panel.real_only()
    assert real.figure(WENCHUAN, "mobile_payment_use").value == 81.0
    assert real.figure(LIXIAN, "mobile_payment_use").quality is None


def test_evidence_completeness_counts_the_new_figure(data, figure):
    own = with_supply(data, Supply((figure(81.0),)))
    before = data.panel.figure(WENCHUAN, "evidence_completeness").value
    after = own.panel.figure(WENCHUAN, "evidence_completeness").value
    assert after - before == pytest.approx(100 / 46)


@settings(max_examples=30, deadline=None)
@given(draw=st.data())
def test_what_one_county_supplies_changes_no_other_county_and_adds_evidence(data, draw):
    county = draw.draw(st.sampled_from(data.panel.codes))
    codes = draw.draw(
        st.lists(st.sampled_from(template_codes(data.catalog)), min_size=1, unique=True)
    )
    figures = []
    for code in codes:
        low, high = data.catalog.indicator(code).plausible
        figures.append(SuppliedFigure(county, code, draw.draw(st.floats(low, high)), SAID))
    own = with_supply(data, Supply(tuple(figures)))
    before, after = (score(d.panel, d.catalog, Scenario().method) for d in (data, own))
    row = data.panel.row(county)
    others = np.arange(len(data.panel.codes)) != row
    assert np.array_equal(before.indicators[others], after.indicators[others], equal_nan=True)
    assert np.array_equal(before.index[others], after.index[others], equal_nan=True)
    assert np.array_equal(before.evidence[others], after.evidence[others])
    assert (after.evidence[row] >= before.evidence[row]).all()
    new = [code for code in codes if not data.panel.is_real()[row, data.catalog.column(code)]]
    assert (after.evidence_all[row] > before.evidence_all[row]) == bool(new)


def test_nothing_supplied_leaves_every_figure_as_it_is(data):
    own = with_supply(data, Supply()).panel
    for name in ("values", "low", "high", "quality", "year"):
        assert np.array_equal(getattr(own, name), getattr(data.panel, name), equal_nan=True)
    assert own.source == data.panel.source
    assert own.notes == data.panel.notes


def test_a_second_file_adds_to_the_first_and_stands_where_they_meet(figure):
    first = Supply((figure(10.0), figure(20.0, LIXIAN)), (SuppliedStation("a", True, SAID),))
    newer = Origin(2024, "台账", "g.csv")
    second = Supply((SuppliedFigure(WENCHUAN, "mobile_payment_use", 30.0, newer),))
    both = first.joined(second)
    assert {(one.county, one.value) for one in both.figures} == {(WENCHUAN, 30.0), (LIXIAN, 20.0)}
    assert (len(both), both.files) == (3, ("g.csv", "f.csv"))
