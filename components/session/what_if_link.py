"""A what-if as parameters of a link: a pure codec, codes and numbers only, nothing raised."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple

from components.session.what_if import ONE, SCOPES, SOME, Case, normal_form
from model.facts.catalog import Catalog
from model.facts.errors import ScenarioError
from model.score.method import COMPENSATION, Method, check_method
from model.what_if.effects import assumptions
from model.what_if.scenario import Scenario

VALUE = re.compile(r"-?[0-9]{1,7}(\.[0-9]{1,3})?")
LEVER = re.compile(r"(?!\Z)([^.]*)\.?([^_]*)_?")  # codes hold underscores, so parts end at a number
PART, IS = "*", "!"  # between and inside the parts of a pinned case
KEYS = ("c", "l", "s", "sc", "pre", "sv", "ed", "w", "p", "r")
NOWHERE = (math.inf, -math.inf)  # the range of an indicator nobody knows
SHOWN = 60  # letters of a faulty value that are shown


class Dropped(NamedTuple):
    """A value of a link that could not be used: its key and the text given."""

    key: str
    value: str


@dataclass(slots=True)
class LinkReading:
    """Parameters being read, the catalogue and county codes they may name, and what was dropped."""

    params: Mapping[str, str]
    catalog: Catalog
    counties: tuple[str, ...]
    dropped: dict[Dropped, None] = field(default_factory=dict)  # in order, each once

    def text(self, key: str) -> str:
        """Return the text of a parameter, '' where it is not given."""
        return self.params.get(key, "")

    def parts(self, key: str) -> list[str]:
        """Return the parts of a parameter, none where it is not given."""
        return self.text(key).split("~") if self.text(key) else []

    def take(self, key: str, allowed: tuple[str, ...], default: str) -> str:
        """Return a parameter if it is one of those allowed, else the default."""
        value = self.params.get(key, default)
        if value in allowed:
            return value
        self.drop(key, value)
        return default

    def drop(self, key: str, value: str) -> None:
        """Note a value that cannot be used."""
        self.dropped[Dropped(key, value[:SHOWN])] = None


def written(case: Case, catalog: Catalog | None = None) -> dict[str, str]:
    """Return the parameters of a case, defaults left out; short lever tags given a catalogue.

    Set values stand as `indicator~county-value~county-value~indicator~...`.
    """
    scenario, method, params = case.scenario, case.scenario.method, {"c": case.county}
    if scenario.levers:
        tags = {lever.code: lever.tag for lever in catalog.levers} if catalog else {}
        efforts = [f"{tags.get(code, code)}.{round(100 * u)}" for code, u in scenario.levers]
        params["l"] = "_".join(efforts)
        params["s"] = "" if case.scope == ONE else case.scope
        params["sc"] = ".".join(case.chosen) if case.scope == SOME else ""
        params["pre"] = case.preset
    values: dict[str, list[str]] = {}
    for indicator, county, value in scenario.values:
        values.setdefault(indicator, [indicator]).append(f"{county}-{value:g}")
    params["sv"] = "~".join(chain.from_iterable(values.values()))
    params["ed"] = "~".join(f"{key}-{value:g}" for key, value in scenario.assumptions)
    params["w"] = ".".join(map(str, method.weights))
    params |= {"p": str(method.p or ""), "r": "1" if method.real_only else ""}
    return {key: value for key, value in params.items() if value}


def read(link: LinkReading) -> Case:
    """Return the case of some parameters; what cannot be used is noted and left out."""
    p = int(link.take("p", tuple(str(p) for p in COMPENSATION), "0"))
    method = Method(p=p, real_only=link.take("r", ("0", "1"), "0") == "1")
    county, scope = link.take("c", ("", *link.counties), ""), link.take("s", SCOPES, ONE)
    asked = set(link.text("sc").split(".") if scope == SOME else ())
    for code in sorted(asked.difference(link.counties)):
        link.drop("sc", code)
    chosen = tuple(code for code in link.counties if code in asked)
    levers, method = _levers(link), _weighted(method, link)
    scenario = Scenario(values=_values(link), assumptions=_assumptions(link), method=method)
    preset = link.take("pre", ("", *(preset.code for preset in link.catalog.presets)), "")
    return normal_form(Case(county, scope, chosen, preset, scenario.with_levers(levers, ())))


def pinned(case: Case, catalog: Catalog) -> str:
    """Return a case as one short parameter: its own parameters with lever tags, `c!` for none."""
    params = written(case, catalog) or {"c": ""}
    return PART.join(f"{key}{IS}{value}" for key, value in params.items())


def unpinned(key: str, link: LinkReading) -> tuple[Case, ...]:
    """Return the case of such a parameter, none where it is not one; faults go under `key`."""
    parts = [part.partition(IS) for part in link.text(key).split(PART)]
    if any(name not in KEYS or not mark for name, mark, _ in parts):
        link.drop(key, link.text(key))
        return ()
    own = LinkReading({name: value for name, _, value in parts}, link.catalog, link.counties)
    case = read(own)
    link.dropped |= {Dropped(key, f"{name}{IS}{value}"): None for name, value in own.dropped}
    return (case,)


def _levers(link: LinkReading) -> dict[str, float]:
    """Read `code.percent_code.percent`."""
    names = {name: one.code for one in link.catalog.levers for name in (one.code, one.tag)}
    levers: dict[str, float] = {}
    for code, percent in LEVER.findall(link.text("l")):
        if code in names and _is_whole(percent) and int(percent) <= 100:
            levers[names[code]] = int(percent) / 100
        else:
            link.drop("l", f"{code}.{percent}")
    return levers


def _values(link: LinkReading) -> tuple[tuple[str, str, float], ...]:
    """Read set values; a part that names no known county, or a value out of range, is dropped."""
    spans = {one.code: one.plausible for one in link.catalog.indicators}
    counties, indicator, (low, high) = set(link.counties), "", NOWHERE
    cells: dict[tuple[str, str], float] = {}
    for part in link.parts("sv"):
        county, dash, number = part.partition("-")
        if not dash:
            indicator, (low, high) = part[:SHOWN], spans.get(part, NOWHERE)
            if part not in spans:
                link.drop("sv", part)
        elif county in counties and low <= (value := _number(number, 2)) <= high:
            cells[indicator, county] = value
        else:
            link.drop("sv", f"{indicator}~{part}")
    return tuple(sorted((*cell, value) for cell, value in cells.items()))


def _assumptions(link: LinkReading) -> tuple[tuple[str, float], ...]:
    """Read changed assumptions, `key-value~key-value`."""
    edited: dict[str, float] = {}
    known = assumptions(link.catalog) if link.text("ed") else {}
    for part in link.parts("ed"):
        key, _, number = part.partition("-")
        if key in known and known[key].low <= (value := _number(number, 3)) <= known[key].high:
            edited[key] = value
        else:
            link.drop("ed", part)
    return tuple(sorted(edited.items()))


def _number(text: str, decimals: int) -> float:
    return round(float(text), decimals) if VALUE.fullmatch(text) else math.nan


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 4


def _weighted(method: Method, link: LinkReading) -> Method:
    parts = link.text("w").split(".") if link.text("w") else []
    points = tuple(int(part) if _is_whole(part) else -1 for part in parts)
    try:
        check_method(replace(method, weights=points), len(link.catalog.elements))
        return method.with_weights(points)
    except ScenarioError:
        link.drop("w", link.text("w"))
        return method
