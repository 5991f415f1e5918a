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


def skills() -> None:
    """Place what nobody publishes, as rules estimate it."""
    place.heading(*wording.skills_head(assumed, t), t)
    left, right = block.sides(order)
    with left:
        sections.skill(results, assumed, t)
    with right:
        sections.skills(results, assumed, t)


place.sections(
    {
        "skills": (t("talent.open_skills"), skills),
        "dilemma": (t("talent.open_dilemma"), lambda: sections.dilemma(results, known, t)),
        "areas": (t("talent.open_areas"), lambda: sections.areas(known, t)),
        "peers": (
            t("talent.open_peers"),
            lambda: block.beside_peers(results, list(known.values()), "talent", t),
        ),
    }
)
