"""The rows of a figure over the 31 counties: by peer group, one list of all, or by prefecture."""

from components.charts.dots import Dot, Rows
from components.county_values.values import STAR, CountyValue, Spread
from components.session.link import CHOICES
from components.words.texts import Texts
from model.results.results import Results

PEERS, ALL, PREFECTURE = CHOICES["o"]


def rows(results: Results, one: Spread, order: str, t: Texts) -> list[Rows]:
    """Return the counties in groups, the better values first within each.

    Illustrative ranges follow in administrative order: an order among them would mean nothing.
    """

    def place(entry: CountyValue) -> tuple[int, float]:
        if entry.is_real:
            return 0, -one.better * entry.value
        return 1 if entry.is_assumed else 2, 0.0  # the sort is stable

    return [
        Rows(heading, [_dot(results, one, entry, t) for entry in sorted(entries, key=place)])
        for heading, entries in _groups(results, one, order, t)
        if entries
    ]


def _groups(
    results: Results, one: Spread, order: str, t: Texts
) -> list[tuple[str, list[CountyValue]]]:
    """Return heading and entries of each group."""
    if order == ALL:
        return [("", list(one.entries))]
    if order == PREFECTURE:
        headings = dict(prefectures(results, t))
        own = [county.prefecture for county in results.data.panel.counties]
    else:
        headings = {str(group): t(f"common.peer_group_{group}") for group in range(3)}
        own = [str(group) for group in results.geography.groups()]
    return [
        (heading, [entry for entry, of in zip(one.entries, own, strict=True) if of == code])
        for code, heading in headings.items()
    ]


def prefectures(results: Results, t: Texts) -> list[tuple[str, str]]:
    """Return code and short name of each prefecture with its number of counties."""
    names, own = results.data.facts.areas, [c.prefecture for c in results.data.panel.counties]
    codes = [prefecture.code for prefecture in results.data.prefectures]
    return [(c, t("spread.prefecture", name=t.of(names[c]), n=own.count(c))) for c in codes]


def _dot(results: Results, one: Spread, entry: CountyValue, t: Texts) -> Dot:
    county, told = results.data.panel.county(entry.county), one.told(entry, t)
    label = f"{t.of(county.short)} {told.removesuffix(one.suffix)}{STAR if entry.small else ''}"
    year = f" · {entry.year}" if entry.year else ""
    lines = [t.of(county.name), f"{one.short} {told}", f"{t.quality(entry.quality)}{year}"]
    hover = "<br>".join([*lines, *one.remarks(entry, t)])
    ends = (entry.value, entry.low, entry.high)
    return Dot(entry.county, label, *ends, hover, entry.quality, entry.small)
