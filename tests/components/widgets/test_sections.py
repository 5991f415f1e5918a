"""A closed part of a page stands open where a link needs what is in it."""

import pytest

from tests.app_pages import visited


def is_open(at, key):
    """Return whether a section stands open."""
    (box,) = (one for one in at.expander if one.proto.id.endswith(f"-section_{key}"))
    return box.proto.expanded


@pytest.mark.parametrize(
    ("params", "opens"),
    [({}, False), ({"sm": "5"}, True), ({"vis": "5"}, False), ({"open": "peaks"}, True)],
)
def test_a_section_opens_for_its_option_in_the_link_or_by_its_name(params, opens):
    assert is_open(visited("logistics", "zh", params), "peaks") == opens


def test_a_section_that_the_reader_closes_stays_closed_though_its_option_is_set():
    at = visited("logistics", "zh", {"sm": "5"})
    at.session_state["section_peaks"] = False
    at.run()
    assert not is_open(at, "peaks")
    assert at.run().slider(key="number_vis").set_value(5).run() is at
    assert not is_open(at, "peaks")


def test_another_language_keeps_a_section_open():
    at = visited("logistics", "zh", {})
    at.session_state["section_peaks"] = True
    at.run()
    at.segmented_control(key="language").set_value("en").run()
    assert is_open(at, "peaks")
