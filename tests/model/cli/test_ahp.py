"""Weights from pairwise comparisons: named or not, fractions read, contradictions told."""

import csv
import io

import numpy as np
import pytest

from model.__main__ import main
from model.uncertainty.weightings import RANDOM_INDEX

BARE = "1,3,4\n1/3,1,3\n0.25,1/3,1\n"
SAATY = [0.614411, 0.268369, 0.117221]


@pytest.fixture
def weights(tmp_path, capsys):
    def ask(text, *words):
        (tmp_path / "m.csv").write_text(text, encoding="utf-8")
        code = main(["ahp", str(tmp_path / "m.csv"), *words])
        out, told = capsys.readouterr()
        return code, dict(csv.reader(io.StringIO(out))), told

    return ask


@pytest.mark.parametrize(
    ("table", "names", "words"),
    [
        (BARE, "123", []),
        ("a,b c,d\n" + BARE, ["a", "b c", "d"], []),
        (",7,8,9\n7,1,3,4\n8,1/3,1,3\n9,0.25,1/3,1\n", "789", []),
        ("a,1,3,4\nb,1/3,1,3\nc,0.25,1/3,1\n", "abc", []),
        ("1;3;4\n1/3;1;3\n0,25;1/3;1\n", "123", ["--decimal", "comma"]),
    ],
)
def test_weights_with_their_consistency(weights, table, names, words):
    code, told, _ = weights(table, *words)
    assert code == 0
    assert [float(told[name]) for name in names] == pytest.approx(SAATY, abs=1e-5)
    assert float(told["consistency_ratio"]) == pytest.approx(0.063374, abs=1e-5)
    assert told["consistent"] == "yes"


def circular(n):
    """Return comparisons that go in a circle, as a table of text."""
    cells = np.full((n, n), "1", dtype="<U3")
    for i in range(n):
        cells[i, (i + 1) % n], cells[(i + 1) % n, i] = "9", "1/9"
    return "\n".join(",".join(row) for row in cells)


@pytest.mark.parametrize(("n", "ratio"), [(11, True), (15, True), (16, False)])
def test_beyond_ten_criteria_contradictions_are_told_and_beyond_fifteen_not_known(
    weights, n, ratio
):
    told = weights(circular(n))[1]
    assert told["consistent"] == ("no" if ratio else "not known")
    if ratio:
        expected = float(told["consistency_index"]) / RANDOM_INDEX[n]
        assert float(told["consistency_ratio"]) == pytest.approx(expected, abs=1e-5)
    else:
        assert told["consistency_ratio"] == ""


def test_the_random_index_is_saatys():
    assert [RANDOM_INDEX[n] for n in (3, 10, 11, 12, 13, 14, 15)] == [
        0.58, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (BARE.replace("1/3,1,3", "1/3,1,9" + 300 * "9" + "/3"), "row 2, column 3"),
        (BARE.replace("1/3,1,3", "1/0,1,3"), "row 2, column 1: '1/0' is not a number"),
        (BARE.replace("4\n", "4;5\n"), "is not a number"),
        (BARE.replace("1,3,4", ",3,4"), "rows and columns need the same names"),
        (BARE.replace("1,3,4", "1,3,"), "must be a positive number"),
        (BARE.replace("1,3,4", "1,1e300,4").replace("1/3,1,3", "1e300,1,3"), "reciprocal"),
        ("1,3,4\n", "square"),
        ("1,3,4\n1/3,1,3\n", "reciprocal"),
        ("a,b,b\n1,3,4\n1/3,1,3\n0.25,1/3,1\n", "'b' stands twice"),
    ],
)
def test_a_table_that_is_none_of_comparisons_is_refused_in_one_sentence(weights, table, words):
    code, _, told = weights(table)
    assert (code, words in told, told.count("\n")) == (2, True, 1)
