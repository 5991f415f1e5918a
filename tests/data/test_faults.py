"""A broken copy of the data is refused once, with every fault named."""

import csv
import shutil

import pytest

from components.words.texts import entries
from model.facts.errors import DataError
from model.facts.load import load


@pytest.fixture
def copy(shipped, tmp_path):
    """Return a copy of the data that a test may break."""
    root = tmp_path / "data"
    shutil.copytree(shipped, root, ignore=shutil.ignore_patterns("build", "*.png"))
    return root


def table(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def change(path, row, column, value):
    """Change a cell; rows are counted as in a spreadsheet, the header being row 1."""
    rows = table(path)
    rows[row - 1][rows[0].index(column)] = value
    write(path, rows)


def faults(root):
    with pytest.raises(DataError) as refusal:
        load(root)
    return refusal.value.faults


def test_the_untouched_copy_loads(copy):
    load(copy)


def test_all_faults_are_told_at_once_with_file_row_column_value_and_range(copy, data):
    observations = copy / "observations.csv"
    first = data.catalog.indicator(table(observations)[1][1])
    change(observations, 2, "value", "1400")
    change(observations, 5, "indicator", "happiness")
    change(observations, 6, "quality", "illustrative")
    change(observations, 7, "source", "hearsay")
    change(observations, 8, "county", "510101")
    rows = table(observations)
    write(observations, [*rows, rows[9]])
    change(copy / "counties.csv", 4, "area_km2", "large")
    stations = table(copy / "rail_stations.csv")
    gone = stations[0].index("lon")
    write(copy / "rail_stations.csv", [[*r[:gone], *r[gone + 1 :]] for r in stations])

    low, high = first.plausible
    county, indicator = rows[9][0], rows[9][1]
    assert sorted(faults(copy)) == sorted(
        [
            f"observations.csv, row 2, value: 1400 outside {low:g}..{high:g}",
            "observations.csv, row 5, indicator: unknown code 'happiness'",
            "observations.csv, row 6, quality: unknown code 'illustrative'",
            "observations.csv, row 7, source: unknown code 'hearsay'",
            "observations.csv, row 8, county: unknown code '510101'",
            f"observations.csv, row {len(rows) + 1}, indicator: "
            f"{indicator} of {county} stands twice",
            "counties.csv, row 4, area_km2: 'large' is not a number",
            "rail_stations.csv, row 1, lon: column missing",
        ]
    )


def test_the_message_counts_the_faults_and_lists_each_on_its_line(copy):
    change(copy / "observations.csv", 2, "value", "")
    change(copy / "observations.csv", 3, "value", "nan")
    with pytest.raises(DataError) as refusal:
        load(copy)
    lines = str(refusal.value).splitlines()
    assert lines[0] == "2 fault(s) in the data files:"
    assert lines[1] == "  - observations.csv, row 2, value: '' is not a number"
    assert lines[2].startswith("  - observations.csv, row 3, value: nan outside ")


def test_a_row_that_lost_a_cell_is_a_fault_of_its_row(copy):
    rows = table(copy / "observations.csv")
    rows[3].pop()
    write(copy / "observations.csv", rows)
    assert faults(copy) == ("observations.csv, row 4: 7 cells, not 8",)


def test_a_doubled_column_is_a_fault(copy):
    rows = table(copy / "rail_stations.csv")
    write(copy / "rail_stations.csv", [[*r, r[0]] for r in rows])
    assert faults(copy) == ("rail_stations.csv, row 1, name_zh: column stands twice",)


def test_a_missing_file_is_a_fault(copy):
    (copy / "rail_stations.csv").unlink()
    (copy / "catalog" / "benchmarks.toml").unlink()
    assert set(faults(copy)) == {
        "rail_stations.csv: file missing",
        "catalog/benchmarks.toml: file missing",
    }


def test_a_table_saved_in_another_encoding_is_a_fault(copy):
    path = copy / "rail_stations.csv"
    path.write_bytes(path.read_text(encoding="utf-8").replace("–", "-").encode("gbk"))
    (fault,) = faults(copy)
    assert fault.startswith("rail_stations.csv: not UTF-8")


def test_a_definition_file_saved_in_another_encoding_is_a_fault(copy):
    path = copy / "catalog" / "benchmarks.toml"
    path.write_bytes("# 参照线".encode("gbk"))
    (fault,) = faults(copy)
    assert fault.startswith("catalog/benchmarks.toml: not UTF-8")


def test_a_definition_file_that_cannot_be_read_is_a_fault(copy):
    (copy / "catalog" / "benchmarks.toml").write_text("[[benchmark", encoding="utf-8")
    (fault,) = faults(copy)
    assert fault.startswith("catalog/benchmarks.toml: not valid TOML")


def test_residents_that_do_not_sum_to_the_census_total_are_a_fault(copy):
    row = table(copy / "counties.csv")[1]
    population = int(row[7])
    change(copy / "counties.csv", 2, "population", str(population + 1))
    (fault,) = faults(copy)
    assert "822588" in fault
    assert "822587" in fault


def test_a_lost_township_is_a_fault_of_its_county(copy):
    rows = table(copy / "townships.csv")
    (copy / "townships.csv").unlink()
    write(copy / "townships.csv", rows[:-1])
    told = faults(copy)
    assert any(f.startswith("counties.csv, townships: ") for f in told)
    assert any(f.startswith("township_positions.csv: ") for f in told)


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        (
            "indicators",
            "worst = 50\nbest = 100",
            "worst = 100\nbest = 50",
            "direction: 1 disagrees",
        ),
        ("indicators", "plausible = [0, 100]", "plausible = [100, 0]", "plausible: [100, 0]"),
        ("indicators", "plausible = [0, 100]", 'plausible = ["a", 1]', "plausible: ['a', 1]"),
        ("indicators", "weight = 2", "", "weight: missing"),
        ("indicators", 'element = "infrastructure"', 'element = "weather"', "'weather'"),
        (
            "levers",
            "mobile_signal_stable = 0.85",
            "mobile_signal_stable = 1.85",
            "stable, gap_share: 1.85 outside",
        ),
        ("levers", 'kind = "hard"', 'kind = "magic"', "kind: unknown code 'magic'"),
        ("estimates", "sd = 3.943026", "sd = 0", "sd: 0 outside"),
        ("estimates", "spread = 10", "spread = 0", "spread: 0 outside"),
        ("method", "seed = 20200901", "seed = -1", "seed: -1 outside 0.."),
    ],
)
def test_a_faulty_definition_is_told_by_its_place(copy, name, old, new, fault):
    path = copy / "catalog" / f"{name}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    told = faults(copy)
    assert any(f.startswith(f"catalog/{name}.toml") and fault in f for f in told), told


def test_a_definition_told_twice_is_a_fault(copy):
    path = copy / "catalog" / "units.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + path.read_text(encoding="utf-8"))
    assert any("stands 2 times" in f for f in faults(copy))


def test_a_preset_with_an_unknown_lever_is_a_fault(copy):
    path = copy / "presets" / "suichang.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\nmagic_wand = 1\n", encoding="utf-8")
    (fault,) = faults(copy)
    assert fault.startswith("presets/suichang.toml, levers magic_wand")


def test_a_text_in_one_language_alone_is_a_fault(tmp_path):
    page = tmp_path / "pages" / "payment"
    page.mkdir(parents=True)
    (page / "text.toml").write_text('[lonely]\nzh = "一"\n', encoding="utf-8")
    with pytest.raises(DataError) as refusal:
        entries(tmp_path)
    assert refusal.value.faults[0].startswith("pages/payment/text.toml, lonely")
