"""What should this county do first, and what does a target cost at least?"""

import streamlit as st

from components import advice_panels as parts
from components import controls, markup, panels, provenance, reader, show
from components.stories import advice as story

t, scenario, county = reader.text(), reader.scenario(), reader.home()

order = reader.view().choice("ao")
pills = provenance.pill(reader.method(), t)
lead = story.lead(county, scenario, order, t)
show.html(markup.head(story.title(county, scenario, t), t("advice.topic"), pills, t, lead))
box, choose = st.columns([1, 2])
with box:
    controls.county_select(t, labelled=False)

if story.has_advice(county, scenario):
    with choose:
        controls.choice("ao", t("advice.order"), story.orders(t))
    parts.next_steps(county, scenario, order, t)
    parts.least_cost(county, scenario, t)
    parts.all_levers(county, scenario, order, t)
else:
    panels.page_link("sources", t("robustness.fill"))
