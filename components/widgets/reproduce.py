"""Places what gives the digits on the screen again: lines of Python, and a command."""

from components.widgets import html, place, reproduce_wording
from components.words.texts import Texts
from model.results.results import Results
from model.what_if.scenario import Scenario


def lines(results: Results, county: str, scenario: Scenario, t: Texts) -> None:
    """Place the lines and the command for a scenario's scores, with what they print."""
    place.html(html.lines(reproduce_wording.notes(results, county, scenario, t), t))
    place.code(reproduce_wording.snippet(scenario))
    place.code(reproduce_wording.command(scenario), "bash")


def drawer(results: Results, county: str, scenario: Scenario, t: Texts) -> None:
    """Place the same in a closed drawer."""
    if box := place.drawer(t("reproduce.title"), "reproduce"):
        with box:
            lines(results, county, scenario, t)


def ranks(today: Scenario, t: Texts) -> None:
    """Place the lines that print the possible ranks of the counties."""
    place.html(html.lines([t("reproduce.ranks")], t))
    place.code(reproduce_wording.rank_snippet(today))
