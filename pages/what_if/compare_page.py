"""Which is better for the same money?"""

from components.session import state
from components.widgets import html, place, sources
from pages.what_if.compared import (
    columns,
    detail,
    equal_budget,
    figures,
    headline,
    kept_file,
    pins,
    saved,
)

results, today, t = state.results(), state.today(), state.text()
pinned = columns.columns(results, state.view())
spoken_of = next((column.today for column in pinned if column.scenario.assumptions), today)
pills = sources.pill(results, spoken_of, t)

if pinned:
    title, lead = headline.title(pinned, t), headline.lead(pinned, t)
else:
    title, lead = equal_budget.said(results, today, t)
place.html(html.head(title, t("compare.topic"), pills, t, lead))
if pinned:
    place.html(html.table(*figures.head(pinned, t), t, "abreast"))
pins.row(results, pinned, t)
if notes := headline.notes(pinned, t):
    place.html(html.lines(notes, t, "caveats"))

if len(pinned) > 1:
    figures.picture(pinned, "compared", t)
else:
    equal_budget.block(results, today, t)
if pinned:
    place.section("detail", t("compare.open_detail"), detail.block, pinned, t)
if len(pinned) > 1:
    name, show = t("compare.open_equal"), equal_budget.block
    place.section("equal", name, show, results, today, t, opened_by=["eq"])
place.section("saved", t("saved.open_section"), saved.block, results, t)
place.section("file", t("compare.file_head"), kept_file.block, results, t, opened_by=["rs"])
