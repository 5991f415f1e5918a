"""What a county still lacks: the fields of the template without a real figure, by element."""

from model.own_data.overlay import Origin, SuppliedFigure, Supply
from pages.own_figures import missing, wording

BATANG, LITANG = "513335", "513334"


def test_what_is_missing_are_the_fields_without_a_real_figure(results, data, t):
    for county in (LITANG, BATANG):
        rows = missing.table(results, county, t).rows
        real = data.panel.is_real()[data.panel.row(county)]
        asked = [one for one in data.catalog.indicators if one.in_template]
        lacking = {t.of(one.name) for one in asked if not real[data.catalog.column(one.code)]}
        assert set(rows["indicator"][rows["state"] == t("missing.lacking")]) == lacking
        assert len(rows) == len(asked)
        assert (rows["collected"] != "").all()


def test_a_figure_that_a_county_fills_is_missing_no_more(results, data, t):
    origin = Origin(2024, "A bureau", "f.csv")
    own = results.over(Supply((SuppliedFigure(LITANG, "credit_access", 40.0, origin),)))
    tables = [(one, missing.table(one, LITANG, t)) for one in (results, own)]
    before, after = (
        missing.by_element(found, wording.still_needed(one, LITANG, t).elements, t)[1]
        for one, found in tables
    )
    finance = list(data.catalog.element_codes).index("finance")
    assert (before[finance][1], after[finance][1]) == ("4 / 4", "3 / 4")
    assert before[finance][3] == t("missing.all_fields")
    assert t.label(data.catalog.indicator("credit_access")) not in after[finance][3]
