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

beside = list(known.values())
place.section("skills", t("talent.open_skills"), sections.skills, results, assumed, t)
place.section("dilemma", t("talent.open_dilemma"), sections.dilemma, results, known, t)
place.section("areas", t("talent.open_areas"), sections.areas, known, t)
place.section("peers", t("talent.open_peers"), block.beside_peers, results, beside, "talent", t)
