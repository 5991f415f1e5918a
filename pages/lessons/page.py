"""What worked elsewhere, and would it work here?"""

from components.session import state
from components.widgets import place
from pages.lessons import backtest, sections, timeline
from pages.lessons.experience import Here

t = state.text()
here = Here(state.results(), state.home(), state.today(), t)

sections.head(here)
sections.presets(here)
place.section("factors", t("lessons.open_factors"), sections.factors, here)
place.section("problems", t("lessons.open_problems"), sections.problems, here)
place.section("abroad", t("lessons.open_abroad"), sections.abroad, here)
place.section("actors", t("lessons.open_actors"), sections.actors, here)
place.section("timeline", t("lessons.open_timeline"), timeline.block, here)
place.section("backtest", t("lessons.open_backtest"), backtest.block, here)
sections.fine_print(here)
