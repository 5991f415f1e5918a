"""What-ifs put together for the tests of the comparison."""

from dataclasses import replace

from components.session.link import View
from components.session.what_if import Case
from model.score.method import Method
from model.what_if.scenario import Scenario
from pages.what_if.compared import columns

LITANG, SHIQU, BATANG = "513334", "513332", "513335"
USE = "mobile_payment_use"


def case(results, county=LITANG, preset="", real_only=False, **levers):
    """Return a what-if of one county: a preset's levers, and levers in per cent over them."""
    found = next((p.levers for p in results.data.catalog.presets if p.code == preset), ())
    pulled = dict(found) | {code: percent / 100 for code, percent in levers.items()}
    scenario = Scenario(method=Method(real_only=real_only)).with_levers(pulled, ())
    return Case(county, "one", (), preset, scenario)


def pinned(results, *cases, **view):
    """Return the columns of pinned what-ifs."""
    return columns.columns(results, replace(View(**view), pins=cases))


def by_name(rows):
    """Return the cells of a table's rows by the first line of the row's name."""
    return {row[0].split("\n")[0]: row[1:] for row in rows}
