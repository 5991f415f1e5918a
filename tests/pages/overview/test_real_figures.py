"""Which real figures the overview lists, and which it says are lacking."""

import pytest

from model.facts.provenance import Quality
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


def test_what_is_to_fill_in_is_what_a_county_is_asked_for_and_nobody_has_published(page, data):
    rows = page.split("<tbody>")[2].split("</tbody>")[0]
    for element in data.catalog.elements:
        asked = [i for i in data.catalog.members(element.code) if i.in_template]
        known = (Quality.OBSERVED, Quality.DERIVED)
        lacking = [i for i in asked if data.panel.figure(LITANG, i.code).quality not in known]
        row = rows.split(f"{element.name.zh}</th>")[1].split("</tr>")[0]
        assert f"{len(lacking)} / {len(asked)}" in row
        assert all(indicator.short.zh in row for indicator in lacking)
