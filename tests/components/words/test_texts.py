"""How a figure is marked: what is real on the page, every quality by its word elsewhere."""

import pytest

from components.words.texts import on_screen


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("○ 12–14 天", "12–14 天"),
        ("○\N{NO-BREAK SPACE}12–14", "12–14"),
        ("得分 ○", "得分"),
        ("其余为估算区间（○），圆点为公开数据（●）", "其余为估算区间，圆点为公开数据（●）"),
        ("estimated ranges (○), dots", "estimated ranges, dots"),
        ("● 31", "● 31"),
    ],
)
def test_in_sight_only_what_is_real_is_marked(written, shown):
    assert on_screen(written) == shown


def test_a_text_alternative_says_each_mark_by_its_word(zh, en):
    assert zh.spoken("● 66%，○ 12 天") == "实测 66%，示意 12 天"
    assert en.spoken("◐ 14.1 h") == "derived 14.1 h"
