"""A question to the station planner, answered: of the shipped data, or of the valley."""

from model.access.new_stations import sites
from pages.network.station_plan import Question
from tests.valley import LITANG, planned

BATANG = "513335"


def asked(results, county=LITANG, count=8, goal="cover", limit_h=1.0):
    """Return what a reader asks, as many stations as there are townships for at most."""
    most = len(sites(results.data.network, county))
    plan = results.stations.plan(county, min(count, most), goal, limit_h)
    return Question(county, count, most, goal, plan)


def in_valley(data, count=1, limit_h=1.0, goal="cover", county=LITANG):
    """Return a question about the valley, whose answer can be checked by hand."""
    return Question(county, count, 3, goal, planned(data, count, limit_h, goal))
