"""What a county still lacks: the fields of the template without a real figure, by element."""

from model.own_data.overlay import Origin, SuppliedFigure, Supply
from pages.own_figures import missing

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
    _, before = missing.by_element(missing.table(results, LITANG, t), t)
    _, after = missing.by_element(missing.table(own, LITANG, t), t)
    finance = list(data.catalog.element_codes).index("finance")
    assert (before[finance][1], after[finance][1]) == ("4 / 4", "3 / 4")
    assert before[finance][2] == t("missing.all_fields")
    assert t.label(data.catalog.indicator("credit_access")) not in after[finance][2]
