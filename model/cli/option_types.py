"""What an option may be: each raises the error that argparse tells as a sentence."""

from argparse import ArgumentTypeError
from contextlib import suppress

from model.cli.csv_tables import CommandError, number


def finite(text: str) -> float:
    """Return a number."""
    with suppress(CommandError):
        if text:
            return number(text, "")
    raise ArgumentTypeError(f"{text!r} is not a number such as 12.5")


def from_zero(text: str) -> float:
    """Return a number of 0 or more."""
    if (value := finite(text)) < 0:
        raise ArgumentTypeError(f"{text} is less than 0")
    return value


def whole(text: str) -> int:
    """Return a whole number of 0 or more."""
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise ArgumentTypeError(f"{text!r} is not a whole number of 0 or more")
    return int(text)
