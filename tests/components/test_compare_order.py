"""Whose gain lies above whose is told pair by pair, and who is not told apart."""

import pytest

from pages.what_if import comparison_charts, contenders_chart
from tests.components.test_compare_stories import case, pinned


def contender(letter, low, high):
    return contenders_chart.Contender(
        letter, letter, [], [], (1, 2, 4), (low, (low + high) / 2, high)
    )


@pytest.mark.parametrize(
    ("spans", "zh_said", "en_said"),
    [
        ([(14.3, 22.3), (2.9, 5.3), (5.2, 7.6)], "A 高于 B、C；B 与 C 分不出先后",
         "A above B and C; B and C cannot be told apart"),
        ([(1, 2), (3, 4), (5, 6)], "C 高于 B 高于 A，提升的区间互不重叠",
         "C above B above A: the ranges of the gains keep apart"),
        ([(5, 7), (3, 5), (1, 3)], "A 高于 C；A 与 B 分不出先后；B 与 C 分不出先后",
         "A above C; A and B cannot be told apart; B and C cannot be told apart"),
        ([(5, 7), (6, 8), (1, 3)], "A、B 高于 C；A 与 B 分不出先后",
         "A and B above C; A and B cannot be told apart"),
        ([(1, 3), (2, 4), (2, 5)], "提升的区间有重叠，分不出先后",
         "The ranges of the gains overlap: no clear order"),
    ],
)  # fmt: skip
def test_the_order_of_gains_is_told_pair_by_pair(results, spans, zh_said, en_said, t):
    found = [contender(letter, *span) for letter, span in zip("ABC", spans, strict=False)]
    made = pinned(results, *(case(results, cold_chain=percent) for percent in (10, 20, 30)))
    said = comparison_charts.money_title(results, found, made, t)
    wanted = zh_said if t.language == "zh" else en_said
    assert said in (wanted, t("common.on_illustrative", sentence=wanted))
