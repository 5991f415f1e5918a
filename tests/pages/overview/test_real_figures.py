"""Which real figures the overview lists."""

import pytest

from tests.app_pages import opened, texts

LITANG = "513334"


@pytest.fixture(scope="module")
def page():
    return texts(opened("overview", "zh", {"c": LITANG}))


def test_a_county_s_real_figures_stand_with_their_glyphs_and_no_other(page, data):
    rows = page.split("<tbody>")[1].split("</tbody>")[0]
    real = data.panel.real_only()
    shown = [i for i in data.catalog.indicators if real.figure(LITANG, i.code).quality]
    assert rows.count("<tr>") == len(shown)
    assert all(indicator.name.zh in rows for indicator in shown)
    assert rows.count("●") + rows.count("◐") == len(shown)
    assert "○" not in rows
