"""Which is better for the same money?"""

from components.session import state
from components.widgets import html, place, sources
from pages.what_if import (
    changes,
    columns,
    comparison_charts,
    comparison_table,
    equal_budget,
    pins,
    upload,
)

results, today, t = state.results(), state.today(), state.text()
made = columns.columns(results, state.view())

pills = sources.pill(results, columns.spoken_of(made, today), t)
lead = columns.lead(made, t)
place.html(html.head(columns.title(made, t), t("compare.topic"), pills, t, lead))

pins.hand(results, made, t)
if made:
    pins.heads(made, t)
    comparison_table.block(made, t)
    comparison_charts.block(made, t)
    changes.block(made, t)
else:
    pins.start(t)
equal_budget.block(results, today, t)
upload.block(results, t)
