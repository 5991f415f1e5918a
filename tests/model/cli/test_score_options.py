"""What can be asked of `score`, on tables small enough to be worked out beside it."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import gmean, rankdata

from model.__main__ import main
from tests.model.cli.scoring import TREE, VALUES, column, command, one_level, scored

ARITHMETIC = ("--within", "arithmetic", "--across", "arithmetic")
TAILED = [*range(1, 31), 400.0]  # one value far off: winsorised
STEEP = [*range(1, 101), *(10.0**k for k in range(3, 10))]  # seven: logged


def table(*columns):
    """Return values of units u0, u1, ... with columns x0, x1, ..."""
    names = ",".join(f"x{j}" for j in range(len(columns)))
    rows = [
        f"u{i}," + ",".join("" if np.isnan(v) else repr(float(v)) for v in row)
        for i, row in enumerate(zip(*columns, strict=True))
    ]
    return "\n".join([f"unit,{names}", *rows]) + "\n"


def test_the_distance_to_a_target_stands_in_the_tree(tmp_path):
    tree = one_level(",target", rows=["x0,index,1,,,,6", "x1,index,-1,,,,4"])
    rows = scored(tmp_path, tree, table([2, 4, 9], [10, 6, 2]), "--normalise", "target", "--full")
    assert column(rows, "x0") == [0, 50, 100]
    assert column(rows, "x1") == pytest.approx([0, 200 / 3, 100], abs=1e-6)


def test_a_logarithm_takes_the_goalposts_with_it_as_income_in_the_hdi(tmp_path):
    tree = one_level(",transform", rows=["x0,index,1,,100,75000,log"])
    rows = scored(tmp_path, tree, table([17_000, 75_000, 100]), "--full")
    assert column(rows, "x0") == pytest.approx([100 * np.log(170) / np.log(750), 100, 0], abs=1e-6)


def test_a_logarithm_asks_nothing_of_ends_that_the_scale_does_not_use(tmp_path):
    tree = one_level(",transform,target", rows=["x0,index,1,,0,0,log,100"])
    for scale in ("min-max", "target"):
        rows = scored(tmp_path, tree, table([1, 10, 100]), "--normalise", scale)
        assert column(rows, "index") == pytest.approx([0, 50, 100])


def test_a_denominator_is_a_column_of_the_values(tmp_path):
    tree = one_level(",denominator", rows=["shops,index,1,,0,10,pop", "x,index,1,,0,1,"])
    values = "unit,pop,shops,x\nA,10,50,1\nB,100,50,1\nC,,50,1\n"
    rows = scored(tmp_path, tree, values, "--full", *ARITHMETIC)
    assert [row["shops"] for row in rows.values()] == ["50", "5", ""]


def test_each_indicator_may_have_a_scale_of_its_own(tmp_path):
    tree = one_level(",scale", rows=["x0,index,1,,0,10,", "x1,index,1,,,,min-max",
                                     "x2,index,-1,,,,percentile"])  # fmt: skip
    rows = scored(tmp_path, tree, table([5, 1, 2], [3, 7, 11], [1, 2, 3]), "--full", *ARITHMETIC)
    assert [column(rows, f"x{j}") for j in range(3)] == [[50, 10, 20], [0, 50, 100], [100, 50, 0]]
    assert column(rows, "index") == pytest.approx([50, 110 / 3, 40], abs=1e-6)


def by_hand(method, columns):
    """Return the weights of min-max scores by the formulas of the literature."""
    z = np.array([(x - x.min()) / (x.max() - x.min()) for x in columns]).T
    if method == "equal":
        amount = np.ones(len(columns))
    elif method == "entropy":
        share = (0.002 + 0.996 * z) / (0.002 + 0.996 * z).sum(axis=0)
        amount = 1 + (share * np.log(share)).sum(axis=0) / np.log(len(z))
    elif method == "critic":
        amount = z.std(axis=0, ddof=1) * (1 - np.corrcoef(z.T)).sum(axis=1)
    else:
        values, vectors = np.linalg.eigh(np.corrcoef(z.T))
        amount = (vectors[:, values >= 1] ** 2 * values[values >= 1]).sum(axis=1)
    return amount / amount.sum()


@pytest.mark.parametrize("method", ["equal", "entropy", "critic", "pca"])
def test_weights_inside_the_lowest_aggregates_are_read_off_the_values(tmp_path, capsys, method):
    columns = np.random.default_rng(3).gamma(2.0, 5.0, (4, 20))
    tree = TREE.split("\n")[0] + "\nindex,,,,,\na,index,,3,,\nb,index,,1,,\n"
    tree += "x0,a,1,5,,\nx1,a,1,1,,\nx2,a,1,1,,\nx3,b,1,1,,\n"
    rows = scored(tmp_path, tree, table(*columns), "--normalise", "min-max",
                  "--weights-method", method, *ARITHMETIC)  # fmt: skip
    score = [100 * (x - x.min()) / (x.max() - x.min()) for x in columns]
    a = by_hand(method, columns[:3]) @ score[:3]
    assert column(rows, "a") == pytest.approx(a, abs=1e-5)
    assert column(rows, "index") == pytest.approx(0.75 * a + 0.25 * score[3], abs=1e-5)
    assert f"weights by {method}" in capsys.readouterr().err


def test_winsorising_moves_a_value_to_its_neighbour_and_takes_the_logarithm_if_five_are_too_few(
    tmp_path, capsys
):
    steep = np.array(STEEP)
    tailed = np.array([*TAILED, *(k % 30 for k in range(76))])
    tree = one_level("", rows=["x0,index,1,,,", "x1,index,1,,,", "x2,index,1,,,"])
    values = table(tailed, steep, np.arange(107))
    rows = scored(tmp_path, tree, values, "--normalise", "min-max", "--winsorise", "2", "3.5",
                  "--full")  # fmt: skip
    moved = np.minimum(tailed, 30)
    logged = np.log(steep - 1 + 0.01 * (1e9 - 1))
    for name, x in (("x0", moved), ("x1", logged), ("x2", np.arange(107))):
        assert column(rows, name) == pytest.approx(
            100 * (x - x.min()) / (x.max() - x.min()), abs=1e-5
        )
    told = capsys.readouterr().err
    assert "x0: winsorised, 1 values moved\n" in told
    assert "x1: logarithm" in told
    assert "x2:" not in told


def test_full_tells_coverage_indicator_scores_and_outliers(tmp_path):
    rows = scored(tmp_path, TREE, VALUES, "--full")
    assert list(rows["Y"])[4:] == ["rank", "index_coverage", "a_coverage", "b_coverage",
                                   "a1", "a2", "b1", "outliers"]  # fmt: skip
    assert (rows["Y"]["a1"], rows["Y"]["a2"], rows["Y"]["b1"]) == ("80", "", "80")
    assert float(rows["Y"]["a_coverage"]) == pytest.approx(2 / 3, abs=1e-6)
    assert float(rows["Y"]["index_coverage"]) == pytest.approx(5 / 6, abs=1e-6)
    assert abs(pd.Series(TAILED).skew()) > 2
    assert pd.Series(TAILED).kurt() > 3.5
    tree = one_level("", rows=["x0,index,1,,,", "x1,index,1,,,"])
    rows = scored(tmp_path, tree, table(TAILED, range(31)), "--normalise", "rank", "--full")
    assert [unit for unit, row in rows.items() if row["outliers"]] == ["u30"]
    assert rows["u30"]["outliers"] == "x0"


@pytest.mark.parametrize("mean", ["geometric", "harmonic"])
def test_ranks_start_at_1_and_have_no_floor(tmp_path, capsys, mean):
    x = np.random.default_rng(1).permutation(1000)
    tree = one_level("", rows=["x0,index,1,,,", "x1,index,1,,,"])
    rows = scored(tmp_path, tree, table(x, x), "--normalise", "rank", "--within", mean)
    assert column(rows, "index") == pytest.approx(rankdata(x), abs=1e-6)
    assert column(rows, "rank") == rankdata(-x).tolist()
    assert capsys.readouterr().err == ""


def test_a_zero_under_a_geometric_mean_is_said_or_refused(tmp_path, capsys):
    tree = one_level("", rows=["x0,index,1,,0,100", "x1,index,1,,0,100"])
    values = table([0, 50, 0.5], [80, 50, 20])
    rows = scored(tmp_path, tree, values, "--within", "geometric")
    assert column(rows, "index") == pytest.approx([gmean([1, 80]), 50, gmean([1, 20])], abs=1e-6)
    told = capsys.readouterr().err
    assert "2 scores below 1 (1 % of the scale)" in told
    assert told.count("\n") == 1
    assert scored(tmp_path, tree, values)["u0"]["index"] == "40"  # arithmetic: a zero is one
    assert capsys.readouterr().err == ""
    assert main(command(tmp_path, tree, values, "--within", "geometric", "--zero", "refuse")) == 2
    assert "u0 in x0" in capsys.readouterr().err


@pytest.mark.parametrize(("least", "shown"), [("0.5", "80"), ("0.6", "")])
def test_what_is_withheld_does_not_count_as_covered(tmp_path, least, shown):
    head = TREE.split("\n")[0]
    tree = head + "\nindex,,,,,\na,index,,1,,\nb,index,,1,,\n"
    tree += "a1,a,1,4,0,100\na2,a,1,6,0,100\nb1,b,1,1,0,100\n"  # a is covered by .4, b by 1
    rows = scored(tmp_path, tree, "unit,a1,a2,b1\nA,10,,80\n", "--min-coverage", least)
    assert (rows["A"]["a"], rows["A"]["b"], rows["A"]["index"]) == ("", "80", shown)


def test_coverage_is_lost_at_every_level_above(tmp_path):
    tree = TREE.split("\n")[0] + "\ntop,,,,,\np,top,,,,\nq,top,,,,\n"
    tree += "s,p,,,,\nt,p,,,,\ns1,s,1,4,0,100\ns2,s,1,6,0,100\nt1,t,1,,0,100\nq1,q,1,,0,100\n"
    rows = scored(tmp_path, tree, "unit,s1,s2,t1,q1\nA,10,,80,80\n", "--full")
    told = rows["A"]
    assert (told["s"], told["p"], told["top"]) == ("", "80", "80")
    assert [told[f"{code}_coverage"] for code in ("s", "p", "top")] == ["0.4", "0.5", "0.75"]


def test_draws_on_one_level_without_gaps_leave_every_rank_as_it_is(tmp_path):
    tree = one_level("", rows=["x0,index,1,,0,100", "x1,index,1,,0,100"])
    rows = scored(tmp_path, tree, table([10, 50, 90], [20, 50, 70]), "--draws", "20")
    ranges = [column(rows, name) for name in ("rank", "rank_low", "rank_median", "rank_high")]
    assert ranges == [[3, 2, 1]] * 4


def test_codes_and_units_may_hold_spaces_and_names_of_other_scripts(tmp_path):
    tree = TREE.replace("a1,a", "road km,sub index").replace("\na,", "\nsub index,")
    tree = tree.replace("a2,a,", "天 数,sub index,")
    values = VALUES.replace("a1,a2", "road km,天 数").replace("X,", "Ma er kang,")
    rows = scored(tmp_path, tree, values)
    assert rows["Ma er kang"]["sub index"] == "50"


def test_a_deep_tree_is_scored(tmp_path):
    chain = "".join(f"n{i},{f'n{i - 1}' if i else ''},,,,\n" for i in range(3000))
    tree = TREE.split("\n")[0] + f"\n{chain}x,n2999,1,,0,10\n"
    assert scored(tmp_path, tree, "unit,x\nA,5\n")["A"]["n0"] == "50"


def test_a_table_never_seen_before_semicolons_gb18030_county_codes_three_levels_and_a_gap(
    tmp_path, capsys
):
    tree = (
        "code;parent;direction;weight;worst;best\n"
        "总指数;;;;;\n物流;总指数;;2;;\n人才;总指数;;1;;\n网点;物流;;1;;\n时效;物流;;1;;\n"
        "覆盖率;网点;1;1,5;0;100\n密度;网点;1;0,5;0;4\n天数;时效;-1;1;15;5\n培训;人才;1;1;0;50\n"
    )
    values = (
        "县;覆盖率;密度;天数;培训\n\n513201;62,5;1,5;7;25\n513221;80;;10;12,5\n513222;40;1;12;40\n"
    )
    options = ("--decimal", "comma", *ARITHMETIC)
    rows = scored(tmp_path, tree.encode("gb18030"), values.encode("gb18030"), *options)
    first = (2 * (56.25 + 80) / 2 + 50) / 3
    second = (2 * (80 + 50) / 2 + 25) / 3
    third = (2 * (36.25 + 30) / 2 + 80) / 3
    assert list(rows) == ["513201", "513221", "513222"]
    assert column(rows, "总指数") == pytest.approx([first, second, third], abs=1e-6)
    told = capsys.readouterr().err
    assert "values.csv: read as GB18030, separated by semicolons" in told


def test_a_column_of_the_tree_that_is_not_read_is_told(tmp_path, capsys):
    tree = one_level(",denominater,name", rows=["x,index,1,,0,10,pop,Shops"])
    assert scored(tmp_path, tree, "unit,x,pop\nA,5,2\n")["A"]["index"] == "50"
    assert "tree.csv: not read: denominater, name" in capsys.readouterr().err
