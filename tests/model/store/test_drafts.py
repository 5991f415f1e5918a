"""A draft comes back to the browser that typed it, set by set; two windows lose nothing."""

from itertools import product

import pytest
from hypothesis import given

from model.facts.errors import LimitError
from model.own_data.merge import cells, changed, merged, supplied
from model.own_data.overlay import (
    Origin,
    SuppliedFigure,
    SuppliedStation,
    Supply,
    template_codes,
)
from model.store import drafts
from model.store import store as sets
from tests.model.store.supplies import supply
from tests.model.store.test_store import supplies

CODE, OTHER, SET = "c" * 22, "d" * 22, "A" * 21
NONE = Supply()


def typed(source="台账", **values):
    """Return figures of one county, by indicator."""
    origin = Origin(2024, source, "typed in")
    return Supply(tuple(SuppliedFigure("513221", *one, origin) for one in values.items()))


def seen(view=""):
    """Return the draft over a set as another window finds it, None if there is none."""
    return next((one.supply for one in drafts.read(CODE) if one.view == view), None)


def test_a_draft_is_there_for_its_browser_alone_and_its_code_is_nowhere_in_the_file(store):
    assert drafts.read(CODE) == ()
    assert not store.exists()
    drafts.keep(CODE, SET, 3, supply(1), NONE)
    drafts.keep(CODE, "", 0, supply(2), NONE)
    first, second = drafts.read(CODE)  # the newest first
    assert (first.view, first.version, first.supply) == ("", 0, supply(2))
    assert (second.view, second.version, second.supply) == (SET, 3, supply(1))
    assert drafts.read(OTHER) == ()
    files = b"".join(path.read_bytes() for path in store.parent.iterdir())
    assert CODE.encode() not in files


@pytest.mark.usefixtures("store")
def test_of_two_windows_the_later_takes_nothing_from_the_other():
    both = typed(a=1.0, b=1.0)
    for _ in range(2):
        drafts.keep(CODE, "", 0, both, NONE)
    drafts.keep(CODE, "", 0, typed(a=1.0, b=2.0, c=2.0), both)
    found = drafts.keep(CODE, "", 0, typed(a=3.0, b=1.0, d=3.0), both)
    assert found == seen() == typed(a=3.0, b=2.0, c=2.0, d=3.0)
    drafts.keep(CODE, "", 0, NONE, typed(a=3.0, d=3.0))  # saved or taken out in one of them
    assert seen() == typed(b=2.0, c=2.0)
    drafts.keep(CODE, "", 0, NONE, seen())
    assert seen() is None
    assert drafts.keep(CODE, "", 0, both, both) == both  # lost from the store, not from a window


@pytest.mark.usefixtures("store")
def test_of_two_windows_over_two_versions_of_a_set_each_keeps_its_own_below():
    codes = sets.save_new(first := typed(a=10.0, b=20.0, c=30.0), "局", "")
    drafts.keep(CODE, codes.view, 1, typed(a=11.0, b=20.0, c=30.0), first)
    sets.save(codes, second := typed(a=10.0, b=20.0, c=33.0), 1)
    found = drafts.keep(CODE, codes.view, 2, typed(a=10.0, b=21.0, c=33.0), second)
    assert found == seen(codes.view) == typed(a=11.0, b=21.0, c=33.0)
    drafts.keep(CODE, codes.view, 1, NONE, typed(a=11.0, b=20.0, c=30.0))  # taken out in the first
    assert seen(codes.view) == typed(a=10.0, b=21.0, c=30.0)  # over the first version
    drafts.keep(CODE, codes.view, 2, NONE, typed(a=10.0, b=21.0, c=33.0))
    assert seen(codes.view) is None


@pytest.mark.usefixtures("store")
def test_a_value_that_waits_for_its_source_stands_beside_the_one_in_use():
    both = typed(a=1.0), typed("", a=2.0)
    drafts.keep(CODE, "", 0, Supply(both[0].figures + both[1].figures), NONE)
    assert seen().figures == both[0].figures + both[1].figures


@pytest.mark.usefixtures("store")
def test_a_draft_that_nobody_touches_is_gone_after_a_month(monkeypatch):
    drafts.keep(OTHER, "", 0, supply(1), NONE)
    drafts.keep(CODE, "", 0, supply(1), NONE)
    assert drafts.read(OTHER)
    monkeypatch.setattr(drafts, "DAYS", 0)  # of 30
    drafts.keep(CODE, "", 0, supply(2), supply(1))
    assert drafts.read(OTHER) == ()
    assert len(drafts.read(CODE)) == 1


@pytest.mark.usefixtures("store")
def test_who_finds_the_address_can_neither_fill_the_disk_nor_push_all_others_out(monkeypatch, data):
    origin = Origin(2024, "源" * 200, "报表" * 20)
    pairs = product(data.panel.codes, template_codes(data.catalog))
    stations = (SuppliedStation(one.code, True, origin, 5, 9) for one in data.network.townships)
    full = Supply(tuple(SuppliedFigure(*one, 12.345, origin) for one in pairs), tuple(stations))
    assert drafts.keep(CODE, "", 0, full, NONE) == full
    monkeypatch.setattr(drafts, "MOST_DRAFTS", 2)  # of 1000
    for code in ("e" * 22, "f" * 22):
        drafts.keep(code, "", 0, supply(1), NONE)
    assert drafts.read(CODE) == ()  # the oldest
    with pytest.raises(LimitError):
        drafts.keep(CODE, "", 0, typed("源" * drafts.MOST_BYTES, a=1.0), NONE)
    monkeypatch.setattr(drafts, "DAILY_BYTES", sum(of_one for _, of_one in drafts._today))
    with pytest.raises(LimitError):
        drafts.keep(CODE, "", 0, supply(1), NONE)
    drafts.keep("f" * 22, "", 0, supply(2), supply(1))  # who was there before goes on
    assert drafts.read("f" * 22)[0].supply == supply(2)


@given(before=supplies, theirs=supplies, mine=supplies)
def test_laid_over_theirs_only_what_i_changed_is_mine(before, theirs, mine):
    found, own = cells(merged(theirs, before, mine)), set(changed(before, mine))
    for cell in {*cells(theirs), *cells(mine), *cells(before)}:
        assert found.get(cell) == cells(mine if cell in own else theirs).get(cell)


@given(some=supplies, other=supplies)
def test_who_changes_nothing_gets_theirs_and_who_alone_changes_his_own(some, other):
    some, other = (supplied(cells(one).values()) for one in (some, other))  # each cell once
    assert merged(other, some, some) == other
    assert changed(merged(some, some, other), other) == ()
