"""The server leads an address that is not quite a page's to that page, with all its link holds."""

import pytest

from tests.browser.test_server import REQUIRED, Answer

pytestmark = pytest.mark.slow  # a server is started


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("/advice?c=513334", "/simulator?c=513334"),
        ("/County%E3%80%82?c=513334", "/county?c=513334"),
        ("/county%3Fc=513334", "/county?c=513334"),
        ("/county/?c=513334", "/county?c=513334"),
        ("/nowhere?c=513334", "/?c=513334&lost=nowhere"),
    ],
)
def test_an_address_that_is_not_quite_a_pages_leads_to_it(server, path, right):
    answer = Answer(server.url, path)
    assert answer.status in {301, 307}
    assert answer.one("location") == right
    assert [len(answer.all(name)) for name in REQUIRED] == [1] * len(REQUIRED)
