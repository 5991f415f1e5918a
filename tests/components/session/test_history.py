"""Moves of a what-if: taken back whole, repeated, and forgotten once another one is made."""

from components.session.history import MOST, History
from components.session.what_if import Case
from model.what_if.scenario import BASELINE


def pulled(share, county="513334"):
    return Case(county, scenario=BASELINE.with_levers({"cold_chain": share}, ()))


def test_a_drag_of_many_ticks_is_one_move():
    history = History()
    for tick, share in enumerate((0.0, 0.1, 0.2, 0.3)):
        history.note(pulled(share), "lever_cold_chain", 10 + 0.4 * tick)
    assert history.back(pulled(0.4)) == pulled(0.0)
    assert history.back(pulled(0.0)) is None


def test_another_control_a_pause_or_a_button_makes_another_move():
    history = History()
    history.note(pulled(0.0), "lever_cold_chain", 10)
    history.note(pulled(0.1), "lever_cold_chain", 12)
    history.note(pulled(0.2), "lever_governance", 12.1)
    history.note(pulled(0.3), "", 12.2)
    history.note(pulled(0.4), "", 12.3)
    assert [history.back(pulled(0.5)) for _ in range(6)] == [
        *map(pulled, (0.4, 0.3, 0.2, 0.1, 0.0)),
        None,
    ]


def test_what_was_taken_back_is_repeated_until_something_else_is_moved():
    history = History()
    history.note(pulled(0.0), "", 1)
    history.note(pulled(0.5), "", 2)
    assert history.back(pulled(1.0)) == pulled(0.5)
    assert history.back(pulled(0.5)) == pulled(0.0)
    assert history.forward(pulled(0.0)) == pulled(0.5)
    history.note(pulled(0.5), "", 3)
    assert history.forward(pulled(0.7)) is None
    assert history.back(pulled(0.7)) == pulled(0.5)


def test_to_look_at_another_county_is_no_move():
    history = History()
    history.note(pulled(0.0), "", 1)
    assert history.back(pulled(1.0, "513335")) == pulled(0.0, "513335")


def test_no_more_than_fifty_moves_are_kept():
    history = History()
    for n in range(MOST + 5):
        history.note(pulled(n / 100), "", n)
    assert len(history.past) == MOST
    assert history.back(pulled(1.0)) == pulled((MOST + 4) / 100)
