"""Places what gives the digits on the screen again: lines of Python, and a command."""

from components import markup, show
from components.stories import reproduce as story
from components.text import Texts
from model.scenario import Scenario


def lines(county: str, scenario: Scenario, t: Texts) -> None:
    """Place the lines and the command for a scenario's scores, with what they print."""
    show.html(markup.lines(story.notes(county, scenario, t), t))
    show.code(story.snippet(scenario))
    show.code(story.command(scenario), "bash")


def drawer(county: str, scenario: Scenario, t: Texts) -> None:
    """Place the same in a closed drawer."""
    if box := show.drawer(t("reproduce.title"), "reproduce"):
        with box:
            lines(county, scenario, t)


def ranks(method: Scenario, t: Texts) -> None:
    """Place the lines that print the possible ranks of the counties."""
    show.html(markup.lines([t("reproduce.ranks")], t))
    show.code(story.rank_snippet(method))
