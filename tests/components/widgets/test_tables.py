"""One carrier: the file and the screen are two forms of the same rows."""

import pandas as pd

from components.widgets.tables import Table, heads

HOURS = Table(
    pd.DataFrame({"town": ["Gaocheng", "Jiawa"], "road_h": [0.0, 1.25], "at": [3, 4]}),
    {"town": "Township", "road_h": "Hours from the seat"},
)


def test_the_file_has_the_named_columns_with_their_numbers():
    assert list(HOURS.file().columns) == ["Township", "Hours from the seat"]
    assert HOURS.file()["Hours from the seat"].tolist() == [0.0, 1.25]


def test_the_screen_writes_the_same_rows_in_words():
    cells = {"Township": lambda row: row.town, "Way": lambda row: f"{row.road_h:.1f} h"}
    assert HOURS.screen(cells) == (
        ["Township", "Way"],
        [["Gaocheng", "0.0 h"], ["Jiawa", "1.2 h"]],
    )
    assert len(HOURS.screen(cells, most=1)[1]) == 1


def test_headings_are_those_of_the_table_and_then_common_ones(en):
    assert heads(en, "year", "source", name="payment.fact") == {
        "name": "Figure",
        "year": "Year",
        "source": "Source",
    }
