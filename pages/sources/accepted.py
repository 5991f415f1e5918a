"""The sets of county figures that stand for every reader: who answers for them, since when."""

from collections.abc import Callable

from components.session import state
from components.widgets import html, place, tables
from components.words.texts import Texts
from model.store.record import Review


def section(t: Texts) -> None:
    """Place the accepted sets, closed, where there are any."""
    if reviews := state.figures().base.reviews:
        place.section("accepted", t("accepted.title", n=len(reviews)), _show, reviews, t)


def _show(reviews: tuple[Review, ...], t: Texts) -> None:
    town = {one.code: one.county for one in state.results().data.network.townships}

    def counties(review: Review) -> str:
        supply = review.kept.supply
        told = [one.county for one in supply.figures]
        told += [town.get(one.township, "") for one in supply.stations]
        return t.join([t.county(code) for code in t.data.panel.codes if code in told])

    cells: dict[str, Callable[[Review], str]] = {
        t("accepted.office"): lambda review: review.kept.office,
        t("common.county"): counties,
        t("accepted.figures"): lambda review: t.number(len(review.kept.supply)),
        t("accepted.day"): lambda review: f"{review.decided:%Y-%m-%d}",
        t("accepted.reviewer"): lambda review: review.reviewer,
    }
    place.html(html.table(*tables.screen(reviews, cells), t, telling=(1, 2)))
    place.notes([t("accepted.note")], t)
