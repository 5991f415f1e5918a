"""Which is better for the same money?"""

from components.session import state
from components.widgets import html, place, sources
from pages.what_if import columns, compare_head, compare_sections

t, method = state.text(), state.method()
made = columns.columns(state.view())

title = compare_head.title(made, t)
pills = sources.pill(columns.spoken_of(made, method), t)
place.html(html.head(title, t("compare.topic"), pills, t, compare_head.lead(made, t)))
compare_sections.hand(made, t)
if made:
    compare_sections.heads(made, t)
    compare_sections.table(made, t)
    compare_sections.charts(made, t)
    compare_sections.moved(made, t)
else:
    compare_sections.start(t)
compare_sections.presets(method, t)
compare_sections.keep(t)
