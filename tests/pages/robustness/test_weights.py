"""Two counties, and every two, over all weightings; the second one in a link."""

import numpy as np

from components.session import link
from components.session.link import View
from pages.robustness import weights

LITANG, BATANG, SHIQU = "513334", "513335", "513332"


def test_what_stands_whatever_the_weights_is_said_of_both_sides(tested, en):
    assert "whatever the weights" in weights.title(tested(en), SHIQU)
    assert "below" in weights.title(tested(en, county=SHIQU), LITANG)


def test_the_first_county_offered_is_the_most_contested_and_the_own_one_is_not(tested, data, en):
    litang = tested(en)
    offered = weights.rivals(litang)
    assert sorted([*offered, LITANG]) == sorted(data.panel.codes)
    apart = np.abs(litang.wins[litang.row] - 0.5)
    apart[litang.row] = 1
    assert data.panel.codes[int(apart.argmin())] == offered[0]
    share = litang.wins[litang.row, data.panel.row(offered[0])]
    assert f"{share:.0%}" in weights.title(litang, offered[0])


def test_a_share_that_is_not_all_is_never_printed_as_all(en):
    assert weights.share(0.9999, en) == "more than 99%"
    assert weights.share(0.0001, en) == "less than 1%"
    assert weights.share(0.5, en) == "50%"


def test_only_what_never_fails_is_0_or_100_in_the_matrix(tested, en):
    litang = tested(en)
    wins = litang.wins[np.ix_(litang.order, litang.order)]
    percent = weights.table(litang).rows.drop(columns="row").to_numpy()
    off = ~np.eye(len(wins), dtype=bool)
    assert ((percent[off] == 100) == (wins[off] == 1)).all()
    assert ((percent[off] == 0) == (wins[off] == 0)).all()
    np.testing.assert_allclose(percent[off], 100 * wins[off], atol=0.1)
    assert np.isnan(np.diag(percent)).all()


def test_the_matrix_is_drawn_from_its_table_the_diagonal_left_blank(tested, en):
    litang = tested(en)
    figure = weights.chart(weights.table(litang), en)
    figure.checked()
    (cells,) = (trace["z"] for trace in figure.traces)
    assert [row[i] for i, row in enumerate(cells)] == [None] * 31
    assert sum(cell is None for row in cells for cell in row) == 31


def test_a_county_is_told_to_lead_only_where_it_is_higher(tested, data, en):
    litang = tested(en)
    first, second, _ = weights.lines(litang, BATANG)
    a, b = (litang.scores.elements[litang.scores.row(code)] for code in (LITANG, BATANG))
    for k, element in enumerate(data.catalog.elements):
        if en.of(element.short) in first:
            assert a[k] > b[k]
        if en.of(element.short) in second:
            assert b[k] > a[k]


def test_the_list_of_one_county_is_its_row_of_the_matrix(tested, data, en):
    _, rows = weights.of_county(tested(en))
    assert len(rows) == 30
    file = weights.table(tested(en)).file().set_index(en("robustness.matrix_scale"))
    own = file.loc[en.of(data.panel.county(LITANG).short)]
    always = [name for name, told in rows if told == en("robustness.verdict_above")]
    assert len(always) == int((own == 100).sum())


def test_a_link_carries_ranges_and_the_second_county_and_drops_what_is_none(data):
    view = View(county=LITANG).choose("ci", "off").choose("vs", BATANG)
    params = link.encode(view, data.catalog)
    assert params["ci"] == "off"
    assert params["vs"] == BATANG
    assert link.decode(params, "zh", data.catalog, data.panel.codes) == (view, ())
    back, dropped = link.decode({"vs": "999999"}, "zh", data.catalog, data.panel.codes)
    assert back.choice("vs") == ""
    assert dropped == (link.Dropped("vs", "999999"),)
    assert data.panel.codes[0] in link.allowed("vs", data.catalog, data.panel.codes)
    assert "vs" not in link.encode(view.choose("vs", ""), data.catalog)
