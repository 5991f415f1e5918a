"""The command line on tables it has never seen: by hand, three levels, errors, as a process."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from model.__main__ import main

ROOT = Path(__file__).resolve().parents[3]
TREE = """code,parent,direction,weight,worst,best
index,,1,1,,
a,index,1,1,,
b,index,1,1,,
a1,a,1,2,0,100
a2,a,-1,1,15,5
b1,b,1,1,10,60
"""
VALUES = "unit,a1,a2,b1\nX,60,12,20\nY,80,,50\nZ,10,14,15\n"


@pytest.fixture
def files(tmp_path):
    def write(**texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def score(folder, *options):
    out = folder / "scores.csv"
    code = main(["score", "--indicators", str(folder / "tree.csv"), "--values",
                 str(folder / "values.csv"), "--out", str(out), *options])  # fmt: skip
    assert code == 0
    return {row["unit"]: row for row in csv.DictReader(io.StringIO(out.read_text()))}


@pytest.mark.parametrize(
    ("across", "index"), [("arithmetic", 35.0), ("geometric", 31.622777), ("harmonic", 28.571429)]
)
def test_county_x_by_hand_under_every_mean(files, across, index):
    scores = score(files(tree=TREE, values=VALUES), "--across", across)
    assert float(scores["X"]["index"]) == pytest.approx(index, abs=1e-6)
    assert (scores["X"]["a"], scores["X"]["b"], scores["X"]["rank"]) == ("50", "20", "2")
    assert scores["Y"]["index"] == "80"


def test_an_aggregate_below_its_coverage_is_blank_and_the_rest_is_scored(files):
    scores = score(files(tree=TREE, values=VALUES), "--min-coverage", "0.8")
    assert scores["Y"]["a"] == ""
    assert scores["Y"]["index"] == "80"
    everything = score(files(tree=TREE, values=VALUES), "--min-coverage", "0")
    assert everything["Y"]["a"] == "80"


def test_a_gap_filled_with_the_median_of_its_peers(files):
    grouped = "unit,group,a1,a2,b1\nX,p,60,12,20\nY,p,80,,50\nZ,q,10,14,15\n"
    scores = score(files(tree=TREE, values=grouped), "--missing", "peer-median")
    assert float(scores["Y"]["a"]) == pytest.approx((2 * 80 + 30) / 3)  # X's 12 days score 30


def test_a_row_may_choose_its_own_mean(files):
    own = TREE.replace("worst,best\n", "worst,best,aggregation\n").replace("\n", ",\n")
    own = own.replace("aggregation,", "aggregation").replace(
        "a,index,1,1,,,", "a,index,1,1,,,harmonic"
    )
    scores = score(files(tree=own, values=VALUES), "--across", "arithmetic")
    assert float(scores["X"]["a"]) == pytest.approx(1 / (2 / 3 / 60 + 1 / 3 / 30))


def test_rank_ranges_hold_the_rank_and_repeat_with_their_seed(files):
    folder = files(tree=TREE, values=VALUES)
    first = score(folder, "--draws", "300", "--seed", "4")
    assert first == score(folder, "--draws", "300", "--seed", "4")
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


def test_three_levels_of_49_indicators_by_z_score_as_numpy_says(files):
    tree, values, signed, sub = wide_table()
    scores = score(files(tree=tree, values=values), "--normalise", "z-score", "--across",
                   "arithmetic", "--min-coverage", "0")  # fmt: skip
    z = (signed - np.nanmean(signed, axis=0)) / np.nanstd(signed, axis=0, ddof=1)
    groups = [mean([z[:, j] for j in range(49) if sub[j] == g],
                   [1 + j % 3 for j in range(49) if sub[j] == g]) for g in range(9)]  # fmt: skip
    pillars = [mean(groups[i::3], [1, 1, 1]) for i in range(3)]
    top = mean(pillars, [1, 2, 1])
    assert [float(scores[f"u{i}"]["top"]) for i in range(51)] == pytest.approx(top, abs=1e-6)
    assert sorted(float(r["rank"]) for r in scores.values()) == list(range(1, 52))


def test_a_z_score_under_a_geometric_mean_is_rescaled_and_said(files, capsys):
    tree, values, _, _ = wide_table()
    scores = score(files(tree=tree, values=values), "--normalise", "z-score")
    assert "50/3" in capsys.readouterr().err
    tops = np.array([float(r["top"]) for r in scores.values()])
    assert 40 < tops.mean() < 60


@pytest.mark.parametrize("scale", ["rank", "percentile", "min-max"])
def test_every_scale_scores_a_table_with_gaps_and_ranks_with_ranges(files, scale):
    tree, values, _, _ = wide_table()
    scores = score(files(tree=tree, values=values), "--normalise", scale, "--range", "1", "100",
                   "--draws", "100")  # fmt: skip
    assert all(row["top"] and row["rank_low"] for row in scores.values())


@pytest.mark.parametrize(
    ("tree", "values", "words"),
    [
        (TREE.replace("b1,b,", "b1,c,"), VALUES, "no row of the tree"),
        (TREE.replace("60\n", "\n"), VALUES, "goalposts"),
        (TREE, VALUES.replace("a2", "a9"), "a2"),
        (TREE, VALUES.replace("12", "twelve"), "row 2, a2"),
        (TREE.replace("a2,a,-1", "a2,a,2"), VALUES, "direction"),
        (TREE.replace(",2,0", ",-2,0"), VALUES, "positive"),
        (TREE, VALUES + "W,1,2\n", "row 5"),
        ("", VALUES, "empty"),
    ],
)
def test_what_cannot_be_scored_is_said_in_one_sentence_and_nothing_written(
    files, capsys, tree, values, words
):
    folder = files(tree=tree, values=values)
    code = main(["score", "--indicators", str(folder / "tree.csv"), "--values",
                 str(folder / "values.csv"), "--out", str(folder / "scores.csv")])  # fmt: skip
    told = capsys.readouterr().err
    assert code == 2
    assert words in told
    assert told.count("\n") == 1
    assert sorted(p.name for p in folder.iterdir()) == ["tree.csv", "values.csv"]


GRAPH = "3 2 1\n1 2 4\n2 3 6\n"


@pytest.mark.parametrize(
    ("options", "value", "sites"),
    [
        (["--p", "1"], "70", "2"),
        (["--p", "2"], "30", "1 2"),
        (["--p", "1", "--objective", "mclp", "--radius", "4"], "30", "1"),
        (["--objective", "lscp", "--radius", "6"], "1", "2"),
    ],
)
def test_sites_on_a_line_of_three_places(tmp_path, capsys, options, value, sites):
    (tmp_path / "g.txt").write_text(GRAPH)
    (tmp_path / "w.csv").write_text("node,weight\n1,10\n2,20\n3,5\n")
    assert main(["siting", "--edges", str(tmp_path / "g.txt"), "--weights",
                 str(tmp_path / "w.csv"), *options]) == 0  # fmt: skip
    row = next(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert (row["value"], row["proved"]) == (value, "yes")
    assert row["sites"] == sites or options[1:2] == ["1"]


def test_a_table_of_distances_may_name_its_rows_and_columns(tmp_path, capsys):
    (tmp_path / "d.csv").write_text(",Kangding,Litang\nA,1,5\nB,2,\nC,9,1\n")
    out = tmp_path / "served.csv"
    assert (
        main(["siting", "--distance", str(tmp_path / "d.csv"), "--p", "2", "--out", str(out)]) == 0
    )
    assert "Kangding Litang" in capsys.readouterr().out
    assert out.read_text().splitlines()[1:] == ["A,Kangding,1", "B,Kangding,2", "C,Litang,1"]


@pytest.mark.parametrize(
    "words",
    [["--p", "9"], ["--p", "0"], ["--objective", "mclp", "--p", "1"], ["--objective", "p-median"]],
)
def test_a_siting_problem_that_makes_no_sense_is_refused(tmp_path, capsys, words):
    (tmp_path / "g.txt").write_text(GRAPH)
    assert main(["siting", "--edges", str(tmp_path / "g.txt"), *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_pairwise_weights_with_their_consistency(tmp_path, capsys):
    (tmp_path / "m.csv").write_text("1,3,4\n1/3,1,3\n0.25,1/3,1\n")
    assert main(["ahp", str(tmp_path / "m.csv")]) == 0
    told = dict(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert [float(told[k]) for k in "123"] == pytest.approx(
        [0.614411, 0.268369, 0.117221], abs=1e-5
    )
    assert float(told["consistency_ratio"]) == pytest.approx(0.063374, abs=1e-5)
    assert told["consistent"] == "yes"


def run(*words):
    return subprocess.run([sys.executable, "-m", "model", *words], cwd=ROOT, capture_output=True,
                          text=True, check=False, timeout=60)  # fmt: skip


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
