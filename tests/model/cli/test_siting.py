"""Sites from tables of distances and graphs: by name, by hand, and every fault a sentence."""

import csv
import io
import json

import numpy as np
import pytest

from model.__main__ import main

GRAPH = "3 2 1\n1 2 4\n2 3 6\n"
DISTANCES = ",A,B,C\nd1,1,5,9\nd2,4,1,7\nd3,8,6,2\n"
FIRST_EDGE = "5 4 1\n1 2 3\n2 3 3\n3 4 3\n1 5 9\n"


@pytest.fixture
def site(tmp_path, capsys):
    """Return what siting answers on a file and a file of weights: code, row, stderr."""

    def solve(option, text, *words, weights=""):
        (tmp_path / "in.csv").write_text(text, encoding="utf-8")
        if weights:
            (tmp_path / "w.csv").write_text(weights, encoding="utf-8")
            words += ("--weights", str(tmp_path / "w.csv"))
        code = main(["siting", option, str(tmp_path / "in.csv"), *words])
        out, told = capsys.readouterr()
        row = next(csv.DictReader(io.StringIO(out)), None) if "--json" not in words else out
        return code, row, told

    return solve


@pytest.mark.parametrize(
    ("words", "value", "sites"),
    [
        (["--p", "1"], "70", "2"),
        (["--p", "2"], "30", "1|2"),
        (["--p", "1", "--objective", "mclp", "--radius", "4"], "30", ""),
        (["--objective", "lscp", "--radius", "6"], "1", "2"),
    ],
)
def test_sites_on_a_line_of_three_places(site, words, value, sites):
    weights = "node,weight\n1,10\n2,20\n3,5\n"
    _, row, _ = site("--edges", GRAPH, "--header", "yes", *words, weights=weights)
    assert (row["value"], row["proved"]) == (value, "yes")
    assert row["sites"].startswith(sites)


@pytest.mark.parametrize(
    ("table", "value", "chosen"),
    [
        ("tract,A,B\n1,10,20\n2,30,5\n", "25", "B"),
        (",101,102\n1,10,20\n2,30,5\n", "25", "102"),
        ("县;513221;513230\n513221;10;20\n马 尔康;30;5\n", "25", "513230"),
    ],
)
def test_names_that_are_numbers_are_names(site, table, value, chosen):
    code, row, _ = site("--distance", table, "--p", "1")
    assert (code, row["value"], row["sites"]) == (0, value, chosen)


def test_a_table_without_names_says_so(site):
    _, row, told = site("--distance", "10,20\n30,5\n", "--p", "1", "--no-names")
    assert (row["value"], row["sites"], told) == ("25", "2", "")
    assert "--no-names" in site("--distance", "10,20\n30,5\n", "--p", "1")[2]


def test_who_is_served_from_where_and_what_nobody_reaches(site, tmp_path):
    out = tmp_path / "served.csv"
    table = ",Kang ding,Litang\nA,1,5\nB,2,\nC,9,1\n"
    _, row, _ = site("--distance", table, "--p", "2", "--out", str(out))
    assert row["sites"] == "Kang ding|Litang"
    lines = out.read_text("utf-8-sig").splitlines()
    assert lines[1:] == ["A,Kang ding,1", "B,Kang ding,2", "C,Litang,1"]
    table += "D,,\n"
    words = ["--p", "1", "--objective", "mclp", "--radius", "3", "--out", str(out)]
    assert site("--distance", table, *words)[2] == "served from no site of the answer: C, D\n"
    assert out.read_text("utf-8-sig").splitlines()[-1] == "D,,"
    assert "no site reaches D" in site("--distance", table, "--p", "1")[2]


def test_names_that_hold_a_bar_need_json(site):
    table = DISTANCES.replace(",A,", ",A|1,")
    code, _, told = site("--distance", table, "--p", "1")
    assert (code, "--json" in told) == (2, True)
    whole = json.loads(site("--distance", table, "--p", "2", "--json")[1])
    assert (whole["sites"], whole["value"], whole["proved"]) == (["A|1", "C"], 7.0, True)
    assert whole["served"][2] == {"demand": "d3", "site": "C", "distance": 2.0}


@pytest.mark.parametrize(
    "weights",
    ["d3,100\nd1,1\nd2,1\n", "name,w\nd3,100\nd1,1\nd2,1\n", "w\n1\n1\n100\n", "1\n1\n100"],
)
def test_weights_by_name_or_in_order(site, weights):
    assert site("--distance", DISTANCES, "--p", "1", weights=weights)[1]["value"] == "216"


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ("name,w\nd3,100\nd1,1\nD2,1\n", "no demand is called D2; no weight for d2"),
        ("d1,1\nd2,1\n\nd1,5\nd3,1\n", "row 4: demand 'd1' stands twice"),
        ("1\n2\n", "2 weights for 3 demands"),
        ("d1,1\nd2,-1\nd3,1\n", "row 2: the weight of 'd2' is below 0 or blank"),
        ("d1,1\nd2,\nd3,1\n", "row 2: the weight of 'd2' is below 0 or blank"),
        ("d1,much\nd2,1\nd3,1\n", "row 1, weight: 'much' is not a number"),
        ("d1,x,1\nd2,y,1\nd3,z,1\n", "one column, or two"),
    ],
)
def test_weights_that_do_not_fit_by_name_are_refused(site, weights, words):
    code, _, told = site("--distance", DISTANCES, "--p", "1", weights=weights)
    assert (code, words in told, told.count("\n")) == (2, True, 1)


@pytest.mark.parametrize(
    ("graph", "words", "value", "told"),
    [
        (FIRST_EDGE, [], "16", "--header yes"),
        (FIRST_EDGE, ["--header", "yes"], "24", ""),
        (FIRST_EDGE, ["--header", "no"], "16", ""),
        ("100 3 5\n1 2 4\n2 4 6\n4 100 1\n", ["--p", "98"], "5", ""),
        ("1 2 5\n", [], "5", ""),
        ("a;b;4\nb;c d;6\n", [], "10", "separated by semicolons"),
        ("Ma Erkang,b,0\nb,c,5\nc,b,6\n", [], "6", "the last one holds: b-c"),
        ("1\t2\t4,5\n2\t3\t1\n", ["--decimal", "comma"], "5.5", "tabs"),
    ],
)
def test_a_first_row_is_a_header_only_if_it_can_be_nothing_else(site, graph, words, value, told):
    code, row, said = site("--edges", graph, *([] if "--p" in words else ["--p", "1"]), *words)
    assert told in said
    assert (row["value"], code) == (value, 0)


@pytest.mark.parametrize(
    ("graph", "words"),
    [
        ("9 8 1\n1 2 3\n2 3 3\n", "8 edges by its header, 2 rows follow"),
        ("1 2²\n", "row 1: an edge is two nodes and a length"),
        ("a b 3\n\nb c 5①\n", "row 3, length: '5①' is not a number"),
        ("a b -3\n", "row 1: a length must be 0 or more"),
        ("a b\n", "row 1: an edge is two nodes and a length"),
        ("999999999 2 1\n1 3 3\n3 4 3\n", "more than 20,000 nodes"),
        ("", "empty"),
    ],
)
def test_a_graph_that_cannot_be_read_is_refused_with_its_row(site, graph, words):
    code, _, told = site("--edges", graph, "--p", "1")
    assert (code, words in told, told.count("\n")) == (2, True, 1)


@pytest.mark.parametrize(
    ("table", "words", "told"),
    [
        (DISTANCES, ["--p", "4"], "allowed: 1..3"),
        (DISTANCES, ["--p", "0"], "allowed: 1..3"),
        (DISTANCES, ["--objective", "mclp", "--p", "1"], "needs --radius"),
        (DISTANCES, [], "needs --p"),
        (DISTANCES, ["--objective", "lscp", "--radius", "0.5"], "no demand is within --radius 0.5"),
        (DISTANCES.replace("4", "-4"), ["--p", "1"], "from d2 to A is below 0"),
        (DISTANCES.replace("d2", "d1"), ["--p", "1"], "'d1' stands twice"),
        (DISTANCES.replace("C", "A"), ["--p", "1"], "'A' stands twice"),
        (DISTANCES.replace("C", ""), ["--p", "1"], "a name is blank"),
        (DISTANCES + "d4,1\n", ["--p", "1"], "row 5: 2 cells, the first row has 4"),
        ("A,B,C\n", ["--p", "1"], "below and beside the names"),
        (DISTANCES.replace("9", "1e20"), ["--p", "1"], "1e+20 is too large a distance"),
    ],
)
def test_a_problem_that_makes_no_sense_is_refused(site, table, words, told):
    code, _, said = site("--distance", table, *words)
    assert (code, told in said, said.count("\n")) == (2, True, 1)


@pytest.mark.parametrize("radius", ["nan", "-1", "inf", "1_0", "x"])
def test_a_radius_is_a_number_of_0_or_more(site, capsys, radius):
    with pytest.raises(SystemExit):
        site("--distance", DISTANCES, "--objective", "lscp", "--radius", radius)
    told = capsys.readouterr().err
    assert "argument --radius: " in told
    assert "_from_zero" not in told


def test_a_blank_distance_lies_beyond_the_largest_radius(site):
    table = ",A,B\nd1,1e-9,\nd2,,1e-9\n"
    row = site("--distance", table, "--objective", "lscp", "--radius", "1e308")[1]
    assert (row["value"], row["sites"]) == ("2", "A|B")


def test_what_lies_beyond_every_radius_is_named(site):
    _, row, told = site("--distance", DISTANCES, "--objective", "lscp", "--radius", "1")
    assert (row["value"], row["unreached"], row["sites"]) == ("2", "1", "A|B")
    assert told == "within --radius 1 of no site: d3\n"


@pytest.mark.parametrize("unit", [1e-300, 1e-9, 1e13])
@pytest.mark.parametrize("objective", ["p-median", "mclp"])
def test_the_unit_of_distances_and_weights_changes_no_layout(site, unit, objective):
    rng = np.random.default_rng(1)
    distance, weights = rng.random((16, 16)), 10 * rng.random(16)

    def solved(unit, heavy):
        table = "\n".join(",".join(map(repr, row)) for row in (distance * unit).tolist())
        weight = "\n".join(map(repr, (weights * heavy).tolist()))
        words = ["--no-names", "--p", "3", "--objective", objective]
        words += ["--radius", str(unit / 10)] if objective == "mclp" else []
        return site("--distance", table, *words, weights=weight)[1]

    usual, near, light = solved(1.0, 1.0), solved(unit, 1.0), solved(1.0, unit)
    assert usual["proved"] == near["proved"] == light["proved"] == "yes"
    assert usual["sites"] == near["sites"] == light["sites"]
    assert float(light["value"]) == pytest.approx(float(usual["value"]) * unit)


@pytest.mark.parametrize("weights", ['"1,000"\n5\n1\n', "2①\n5\n1\n", 'd1,"1,000"\nd2,1\nd3,1\n'])
def test_a_faulty_first_weight_is_no_header(site, weights):
    code, _, told = site("--distance", DISTANCES, "--p", "1", weights=weights)
    assert code == 2
    assert "weight" in told


def test_what_is_read_is_not_written_over(site, tmp_path):
    (tmp_path / "link.csv").symlink_to(tmp_path / "in.csv")
    for name in ("in.csv", "link.csv"):
        code, _, told = site("--distance", DISTANCES, "--p", "1", "--out", str(tmp_path / name))
        assert (code, "this file is read" in told) == (2, True)
        assert (tmp_path / "in.csv").read_text() == DISTANCES


def test_a_demand_beyond_the_radius_is_served_from_nowhere(site, tmp_path):
    words = ("--objective", "lscp", "--radius", "15", "--out", str(tmp_path / "served.csv"))
    code, _, told = site("--distance", ",A,B\nd1,10,20\nd2,30,50\n", *words)
    assert (code, told) == (0, "within --radius 15 of no site: d2\n")
    assert (tmp_path / "served.csv").read_text("utf-8-sig").split() == [
        "demand,site,distance",
        "d1,A,10",
        "d2,,",
    ]


@pytest.mark.parametrize(
    "words", [("lscp", "--radius", "4", "--p", "1"), ("p-median", "--p", "1", "--radius", "4")]
)
def test_what_an_objective_does_not_use_is_refused(site, words):
    code, _, told = site("--distance", DISTANCES, "--objective", *words)
    assert code == 2
    assert f"--objective {words[0]} takes no --" in told
