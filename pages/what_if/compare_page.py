"""Which is better for the same money?"""

from components.session import state
from components.widgets import html, place, sources
from pages.what_if.compared import (
    changes,
    columns,
    comparison_charts,
    comparison_table,
    equal_budget,
    kept_file,
    pins,
)

results, today, t = state.results(), state.today(), state.text()
pinned = columns.columns(results, state.view())

pills = sources.pill(results, columns.spoken_of(pinned, today), t)
lead = columns.lead(pinned, t)
place.html(html.head(columns.title(pinned, t), t("compare.topic"), pills, t, lead))

pins.hand(results, pinned, t)
if pinned:
    pins.heads(pinned, t)
    comparison_table.block(pinned, t)
    comparison_charts.block(pinned, t)
    changes.block(pinned, t)
else:
    pins.start(t)
equal_budget.block(results, today, t)
kept_file.block(results, t)
