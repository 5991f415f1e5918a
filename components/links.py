"""What a reader has chosen as a query string: a pure codec, version 1, codes only."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from components.choices import CHOICES as CHOICES
from components.choices import COUNTY_CHOICES, default
from components.choices import NUMBERS as NUMBERS
from model.catalog import Catalog
from model.errors import ScenarioError
from model.scenario import BASELINE, COMPENSATION, MAX_POINTS, Scenario, check

VERSION = "1"
LANGUAGES = ("zh", "en")
INDEX = "index"
ONE, ALL = "one", "all"
VALUE = re.compile(r"-?[0-9]{1,7}(\.[0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class View:
    """Everything a link carries: language, county ('' none), focus, page choices, what-if.

    `focus` is `index`, an element or an indicator code; `scope` says whether levers apply to
    the county or to all, and the scenario's own county list follows from both; `preset` is the
    preset its levers started from.
    """

    lang: str = "zh"
    county: str = ""
    focus: str = INDEX
    scope: str = ONE
    preset: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    scenario: Scenario = BASELINE

    def choice(self, key: str) -> str:
        """Return a page's choice, its default if none was made."""
        return dict(self.choices).get(key, default(key))

    def choose(self, key: str, code: str) -> "View":
        """Return the view with a page's choice; the default is not kept."""
        kept = {k: c for k, c in self.choices if k != key}
        if code != default(key):
            kept[key] = code
        return replace(self, choices=tuple(sorted(kept.items())))

    def number(self, key: str) -> float:
        """Return a page's number, its default if none was set."""
        return float(dict(self.choices).get(key, NUMBERS[key].default))

    def set_number(self, key: str, value: float) -> "View":
        """Return the view with a page's number; the default is not kept."""
        kept = {k: c for k, c in self.choices if k != key}
        if value != NUMBERS[key].default:
            kept[key] = f"{value:g}"
        return replace(self, choices=tuple(sorted(kept.items())))


@dataclass(frozen=True, slots=True)
class Dropped:
    """A value of a link that could not be used: its key and the text given."""

    key: str
    value: str


def encode(view: View) -> dict[str, str]:
    """Return the query parameters of a view; what is default is left out."""
    scenario = view.scenario
    params = {"v": VERSION, "lang": view.lang, "c": view.county}
    if view.focus != INDEX:
        params["e"] = view.focus
    params.update(view.choices)
    if scenario.levers:
        params["l"] = "_".join(f"{code}.{round(u * 100)}" for code, u in scenario.levers)
        if view.scope != ONE:
            params["s"] = view.scope
        params["pre"] = view.preset
    params["sv"] = _written(scenario.values)
    if scenario.weights:
        params["w"] = ".".join(str(points) for points in scenario.weights)
    if scenario.p:
        params["p"] = str(scenario.p)
    if scenario.real_only:
        params["r"] = "1"
    return {key: value for key, value in params.items() if value}


def decode(
    params: Mapping[str, str], lang: str, catalog: Catalog, counties: tuple[str, ...]
) -> tuple[View, tuple[Dropped, ...]]:
    """Return the view of a query string and what had to be dropped; never raises.

    `lang` is used where the link names none. Keys that are not ours are ignored: chat
    applications add their own.
    """
    dropped: list[Dropped] = []

    def take(key: str, allowed: tuple[str, ...], default: str) -> str:
        value = params.get(key, default)
        if value in allowed:
            return value
        dropped.append(Dropped(key, value))
        return default

    take("v", (VERSION,), VERSION)
    focuses = (INDEX, *catalog.element_codes, *catalog.codes)
    view = View(
        lang=take("lang", LANGUAGES, lang),
        county=take("c", ("", *counties), ""),
        focus=take("e", focuses, INDEX),
        scope=take("s", (ONE, ALL), ONE),
        preset=take("pre", ("", *(preset.code for preset in catalog.presets)), ""),
    )
    codes = dict.fromkeys(COUNTY_CHOICES, ("", *counties))
    for key, allowed in (CHOICES | codes).items():
        view = view.choose(key, take(key, allowed, allowed[0]))
    for key, span in NUMBERS.items():
        text = params.get(key, "")
        if span.holds(text):
            view = view.set_number(key, float(text))
        elif text:
            dropped.append(Dropped(key, text))
    scenario = Scenario(
        p=int(take("p", tuple(str(p) for p in COMPENSATION), "0")),
        real_only=take("r", ("0", "1"), "0") == "1",
    )
    levers = _levers(params.get("l", ""), catalog, dropped)
    scenario = _valued(scenario, params.get("sv", ""), catalog, counties, dropped)
    scenario = _weighted(scenario, params.get("w", ""), catalog, counties, dropped)
    return replace(view, scenario=scenario.with_levers(levers, ())), tuple(dropped)


def _levers(text: str, catalog: Catalog, dropped: list[Dropped]) -> dict[str, float]:
    """Read `code.percent_code.percent`; codes hold underscores, so parts end at a number."""
    known = {lever.code for lever in catalog.levers}
    levers: dict[str, float] = {}
    rest = text
    while rest:
        code, _, tail = rest.partition(".")
        percent, _, rest = tail.partition("_")
        if code in known and percent.isascii() and percent.isdigit() and int(percent) <= 100:
            levers[code] = int(percent) / 100
        else:
            dropped.append(Dropped("l", f"{code}.{percent}"[:60]))
    return levers


def _written(values: tuple[tuple[str, str, float], ...]) -> str:
    """Write set values as `indicator~county-value~county-value~indicator~...`."""
    parts: list[str] = []
    for indicator, county, value in values:
        if indicator not in parts:
            parts.append(indicator)
        parts.append(f"{county}-{value:g}")
    return "~".join(parts)


def _valued(
    scenario: Scenario,
    text: str,
    catalog: Catalog,
    counties: tuple[str, ...],
    dropped: list[Dropped],
) -> Scenario:
    """Read set values; a part that names no known county, or a value out of range, is dropped."""
    indicator = ""
    for part in text.split("~") if text else ():
        county, dash, number = part.partition("-")
        if not dash:
            indicator = part
            if part in catalog.codes:
                continue
        cells = {c: v for i, c, v in scenario.values if i == indicator}
        try:
            cells[county] = float(number) if VALUE.fullmatch(number) else math.nan
            found = scenario.with_values(indicator, cells)
            scenario = check(found, catalog, counties)
        except ScenarioError:
            dropped.append(Dropped("sv", f"{indicator}~{part}"[:60]))
    return scenario


def _weighted(
    scenario: Scenario,
    text: str,
    catalog: Catalog,
    counties: tuple[str, ...],
    dropped: list[Dropped],
) -> Scenario:
    if not text:
        return scenario
    parts = text.split(".")
    try:
        points = tuple(int(part) for part in parts if part.isascii() and len(part) < 4)
        check(replace(scenario, weights=points), catalog, counties)
        return scenario.with_weights(points)
    except (ValueError, ScenarioError):
        dropped.append(Dropped("w", text[:60]))
        return scenario


def allowed(key: str, catalog: Catalog, counties: tuple[str, ...]) -> str:
    """Return the allowed values of a key in a short form that needs no language."""
    ranges = {
        "v": VERSION,
        "lang": " / ".join(LANGUAGES),
        "c": f"{counties[0]}–{counties[-1]}",
        "e": f"{catalog.element_codes[0]} …",
        "s": f"{ONE} / {ALL}",
        "pre": f"{catalog.presets[0].code} …",
        "l": "code.0–100",
        "sv": "indicator~county-value",
        "w": f"{len(catalog.elements)} × 0–{MAX_POINTS}",
        "p": " / ".join(str(p) for p in COMPENSATION),
        "r": "0 / 1",
    }
    if key in NUMBERS:
        return f"{NUMBERS[key].low:g}–{NUMBERS[key].high:g}"
    if key in COUNTY_CHOICES:
        return ranges["c"]
    return ranges.get(key) or " / ".join(CHOICES[key])
