"""The charts of pinned what-ifs, and whose gain may be said to lie above whose."""

import pandas as pd
import pytest

from pages.what_if.compared import charts, columns, comparison_charts
from tests.pages.what_if.pinned import SHIQU, case, pinned


@pytest.mark.parametrize(
    ("spans", "zh_said", "en_said"),
    [
        (
            [(14.3, 22.3), (2.9, 5.3), (5.2, 7.6)],
            "A 高于 B、C；B 与 C 分不出先后",
            "A above B and C; B and C cannot be told apart",
        ),
        (
            [(1, 2), (3, 4), (5, 6)],
            "C 高于 B 高于 A，提升的区间互不重叠",
            "C above B above A: the ranges of the gains keep apart",
        ),
        (
            [(5, 7), (3, 5), (1, 3)],
            "A 高于 C；A 与 B 分不出先后；B 与 C 分不出先后",
            "A above C; A and B cannot be told apart; B and C cannot be told apart",
        ),
        (
            [(5, 7), (6, 8), (1, 3)],
            "A、B 高于 C；A 与 B 分不出先后",
            "A and B above C; A and B cannot be told apart",
        ),
        (
            [(1, 3), (2, 4), (2, 5)],
            "提升的区间有重叠，分不出先后",
            "The ranges of the gains overlap: no clear order",
        ),
    ],
)
def test_the_order_of_gains_is_told_pair_by_pair(results, spans, zh_said, en_said, t):
    gains = pd.DataFrame(spans, columns=["low", "high"]).assign(letter=list("ABC"))
    gains["value"] = gains[["low", "high"]].mean(axis=1)
    made = pinned(results, *(case(results, cold_chain=percent) for percent in (10, 20, 30)))
    said = comparison_charts.money_finding(gains, made, t)
    wanted = zh_said if t.language == "zh" else en_said
    assert said in (wanted, t("common.on_illustrative", sentence=wanted))


@pytest.mark.parametrize("count", [2, 4])
@pytest.mark.parametrize("phone", [False, True])
def test_the_charts_are_valid_and_tell_the_columns_apart_without_colour(results, count, phone, t):
    cases = [case(results, preset=code) for code in ("xizang", "suichang", "wugong", "netherlands")]
    made = pinned(results, *cases[:count])
    drawn = charts.compared(comparison_charts.elements_table(made, t).rows, phone, t)
    drawn.checked()
    marks = [trace for trace in drawn.traces if trace["mode"] == "markers+text"]
    assert len({trace["marker"]["symbol"] for trace in marks}) == count
    assert [trace["text"][0].strip()[0] for trace in marks] == list(columns.LETTERS[:count])
    rows = comparison_charts.money_table(made, t).rows
    charts.cost_and_gain(rows, 300, t).checked()
    spent = rows[~rows["is_gain"]]
    assert list(spent["low"]) == pytest.approx(list(spent["value"] / 2))
    assert list(spent["high"]) == pytest.approx(list(spent["value"] * 2))


def test_the_tables_behind_the_charts_hold_every_column(results, t):
    made = pinned(results, case(results, preset="xizang"), case(results, SHIQU, preset="suichang"))
    elements = comparison_charts.elements_table(made, t).file()
    assert len(elements) == 2 * len(t.catalog.elements)
    assert len(comparison_charts.money_table(made, t).file()) == 4
