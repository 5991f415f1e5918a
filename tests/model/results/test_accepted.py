"""Accepted sets lie one over the other: the later decision stands, cell by cell."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.facts.provenance import Quality
from model.own_data.overlay import (
    COUNTED,
    Origin,
    SuppliedFigure,
    SuppliedStation,
    Supply,
    with_supply,
)
from model.results.accepted import with_accepted
from model.store.record import Kept, Review

WENCHUAN, USE = "513221", "mobile_payment_use"
DAY = datetime(2026, 12, 1, tzinfo=UTC)
SAID = Origin(2024, "台账", "f.csv")
CELLS = st.tuples(
    st.sampled_from((WENCHUAN, "513222")), st.sampled_from((USE, "digital_finance_index"))
)
SETS = st.lists(st.dictionaries(CELLS, st.floats(1, 99), max_size=4), max_size=4)


def reviewed(number, supply):
    """Return a review that was accepted on the day of its number."""
    when = DAY + timedelta(days=number)
    kept = Kept(f"code{number}", 1, DAY, f"局{number}", "", supply)
    return Review(number, kept, "accepted", DAY, when, "州局", "")


def figures(cells):
    return Supply(tuple(SuppliedFigure(*cell, value, SAID) for cell, value in cells.items()))


def stations(codes, has_station):
    return Supply(stations=tuple(SuppliedStation(code, has_station, SAID) for code in codes))


@given(sets=SETS)
@settings(max_examples=25)
def test_of_several_sets_the_later_one_stands_and_each_figure_names_its_office(data, sets):
    whole = with_accepted(data, [reviewed(n, figures(one)) for n, one in enumerate(sets)])
    last = {cell: n for n, one in enumerate(sets) for cell in one}
    for cell, n in last.items():
        found = whole.panel.figure(*cell)
        source = whole.catalog.source(found.source)
        assert (found.value, found.quality) == (sets[n][cell], Quality.OBSERVED)
        assert source.cite.zh == f"台账 · 局{n} · {DAY + timedelta(days=n):%Y-%m-%d}"
        assert not source.supplied
    codes = [one.code for one in whole.catalog.sources]
    assert len(set(codes)) == len(codes)
    assert int((whole.panel.quality == 0).sum()) == int((data.panel.quality == 0).sum()) + len(last)


def test_a_countys_stations_are_counted_over_all_that_was_accepted_and_put_in(data):
    """Wenchuan has nine townships: six told of in one set, three in the next, one put in anew."""
    towns = [one.code for one in data.network.of(WENCHUAN) if one.is_township]
    parts = [figures({(WENCHUAN, COUNTED): 40.0}), stations(towns[:6], True)]
    parts.append(stations(towns[6:], False))
    part, whole = (
        with_accepted(data, [reviewed(n, one) for n, one in enumerate(parts[:count])])
        for count in (2, 3)
    )
    assert part.panel.figure(WENCHUAN, COUNTED).value == 40.0
    counted = whole.panel.figure(WENCHUAN, COUNTED)
    assert counted.value == pytest.approx(100 * 6 / 9)
    cite = whole.catalog.source(counted.source).cite.zh
    assert all(f"台账 · 局{n}" in cite for n in (1, 2))
    own = with_supply(whole, stations(towns[-1:], True))
    assert own.panel.figure(WENCHUAN, COUNTED).value == pytest.approx(100 * 7 / 9)
    assert len(own.network.reported) == 9
    assert len({one.code for one in own.catalog.sources}) == len(own.catalog.sources)


def test_what_is_about_nothing_known_is_left_out(data):
    strange = Supply(
        (SuppliedFigure("000000", USE, 1.0, SAID), SuppliedFigure(WENCHUAN, "none", 1.0, SAID)),
        (SuppliedStation("0", True, SAID),),
    )
    assert with_accepted(data, [reviewed(1, strange)]).network.reported == {}
