"""A short link opens what the whole link would, whatever a chat did to it; old links stand."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.session import limits, link
from components.session.own_data import Figures
from components.session.short_links import ShortLinks
from components.session.what_if import SCOPES
from model.store import store as sets
from model.store import what_ifs
from model.store.record import WhatIf
from tests.components.session.test_mending import GLUED

CODE = "0123456789ABC"


def new(params, name="方案", is_listed=True):
    return WhatIf(name, "", "", "", "simulator", params, is_listed)


@pytest.mark.usefixtures("store")
def test_the_short_link_of_any_view_opens_the_same_as_its_whole_link(views, data):
    known = data.catalog, data.panel.codes

    @given(view=views, others=st.lists(views, max_size=4), end=GLUED)
    @settings(max_examples=25, deadline=None)
    def check(view, others, end):
        view = replace(view, pins=tuple(other.case for other in others))
        whole = link.encode(view, data.catalog)
        code = what_ifs.save(new(whole))
        for key, text in (("s", code), ("amp;S", f"{code.lower()}{end}"), (f"s={code}&x", "1")):
            params, leads, faults = ShortLinks().follow({key: text})
            assert (params, leads, faults) == (whole, ("simulator", whole), ())
            assert link.decode(params, "zh", *known) == (view, ())

    check()


@pytest.mark.parametrize("scope", [*SCOPES, "elsewhere", CODE[1:], f"{CODE}D", f"{CODE} {CODE}"])
def test_what_has_not_the_form_of_a_code_is_read_as_ever(scope):
    sent = {"v": "1", "c": "513334", "l": "cold_chain.60", "s": scope}
    assert ShortLinks().follow(sent) == (sent, ("", {}), ())


@pytest.mark.usefixtures("store")
def test_the_language_sent_with_a_short_link_holds_and_nothing_else_of_it():
    whole = {"v": "1", "lang": "zh", "c": "513334"}
    code = what_ifs.save(new(whole))
    sent = {"s": code, "LANG": "en。", "c": "513221", "dk": "x", "from": "chat"}
    assert ShortLinks().follow(sent)[0] == whole | {"lang": "en"}


@pytest.mark.usefixtures("store")
def test_what_rests_on_saved_figures_is_never_listed():
    links, params = ShortLinks(), {"v": "1", "ds": "TUxk6ft592QS-QVrEd4G0"}
    links.save(new(params), [])
    assert what_ifs.read(links.code("simulator", params)).params == params
    assert what_ifs.search("", 9, {}) == []


@pytest.mark.usefixtures("store")
def test_a_session_knows_the_short_link_of_the_view_it_saved_in_either_language():
    links, params = ShortLinks(), {"v": "1", "lang": "zh", "c": "513334"}
    links.save(new(params), [])
    assert links.code("simulator", params | {"lang": "en"})
    for other in (("county", params), ("simulator", params | {"c": "513221"})):
        assert links.code(*other) == ""


@pytest.mark.parametrize(
    ("name", "params", "fault"),
    [("", {"c": "1"}, "name"), ("x", {"sv": "x" * link.LONGEST}, "long")],
)
def test_what_could_not_be_opened_again_is_not_saved(name, params, fault, store):
    links = ShortLinks()
    links.save(new(params, name), [])
    assert links.fault == fault
    assert not store.exists()


@pytest.mark.usefixtures("store")
def test_beyond_thirty_an_hour_a_session_saves_nothing_and_others_do(monkeypatch):
    clock = [10_000.0]
    monkeypatch.setattr(limits.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(what_ifs, "save", lambda _: CODE)
    mine, links = [], ShortLinks()
    for _ in range(limits.HOURLY):
        links.save(new({}), mine)
    assert links.fault == ""
    links.save(new({}), mine)
    assert links.fault == "limit"
    links.save(new({}), [])
    assert links.fault == ""
    clock[0] += limits.HOUR_S
    links.save(new({}), mine)
    assert (links.fault, len(mine)) == ("", 1)


@pytest.mark.usefixtures("store")
def test_beyond_what_all_may_save_in_a_day_nobody_saves(monkeypatch):
    monkeypatch.setattr(limits, "DAILY", 1)  # of 500
    links, figures = ShortLinks(), Figures()
    view = figures.save("局", "")
    links.save(new({}), [])
    assert (links.fault, figures.fault) == ("", None)  # what-ifs and sets are counted apart
    links.save(new({}), [])
    others = Figures()
    assert others.save("局", "") == ""
    assert links.fault == others.fault.code == "limit"
    figures.kept = sets.read(view)
    assert (figures.save("局", ""), sets.read(view).version) == (
        view,
        2,
    )  # it does not wait for all
