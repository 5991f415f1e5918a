"""Repairs parameters that a chat has damaged, where it is certain what they were; pure.

Values of ours are letters, digits and a few signs of ASCII: anything else in one was glued to it,
or encoded once too often. What is not certain is left as it came, and is told as a fault.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import unquote

ENCODED = 3  # times that chats, one after the other, may have encoded a link
AND = "[&;](?:amp;|#38;)*"  # between parameters; pages write the sign in HTML's way
GLUED_KEY = re.compile(r"^(?:amp;|#38;|[\s&;?？])+")
OWN = re.compile(r"[A-Za-z0-9._~!*-]*")
NEVER_LAST = "._~!*-"  # no value ends with them (but a pinned nothing), sentences do
CUT_SHORT = ("…", "..")  # how a chat shows a long link: the rest of the value is lost
CLOSES = "<>\"')]}"
SEVERAL = " "  # joins different values of one key: no value, so that it is told


def mended(
    params: Mapping[str, str], known: Collection[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the parameters as they were meant, and as they came those that lost an end.

    Only `known` keys are looked at: the parameter of another application may hold another link.
    """
    meant: dict[str, str] = {}
    came: dict[str, str] = {}
    for key, text in _pairs(params, known):
        value = _without_end(text) if key in known else text
        if value != text:
            came[key] = text
        meant[key] = value if meant.get(key, value) == value else f"{meant[key]}{SEVERAL}{value}"
    return meant, came


def _pairs(params: Mapping[str, str], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield keys and values, each by itself; those of `known` keys decoded to the end."""
    following = re.compile(f"{AND}(?=(?:{'|'.join(sorted(known))})=)")
    for key, value in params.items():
        text = _decoded(f"{key}={value}")
        text = GLUED_KEY.sub("", text)
        if text.partition("=")[0].lower() not in known:
            yield key, value
            continue
        for part in following.split(text):
            name, _, inner = part.partition("=")
            yield (name if name in known else name.lower()), inner


def _decoded(text: str) -> str:
    for _ in range(ENCODED):
        text = unquote(text) if "%" in text else text
    return text


def _without_end(text: str) -> str:
    """Return a value without what was surely glued to it, the text itself where nothing was."""
    own = OWN.match(text)
    value, rest = text[: own.end()] if own else "", text[own.end() :] if own else text
    if rest.startswith(CUT_SHORT) or value.endswith(CUT_SHORT) or _goes_on(rest):
        return text
    return value.rstrip(NEVER_LAST) or text


def _goes_on(rest: str) -> bool:
    """Return whether what stands behind a value may be a part of it."""
    first, following = rest[:1], rest[1:].lstrip()[:1]
    if first.isascii():
        return first not in CLOSES and following.isascii() and following.isalnum()
    return first.isdecimal()
