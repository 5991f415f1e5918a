"""Who can pay, take payment and borrow, and how much of that is known?"""

from components.county_values import block
from components.session import state
from components.widgets import place
from pages.payment import sections, wording

results, method, t = state.results(), state.method(), state.text()
figures = wording.figures(results, method, t)

sections.head(results, figures, t)
order = block.choose(results, t)
sections.whole(results, figures, t)

left, right = block.sides(order)
with left:
    sections.proxy(results, figures, t)
with right:
    sections.published(results, t)

assumed = t("payment.assumed_head_real" if method.real_only else "payment.assumed_head")
beside = wording.beside(results, figures, t)
place.section("estimates", assumed, sections.estimates, results, figures, t)
place.section("index", t("payment.open_index"), sections.index, results, figures, t)
place.section("peers", t("payment.open_peers"), block.beside_peers, results, beside, "payment", t)
