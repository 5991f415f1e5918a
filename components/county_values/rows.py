"""The rows of a figure over the 31 counties: by peer group, one list of all, or by prefecture."""

from components.charts.dots import Dot, Rows
from components.county_values.values import STAR, Entry, Spread
from components.session.link import CHOICES
from components.words.texts import Texts
from model.results.results import Results

PEERS, ALL, PREFECTURE = CHOICES["o"]


def rows(results: Results, one: Spread, order: str, t: Texts) -> list[Rows]:
    """Return the counties in groups, the better values first within each.

    Illustrative ranges follow in administrative order: an order among them would mean nothing.
    """
    return [
        Rows(
            heading,
            [_dot(results, one, e, t) for e in sorted(entries, key=lambda e: _place(one, e))],
        )
        for heading, entries in _groups(results, one, order, t)
        if entries
    ]


def _groups(results: Results, one: Spread, order: str, t: Texts) -> list[tuple[str, list[Entry]]]:
    if order == ALL:
        return [("", list(one.entries))]
    if order == PREFECTURE:
        return [(name, inside(results, one, code)) for code, name in prefectures(results, t)]
    groups: list[list[Entry]] = [[], [], []]
    for entry in one.entries:
        groups[_group(results, entry.county)].append(entry)
    return [(t(f"overview.group_{g}"), entries) for g, entries in enumerate(groups)]


def _group(results: Results, county: str) -> int:
    return int(results.geography.groups()[results.data.panel.row(county)])


def prefectures(results: Results, t: Texts) -> list[tuple[str, str]]:
    """Return code and short name of each prefecture with its number of counties."""
    data = results.data
    return [
        (
            p.code,
            t("spread.prefecture", name=t.of(data.facts.areas[p.code]),
              n=sum(c.prefecture == p.code for c in data.panel.counties)),
        )
        for p in data.prefectures
    ]  # fmt: skip


def inside(results: Results, one: Spread, prefecture: str) -> list[Entry]:
    """Return the entries of a prefecture's counties."""
    panel = results.data.panel
    return [e for e in one.entries if panel.county(e.county).prefecture == prefecture]


def _place(one: Spread, entry: Entry) -> tuple[int, float]:
    """Order by value only what is observed or derived; a stable sort leaves the rest as it is."""
    if entry.is_real:
        return (0, -one.better * entry.value)
    return (1 if entry.is_assumed else 2, 0.0)


def _dot(results: Results, one: Spread, entry: Entry, t: Texts) -> Dot:
    county = results.data.panel.county(entry.county)
    told = one.told(entry, t).removesuffix(one.suffix)
    star = STAR if entry.small else ""
    year = f" · {entry.year}" if entry.year else ""
    lines = [
        t.of(county.name),
        f"{one.short} {one.told(entry, t)}",
        f"{t.quality(entry.quality)}{year}",
        *remarks(one, entry, t),
    ]
    return Dot(
        entry.county, f"{t.of(county.short)} {told}{star}", entry.value, entry.low, entry.high,
        "<br>".join(lines), entry.quality, entry.small,
    )  # fmt: skip


def remarks(one: Spread, entry: Entry, t: Texts) -> list[str]:
    """Return what must be known to read a county's figure: its sample, its file."""
    found = []
    if entry.sampled:
        span = f"{t.range(entry.low, entry.high, one.decimals)}{one.suffix}"
        found.append(t("spread.sample_range", span=span))
    if entry.small:
        found.append(t("spread.small"))
    if entry.own:
        found.append(t("spread.own"))
    return found
