"""A what-if as a file: what the link holds, for archives and for the command line; pure."""

import json
from dataclasses import replace
from typing import Any

from components.session.link import PINS, View
from components.session.what_if import ALL, ONE, SCOPES, SOME, Case, normal_form
from model.facts.catalog import Catalog
from model.facts.errors import ScenarioError
from model.facts.places import County
from model.what_if.scenario import from_record, to_record

MOST_BYTES = 100_000
MIME = "application/json"


def file_name(view: View, counties: tuple[County, ...]) -> str:
    """Return what a file is called: with the code of the county the view is about."""
    return f"scenario_{view.county or counties[0].code}.json"


def to_json(view: View, counties: tuple[County, ...]) -> bytes:
    """Return the what-if in hand and those pinned, as `python -m model score --scenario` reads."""
    record = _record(view.case, counties)
    if view.pins:
        record["pins"] = [_record(pin, counties) for pin in view.pins]
    return json.dumps(record, indent=1).encode()


def _record(case: Case, counties: tuple[County, ...]) -> dict[str, Any]:
    about = {"county": case.county, "scope": case.scope, "preset": case.preset}
    return to_record(case.applied(counties)) | {"about": about}


def from_json(text: bytes, view: View, catalog: Catalog, counties: tuple[County, ...]) -> View:
    """Return the view with the what-ifs of a file in place of its own; ScenarioError if faulty.

    A file without `about`, written by hand, is a what-if for the counties it names.
    """
    try:
        record = json.loads(text) if len(text) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict):
        raise ScenarioError("file", text[:20].decode("utf-8", "replace"), "JSON, v = 1")
    pins = record.get("pins", [])
    if not isinstance(pins, list) or len(pins) > len(PINS):
        raise ScenarioError("pins", pins, f"0..{len(PINS)}")
    cases = [_case(item, catalog, counties) for item in (record, *pins)]
    return replace(view.take_up(cases[0]), pins=tuple(map(normal_form, cases[1:])))


def added(view: View, file: View) -> tuple[View, tuple[Case, ...]]:
    """Return the view with a file's new what-ifs pinned after its own, and those without room."""
    offered = (
        [normal_form(file.case), *file.pins] if file.case.scenario.is_what_if else [*file.pins]
    )
    offered = [case for case in dict.fromkeys(offered) if case not in view.pins]
    room = len(PINS) - len(view.pins)
    return replace(view, pins=(*view.pins, *offered[:room])), tuple(offered[room:])


def _case(record: object, catalog: Catalog, counties: tuple[County, ...]) -> Case:
    if not isinstance(record, dict):
        raise ScenarioError("pins", record, "{...}")
    codes = tuple(c.code for c in counties)
    scenario = from_record(record, catalog, codes)
    about = record.get("about", {})
    if not isinstance(about, dict):
        raise ScenarioError("about", about, "{...}")
    where = scenario.counties
    usual = ALL if not where else ONE if len(where) == 1 else SOME
    scope, named = _known(about, "scope", SCOPES, usual), tuple(c for c in codes if c in where)
    case = Case(
        county=_known(about, "county", ("", *codes), where[0] if where else ""),
        scope=scope if scenario.levers else ONE,
        chosen=named if scope == SOME else (),
        preset=_known(about, "preset", ("", *(p.code for p in catalog.presets)), ""),
        scenario=scenario.with_levers(dict(scenario.levers), ()),
    )
    if scenario.levers and set(case.where(counties)) != set(where):  # the counties named hold
        return replace(case, scope=SOME if where else ALL, chosen=named)
    return case


def _known(about: dict[str, Any], key: str, allowed: tuple[str, ...], usual: str) -> str:
    """Return a code of the file; ScenarioError if it is none of those allowed."""
    value = about.get(key, usual)
    if value not in allowed:
        raise ScenarioError(key, value, " / ".join(allowed[:4]))
    return str(value)
