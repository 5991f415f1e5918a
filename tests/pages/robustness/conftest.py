"""A county in the order that is tested, by a method."""

import pytest

from model.score.method import Method
from model.what_if.scenario import Scenario
from pages.robustness.tested import Tested

LITANG = "513334"
USUAL = Method()


@pytest.fixture
def tested(results):
    """Return a function: texts, method -> Litang by that method."""

    def of(t, method=USUAL, county=LITANG) -> Tested:
        return Tested(results, Scenario(method=method), county, t)

    return of
