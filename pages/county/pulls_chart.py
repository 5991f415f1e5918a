"""What lifts and drags a county against the median county."""

import math
from collections.abc import Sequence

from components.charts import theme
from components.charts.plot import Plot
from components.words.texts import Texts


def pulls(labels: Sequence[str], points: Sequence[float], hatched: bool, t: Texts) -> Plot:
    """Return diverging bars, best on top: points each element lifts or drags."""
    y = list(range(len(labels)))
    figure = theme.figure(34 * len(labels) + 46, bargap=0.42)
    figure.add_bar(
        x=[None if math.isnan(p) else round(p, 2) for p in points],
        y=y,
        orientation="h",
        marker={
            "color": [theme.RISE if p >= 0 else theme.FALL for p in points],
            "pattern": theme.hatched("/" if hatched else ""),
        },
        text=[t.delta(p) for p in points],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="skip",
    )
    known = [abs(p) for p in points if not math.isnan(p)]
    reach = max(known, default=1.0) * 1.45 + 0.2
    figure.add_vline(x=0, line={"color": theme.INK, "width": 1})
    figure.update_xaxes(**theme.axis(range=[-reach, reach], ticksuffix=t("common.point_suffix")))
    figure.update_yaxes(
        **theme.axis(
            range=[len(labels) - 0.5, -0.5], tickvals=y, ticktext=list(labels), showgrid=False
        )
    )
    return figure
