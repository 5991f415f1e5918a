"""Submitted figures from the command line: listed, accepted, and exported as rows of the data."""

import shutil

import pytest

from model.__main__ import main
from model.facts.errors import StoreError
from model.facts.load import load
from model.facts.provenance import Quality
from model.own_data.overlay import Origin, SuppliedFigure, SuppliedStation, Supply
from model.store import review, what_ifs
from model.store import store as kept
from model.store.record import WhatIf

WENCHUAN, BATANG = "513221", "513335"
SAID = Origin(2023, '县金融办台账 "x"\\\n\x7f', "f.csv")


@pytest.fixture
def ask(capsys):
    """Return a function: words of the command -> exit code, output, what is told beside it."""

    def run(*words):
        return main(["accept", *words]), *capsys.readouterr()

    return run


@pytest.fixture
def number(store):
    """Return the number of a review that waits: a figure that is new, and one that is published."""
    assert not store.exists()
    figures = (
        SuppliedFigure(WENCHUAN, "mobile_payment_use", 81.25, SAID),
        SuppliedFigure(BATANG, "village_point_coverage", 61.5, SAID),
    )
    codes = kept.save_new(Supply(figures), "汶川县商务局", "")
    review.submit(codes, 1)
    return review.waiting()[0].number


def test_what_is_exported_is_read_as_rows_of_the_data(ask, number, tmp_path, shipped):
    code, out, _ = ask("--list")
    assert (code, out.splitlines()[1].split(",")[:4]) == (
        0, [str(number), "submitted", f"{WENCHUAN} {BATANG}", "汶川县商务局"]
    )  # fmt: skip
    assert ask("--accept", str(number), "--reviewer", "阿坝州商务局") == (0, "", "")
    code, _, told = ask("--export", str(tmp_path / "rows.csv"))
    assert (code, told) == (
        0, f"replace these rows of data/observations.csv: {BATANG},village_point_coverage\n"
    )  # fmt: skip
    whole = tmp_path / "data"
    shutil.copytree(shipped, whole, ignore=shutil.ignore_patterns("build"))
    observations, sources = whole / "observations.csv", whole / "catalog" / "sources.toml"
    old = [line for line in observations.read_text("utf-8").splitlines(keepends=True)
           if not line.startswith(f"{BATANG},village_point_coverage,")]  # fmt: skip
    new = (tmp_path / "rows.csv").read_text("utf-8").splitlines(keepends=True)[1:]
    observations.write_text("".join(old + new), "utf-8")
    added = (tmp_path / "rows.csv.sources.toml").read_text("utf-8")
    sources.write_text(sources.read_text("utf-8") + "\n" + added, "utf-8")
    data = load(whole)
    for county, indicator, value in (
        (WENCHUAN, "mobile_payment_use", 81.25), (BATANG, "village_point_coverage", 61.5)
    ):  # fmt: skip
        found = data.panel.figure(county, indicator)
        assert (found.value, found.quality, found.year) == (value, Quality.OBSERVED, 2023)
        source = data.catalog.source(found.source)
        assert source.producer.zh == "汶川县商务局"
        assert source.cite.zh.startswith(f"{SAID.source} · 汶川县商务局 · ")


def test_a_set_is_given_back_another_taken_back_and_a_what_if_leaves_the_list(ask, number):
    by = ("--reviewer", "阿坝州商务局", "--word", "单位有误")
    codes = kept.save_new(review.waiting()[0].kept.supply, "理县商务局", "")
    review.submit(codes, 1)
    assert ask("--return", str(number), *by) == (0, "", "")
    second = review.waiting()[0].number
    assert ask("--accept", str(second), *by) == (0, "", "")
    assert ask("--revoke", str(second), *by) == (0, "", "")
    assert (review.last(codes.view).state, review.last(codes.view).word) == ("revoked", "单位有误")
    assert ask("--list")[1].count("\n") == 1
    code = what_ifs.save(WhatIf("冷链", "", "", WENCHUAN, "simulator", {}, is_listed=True))
    assert ask("--unlist", code.lower()) == (0, "", "")
    assert what_ifs.search("", 9, {}) == []
    assert what_ifs.read(code).name == "冷链"


def test_the_export_tells_how_many_townships_it_leaves_out(ask, number, tmp_path, data):
    towns = [town.code for town in data.network.of(WENCHUAN) if town.is_township][:3]
    told = tuple(SuppliedStation(code, True, SAID) for code in (*towns, "000000000"))
    codes = kept.save_new(Supply(stations=told), "理县商务局", "")
    review.submit(codes, 1)
    last = review.last(codes.view).number
    assert last != number
    review.decide(last, True, "阿坝州商务局", "")
    assert ask("--export", str(tmp_path / "rows.csv")) == (
        0, "", "not written, as the data have no row for one: townships 3\n"
    )  # fmt: skip


def test_what_strangers_wrote_is_kept_and_listed_as_a_line_that_nothing_runs(ask, number):
    supply = review.waiting()[0].kept.supply
    review.submit(kept.save_new(supply, '=cmd()\x1b[2J\x00\n"县"\u202e', "a\x00b\nc"), 1)
    code, out, _ = ask("--list")
    assert (code, out.count("\n"), number) == (0, 3, 1)
    assert ',"\'=cmd()[2J ""县""",1,' in out
    assert out.replace("\n", "").isprintable()
    assert review.waiting()[1].kept.note == "ab c"
    for unseen in ("\x00", "\u202e"):
        with pytest.raises(StoreError):
            kept.save_new(supply, unseen, "")


@pytest.mark.usefixtures("number")
@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["--accept", "99", "--reviewer", "x"], "there is none of this number or code"),
        (["--accept", "1"], "a decision needs --reviewer, the name of the office that decides"),
        (["--return", "1", "--reviewer", "x", "--word", " "], "--return needs --word"),
        (["--revoke", "1", "--reviewer", "x"], "this set waits no more"),
        (["--unlist", "0" * 13], "there is none of this number or code"),
        (["--export", "/proc/none/x"], "cannot be written"),
    ],
)
def test_a_fault_is_one_sentence(ask, words, fault):
    code, out, told = ask(*words)
    assert (code, out) == (2, "")
    assert fault in told
    assert told.count("\n") == 1


def test_without_a_store_the_command_says_so(ask, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert ask("--list") == (
        2, "", "there is no store: nothing has been saved, and no DATABASE_URL is set\n"
    )  # fmt: skip
