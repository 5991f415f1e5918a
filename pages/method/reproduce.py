"""The same digits without this site: lines of Python and a command for what is on the screen."""

import json
import math
from dataclasses import fields, is_dataclass

from components.widgets import html, place
from components.words.texts import Texts
from model.results.results import Results, shipped
from model.score.method import Method
from model.what_if.scenario import BASELINE, Scenario, to_record
from pages.method.goalposts import indicator_frame

COMMAND = "python -m model score --county-scores"
FILE = "scenario.json"


def show(results: Results, county: str, scenario: Scenario, t: Texts) -> None:
    """Place lines and command for a scenario's scores, lines for today's ranks, and all codes."""
    place.html(html.lines(notes(results, county, scenario, t), t))
    place.code(snippet(scenario))
    place.code(command(scenario), "bash")
    if not scenario.is_what_if:
        place.html(html.lines([t("reproduce.ranks")], t))
        place.code(rank_snippet(scenario.method))
    place.table(lambda: indicator_frame(results, t), t("reproduce.codes"), "indicators", t)


def notes(results: Results, county: str, scenario: Scenario, t: Texts) -> list[str]:
    """Return what the lines print for a county, how experts' weights are made, what is left out."""
    value = results.effect(scenario).result.index[results.data.panel.row(county)]
    printed = "nan" if math.isnan(value) else f"{value:.1f}"
    said = [t("reproduce.note", county=t.county(county), score=printed), t("reproduce.ahp")]
    return said if results.data is shipped().data else [*said, t("reproduce.own")]


def snippet(scenario: Scenario) -> str:
    """Return lines of Python that print the overall scores of a scenario."""
    if scenario.is_what_if:
        return _script(f"results.effect({_written(scenario)}).result.index.round(1)")
    return _script(f"results.scored({_written(scenario.method)}).index.round(1)")


def rank_snippet(method: Method) -> str:
    """Return lines of Python that print low, median and high of each county's possible rank."""
    return _script(f"results.robustness.rank_ranges({_written(method)}).rank")


def _script(figures: str) -> str:
    """Return what prints an expression about the results of the shipped data."""
    named = [one for one in (Method, Scenario) if f"{one.__name__}(" in figures]
    imports = [f"from {one.__module__} import {one.__name__}" for one in named]
    ours = ["from model.results.results import shipped", "results = shipped()"]
    return "\n".join([*imports, *ours, f"print({figures})"])


def _written(value: object) -> str:
    """Return a scenario or a method as it is written in Python, what is default left out."""
    if not is_dataclass(value):
        return repr(value)
    changed = [
        f"{field.name}={_written(set_to)}"
        for field in fields(value)
        if (set_to := getattr(value, field.name)) != field.default
    ]
    return f"{type(value).__name__}({', '.join(changed)})"


def command(scenario: Scenario) -> str:
    """Return the command that prints scores, ranges and elements, with its scenario file."""
    if scenario == BASELINE:
        return COMMAND
    record = json.dumps(to_record(scenario))
    return f"echo '{record}' > {FILE}\n{COMMAND} --scenario {FILE}"
