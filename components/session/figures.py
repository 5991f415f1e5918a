"""The figures this session rests on: ours, some of the reader's own, or a set that a link names."""

import streamlit as st

from components.session import own_data
from components.session.own_data import DataSet
from model.facts.errors import ModelError, StoreDownError, UnknownCodeError
from model.own_data.overlay import Supply
from model.results.results import Results, shipped
from model.store.record import Codes, Kept

OWN, SET, EDITS = "own_data", "data_set", "edit_codes"
IS_DOWN, NOT_SAVED = "store_is_down", "not_saved"


def in_use() -> Results:
    """Return the results of the figures in use."""
    mine: Results | None = st.session_state.get(OWN)
    if mine is None and (opened := _opened()):
        mine = opened.results
    if mine:
        own_data.use(mine)
    return mine or shipped()


def put_in(supply: Supply | None) -> None:
    """Let the session rest on a reader's own figures, None for none, until they are saved."""
    st.session_state[OWN] = shipped().over(supply) if supply else None
    st.session_state.pop(NOT_SAVED, None)


def supply() -> Supply:
    """Return all that was put in, as it was put in."""
    own, set_ = st.session_state.get(OWN), kept()
    if own:
        return own.supply or Supply()
    return set_.supply if set_ else Supply()


def is_unsaved() -> bool:
    """Return whether this session has figures that nothing but itself holds."""
    return bool(st.session_state.get(OWN))


def kept() -> Kept | None:
    """Return the set that the link names, None where there is none or the store is down."""
    opened = _opened()
    return opened.kept if opened else None


def is_down() -> bool:
    """Return whether the link names a set that the store cannot give."""
    return bool(st.session_state.get(IS_DOWN))


def edit_code() -> str:
    """Return the code that saves the set of the link anew, '' where the reader has none."""
    codes: dict[str, str] = st.session_state.get(EDITS, {})
    set_ = kept()
    return codes.get(set_.view, "") if set_ else ""


def not_saved() -> ModelError | None:
    """Return why the figures could not be saved, None if they were or nobody tried."""
    return st.session_state.get(NOT_SAVED)


def note_edit(codes: Codes) -> None:
    """Keep the code of an edit link for the session; the address does not show it."""
    st.session_state.setdefault(EDITS, {})[codes.view] = codes.edit


def look_up(code: str, before: str, has_arrived: bool) -> bool:
    """Have the set of the link at hand, '' for none; return False if there is no such set.

    A link to other figures than those of `before` takes the place of unsaved ones; else these
    stand, with the version they were laid over. A store that is down is asked again in each run.
    """
    state, opened = st.session_state, _opened()
    if code and has_arrived and code != before:
        state.pop(OWN, None)
    if opened and opened.kept.view != code:
        opened = state.pop(SET)
    is_at_hand = SET in state and not has_arrived
    if code and not is_at_hand and not is_unsaved():
        try:
            state[SET], state[IS_DOWN] = own_data.opened(code), False
        except StoreDownError:
            state[IS_DOWN] = opened is None
        except UnknownCodeError:
            state.pop(SET, None)
            return False
    state[IS_DOWN] = bool(code) and is_down()
    return True


def save(office: str, note: str) -> str:
    """Save what was put in, as the next version where the reader may; return the set's code.

    '' where it could not be saved: the figures then stay in use, and `not_saved` says why.
    """
    from model.store import store  # with a database's library: only for readers who ask for it

    set_, edit = kept(), edit_code()
    try:
        if set_ and edit:
            codes = Codes(set_.view, edit)
            store.save(codes, supply(), set_.version)
        else:
            codes = store.save_new(supply(), office, note)
            note_edit(codes)
    except ModelError as fault:
        st.session_state[NOT_SAVED] = fault
        return ""
    put_in(None)
    st.session_state.pop(SET, None)  # the next run reads it as every reader will
    return codes.view


def _opened() -> DataSet | None:
    return st.session_state.get(SET)
