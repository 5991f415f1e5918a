"""A county's elements beside its peers, and what lifts or drags it."""

import math

from components.charts import profile
from components.session import state
from components.widgets import place
from components.words.texts import Texts
from pages.county import pulls_chart


def element_profile(rows: list[profile.Row], name: str, t: Texts) -> None:
    """Place the elements of a county against its peers and the median."""
    place.heading(t("county.profile_head", county=name), "", t)
    figure = profile.elements(rows, t("county.peer_tick"), t("common.median"), state.on_phone())
    known = [row for row in rows if not math.isnan(row.value)]
    alt = t.join([row.label for row in known]) or t("common.withheld")
    place.chart(figure, t("county.profile_alt", county=name, elements=alt), "profile")


def pulls(labels: list[str], points: list[float], total: float, name: str, t: Texts) -> None:
    """Place what lifts and drags a county against the median county; parts sum to the gap."""
    place.heading(t("county.pulls_head", county=name, total=t.delta(total)), "", t)
    alt = t("county.pulls_alt", best=labels[0], worst=labels[-1])
    place.chart(pulls_chart.pulls(labels, points, True, t), alt, "pulls")
    place.source(t("county.pulls_note"), t)
