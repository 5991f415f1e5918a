"""Each file of the corpus is read as the table says; no file whatever raises anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.facts.errors import SupplyError
from model.own_data.overlay import Supply
from model.own_data.read_upload import Upload, read_supply
from tests.model.own_data.corpus import CASES, HEAD, ROW, STATIONS

THIS_YEAR = 2026


def taken(raw, data):
    """Return what is read of a file, or its faults alone."""
    try:
        return read_supply(raw, "f", data, THIS_YEAR)
    except SupplyError as error:
        return Upload(Supply(), error.faults)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_file_is_read_as_far_as_it_is_clear(case, data):
    upload = taken(case.make(), data)
    figures = [(one.county, one.indicator, one.value) for one in upload.supply.figures]
    answers = [(one.township, "", one.has_station) for one in upload.supply.stations]
    assert tuple(one.code for one in upload.faults) == case.faults
    assert sorted(figures + answers) == sorted(case.read)
    assert tuple(one.code for one in upload.remarks) == case.remarks
    assert {one.year for one in upload.supply.origins} <= {case.year}


def test_the_names_of_the_corpus_differ():
    assert len({case.name for case in CASES}) == len(CASES) >= 80


def test_a_remark_names_each_row_once_and_only_the_first(data):
    heads = HEAD.replace("县（市）代码,县（市）", "序号,县")
    rows = "".join(f"{n},汶川县,{n},台账,81.5,60\n" for n in range(2000, 2023))
    told = taken((heads + rows).encode(), data).remarks
    assert [(one.code, one.given) for one in told] == [
        ("older", ", ".join(map(str, range(2, 14))) + "…")
    ]


CELLS = st.sampled_from(
    ["513221", "汶川县", "", "81.5", "0.5", "45%", "2023", "合计", "—", "5①", "是", "\x00", '"',
     "a,b", "移动支付使用率", "指标", "数值", "县", "9" * 400, "=1+1", "1905-07-15", "0001-01-01"]
)  # fmt: skip


@given(st.lists(st.lists(CELLS, max_size=8), max_size=8), st.sampled_from([HEAD, STATIONS, ""]))
def test_no_table_raises_anything_but_its_faults(data, rows, head):
    raw = (head + "\n".join(",".join(row) for row in rows)).encode()
    upload = taken(raw, data)
    assert upload.faults or len(upload.supply)
    for one in upload.supply.figures:
        low, high = data.catalog.indicator(one.indicator).plausible
        assert low <= one.value <= high


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_their_faults(data, raw):
    upload = taken(raw, data)
    assert upload.faults or len(upload.supply)


@given(st.permutations(range(6)))
def test_the_order_of_columns_does_not_matter(data, order):
    lines = [line.split(",") for line in (HEAD.strip(), ROW.strip())]
    raw = "\n".join(",".join(cells[n] for n in order) for cells in lines).encode()
    assert len(taken(raw, data).supply.figures) == 2
