"""The same digits without the site: the lines of Python and the command of a page."""

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from model.own_data.overlay import Origin, SuppliedFigure, Supply
from model.score.method import Method
from model.what_if.scenario import BASELINE, Scenario
from pages.method import reproduce

ROOT = Path(__file__).resolve().parents[3]
LITANG = "513334"
PAPER = (14, 18, 14, 12, 11, 12, 10, 9)
REAL = Scenario(method=Method(real_only=True))
OTHER = Scenario(method=Method(weights=PAPER, p=-1))


LEVERS = (("cold_chain", 0.6), ("station_activation", 0.5))
SCENARIOS = [
    BASELINE,
    OTHER,
    REAL,
    Scenario(levers=LEVERS, counties=(LITANG,), method=Method(p=1)),
    Scenario(values=(("delivery_days", LITANG, 3.0),), method=Method(weights=PAPER)),
]


def shown(results, scenario):
    if scenario.is_what_if:
        return results.effect(scenario).result.index
    return results.scored(scenario.method).index


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_lines_of_python_print_what_the_page_shows(results, scenario, data, en, capsys):
    lines = reproduce.snippet(scenario)
    assert lines.count("\n") <= 4
    exec(compile(lines, "snippet", "exec"), {})  # noqa: S102  (our own lines)
    printed = [float(word) for word in re.findall(r"nan|-?\d+\.\d*", capsys.readouterr().out)]
    assert np.array_equal(printed, shown(results, scenario).round(1), equal_nan=True)
    in_use = printed[data.panel.row(LITANG)]
    said = "nan" if np.isnan(in_use) else f"{in_use:.1f}"
    assert f" is {said}." in reproduce.notes(results, LITANG, scenario, en)[0]


@pytest.mark.slow
@pytest.mark.parametrize("scenario", [REAL, *SCENARIOS[-2:]])
def test_the_command_prints_what_the_page_shows(results, scenario, tmp_path):
    command = reproduce.command(scenario).replace("python -m", f"{sys.executable} -m")
    command = command.replace("scenario.json", str(tmp_path / "scenario.json"))
    out = subprocess.run(command, shell=True, check=True, capture_output=True, cwd=ROOT, text=True)
    header, *rows = (line.split(",") for line in out.stdout.splitlines())
    column = header.index("index_after" if scenario.is_what_if else "index")
    printed = [float(row[column] or "nan") for row in rows]
    np.testing.assert_array_equal(np.round(printed, 1), shown(results, scenario).round(1))


@pytest.mark.parametrize("method", [Method(), OTHER.method])
def test_the_lines_on_ranks_print_the_possible_ranks_of_the_counties(results, method, capsys):
    exec(compile(reproduce.rank_snippet(method), "snippet", "exec"), {})  # noqa: S102
    printed = [float(word) for word in re.findall(r"\d+\.\d*", capsys.readouterr().out)]
    assert printed == list(results.robustness.rank_ranges(method).rank.ravel())


def test_own_figures_are_said_to_be_missing_from_the_lines(results, en):
    supply = Supply((SuppliedFigure(LITANG, "mobile_payment_use", 81.0, Origin(2023, "x", "f")),))
    assert en("reproduce.own") not in reproduce.notes(results, LITANG, BASELINE, en)
    mine = results.over(supply)
    assert en("reproduce.own") in reproduce.notes(mine, LITANG, BASELINE, en)
