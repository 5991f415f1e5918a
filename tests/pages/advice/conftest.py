"""A county in which a lever costs nothing."""

import pytest

from tests.pages.advice.asked import LITANG


@pytest.fixture
def nothing_to_build(results, monkeypatch):
    """Let filling gaps in the signal cost Litang nothing: no village is weak."""
    whole = results.costs

    def costs(method):
        changed = whole(method).copy()
        lever = [v.code for v in results.data.catalog.levers].index("signal_gaps")
        changed[lever, results.data.panel.row(LITANG)] = 0.0
        return changed

    results.forget()
    monkeypatch.setattr(results, "costs", costs)
    yield
    results.forget()
