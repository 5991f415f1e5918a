"""Every measurement of the bench runs to its end: once, and at a tiny size."""

import re

import pytest

from tests.bench import engine, fuzz, fuzz_uploads, money, rerun, scoring, siting

FIRST_AND_LAST = {
    scoring: ("31 x 47", "measure next, a county"),
    engine: ("600 x 36", "pymcdm"),
    siting: ("a county, cover, any k", "40 x 40, median, p = 3"),
    money: ("all 65,536 sets of a county", "what a plan makes of 31 counties"),
}


@pytest.mark.parametrize("module", FIRST_AND_LAST, ids=lambda module: module.__name__)
def test_a_bench_prints_a_time_for_each_of_its_tasks(module, capsys):
    module.main(tiny=True)
    said = capsys.readouterr().out
    assert all(task in said for task in FIRST_AND_LAST[module])
    assert all(float(spent) >= 0 for spent in re.findall(r"([\d.]+) ms", said))


@pytest.mark.slow
def test_no_mutated_link_or_file_raises():
    fuzz.fuzz(links=2_000, files=400, seed=5)


@pytest.mark.slow
def test_no_mutated_table_raises():
    found, _ = fuzz_uploads.fuzz(files=150, apart=1, seed=5)
    assert found.total() == 150


@pytest.mark.slow
def test_the_bench_of_the_server_prints_a_row_for_each_page_and_for_the_smallest_app(capsys):
    rerun.main(["--rounds", "1", "--changes", "2", "--pages", "simulator"])
    said = capsys.readouterr().out
    for row in ("/simulator", "minimal, frozen", "minimal, plain"):
        assert re.search(rf"^{row} +\d+\.\d +", said, re.MULTILINE), said
    assert "Memory: " in said
