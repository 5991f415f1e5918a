"""The robustness page: which order stands under other choices, and how it is said."""

from itertools import combinations

import numpy as np
import pytest

from components.session import link
from components.session.link import View
from model.score.method import Method
from model.what_if.scenario import BASELINE
from pages.robustness import diagnosis, one_change, ranks, weights, wins_chart

LITANG, BATANG, SHIQU = "513334", "513335", "513332"
REAL = Method(real_only=True)


# --- what stands -------------------------------------------------------------------------------


def test_a_pair_is_fixed_if_and_only_if_one_county_is_nowhere_lower(results):
    elements = results.scored(Method()).elements
    nowhere_lower = [(a >= b).all() or (b >= a).all() for a, b in combinations(elements, 2)]
    assert ranks.pairs(results.robustness.wins(Method())) == (465, sum(nowhere_lower))


def test_on_illustrative_figures_the_title_is_a_real_finding_and_the_lead_says_so(results, t):
    title, lead = ranks.title(results, Method(), t), ranks.lead(results, Method(), t)
    compared, fixed = ranks.pairs(results.robustness.known_wins(0))
    assert title.startswith("◐")
    assert f"{compared}" in title
    assert f"{fixed}" in title
    assert lead == t("common.on_illustrative", sentence=lead.split(_after(t), 1)[1])


def _after(t):
    return t("common.on_illustrative", sentence="")


@pytest.mark.usefixtures("evidenced")
def test_on_evidence_the_title_is_the_order_of_the_overall_score(results, t):
    assert ranks.title(results, Method(), t) == t("robustness.title_plain", m=277, pairs=465)
    assert _after(t) not in ranks.lead(results, Method(), t)
    assert _after(t) not in one_change.title(results, LITANG, Method(), t)


def test_every_finding_on_illustrative_figures_says_so(results, t):
    said = [
        ranks.ranks_title(results, LITANG, Method(), t),
        weights.title(results, LITANG, BATANG, Method(), t),
        weights.matrix_title(results, Method(), t),
        one_change.title(results, LITANG, Method(), t),
        one_change.sets_title(results, Method(), t),
        diagnosis.measure_title(results, LITANG, BASELINE, t),
        diagnosis.obstacle_title(results, LITANG, Method(), t),
        diagnosis.coupling_title(results, LITANG, Method(), t),
    ]
    assert [line for line in said if not line.startswith(_after(t))] == []


def test_real_data_alone_tests_the_known_figures_and_says_why(results, t):
    assert not ranks.has_order(results, REAL)
    lead = ranks.lead(results, REAL, t)
    assert t.percent(t.catalog.method.min_index) in lead
    for line in (
        lead,
        ranks.title(results, REAL, t),
        weights.title(results, LITANG, BATANG, REAL, t),
        weights.matrix_title(results, REAL, t),
    ):
        assert _after(t) not in line
        assert str(len(results.robustness.known())) in line
    names = weights.lines(results, LITANG, BATANG, REAL, t)[-1]
    assert all(t.label(t.catalog.indicator(code)) in names for code in results.robustness.known())


def test_the_counties_not_told_apart_are_those_within_the_quantiles(results, data, t):
    above = results.robustness.rank_ranges(Method()).above[data.panel.row(LITANG)]
    near = [c for c, p in zip(data.panel.counties, above, strict=True) if 0.05 <= p <= 0.95]
    said = ranks.ranks_title(results, LITANG, Method(), t)
    assert near
    assert t.join([t.of(county.short) for county in near]) in said
    table = ranks.ranks_frame(results, LITANG, Method(), t)
    same = table[table[t("robustness.same")] == t("robustness.yes")]
    assert list(same[t("common.county")]) == [t.of(county.name) for county in near]


def test_all_switches_together_never_narrow_the_ranks_on_average(results):
    wide, narrow = results.robustness.rank_ranges(Method()).rank, results.ranges(Method()).rank
    assert (wide[:, 2] - wide[:, 0]).mean() > (narrow[:, 2] - narrow[:, 0]).mean()


# --- two counties ------------------------------------------------------------------------------


def test_one_county_wins_where_the_other_loses(results, data, en):
    wins = ranks.wins(results, Method())
    np.testing.assert_allclose(wins + wins.T, 1, atol=1e-9)
    assert "whatever the weights" in weights.title(results, LITANG, SHIQU, Method(), en)
    assert "below" in weights.title(results, SHIQU, LITANG, Method(), en)
    rival = next(iter(weights.rivals(results, LITANG, Method(), en)))
    share = wins[data.panel.row(LITANG), data.panel.row(rival)]
    assert f"{share:.0%}" in weights.title(results, LITANG, rival, Method(), en)


def test_the_first_county_offered_is_the_most_contested_and_the_own_one_is_not(results, data, en):
    offered = list(weights.rivals(results, LITANG, Method(), en))
    assert sorted([*offered, LITANG]) == sorted(data.panel.codes)
    apart = np.abs(ranks.wins(results, Method())[data.panel.row(LITANG)] - 0.5)
    apart[data.panel.row(LITANG)] = 1
    assert data.panel.codes[int(apart.argmin())] == offered[0]


def test_a_share_that_is_not_all_is_never_printed_as_all(en):
    assert weights.share(0.9999, en) == "more than 99%"
    assert weights.share(0.0001, en) == "less than 1%"
    assert weights.share(0.5, en) == "50%"
    assert wins_chart.percent(0.99999) == 99.9
    assert wins_chart.percent(1.0) == 100


def test_a_county_is_told_to_lead_only_where_it_is_higher(results, data, en):
    scores = results.scored(Method())
    first, second, _ = weights.lines(results, LITANG, BATANG, Method(), en)
    a, b = (scores.elements[scores.row(code)] for code in (LITANG, BATANG))
    for k, element in enumerate(data.catalog.elements):
        if en.of(element.short) in first:
            assert a[k] > b[k]
        if en.of(element.short) in second:
            assert b[k] > a[k]


def test_the_list_of_one_county_is_its_row_of_the_matrix(results, data, en):
    _, rows = weights.table(results, LITANG, Method(), en)
    assert len(rows) == 30
    frame = weights.matrix_frame(results, Method(), en).set_index(en("robustness.matrix_scale"))
    own = frame.loc[en.of(data.panel.county(LITANG).short)]
    always = [name for name, told in rows if told == en("robustness.verdict_above")]
    assert len(always) == int((own == 100).sum())


# --- ranges on or off, and the link ------------------------------------------------------------


def lines_drawn(figure):
    return [trace for trace in figure.traces if trace.get("mode") == "lines" and trace["x"]]


def test_hidden_ranges_are_not_drawn_and_the_note_warns(results, t):
    on, off = (
        ranks.ranks_chart(results, LITANG, Method(), shown, False, t) for shown in (True, False)
    )
    assert lines_drawn(on)
    assert not lines_drawn(off)
    assert not [trace for trace in off.traces if trace["type"] == "bar"]
    off.checked()
    assert ranks.ranks_notes(False, t)[0] == t("robustness.ranks_note_off")


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
