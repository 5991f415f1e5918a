"""Same money: where does it do most?"""

import streamlit as st

from components import budgeting, markup, provenance, reader, show
from components.stories import budget as story

t, method = reader.text(), reader.method()
asked = budgeting.question(method, t)
pills = provenance.pill(method, t)

if not story.can_spend(asked.ask):
    show.html(
        markup.head(t("budget.topic"), t("budget.menu"), pills, t, story.withheld(asked.ask, t))
    )
    budgeting.choose(asked, t)
else:
    title = story.title(asked.ask, asked.budget, t)
    show.html(markup.head(title, t("budget.topic"), pills, t))
    budgeting.choose(asked, t)
    show.html(markup.cards(story.cards(asked.ask, asked.budget, t), t))
    show.html(markup.lines(story.caveats(asked.ask, t), t, "caveats"))
    left, right = st.columns([1.25, 1], gap="medium")
    with left:
        budgeting.plan(asked, t)
        budgeting.levers(asked, t)
    with right:
        budgeting.curve(asked, t)
        budgeting.further(asked, t)
