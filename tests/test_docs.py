"""What is promised in words is there: the method page names everything, the snippet runs."""

import os
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from model.facts.catalog import Constants
from model.score.method import Method
from model.score.scores import score
from model.what_if.scenario import BASELINE
from pages.method import constants, goalposts, levers, steps

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FIRST_SCREEN = 40  # lines


def test_every_indicator_is_named_with_its_goalposts_and_its_rule(results, data, t):
    entries = [
        e for code in data.catalog.element_codes for e in goalposts.indicators(results, code, t)
    ]
    named = dict(zip((i.code for i in data.catalog.indicators), entries, strict=True))
    for indicator in data.catalog.indicators:
        entry = named[indicator.code]
        words = dict(entry.lines)
        assert entry.title == t.of(indicator.name)
        for end in (indicator.worst, indicator.best):
            assert goalposts.bound(end, indicator, t) in entry.mark
        assert all(words.values())


def test_every_lever_is_named_with_each_effect_its_grade_and_its_sources(results, data, t):
    entries = levers.entries(results, "", BASELINE, t)
    for lever, entry in zip(data.catalog.levers, entries, strict=True):
        words = " ".join(text for _, text in entry.lines)
        assert entry.title == t.of(lever.name)
        assert lever.grade in entry.mark
        for effect in lever.effects:
            assert f"{t.indicator(effect.indicator)} {t.percent(effect.gap_share)}" in words
        for code in lever.sources:
            assert t.cite(code) in words


def test_every_constant_of_the_method_file_is_named(t):
    header, rows = constants.constants(t)
    names = [row[0] for row in rows]
    for field in fields(Constants):
        assert t(f"method.c_{field.name}") in names
    assert len(names) == len(set(names))
    assert all(len(row) == len(header) and row[1] for row in rows)


def test_every_element_is_named_with_its_weights(data, t):
    _, rows = steps.weights(Method(), t)
    assert [row[0] for row in rows] == [t.of(e.name) for e in data.catalog.elements]


def test_the_readme_starts_with_the_two_commands():
    start = "\n".join(README.splitlines()[:FIRST_SCREEN])
    assert "make run" in start
    assert "make test" in start
    assert "make run" in README.split("# 川西北", 1)[1]


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`?make ([a-z]+)", README))))
def test_every_make_target_of_the_readme_exists(target):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE)


def test_every_file_the_readme_names_exists():
    """Pictures are made by hand, all else must be there."""
    named = re.findall(
        r"`((?:app\.py|data|model|components|pages|tests|\.streamlit)[\w./-]*)`", README
    )
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_readme_gives_the_share_of_real_figures_as_it_is(data):
    assert 0.22 < data.panel.is_real().mean() < 0.28
    assert "about a quarter of the figures" in README
    scores = score(data.panel, data.catalog, Method())
    percent = round(100 * float(scores.evidence_all.mean()))
    assert f"{percent} % by weight" in README
    assert f"按权重占 {percent}%" in README


@pytest.mark.slow
def test_the_tree_in_the_readme_scores_a_table_as_a_process(tmp_path):
    block = re.search(r"```\n(code,parent,direction.*?)```", README, re.DOTALL)
    assert block
    (tmp_path / "tree.csv").write_text(block[1], encoding="utf-8")
    values = "unit,stations,days,trained\nX,60,12,20\nY,80,,50\n"
    (tmp_path / "values.csv").write_text(values, encoding="utf-8")
    words = ["score", "--indicators", "tree.csv", "--values", "values.csv", "--out", "scores.csv"]
    command = [sys.executable, "-m", "model", *words]
    done = subprocess.run(command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)},
                          capture_output=True, text=True, check=False, timeout=60)  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    lines = (tmp_path / "scores.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines == ["unit,index,access,skills,rank", "X,31.622777,50,20,2", "Y,80,80,80,1"]
