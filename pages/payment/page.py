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

place.heading(t("payment.known_head"), "", t)
left, right = block.sides(order)
with left:
    sections.proxy(results, figures, t)
with right:
    sections.published(results, t)
    sections.index(results, figures, t)


def estimates() -> None:
    """Place what nobody publishes, as rules estimate it, and how many cannot read."""
    left, right = block.sides(order)
    with left:
        sections.estimate(results, figures, t)
    with right:
        sections.reading(results, t)


assumed = t("payment.assumed_head_real" if method.real_only else "payment.assumed_head")
beside = wording.beside(results, figures, t)
place.sections(
    {
        "estimates": (assumed, estimates),
        "peers": (
            t("payment.open_peers"),
            lambda: block.beside_peers(results, beside, "payment", t),
        ),
    }
)
