"""A what-if as parameters of a link: a pure codec, codes and numbers only, nothing raised."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from components.session.what_if import ONE, SCOPES, SOME, Case
from model.facts.catalog import Catalog
from model.facts.errors import ScenarioError
from model.score.method import COMPENSATION, Method, check_method
from model.what_if.scenario import Scenario, check

VALUE = re.compile(r"-?[0-9]{1,7}(\.[0-9]{1,3})?")
PART, IS = "*", "!"  # between and inside the parts of a pinned case
KEYS = ("c", "l", "s", "sc", "pre", "sv", "ed", "w", "p", "r")
SHOWN = 60  # letters of a faulty value that are shown


@dataclass(frozen=True, slots=True)
class Dropped:
    """A value of a link that could not be used: its key and the text given."""

    key: str
    value: str


@dataclass(slots=True)
class LinkReading:
    """Parameters being read, the catalogue and county codes they may name, and what was dropped."""

    params: Mapping[str, str]
    catalog: Catalog
    counties: tuple[str, ...]
    dropped: list[Dropped] = field(default_factory=list)

    def text(self, key: str) -> str:
        """Return the text of a parameter, '' where it is not given."""
        return self.params.get(key, "")

    def take(self, key: str, allowed: tuple[str, ...], default: str) -> str:
        """Return a parameter if it is one of those allowed, else the default."""
        value = self.params.get(key, default)
        if value in allowed:
            return value
        self.drop(key, value)
        return default

    def drop(self, key: str, value: str) -> None:
        """Note a value that cannot be used."""
        self.dropped.append(Dropped(key, value[:SHOWN]))


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
    asked = link.text("sc").split(".") if scope == SOME else []
    for code in asked:
        if code not in link.counties:
            link.drop("sc", code)
    chosen = tuple(code for code in link.counties if code in asked)
    levers = _levers(link)
    scenario = _assumed(_valued(Scenario(method=_weighted(method, link)), link), link)
    return Case(
        county=county,
        scope=scope if chosen or scope != SOME else ONE,
        chosen=chosen,
        preset=link.take("pre", ("", *(preset.code for preset in link.catalog.presets)), ""),
        scenario=scenario.with_levers(levers, ()),
    )


def pinned(case: Case, catalog: Catalog) -> str:
    """Return a case as one short parameter: its own parameters with lever tags."""
    return PART.join(f"{key}{IS}{value}" for key, value in written(case, catalog).items())


def unpinned(key: str, link: LinkReading) -> tuple[Case, ...]:
    """Return the case of such a parameter, none where it is not one; faults go under `key`."""
    parts = [part.partition(IS) for part in link.text(key).split(PART)]
    if any(name not in KEYS or not mark for name, mark, _ in parts):
        link.drop(key, link.text(key))
        return ()
    own = LinkReading({name: value for name, _, value in parts}, link.catalog, link.counties)
    case = read(own)
    for fault in own.dropped:
        link.drop(key, f"{fault.key}{IS}{fault.value}")
    return (case,)


def _levers(link: LinkReading) -> dict[str, float]:
    """Read `code.percent_code.percent`; codes hold underscores, so parts end at a number."""
    names = {name: one.code for one in link.catalog.levers for name in (one.code, one.tag)}
    levers: dict[str, float] = {}
    rest = link.text("l")
    while rest:
        code, _, tail = rest.partition(".")
        percent, _, rest = tail.partition("_")
        if code in names and percent.isascii() and percent.isdigit() and int(percent) <= 100:
            levers[names[code]] = int(percent) / 100
        else:
            link.drop("l", f"{code}.{percent}")
    return levers


def _valued(scenario: Scenario, link: LinkReading) -> Scenario:
    """Read set values; a part that names no known county, or a value out of range, is dropped."""
    indicator = ""
    for part in link.text("sv").split("~") if link.text("sv") else ():
        county, dash, number = part.partition("-")
        if not dash:
            indicator = part
            if part in link.catalog.codes:
                continue
        cells = {c: v for i, c, v in scenario.values if i == indicator} | {county: _number(number)}
        try:
            found = scenario.with_values(indicator, cells)
            scenario = check(found, link.catalog, link.counties)
        except ScenarioError:
            link.drop("sv", f"{indicator}~{part}")
    return scenario


def _assumed(scenario: Scenario, link: LinkReading) -> Scenario:
    """Read changed assumptions, `key-value~key-value`."""
    for part in link.text("ed").split("~") if link.text("ed") else ():
        key, _, number = part.partition("-")
        try:
            found = scenario.with_assumption(key, _number(number))
            scenario = check(found, link.catalog, link.counties)
        except ScenarioError:
            link.drop("ed", part)
    return scenario


def _number(text: str) -> float:
    return float(text) if VALUE.fullmatch(text) else math.nan


def _weighted(method: Method, link: LinkReading) -> Method:
    text = link.text("w")
    try:
        points = (
            tuple(int(w) for w in text.split(".") if w.isascii() and len(w) < 4) if text else ()
        )
        check_method(replace(method, weights=points), len(link.catalog.elements))
        return method.with_weights(points)
    except (ValueError, ScenarioError):
        link.drop("w", text)
        return method
