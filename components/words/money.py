"""Amounts of money as each language counts them: ten thousands of yuan, or millions; pure."""

import math

from components.words.texts import DASH, Texts

WAN_PER_M = 100  # ten thousands in a million
HALF_STEP = 0.05  # of the decimal that an amount in millions keeps where it has one


def counted(m_yuan: float, t: Texts) -> float:
    """Return an amount in the unit of the reader's language."""
    return m_yuan * WAN_PER_M if t.language == "zh" else m_yuan


def amount(m_yuan: float, t: Texts) -> str:
    """Return an amount with its unit, a dash where it is not known."""
    if math.isnan(m_yuan):
        return DASH
    whole = t.language == "zh" or abs(m_yuan - round(m_yuan)) < HALF_STEP
    return t("levers.money", amount=t.number(counted(m_yuan, t), 0 if whole else 1))
