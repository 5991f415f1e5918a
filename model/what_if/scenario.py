"""The one thing that varies: levers, weights and method switches as a frozen, linkable value."""

from dataclasses import dataclass, field, replace
from typing import Any

from model.facts.catalog import Catalog
from model.facts.errors import ScenarioError
from model.score.method import Method, check_method
from model.what_if.effects import check_assumptions


@dataclass(frozen=True, slots=True)
class Scenario:
    """A what-if and the method it is scored by.

    `levers` are (code, intensity 0..1) pairs, sorted, zeros dropped; `counties` are where they
    apply, () meaning all; `values` are (indicator, county, value) set directly, sorted, in the
    indicator's unit, each for its own county; `assumptions` are (key, value) set otherwise than
    in the catalogue, sorted (see `model.what_if.effects`).
    """

    levers: tuple[tuple[str, float], ...] = ()
    counties: tuple[str, ...] = ()
    values: tuple[tuple[str, str, float], ...] = ()
    assumptions: tuple[tuple[str, float], ...] = ()
    method: Method = field(default_factory=Method)

    @property
    def is_what_if(self) -> bool:
        """Return whether any lever is pulled or any value set."""
        return bool(self.levers or self.values)

    def intensity(self, lever: str) -> float:
        """Return a lever's intensity, 0 if it is not pulled."""
        return dict(self.levers).get(lever, 0.0)

    def rows(self, counties: tuple[str, ...]) -> list[int]:
        """Return which of these counties its levers apply to."""
        return [i for i, code in enumerate(counties) if code in (self.counties or counties)]

    def baseline(self) -> "Scenario":
        """Return the same method without levers and set values: today, scored the same way.

        Changed assumptions stay: they say how levers would work, and move nothing by themselves.
        """
        return replace(self, levers=(), counties=(), values=())

    def with_levers(self, levers: dict[str, float], counties: tuple[str, ...]) -> "Scenario":
        """Return the scenario with these levers in these counties."""
        kept = tuple(sorted((code, float(u)) for code, u in levers.items() if u != 0))
        where = tuple(sorted(counties)) if kept else ()
        return replace(self, levers=kept, counties=where)

    def with_values(self, indicator: str, values: dict[str, float]) -> "Scenario":
        """Return the scenario with an indicator set in these counties, and in no others."""
        kept = [item for item in self.values if item[0] != indicator]
        added = [(indicator, county, round(float(v), 2)) for county, v in values.items()]
        return replace(self, values=tuple(sorted(kept + added)))

    def with_assumption(self, key: str, value: float | None) -> "Scenario":
        """Return the scenario with an assumption set otherwise; None is back to the catalogue's."""
        kept = {k: v for k, v in self.assumptions if k != key}
        if value is not None:
            kept[key] = round(float(value), 3)
        return replace(self, assumptions=tuple(sorted(kept.items())))


BASELINE = Scenario()


def check(scenario: Scenario, catalog: Catalog, counties: tuple[str, ...]) -> Scenario:
    """Return the scenario if the catalogue knows all of it, else raise ScenarioError."""
    levers = [lever.code for lever in catalog.levers]
    for what, known, codes in (
        ("lever", levers, [code for code, _ in scenario.levers]),
        ("county", counties, scenario.counties),
        ("county", counties, [county for _, county, _ in scenario.values]),
        ("indicator", catalog.codes, [code for code, _, _ in scenario.values]),
    ):
        for code in set(codes).difference(known):
            raise ScenarioError(what, code)
    for _, intensity in scenario.levers:
        if not 0 <= intensity <= 1:
            raise ScenarioError("intensity", intensity, "0..1")
    for indicator, _, value in scenario.values:
        low, high = catalog.indicator(indicator).plausible
        if not low <= value <= high:
            raise ScenarioError(indicator, value, f"{low:g}..{high:g}")
    check_assumptions(scenario.assumptions, catalog)
    check_method(scenario.method, len(catalog.elements))
    return scenario


def to_record(scenario: Scenario) -> dict[str, Any]:
    """Return the plain form shared by links, files and presets; defaults are left out."""
    values: dict[str, dict[str, float]] = {}
    for indicator, county, value in scenario.values:
        values.setdefault(indicator, {})[county] = value
    record: dict[str, Any] = {
        "v": 1,
        "levers": dict(scenario.levers),
        "counties": list(scenario.counties),
        "values": values,
        "assumptions": dict(scenario.assumptions),
        "weights": list(scenario.method.weights),
        "p": scenario.method.p,
        "real_only": scenario.method.real_only,
    }
    return {key: value for key, value in record.items() if value}


def from_record(record: dict[str, Any], catalog: Catalog, counties: tuple[str, ...]) -> Scenario:
    """Return the scenario of a record; ScenarioError if it is not one of version 1.

    Intensities are taken in whole per cent, as a link carries them.
    """
    if record.get("v") != 1 or record["v"] is True:
        raise ScenarioError("v", record.get("v"), "1")
    try:
        levers = {str(k): _number(v, 2) for k, v in dict(record.get("levers", {})).items()}
        chosen = tuple(map(str, record.get("counties", ())))
        points = tuple(map(_whole, record.get("weights", ())))
        p = _whole(record.get("p", 0))
        edited = {str(k): _number(v, 3) for k, v in dict(record.get("assumptions", {})).items()}
        values = {
            (str(indicator), str(county)): _number(value, 2)
            for indicator, cells in dict(record.get("values", {})).items()
            for county, value in dict(cells).items()
        }
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise ScenarioError("record", record, "the form to_record writes") from error
    real_only = record.get("real_only", False)
    if not isinstance(real_only, bool):
        raise ScenarioError("real_only", real_only, "true / false")
    method = Method(points, p, real_only)
    cells = tuple(sorted((*cell, value) for cell, value in values.items()))
    scenario = Scenario(values=cells, assumptions=tuple(sorted(edited.items())), method=method)
    scenario = scenario.with_levers(levers, chosen)
    check(replace(scenario, counties=chosen), catalog, counties)  # those of no lever too
    return replace(scenario, method=method.with_weights(points)) if points else scenario


def _number(value: object, decimals: int) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    return round(float(value), decimals)


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        raise ValueError
    return int(value)
