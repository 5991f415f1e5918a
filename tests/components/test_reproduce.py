"""The same digits without the site: the lines of Python and the command of a page."""

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from components import otherwise, own, runtime
from components.own import OwnData
from components.stories import reproduce
from model.scenario import BASELINE, Scenario
from model.supply import Origin, SuppliedFigure, Supply

ROOT = Path(__file__).resolve().parents[2]
LITANG = "513334"
PAPER = (14, 18, 14, 12, 11, 12, 10, 9)
REAL = Scenario(real_only=True)
OTHER = Scenario(weights=PAPER, p=-1)


LEVERS = (("cold_chain", 0.6), ("station_activation", 0.5))
SCENARIOS = [
    BASELINE, OTHER, REAL, Scenario(levers=LEVERS, counties=(LITANG,), p=1),
    Scenario(values=(("delivery_days", LITANG, 3.0),), weights=PAPER),
]  # fmt: skip


def shown(scenario):
    if scenario.is_what_if:
        return runtime.effect(scenario).result.index
    return runtime.scored(scenario).index


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_lines_of_python_print_what_the_page_shows(scenario, data, en, capsys):
    lines = reproduce.snippet(scenario)
    assert lines.count("\n") == 4
    exec(compile(lines, "snippet", "exec"), {})  # noqa: S102  (our own lines)
    printed = [float(word) for word in re.findall(r"nan|-?\d+\.\d*", capsys.readouterr().out)]
    assert np.array_equal(printed, shown(scenario).round(1), equal_nan=True)
    own = printed[data.panel.row(LITANG)]
    said = "nan" if np.isnan(own) else f"{own:.1f}"
    assert f" is {said}." in reproduce.notes(LITANG, scenario, en)[0]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_command_prints_what_the_page_shows(scenario, tmp_path):
    command = reproduce.command(scenario).replace("python -m", f"{sys.executable} -m")
    command = command.replace("scenario.json", str(tmp_path / "scenario.json"))
    out = subprocess.run(command, shell=True, check=True, capture_output=True, cwd=ROOT, text=True)
    header, *rows = (line.split(",") for line in out.stdout.splitlines())
    column = header.index("index_after" if scenario.is_what_if else "index")
    printed = [float(row[column] or "nan") for row in rows]
    np.testing.assert_array_equal(np.round(printed, 1), shown(scenario).round(1))


@pytest.mark.parametrize("method", [BASELINE, OTHER])
def test_the_lines_on_ranks_print_the_ranks_of_the_page(method, capsys):
    exec(compile(reproduce.rank_snippet(method), "snippet", "exec"), {})  # noqa: S102
    printed = [float(word) for word in re.findall(r"\d+\.\d*", capsys.readouterr().out)]
    assert printed == list(otherwise.rank_ranges(method).rank.ravel())


def test_own_figures_are_said_to_be_missing_from_the_lines(en):
    supply = Supply((SuppliedFigure(LITANG, "mobile_payment_use", 81.0, Origin(2023, "x", "f")),))
    assert len(reproduce.notes(LITANG, BASELINE, en)) == 1
    own.use(OwnData(supply))
    try:
        assert reproduce.notes(LITANG, BASELINE, en)[1] == en("reproduce.own")
    finally:
        own.use(None)
