"""Scores of the 31 counties under every preset, as they were when last agreed on."""

import csv
from pathlib import Path

import numpy as np
import pytest

from model.facts.read_csv import ROOT
from model.what_if.simulate import impact

GOLDEN = Path(__file__).resolve().parent / "golden"
PRESETS = sorted(path.stem for path in (ROOT / "presets").glob("*.toml"))
TOLERANCE = 1e-6


def scores(data, scenario):
    """Return header and rows: county, index now and after, element scores after."""
    effect = impact(data.panel, data.catalog, scenario)
    header = ["county", "index_now", "index_after", *data.catalog.element_codes]
    columns = np.column_stack([effect.baseline.index, effect.result.index, effect.result.elements])
    rows = zip(effect.baseline.counties, columns.tolist(), strict=True)
    return header, [[county, *(f"{value:.9f}" for value in row)] for county, row in rows]


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, rows


def agree(actual, expected):
    if actual[0] != expected[0] or [r[0] for r in actual[1]] != [r[0] for r in expected[1]]:
        return False
    figures = (np.array([row[1:] for row in rows], dtype=float) for _, rows in (actual, expected))
    return np.allclose(*figures, rtol=0, atol=TOLERANCE, equal_nan=True)


@pytest.mark.parametrize("code", PRESETS)
def test_a_preset_applied_to_all_counties_gives_the_scores_on_record(data, preset_scenario, code):
    golden, fresh = GOLDEN / f"{code}.csv", GOLDEN / f"{code}.actual.csv"
    actual = scores(data, preset_scenario(code))
    if golden.exists() and agree(actual, read(golden)):
        fresh.unlink(missing_ok=True)
        return
    with fresh.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([actual[0], *actual[1]])
    pytest.fail(
        f"Scores differ from tests/golden/{golden.name}. If the change is meant, replace that "
        f"file by {fresh.name} beside it and say why in the commit."
    )


def test_every_record_belongs_to_a_preset():
    kept = {p.stem for p in GOLDEN.glob("*.csv") if not p.name.endswith(".actual.csv")}
    assert kept == set(PRESETS)
