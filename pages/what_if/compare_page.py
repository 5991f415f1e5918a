"""Which is better for the same money?"""

from components.session import state
from components.widgets import html, place, sources
from pages.what_if import columns, compare_head, compare_sections

results, today, t = state.results(), state.today(), state.text()
made = columns.columns(results, state.view())

title = compare_head.title(results, made, t)
pills = sources.pill(results, columns.spoken_of(made, today), t)
place.html(html.head(title, t("compare.topic"), pills, t, compare_head.lead(results, made, t)))
compare_sections.hand(results, made, t)
if made:
    compare_sections.heads(results, made, t)
    compare_sections.table(results, made, t)
    compare_sections.charts(results, made, t)
    compare_sections.moved(results, made, t)
else:
    compare_sections.start(t)
compare_sections.presets(results, today, t)
compare_sections.keep(results, t)
