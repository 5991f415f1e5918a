"""How a reader may write a code, a name or a number: every usual way is read, none is guessed."""

import difflib
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile

from model.facts.provenance import Words

NUMBER = re.compile(r"([+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)(%?)")
WHOLE = re.compile(r"([0-9]+)(?:\.0*)?")
VILLAGES = re.compile(r"([0-9]{9})000")  # a township's code written as long as a village's
MINUS = "\N{MINUS SIGN}"
MOST_ALIKE = 50


def plain(text: str) -> str:
    """Return a text as it is compared: one width, one case, no spaces."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def number(text: str) -> tuple[float, bool] | None:
    """Return a finite number and whether a per-cent sign follows it; None if it is neither.

    Full-width digits, thousands separators and the typographic minus are read; nothing is
    guessed: `NA`, `inf` and `1e999` are no numbers.
    """
    narrow = unicodedata.normalize("NFKC", text).strip().replace(MINUS, "-")
    match = NUMBER.fullmatch(narrow)
    if match is None:
        return None
    value = float(match[1].replace(",", ""))
    return (value, bool(match[2])) if math.isfinite(value) else None


def code_of(text: str) -> str:
    """Return a code as it stands in the data: digits of one width, no decimals of a number."""
    short = plain(text)
    match = WHOLE.fullmatch(short)
    digits = match[1] if match else short
    longer = VILLAGES.fullmatch(digits)
    return longer[1] if longer else digits


@dataclass(frozen=True)
class Names:
    """What a cell may say, in any of its ways of writing, and the code it stands for."""

    codes: Mapping[str, str]

    def find(self, text: str) -> str:
        """Return the code of a text, '' if there is none."""
        return self.codes.get(code_of(text), self.codes.get(plain(text), ""))

    def nearest(self, text: str) -> str:
        """Return the known code most like a text, '' if none is like it.

        Of those alike the one that agrees longest from the start: codes grow more special.
        """
        short = code_of(text)
        near = difflib.get_close_matches(short, self.codes, n=MOST_ALIKE)
        if not near:
            return ""
        return self.codes[min(near, key=lambda name: (-_agreed(name, short), name))]


def _agreed(one: str, other: str) -> int:
    """Return how many letters two texts agree in from the start."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


def names(pairs: Iterable[tuple[str, Words]]) -> Names:
    """Return the names of things: their code and both languages; a doubled name counts not."""
    found: dict[str, str] = {}
    doubled = set()
    for code, words in pairs:
        for text in dict.fromkeys((plain(code), plain(words.zh), plain(words.en))):
            if found.setdefault(text, code) != code:
                doubled.add(text)
    return Names({text: code for text, code in found.items() if text not in doubled})


def words_of(key: str, texts: Mapping[str, Words]) -> Names:
    """Return what is accepted for a key of the texts: alternatives between bars."""
    pair = texts[f"upload.{key}"]
    alternatives = f"{pair.zh}|{pair.en}".split("|")
    return Names({plain(word): key for word in alternatives})


def unbracketed(heading: str) -> str:
    """Return a heading without the unit in brackets behind it, which may hold brackets itself."""
    text = unicodedata.normalize("NFKC", heading).strip()
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] == ")") - (text[place] == "(")
        if not depth:
            return text[:place].strip() if text.endswith(")") else text
    return text
