"""`score` on tables it has never seen: by hand, three levels, as a process; and the counties."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from model.__main__ import main
from tests.model.cli.scoring import TREE, VALUES, scored

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("across", "index"), [("arithmetic", 35.0), ("geometric", 31.622777), ("harmonic", 28.571429)]
)
def test_county_x_by_hand_under_every_mean(tmp_path, across, index):
    scores = scored(tmp_path, TREE, VALUES, "--across", across)
    assert float(scores["X"]["index"]) == pytest.approx(index, abs=1e-6)
    assert (scores["X"]["a"], scores["X"]["b"], scores["X"]["rank"]) == ("50", "20", "2")
    assert scores["Y"]["index"] == "80"


def test_an_aggregate_below_its_coverage_is_blank_and_so_is_what_rests_on_it(tmp_path):
    scores = scored(tmp_path, TREE, VALUES, "--min-coverage", "0.8")
    assert (scores["Y"]["a"], scores["Y"]["b"], scores["Y"]["index"]) == ("", "80", "")
    everything = scored(tmp_path, TREE, VALUES, "--min-coverage", "0")
    assert everything["Y"]["a"] == "80"


def test_a_gap_filled_with_the_median_of_its_peers(tmp_path):
    grouped = "unit,group,a1,a2,b1\nX,p,60,12,20\nY,p,80,,50\nZ,q,10,14,15\n"
    scores = scored(tmp_path, TREE, grouped, "--missing", "peer-median")
    assert float(scores["Y"]["a"]) == pytest.approx((2 * 80 + 30) / 3)  # X's 12 days score 30


def test_a_row_may_choose_its_own_mean(tmp_path):
    own = TREE.replace("worst,best\n", "worst,best,aggregation\n").replace("\n", ",\n")
    own = own.replace("aggregation,", "aggregation").replace(
        "a,index,1,1,,,", "a,index,1,1,,,harmonic"
    )
    scores = scored(tmp_path, own, VALUES, "--across", "arithmetic")
    assert float(scores["X"]["a"]) == pytest.approx(1 / (2 / 3 / 60 + 1 / 3 / 30))


def test_rank_ranges_hold_the_rank_and_repeat_with_their_seed(tmp_path):
    options = ("--draws", "300", "--seed", "4")
    first = scored(tmp_path, TREE, VALUES, *options)
    assert first == scored(tmp_path, TREE, VALUES, *options)
    for row in first.values():
        assert (
            1 <= float(row["rank_low"]) <= float(row["rank_median"]) <= float(row["rank_high"]) <= 3
        )
    assert (first["Y"]["rank_low"], first["Y"]["rank_high"]) == ("1", "1")


def wide_table(units=51, leaves=49):
    """Return a three-level tree of 49 indicators, its values with gaps, and both as text."""
    rng = np.random.default_rng(8)
    rows = ["code,parent,direction,weight,worst,best", "top,,1,1,,"]
    rows += [f"p{i},top,1,{1 + i % 2},," for i in range(3)]
    rows += [f"s{i},p{i % 3},1,1,," for i in range(9)]
    sub = [i % 9 for i in range(leaves)]
    direction = np.where(np.arange(leaves) % 4 == 0, -1, 1)
    rows += [f"x{j},s{sub[j]},{direction[j]},{1 + j % 3},," for j in range(leaves)]
    values = rng.normal(50, 10, (units, leaves))
    values[rng.random(values.shape) < 0.1] = np.nan
    lines = ["unit," + ",".join(f"x{j}" for j in range(leaves))]
    lines += [f"u{i}," + ",".join("" if np.isnan(v) else repr(float(v)) for v in row)
              for i, row in enumerate(values)]  # fmt: skip
    return "\n".join(rows), "\n".join(lines), values * direction, sub


def mean(columns, weights):
    """Return the weighted mean of what is present, column lists to one."""
    table, weight = np.array(columns).T, np.array(weights, float)
    present = ~np.isnan(table)
    return np.nansum(table * weight, axis=1) / (present * weight).sum(axis=1)


def test_three_levels_of_49_indicators_by_z_score_as_numpy_says(tmp_path):
    tree, values, signed, sub = wide_table()
    scores = scored(tmp_path, tree, values, "--normalise", "z-score", "--across",
                   "arithmetic", "--min-coverage", "0")  # fmt: skip
    z = (signed - np.nanmean(signed, axis=0)) / np.nanstd(signed, axis=0, ddof=1)
    groups = [mean([z[:, j] for j in range(49) if sub[j] == g],
                   [1 + j % 3 for j in range(49) if sub[j] == g]) for g in range(9)]  # fmt: skip
    pillars = [mean(groups[i::3], [1, 1, 1]) for i in range(3)]
    top = mean(pillars, [1, 2, 1])
    assert [float(scores[f"u{i}"]["top"]) for i in range(51)] == pytest.approx(top, abs=1e-6)
    assert sorted(float(r["rank"]) for r in scores.values()) == list(range(1, 52))


def test_a_z_score_under_a_geometric_mean_is_rescaled_and_said(tmp_path, capsys):
    tree, values, _, _ = wide_table()
    scores = scored(tmp_path, tree, values, "--normalise", "z-score")
    assert "50/3" in capsys.readouterr().err
    tops = np.array([float(r["top"]) for r in scores.values()])
    assert 40 < tops.mean() < 60


@pytest.mark.parametrize("scale", ["rank", "percentile", "min-max"])
def test_every_scale_scores_a_table_with_gaps_and_ranks_with_ranges(tmp_path, scale):
    tree, values, _, _ = wide_table()
    scores = scored(tmp_path, tree, values, "--normalise", scale, "--range", "1", "100",
                   "--draws", "100")  # fmt: skip
    assert all(row["top"] and row["rank_low"] for row in scores.values())


def run(*words):
    return subprocess.run([sys.executable, "-m", "model", *words], cwd=ROOT, capture_output=True,
                          text=True, check=False, timeout=60)  # fmt: skip


@pytest.mark.slow
def test_as_a_process_the_counties_are_scored_and_a_wrong_option_exits_with_2():
    done = run("score", "--county-scores")
    assert done.returncode == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 31
    assert run("score", "--normalise", "nothing").returncode == 2
    assert run("score").returncode == 2


def test_with_real_data_only_no_county_has_an_index(capsys):
    assert main(["score", "--county-scores", "--real-only"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["index"] for row in rows} == {""}
