"""Amounts of money: ten thousands and hundred millions of yuan in Chinese, millions in English."""

import math

import pytest

from components.words import money


@pytest.mark.parametrize(
    ("m_yuan", "chinese", "english"),
    [
        (0.04, "4 万元", "0 m yuan"),
        (20, "2,000 万元", "20 m yuan"),
        (99.99, "9,999 万元", "100 m yuan"),
        (99.996, "1.0 亿元", "100 m yuan"),
        (120, "1.2 亿元", "120 m yuan"),
        (526, "5.26 亿元", "526 m yuan"),
        (-136, "-1.36 亿元", "-136 m yuan"),
        (12_300, "123.0 亿元", "12,300 m yuan"),
    ],
)
def test_from_ten_thousand_ten_thousands_on_chinese_counts_hundred_millions(
    zh, en, m_yuan, chinese, english
):
    assert money.amount(m_yuan, zh) == chinese
    assert money.amount(m_yuan, en) == english


def test_an_amount_that_is_not_known_is_a_dash(t):
    assert money.amount(math.nan, t) == "—"
