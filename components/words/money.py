"""Amounts of money as each language counts them: ten thousands of yuan, or millions; pure."""

import math

from components.words.texts import DASH, Texts

WAN_PER_M = 100  # ten thousands in a million
WAN_PER_YI = 10_000  # ten thousands in a hundred million
HALF_STEP = 0.05  # of the decimal that an amount in millions keeps where it has one


def counted(m_yuan: float, t: Texts) -> float:
    """Return an amount in the unit of the reader's language."""
    return m_yuan * WAN_PER_M if t.language == "zh" else m_yuan


def amount(m_yuan: float, t: Texts) -> str:
    """Return an amount with its unit, a dash where it is not known.

    In Chinese 100 million yuan and more are counted in hundred millions, with a decimal or two.
    """
    if math.isnan(m_yuan):
        return DASH
    value, zh = counted(m_yuan, t), t.language == "zh"
    if zh and round(abs(value)) >= WAN_PER_YI:
        yi = round(value / WAN_PER_YI, 2)
        return t("levers.money_yi", amount=t.number(yi, 1 if yi == round(yi, 1) else 2))
    whole = zh or abs(m_yuan - round(m_yuan)) < HALF_STEP
    return t("levers.money", amount=t.number(value, 0 if whole else 1))
