"""The same digits without this site: lines of Python and a command for what is on the screen."""

import json
import math
from dataclasses import fields

from components.words.texts import Texts
from model.results.results import Results
from model.what_if.scenario import BASELINE, Scenario, to_record

COMMAND = "python -m model score --county-scores"
FILE = "scenario.json"


def snippet(scenario: Scenario) -> str:
    """Return five lines of Python that print the overall scores of a scenario."""
    made = f"data.catalog, {_written(scenario)}"
    if scenario.is_what_if:
        name, result = (
            "from model.what_if.simulate import impact",
            f"impact({_panel(scenario)}, {made}).result",
        )
    else:
        name, result = "from model.score.scores import score", f"score({_panel(scenario)}, {made})"
    return "\n".join((
        "from model.facts.load import load",
        "from model.what_if.scenario import Scenario",
        name,
        "data = load()",
        f"print({result}.index.round(1))",
    ))  # fmt: skip


def rank_snippet(today: Scenario) -> str:
    """Return lines of Python that print low, median and high of each county's possible rank."""
    return "\n".join((
        "from model.facts.load import load",
        "from model.uncertainty.rank_ranges import rank_intervals",
        "from model.what_if.scenario import Scenario",
        "from model.score.scores import score",
        "from model.uncertainty.draws import draw",
        "data = load()",
        f"panel, catalog = {_panel(today)}, data.catalog",
        f"today = score(panel, catalog, {_written(today)})",
        "print(rank_intervals(draw(panel, catalog), panel, today, catalog).rank)",
    ))  # fmt: skip


def command(scenario: Scenario) -> str:
    """Return the command that prints scores, ranges and elements, with its scenario file."""
    if scenario == BASELINE:
        return COMMAND
    record = json.dumps(to_record(scenario))
    return f"echo '{record}' > {FILE}\n{COMMAND} --scenario {FILE}"


def notes(results: Results, county: str, scenario: Scenario, t: Texts) -> list[str]:
    """Return what the lines print for a county, and what they know nothing of."""
    index = (
        results.effect(scenario).result if scenario.is_what_if else results.scored(scenario.method)
    ).index
    value = index[results.data.panel.row(county)]
    printed = "nan" if math.isnan(value) else f"{value:.1f}"
    name = t.county(county)
    lines = [t("reproduce.note", county=name, score=printed)]
    return [*lines, t("reproduce.own")] if results.supply else lines


def _panel(scenario: Scenario) -> str:
    return "data.panel.real_only()" if scenario.method.real_only else "data.panel"


def _written(scenario: Scenario) -> str:
    """Return the scenario as it is written in Python, what is default left out.

    Illustrative cells are dropped from the panel already.
    """
    changed = [
        f"{field.name}={value!r}"
        for field in fields(Scenario)
        if field.name != "real_only"
        if (value := getattr(scenario, field.name)) != getattr(BASELINE, field.name)
    ]
    return f"Scenario({', '.join(changed)})"
