"""The rows of a figure over the 31 counties: by peer group, one list of all, or by prefecture."""

import math

from components.charts.dots import Dot, Rows
from components.county_values.values import JOINED, STAR, CountyValue, Spread
from components.session.link import CHOICES
from components.words.texts import Texts, on_screen
from model.facts.provenance import Quality
from model.results.results import Results

PEERS, ALL, PREFECTURE = CHOICES["o"]


def rows(results: Results, one: Spread, order: str, t: Texts, county: str = "") -> list[Rows]:
    """Return the counties in groups, the better values first in each; of peers a county's own.

    Illustrative ranges follow in administrative order: an order among them would mean nothing.
    """
    names, own = _groups(results, order, t)
    if county and order == PEERS:
        code = own[results.data.panel.row(county)]
        names = {code: names[code]}
    groups: dict[str, list[CountyValue]] = {code: [] for code in names}
    for entry, code in zip(one.entries, own, strict=True):
        if code in groups:
            groups[code].append(entry)
    return [Rows(names[code], _dots(results, one, found, t)) for code, found in groups.items()]


def bands(results: Results, one: Spread, county: str, t: Texts) -> list[Dot]:
    """Return a chosen county's dot, those of other known values, an assumed range a peer group."""
    names, own = _groups(results, PEERS, t)
    dots = _dots(results, one, [e for e in one.entries if e.county == county], t)
    dots += _dots(results, one, [e for e in one.entries if e.is_real and e.county != county], t)
    for code, name in names.items():
        found = [e for e, of in zip(one.entries, own, strict=True) if of == code and e.is_assumed]
        if found:
            low, high = min(e.low for e in found), max(e.high for e in found)
            told = one.span(low, high, t)
            label = f"{name} {told.removesuffix(one.suffix)}"
            hover = f"{name}<br>{one.short} {told}"
            dots.append(Dot("", label, math.nan, low, high, hover, Quality.ILLUSTRATIVE))
    return dots


def _groups(results: Results, order: str, t: Texts) -> tuple[dict[str, str], list[str]]:
    """Return the heading of each group by its code, and of each county its group."""
    if order == ALL:
        return {"": ""}, [""] * len(results.data.panel.codes)
    if order == PREFECTURE:
        names, own = results.data.facts.areas, [c.prefecture for c in results.data.panel.counties]
        codes = {code: {"name": t.of(names[code]), "n": own.count(code)} for code in sorted({*own})}
        return {code: t("spread.prefecture", **part) for code, part in codes.items()}, own
    groups = [str(group) for group in results.geography.groups()]
    return {code: t(f"common.peer_group_{code}") for code in sorted({*groups})}, groups


def _dots(results: Results, one: Spread, entries: list[CountyValue], t: Texts) -> list[Dot]:
    """Return the dots of some counties, the better values first."""

    def place(entry: CountyValue) -> tuple[int, float]:
        if entry.is_real:
            return 0, -one.better * entry.value
        return 1 if entry.is_assumed else 2, 0.0  # the sort is stable

    return [_dot(results, one, entry, t) for entry in sorted(entries, key=place)]


def _dot(results: Results, one: Spread, entry: CountyValue, t: Texts) -> Dot:
    county, told = results.data.panel.county(entry.county), one.told(entry, t)
    number = on_screen(told).removesuffix(one.suffix)
    if one.best is one.worst:  # the axis says it once
        number = number.rpartition(JOINED)[2]
    label = f"{t.of(county.short)} {number}{STAR if entry.small else ''}"
    known = f"{t.quality(entry.quality)} {entry.year or ''}"
    lines = [t.of(county.name), f"{one.short} {on_screen(told)}", known, *one.remarks(entry, t)]
    hover = "<br>".join(lines)
    ends = (entry.value, entry.low, entry.high)
    return Dot(entry.county, label, *ends, hover, entry.quality, entry.small)
