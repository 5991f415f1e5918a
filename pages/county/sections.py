"""A county's elements beside its peers, and what lifts or drags it against the median county."""

import math
from collections.abc import Sequence

from components.charts import theme
from components.charts.plot import Plot
from components.session import state
from components.widgets import place
from components.words.texts import Texts
from model.results.results import Results
from model.score.method import Method
from pages.county import profile_chart, wording


def element_profile(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place the elements of a county against its peers and the median."""
    rows, name = wording.rows(results, county, method, t), t.county(county)
    place.heading(t("county.profile_head", county=name), "", t)
    figure = profile_chart.elements(
        rows, t("county.peer_tick"), t("common.median"), state.on_phone()
    )
    known = [row.label for row in rows if not math.isnan(row.value)]
    alt = t.join(known) or t("common.withheld")
    place.chart(figure, t("county.profile_alt", county=name, elements=alt), "profile")
    place.source(wording.peers(results, county, t), t)


def pulls(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place what lifts and drags a county, best first; the parts sum to the gap."""
    found = wording.pulls(results, county, method)
    labels = [t.of(t.catalog.elements[k].short) for k, _ in found]
    points = [points for _, points in found]
    place.heading(
        t("county.pulls_head", county=t.county(county), total=t.delta(sum(points))), "", t
    )
    alt = t("county.pulls_alt", best=labels[0], worst=labels[-1])
    place.chart(pulls_chart(labels, points, t), alt, "pulls")
    place.source(t("county.pulls_note"), t)


def pulls_chart(labels: Sequence[str], points: Sequence[float], t: Texts) -> Plot:
    """Return diverging bars, best on top: points each element lifts or drags."""
    y = list(range(len(labels)))
    figure = theme.figure(34 * len(labels) + 46, bargap=0.42)
    figure.add_bar(
        x=[round(p, 2) for p in points],
        y=y,
        orientation="h",
        marker={
            "color": [theme.RISE if p >= 0 else theme.FALL for p in points],
            "pattern": theme.hatched("/"),
        },
        text=[t.delta(p) for p in points],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="skip",
    )
    reach = max((abs(p) for p in points), default=1.0) * 1.45 + 0.2
    figure.add_vline(x=0, line={"color": theme.INK, "width": 1})
    figure.update_xaxes(**theme.axis(range=[-reach, reach], ticksuffix=t("common.point_suffix")))
    names = {"tickvals": y, "ticktext": list(labels), "showgrid": False}
    figure.update_yaxes(**theme.axis(range=[len(labels) - 0.5, -0.5], **names))
    return figure
