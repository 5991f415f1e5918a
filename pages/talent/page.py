"""Who is there to do it, how schooled are they, and who moves in?"""

from components.county_values import block, chart
from components.session import state
from components.session.link import CHOICES
from components.widgets import place
from pages.talent import sections, wording

results, method, t = state.results(), state.method(), state.text()
known = wording.measures(results, t)
assumed = chart.of_indicators(results, CHOICES["est"], method, t)

sections.head(results, known, t)
order = block.choose(results, t)
sections.county(known, t)

left, right = block.sides(order)
with left:
    chosen = sections.measure(results, known, t)
with right:
    sections.pair(results, known, chosen, t)

sections.dilemma(results, known, t)
block.beside_peers(results, list(known.values()), "talent", t)
sections.areas(known, t)

place.heading(*wording.skills_head(assumed, t), t)
left, right = block.sides(order)
with left:
    sections.skill(results, assumed, t)
with right:
    sections.skills(results, assumed, t)
