"""How people write numbers, codes, years and names: all usual ways are read, and none guessed."""

import difflib
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date

from model.facts.catalog import Indicator
from model.facts.load import Data
from model.facts.places import County
from model.facts.provenance import Words

FIRST_YEAR = 1990
NUMBER = re.compile(
    r"([+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?)\s*(%?)"
)
WHOLE = re.compile(r"([0-9]+)(?:\.0*)?")
LONG_CODE = re.compile(r"([0-9]{6}|[0-9]{9})(?:000)+")  # written as long as a village's
YEAR = re.compile(r"[0-9]{4}")
DAY = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?: .*)?")
PART_DAY = re.compile(r"([0-9]{4})(?:\D(?:([0-9]{1,2})(?:\D(?:([0-9]{1,2})\D?(?:0[0:.]*)?)?)?)?)?")
DAY_ZERO = date(1899, 12, 30)  # of a spreadsheet: a year in a cell for days is shown as one of 1905
# The signs of Chinese typing that count as the narrow ones: a number is read with these and no
# others, as Unicode's own folding makes 51 of a 5 with the footnote mark ①.
NARROW = {0xFEE0 + sign: sign for sign in range(ord("!"), ord("~") + 1)} | {0x2212: "-"}
ASCII_DIGITS = re.compile(r"[0-9]")
BRACKETS = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)$")
COUNTY = "county"  # as an English name may end


def plain(text: str) -> str:
    """Return a text as it is compared: one width, one case, no spaces, and no digit more."""
    narrow = text.translate(NARROW)
    folded = unicodedata.normalize("NFKC", narrow)
    same = ASCII_DIGITS.findall(folded) == ASCII_DIGITS.findall(narrow)
    return "".join((folded if same else narrow).casefold().split())


def number(text: str) -> tuple[float, bool] | None:
    """Return a finite number and whether a per-cent sign follows, None for `NA`, `inf`, `1e999`."""
    match = NUMBER.fullmatch(text.translate(NARROW).strip())
    value = float(match[1].replace(",", "")) if match else math.inf
    return (value, bool(match[2])) if match and math.isfinite(value) else None


def code_of(text: str) -> str:
    """Return a code as it stands in the data: digits of one width, no decimals of a number."""
    short = plain(text)
    for pattern in (WHOLE, LONG_CODE):
        if match := pattern.fullmatch(short):
            short = match[1]
    return short


def year_of(text: str, endings: Iterable[str]) -> int:
    """Return the year of a text, which may be a day or have a word behind it; 0 if it is none."""
    short = code_of(text)
    if match := DAY.fullmatch(text.translate(NARROW)):
        try:
            day = date(*map(int, match.groups()))
        except ValueError:
            return 0
        return day.year if day.year >= FIRST_YEAR else (day - DAY_ZERO).days
    for ending in endings:
        if short.endswith(ending):
            short = short.removesuffix(ending)
            break
    return int(short) if YEAR.fullmatch(short) else 0


def day_of(text: str, latest_year: int) -> str:
    """Return a day, month or year of a text in ISO form, '' if it is none up to a year."""
    match = PART_DAY.fullmatch("".join(text.translate(NARROW).split()))
    if not match or not FIRST_YEAR <= int(match[1]) <= latest_year:
        return ""
    parts = [int(part) for part in match.groups() if part]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return ""
    return "-".join(f"{part:02d}" for part in parts)


def unbracketed(heading: str) -> str:
    """Return a heading without the unit in brackets behind it, which may hold brackets itself."""
    return BRACKETS.sub("", heading.translate(NARROW).strip())


class Names(dict[str, str]):
    """The codes of things by what a cell may say for them."""

    def find(self, text: str) -> str:
        """Return the code of a text, '' if there is none."""
        short = plain(text)
        return (
            self.get(code_of(text)) or self.get(short) or self.get(short.removesuffix(COUNTY), "")
        )

    def nearest(self, text: str) -> str:
        """Return the known code most like a text, of those the one that agrees longest, or ''."""
        short = code_of(text)[:40]  # letters; no name is longer by much

        def differs(name: str) -> tuple[int, int, str]:
            match = difflib.SequenceMatcher(None, name, short).find_longest_match()
            return -match.size, match.a, name

        near = difflib.get_close_matches(short, self, n=50)
        return self.get(min(near, key=differs, default=""), "")


def names(things: Iterable[County | Indicator]) -> Names:
    """Return codes and names, long and short in both languages; a doubled name counts not."""
    meant: dict[str, set[str]] = {}
    for one in things:
        for text in (one.code, one.name.zh, one.name.en, one.short.zh, one.short.en):
            meant.setdefault(plain(text), set()).add(one.code)
    return Names({text: codes.pop() for text, codes in meant.items() if len(codes) == 1})


def spellings(key: str, texts: Mapping[str, Words]) -> list[str]:
    """Return what is accepted for a key of the texts: alternatives between bars, longest first."""
    both = texts.get(f"upload.{key}", Words("", ""))
    found = {plain(one) for one in f"{both.zh}|{both.en}".split("|")} - {""}
    return sorted(found, key=lambda one: (-len(one), one))


def words_for(keys: Iterable[str], texts: Mapping[str, Words]) -> Names:
    """Return the keys by what is accepted for them."""
    return Names({text: key for key in keys for text in spellings(key, texts)})


def county_names(data: Data) -> Names:
    """Return the counties by code and name, also earlier ones and with the prefecture before."""
    known = names(data.panel.counties)
    for one in data.panel.counties:
        said = [*spellings(f"former_{one.code}", data.accepted), plain(one.name.zh)]
        before = ["", *spellings(f"before_{one.prefecture}", data.accepted)]
        known |= {first + text: one.code for first in before for text in said}
    return Names(known)


def town_names(data: Data) -> Names:
    """Return the townships by code, by county and name, and by a name that no other has."""
    towns = [one for one in data.network.townships if one.is_township]
    meant: dict[str, set[str]] = {}
    for one in towns:
        county = data.panel.county(one.county)
        for before in ("", county.name.zh, county.short.zh, county.name.en):
            meant.setdefault(plain(before + one.name), set()).add(one.code)
    known = {text: codes.pop() for text, codes in meant.items() if len(codes) == 1}
    return Names(known | {one.code: one.code for one in towns})
