"""A what-if as parameters of a link: a pure codec, codes and numbers only, nothing raised."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Known:
    """What a link may name: the catalogue and the county codes."""

    catalog: Catalog
    counties: tuple[str, ...]


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


def read(params: Mapping[str, str], known: Known, dropped: list[Dropped]) -> Case:
    """Return the case of some parameters; what cannot be used is noted and left out."""

    def take(key: str, allowed: tuple[str, ...], default: str) -> str:
        value = params.get(key, default)
        if value in allowed:
            return value
        dropped.append(Dropped(key, value[:SHOWN]))
        return default

    catalog, counties = known.catalog, known.counties
    method = Method(
        p=int(take("p", tuple(str(p) for p in COMPENSATION), "0")),
        real_only=take("r", ("0", "1"), "0") == "1",
    )
    county, scope = take("c", ("", *counties), ""), take("s", SCOPES, ONE)
    asked = params.get("sc", "").split(".") if scope == SOME else []
    dropped.extend(Dropped("sc", code[:SHOWN]) for code in asked if code not in counties)
    chosen = tuple(code for code in counties if code in asked)
    levers = _levers(params.get("l", ""), catalog, dropped)
    method = _weighted(method, params.get("w", ""), known, dropped)
    scenario = _valued(Scenario(method=method), params.get("sv", ""), known, dropped)
    scenario = _assumed(scenario, params.get("ed", ""), known, dropped)
    return Case(
        county=county,
        scope=scope if chosen or scope != SOME else ONE,
        chosen=chosen,
        preset=take("pre", ("", *(preset.code for preset in catalog.presets)), ""),
        scenario=scenario.with_levers(levers, ()),
    )


def pinned(case: Case, catalog: Catalog) -> str:
    """Return a case as one short parameter: its own parameters with lever tags."""
    return PART.join(f"{key}{IS}{value}" for key, value in written(case, catalog).items())


def unpinned(key: str, text: str, known: Known, dropped: list[Dropped]) -> tuple[Case, ...]:
    """Return the case of such a parameter, none where it is not one; faults go under `key`."""
    parts = [part.partition(IS) for part in text.split(PART)]
    if any(name not in KEYS or not mark for name, mark, _ in parts):
        dropped.append(Dropped(key, text[:SHOWN]))
        return ()
    faults: list[Dropped] = []
    case = read({name: value for name, _, value in parts}, known, faults)
    dropped.extend(Dropped(key, f"{fault.key}{IS}{fault.value}"[:SHOWN]) for fault in faults)
    return (case,)


def _levers(text: str, catalog: Catalog, dropped: list[Dropped]) -> dict[str, float]:
    """Read `code.percent_code.percent`; codes hold underscores, so parts end at a number."""
    names = {name: one.code for one in catalog.levers for name in (one.code, one.tag)}
    levers: dict[str, float] = {}
    rest = text
    while rest:
        code, _, tail = rest.partition(".")
        percent, _, rest = tail.partition("_")
        if code in names and percent.isascii() and percent.isdigit() and int(percent) <= 100:
            levers[names[code]] = int(percent) / 100
        else:
            dropped.append(Dropped("l", f"{code}.{percent}"[:SHOWN]))
    return levers


def _valued(scenario: Scenario, text: str, known: Known, dropped: list[Dropped]) -> Scenario:
    """Read set values; a part that names no known county, or a value out of range, is dropped."""
    indicator = ""
    for part in text.split("~") if text else ():
        county, dash, number = part.partition("-")
        if not dash:
            indicator = part
            if part in known.catalog.codes:
                continue
        cells = {c: v for i, c, v in scenario.values if i == indicator} | {county: _number(number)}
        try:
            found = scenario.with_values(indicator, cells)
            scenario = check(found, known.catalog, known.counties)
        except ScenarioError:
            dropped.append(Dropped("sv", f"{indicator}~{part}"[:SHOWN]))
    return scenario


def _assumed(scenario: Scenario, text: str, known: Known, dropped: list[Dropped]) -> Scenario:
    """Read changed assumptions, `key-value~key-value`."""
    for part in text.split("~") if text else ():
        key, _, number = part.partition("-")
        try:
            found = scenario.with_assumption(key, _number(number))
            scenario = check(found, known.catalog, known.counties)
        except ScenarioError:
            dropped.append(Dropped("ed", part[:SHOWN]))
    return scenario


def _number(text: str) -> float:
    return float(text) if VALUE.fullmatch(text) else math.nan


def _weighted(method: Method, text: str, known: Known, dropped: list[Dropped]) -> Method:
    if not text:
        return method
    try:
        parts = text.split(".")
        points = tuple(int(part) for part in parts if part.isascii() and len(part) < 4)
        check_method(replace(method, weights=points), len(known.catalog.elements))
        return method.with_weights(points)
    except (ValueError, ScenarioError):
        dropped.append(Dropped("w", text[:SHOWN]))
        return method
