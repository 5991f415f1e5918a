"""What worked elsewhere, and would it work here?"""

from components.session import state
from pages.lessons import backtest, sections, timeline
from pages.lessons.experience import Here

here = Here(state.results(), state.home(), state.today(), state.text())

sections.head(here)
sections.presets(here)
sections.factors(here)
sections.problems(here)
sections.abroad(here)
sections.actors(here)
timeline.block(here)
backtest.block(here)
sections.fine_print(here)
