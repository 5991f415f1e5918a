"""The code of saved figures in a link, and which figures stand when links and uploads meet."""

import pytest
from streamlit.testing.v1 import AppTest

from components.session import link
from components.session.link import View
from model.own_data.overlay import Origin, SuppliedFigure, Supply
from model.store import store as kept
from tests.components.session.test_mending import opened

WENCHUAN, USE = "513221", "mobile_payment_use"
CODE, OTHER = "TUxk6ft592QS-QVrEd4G0", "qnTa6qKPe2XQyjrJK_xh0"


@pytest.fixture(scope="module")
def known(data):
    return data.catalog, data.panel.codes


def supply(value):
    return Supply((SuppliedFigure(WENCHUAN, USE, value, Origin(2023, "台账", "f.csv")),))


def run():
    """Arrive as the frame does, put in what the test asks for, and tell the figure in use."""
    import streamlit as st

    from components.session import state

    if (given := st.session_state.pop("given", None)) is not None:
        state.figures().put_in(given)
    state.arrive()
    state.leave()
    value = state.results().panel(False).figure("513221", "mobile_payment_use").value
    st.session_state["seen"] = (value, bool(state.figures().unsaved), state.figures().edit)


def visit(at, **params):
    """Open a link in a session, and return the value in use, whether unsaved, the edit code."""
    for key in list(at.query_params):
        del at.query_params[key]
    for key, value in ({"v": "1", "lang": "en"} | params).items():
        at.query_params[key] = value
    at.run()
    assert not at.exception, at.exception
    return at.session_state["seen"]


@pytest.fixture
def at():
    return AppTest.from_function(run, default_timeout=60)


@pytest.mark.parametrize(
    "query",
    [f"ds={CODE}", f"ds={CODE}。快看", f"DS={CODE})", f"lang=zh&amp;ds={CODE}", f"ds%3D{CODE}"],
)
def test_a_code_survives_what_chats_do_to_a_link(query, known):
    view, faults = opened(query, known)
    assert (view.data_set, faults) == (CODE, ())


@pytest.mark.parametrize("code", ["x", CODE[:-1], CODE + "A", CODE.replace("k", "é"), "A B" * 7])
def test_a_code_that_can_be_none_is_dropped_and_named(code, known):
    view, faults = link.decode({"ds": code}, "zh", *known)
    assert view == View()
    assert [fault.key for fault in faults] == ["ds"]


def test_a_link_carries_the_code_and_never_the_one_to_change_it(known):
    view, _ = link.decode({"ds": CODE, "dk": OTHER}, "zh", *known)
    params = link.encode(view, known[0])
    assert OTHER not in params.values()
    assert link.decode(params, "zh", *known) == (View(data_set=CODE), ())


@pytest.mark.usefixtures("store")
def test_unsaved_figures_stand_until_a_link_to_others_is_opened(at):
    first, second = (kept.save_new(supply(value), "局", "") for value in (10.0, 20.0))
    assert visit(at, ds=first.view, dk=first.edit) == (10.0, False, first.edit)
    at.session_state["given"] = supply(15.0)
    assert visit(at, ds=first.view, c=WENCHUAN) == (15.0, True, first.edit)
    kept.save(first, supply(11.0), 1)
    assert visit(at, ds=first.view) == (15.0, True, first.edit)
    assert at.session_state["own_data"].kept.version == 1  # what they were laid over
    assert visit(at, ds=second.view) == (20.0, False, "")
    assert visit(at, ds=first.view) == (11.0, False, first.edit)


@pytest.mark.usefixtures("store")
def test_a_wrong_code_in_an_edit_link_does_not_replace_the_right_one(at):
    codes = kept.save_new(supply(10.0), "局", "")
    visit(at, ds=codes.view, dk=OTHER)  # nothing better is known
    assert visit(at, ds=codes.view, dk=codes.edit)[2] == codes.edit
    assert visit(at, ds=codes.view, dk=OTHER)[2] == codes.edit


@pytest.mark.usefixtures("store")
def test_a_link_opened_again_shows_the_newest_version(at):
    codes = kept.save_new(supply(10.0), "局", "")
    assert visit(at, ds=codes.view)[0] == 10.0
    kept.save(codes, supply(11.0), 1)
    at.run()
    assert at.session_state["seen"][0] == 10.0  # one visit, one version
    assert visit(at, ds=codes.view, c=WENCHUAN)[0] == 11.0


@pytest.mark.usefixtures("store")
def test_a_link_without_a_code_is_back_to_our_figures_but_for_unsaved_ones(at, results):
    codes = kept.save_new(supply(10.0), "局", "")
    ours = results.panel(False).figure(WENCHUAN, USE).value
    visit(at, ds=codes.view)
    assert visit(at) == (ours, False, "")
    at.session_state["given"] = supply(15.0)
    assert visit(at, c=WENCHUAN)[:2] == (15.0, True)
