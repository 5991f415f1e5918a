"""What worked elsewhere, and would it work here?"""

from components.session import state
from components.widgets import place
from pages.lessons import backtest, sections, timeline
from pages.lessons.experience import Here

t = state.text()
here = Here(state.results(), state.home(), state.today(), t)

sections.head(here)
sections.presets(here)
place.sections(
    {
        "factors": (t("lessons.open_factors"), lambda: sections.factors(here)),
        "problems": (t("lessons.open_problems"), lambda: sections.problems(here)),
        "abroad": (t("lessons.open_abroad"), lambda: sections.abroad(here)),
        "actors": (t("lessons.open_actors"), lambda: sections.actors(here)),
        "timeline": (t("lessons.open_timeline"), lambda: timeline.block(here)),
        "backtest": (t("lessons.open_backtest"), lambda: backtest.block(here)),
    }
)
sections.fine_print(here)
