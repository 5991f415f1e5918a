"""What a link held is shown letter by letter, and never becomes part of our own words."""

import pytest

from components.page_frame.notices import SHOWN_PARTS, plain
from tests.app_pages import visited


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("c=[x](https://e.cn)", "` c=[x](https://e.cn) `"),
        ("e=https://e.cn $x$ :red[a] <b>", "` e=https://e.cn $x$ :red[a] <b> `"),
        ("c=a`b``", "``` c=a`b`` ```"),
        ("c=\n\n# a\u202e\ud800", "` c=\ufffd\ufffd# a\ufffd\ufffd `"),
    ],
)
def test_a_text_stands_in_a_code_span_that_nothing_in_it_can_end(text, shown):
    assert plain(text) == shown


def test_many_faults_are_counted_and_the_first_are_named():
    faults = ".".join(map(str, range(40)))
    (warning,) = visited("method", "en", {"s": "some", "sc": faults}).warning
    assert ": 40;" in warning.value
    assert warning.value.count("sc=") == SHOWN_PARTS
    assert warning.value.endswith("…")


def test_a_link_too_long_is_one_sentence():
    (warning,) = visited("method", "en", {"sv": "~" * 20_000}).warning
    assert "20010 characters" in warning.value
    assert "sv" not in warning.value


def test_an_address_of_no_page_is_told_in_one_sentence():
    lost, fault = visited("overview", "en", {"lost": "nowhere", "c": "5133340"}).warning
    assert lost.value == "There is no page ` /nowhere `; this is the overview."
    assert "c=5133340" in fault.value
