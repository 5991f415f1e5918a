"""One what-if, one set of numbers: in a link, a picture, a file, a table and on the command line.

The numbers of a what-if are the score after, the gain and the days to the village of a county,
here for every preset in every county.
"""

import csv
import io
import json
import math
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import pytest
import zxingcpp
from PIL import Image

from components.page_frame import share
from components.session import link as links
from components.session import what_if_file
from components.session.link import View
from components.widgets import downloads
from components.words.texts import Texts
from model.__main__ import main
from model.cli import counties as command
from model.facts.catalog import DELIVERY_DAYS
from model.facts.read_csv import ROOT
from model.what_if.scenario import Scenario, from_record
from model.what_if.simulate import impact
from pages.what_if.outcome import Outcome, figures

PRESETS = sorted(path.stem for path in (ROOT / "presets").glob("*.toml"))
EARLIER = Path(__file__).resolve().parent / "data" / "links_v1.json"
OLD = json.loads(EARLIER.read_text(encoding="utf-8"))
ADDRESS = "https://shop.example.gov/simulator?"


@pytest.fixture(params=PRESETS)
def views(request, preset_scenario, data):
    """Return the views of one preset, one for every county."""
    scenario = preset_scenario(request.param)
    return [
        View("zh", county, preset=request.param, scenario=scenario) for county in data.panel.codes
    ]


@pytest.fixture(scope="module")
def numbers(data):
    """Return a function: view -> score after, gain and days after of its county."""

    @cache
    def of(scenario, county):
        effect = impact(data.panel, data.catalog, scenario)
        row, days = effect.baseline.row(county), data.catalog.column(DELIVERY_DAYS)
        return effect.result.index[row], effect.gain[row], effect.values[row, days]

    return lambda view: of(view.case.applied(data.panel.counties), view.county)


def same(found, wanted):
    return found == pytest.approx(wanted, rel=0, abs=1e-9) and not any(map(math.isnan, wanted))


def read(query, data):
    """Return the view of a query string of which nothing may be dropped."""
    view, dropped = links.decode(dict(parse_qsl(query)), "en", data.catalog, data.panel.codes)
    assert dropped == ()
    return view


def link(view, data):
    return urlencode(links.encode(view, data.catalog))


def test_a_preset_moves_the_numbers_at_all(views, numbers):
    """Else the tests below would compare nothing with nothing."""
    assert all(gain > 0 for _, gain, _ in map(numbers, views))
    assert len({numbers(view) for view in views}) == len(views)


def test_the_link_keeps_the_numbers(views, numbers, data):
    for view in views:
        assert same(numbers(read(link(view, data), data)), numbers(view))


def test_a_pinned_what_if_keeps_them_in_the_link_and_in_the_file(views, numbers, data):
    for view in views[::3]:
        several = View("zh", pins=(view.case, views[0].case))
        file = what_if_file.to_json(several, data.panel.counties)
        restored = what_if_file.from_json(file, View("zh"), data.catalog, data.panel.counties)
        for back in (read(link(several, data), data), restored):
            assert same(numbers(View("zh").take_up(back.pins[0])), numbers(view))


def test_the_picture_of_the_link_keeps_them(views, numbers, data):
    for view in views[::6]:
        picture = Image.open(io.BytesIO(share.qr(ADDRESS + link(view, data))))
        (code,) = zxingcpp.read_barcodes(picture)
        address, _, query = code.text.partition("?")
        assert address + "?" == ADDRESS
        assert same(numbers(read(query, data)), numbers(view))


def test_the_file_keeps_them(views, numbers, data):
    for view in views:
        file = what_if_file.to_json(view, data.panel.counties)
        back = what_if_file.from_json(file, View("zh"), data.catalog, data.panel.counties)
        assert same(numbers(back), numbers(view))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_keeps_them(results, views, numbers, lang, data):
    t = Texts(lang, data)
    for view in views[:: 1 if lang == "zh" else 10]:
        scenario = view.case.applied(data.panel.counties)
        table = downloads.csv_bytes(figures(Outcome(results, view.county, scenario), t), t)
        rows = {
            row[t("common.indicator")]: row
            for row in csv.DictReader(io.StringIO(table.decode("utf-8-sig")))
            if row[t("common.code")] == view.county
        }
        index, days = rows[t("common.index")], rows[t.indicator(DELIVERY_DAYS)]
        found = (index[t("common.after")], index[t("common.change")], days[t("common.after")])
        assert same(tuple(map(float, found)), numbers(view))


def test_the_command_line_keeps_them(views, numbers, data, monkeypatch, tmp_path, capsys):
    keep_what_all_runs_share(monkeypatch, data)
    for view in views[::5]:
        path = tmp_path / f"{view.county}.json"
        path.write_bytes(what_if_file.to_json(view, data.panel.counties))
        assert main(["score", "--scenario", str(path)]) == 0
        rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
        row = next(row for row in rows if row["county"] == view.county)
        found = (row["index_after"], row["gain"], row[f"{DELIVERY_DAYS}_after"])
        assert same(tuple(map(float, found)), numbers(view))


def keep_what_all_runs_share(monkeypatch, data):
    """Load the data and draw once: the draws give ranges, none of the numbers compared here."""
    made = {}
    draw, intervals = command.draw, command.intervals
    monkeypatch.setattr(command, "load", lambda: data)
    monkeypatch.setattr(command, "draw", lambda *of: made.setdefault("draws", draw(*of)))
    monkeypatch.setattr(
        command,
        "intervals",
        lambda *of: made["known"] if "known" in made else made.setdefault("known", intervals(*of)),
    )


def test_the_command_line_loads_and_draws_by_itself_too(numbers, data, tmp_path, capsys):
    view = View("zh", data.panel.codes[4], scenario=Scenario().with_levers({"cold_chain": 0.5}, ()))
    path = tmp_path / "scenario.json"
    path.write_bytes(what_if_file.to_json(view, data.panel.counties))
    assert main(["score", "--county-scores", "--scenario", str(path)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert same(tuple(float(rows[4][name]) for name in ("index_after", "gain")), numbers(view)[:2])
    assert float(rows[5]["gain"]) == 0


@pytest.mark.parametrize("old", OLD, ids=[item["what"] for item in OLD])
def test_a_link_of_an_earlier_version_opens_as_it_was_meant(old, data):
    view = read(old["link"], data)
    assert {key: getattr(view, key) for key in old["view"]} == old["view"]
    meant = from_record(old["scenario"], data.catalog, data.panel.codes)
    assert view.scenario == meant
    assert list(view.case.applied(data.panel.counties).counties) == old["counties"]
    assert read(link(view, data), data) == view
