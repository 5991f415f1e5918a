"""What cannot be scored is one sentence and exit code 2, and nothing is written."""

import csv
import io

import pytest

from model.__main__ import main
from tests.model.cli.scoring import TREE, VALUES, command, one_level, scored

HEAD = TREE.split("\n")[0]
DIVIDED = one_level(",denominator", rows=["x,index,1,,0,9,n"])
ONE = one_level("", rows=["x,index,1,,0,10"])


def log(goalposts):
    return one_level(",transform", rows=[f"x,index,1,,{goalposts},log"])


@pytest.mark.parametrize(
    ("tree", "values", "words"),
    [
        (TREE.replace("b1,b,", "b1,c,"), VALUES, "no row of the tree: c"),
        (TREE.replace("60\n", "\n"), VALUES, "row 7, b1: goalposts"),
        (TREE.replace("15,5", "5,15"), VALUES, "row 6, a2: goalposts"),
        (TREE.replace("a2,a,-1", "a2,a,2"), VALUES, "row 6, column direction: '2' is none of"),
        (TREE.replace("a,index,1", "a,index,-1"), VALUES, "row 3, column direction: an aggregate"),
        (TREE.replace(",2,0", ",-2,0"), VALUES, "positive"),
        (TREE.replace("a1,a,1", ",a,1"), VALUES, "row 5: the row has no code"),
        (TREE.replace("\na,", "\nrank,").replace(",a,", ",rank,"), VALUES, "'rank'"),
        (TREE.replace("\na,", "\nunit,").replace(",a,", ",unit,"), VALUES, "'unit'"),
        (TREE.replace("b,index", "a,index"), VALUES, "stands twice: a"),
        (HEAD + "\nindex,,1,1,0,9\n", VALUES, "no row is the parent"),
        (TREE, VALUES.replace("a2", "a9"), "one column a2"),
        (TREE, VALUES.replace("a1,a2,b1", "a1,a2,a1"), "a1"),
        (TREE, VALUES.replace("unit,a1,a2", "a1,a2"), "cells"),
        (TREE, VALUES + "W,1,2\n", "row 5: 3 cells"),
        (TREE, VALUES + "\n\nX,1,2,3\n", "row 7: the unit 'X' stands already in"),
        (TREE, VALUES + ",1,2,3\n", "row 5: a unit needs a name"),
        (TREE, VALUES + "rank,1,2,3\n", "row 5: a unit needs a name"),
        (TREE, VALUES + "unit,1,2,3\n", "row 5: a unit needs a name"),
        (TREE, "unit,a1,a2,b1\n", "a row a unit"),
        ("", VALUES, "empty"),
        (TREE, "", "empty"),
        (TREE, VALUES + 'W,1,2,"3\n', "quote"),
        (TREE, VALUES + f"W,1,2,{'3' * 131_073}\n", "131,072"),
        (log("0,10"), "unit,x\nA,5\n", "row 3, x: 0 has no logarithm"),
        (log("1,10"), "unit,x\nA,0\n", "row 2, column x: 0 has no logarithm"),
        (log("1,10").replace("log\n", "ln\n"), "unit,x\nA,1\n", "'ln' is none of log"),
        (one_level(",scale", rows=["x,index,1,,,,target"]), "unit,x\nA,1\n", "target"),
        (one_level(",scale", rows=["x,index,1,,,,best"]), "unit,x\nA,1\n", "'best' is none of"),
        (DIVIDED, "unit,x,n\nA,1,0\n", "column n"),
        (DIVIDED, "unit,x\nA,1\n", "one column n"),
        (HEAD + ",target\nindex,,,,,,5\nx,index,1,,0,9,\n", "unit,x\nA,1\n", "only an indicator"),
        (ONE, "unit,x\nA,1e400\n", "row 2, column x"),
        (ONE, "unit,x\nA,1e308\nB,-1e308\n", "too large"),
        (TREE.replace("a,1,2", "a,1,1e308").replace("-1,1,", "-1,1e308,"), VALUES, "too large"),
        (DIVIDED, "unit,x,n\nA,1e300,1e-300\nB,1,1\nC,2,1\nD,3,1\nE,1,1\n", "too large"),
    ],
)
def test_a_faulty_table_is_named_with_its_place(tmp_path, capsys, tree, values, words):
    refused(capsys, tmp_path, command(tmp_path, tree, values), words)


def refused(capsys, folder, line, words):
    """The command is refused in one sentence with these words, and writes nothing."""
    assert main(line) == 2
    told = capsys.readouterr()
    assert words in told.err
    assert (told.err.count("\n"), told.out) == (1, "")
    assert sorted(p.name for p in folder.iterdir()) == ["tree.csv", "values.csv"]


@pytest.mark.parametrize("cell", ["8/5", "2023/8", "5①", "12²", "25¹", "45%", "１２", "inf", "nan"])
def test_a_cell_that_only_looks_like_a_number_is_refused(tmp_path, capsys, cell):
    values = f"unit,x\nA,1\n\nB,{cell}\n"
    refused(capsys, tmp_path, command(tmp_path, ONE, values), "values.csv, row 4, column x")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--range", "1", "1"], "--range"),
        (["--range", "5", "1"], "--range"),
        (["--range", "-1", "1", "--normalise", "min-max", "--within", "harmonic"], "--range"),
        (["--draws", "100001"], "--draws"),
        (["--min-coverage", "1.5"], "--min-coverage"),
        (["--county-scores"], "--county-scores"),
        (["--real-only"], "--real-only"),
        (["--weights-method", "critic"], "index: the columns do not differ"),
    ],
)
def test_options_that_make_no_sense_together_are_refused(tmp_path, capsys, options, words):
    tree = one_level("", rows=["x,index,1,,0,10", "y,index,1,,0,10"])
    refused(capsys, tmp_path, command(tmp_path, tree, "unit,x,y\nA,1,2\nB,2,3\n", *options), words)


@pytest.mark.parametrize(
    "options",
    [
        ["--county-scores", "--indicators", "t"],
        ["--county-scores", "--values", "v"],
        ["--scenario", "s", "--indicators", "t"],
        ["--county-scores", "--min-coverage", ".9"],
        ["--real-only"],
    ],
)
def test_the_counties_and_any_table_do_not_mix(capsys, options):
    assert main(["score", *options]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "options",
    [
        ["--range", "nan", "nan"],
        ["--range", "0", "inf"],
        ["--range", "0", "１"],
        ["--draws", "x"],
        ["--draws", "-1"],
        ["--seed", "9" * 5000],
        ["--min-coverage", "x"],
        ["--winsorise", "a", "b"],
        ["--winsorise", "-1", "3"],
        ["--normalise", "nothing"],
    ],
)
def test_an_option_with_a_wrong_value_is_told_in_plain_words(capsys, options):
    with pytest.raises(SystemExit, match="2"):
        main(["score", *options])
    told = capsys.readouterr().err
    assert options[0] in told
    assert "_" not in told.splitlines()[-1]


@pytest.mark.parametrize("sizes", ["1e200,-1e200,0", "1e-200,2e-200,3e-200"])
def test_a_z_score_whose_square_is_no_number_is_refused(tmp_path, capsys, sizes):
    values = "unit,x\n" + "".join(f"u{i},{x}\n" for i, x in enumerate(sizes.split(",")))
    line = command(tmp_path, ONE, values, "--normalise", "z-score", "--across", "arithmetic")
    refused(capsys, tmp_path, line, "too large")


def test_scales_with_unlike_ends_have_no_geometric_mean_but_an_arithmetic_one(tmp_path, capsys):
    tree = one_level(",scale", rows=["x,index,1,,,,rank", "y,index,1,,,,percentile"])
    values = "unit,x,y\nA,1,1\nB,2,2\n"
    line = command(tmp_path, tree, values, "--within", "geometric")
    refused(capsys, tmp_path, line, "percentile, rank")
    assert scored(tmp_path, tree, values)["B"]["index"] == "51"


def test_a_target_cannot_follow_the_logarithm_of_winsorising(tmp_path, capsys):
    far = [*range(1, 101), *(10**k for k in range(3, 10))]
    values = "unit,x\n" + "".join(f"u{i},{x}\n" for i, x in enumerate(far))
    line = command(tmp_path, ONE, values, "--winsorise", "2", "3.5")
    refused(capsys, tmp_path, line, "transform")


def test_without_any_table_the_command_says_what_it_needs(capsys):
    assert main(["score"]) == 2
    assert "--indicators and --values" in capsys.readouterr().err


def test_the_answer_goes_to_the_standard_output_without_a_file(tmp_path, capsys):
    line = [word for word in command(tmp_path, TREE, VALUES) if not word.endswith("scores.csv")]
    line.remove("--out")
    assert main(line) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["unit"] for row in rows] == ["X", "Y", "Z"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[1]",
        '{"v":1' + 309 * "0" + "}",
        '{"v":1,"counties":["\\ud800"]}',
        100_000 * "[",
        '{"v":1,"lever":{}}',
        '{"v":1,"\\ud800":{}}',
    ],
)
def test_a_faulty_scenario_is_one_sentence(tmp_path, capsys, text):
    (tmp_path / "s.json").write_text(text)
    assert main(["score", "--scenario", str(tmp_path / "s.json")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
