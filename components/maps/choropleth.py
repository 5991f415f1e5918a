"""The 31 counties as a choropleth of fixed classes; geometry travels once, by address."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import theme
from components.charts.plot import Plot
from model.facts.places import County

SMALL_KM2 = 5_900  # below this an English name does not fit its county
KEY = "properties.code"


@dataclass(frozen=True, slots=True)
class Area:
    """A county on the map: score 0..100 for its class (NaN grey), label, hover, stripes."""

    county: County
    score: float
    label: str
    hover: str
    hatched: bool


def choropleth(
    areas: Sequence[Area],
    urls: tuple[str, str],
    chosen: str = "",
    phone: bool = False,
    remark: str = "",
) -> Plot:
    """Return the map of areas; `urls` are those of counties and stripes, `chosen` is outlined."""
    counties_url, hatch_url = urls
    figure = theme.figure(370 if phone else 460, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    steps = len(theme.BANDS) + 1
    colours = (theme.NO_DATA, *theme.BANDS)
    figure.add_choropleth(
        geojson=counties_url,
        featureidkey=KEY,
        locations=[area.county.code for area in areas],
        z=[0.5 if math.isnan(a.score) else theme.band(a.score) + 1.5 for a in areas],
        zmin=0,
        zmax=steps,
        colorscale=[[(i + end) / steps, c] for i, c in enumerate(colours) for end in (0, 1)],
        marker={"line": {"color": theme.PAGE if chosen else theme.MUTED, "width": 0.8}},
        text=[area.hover for area in areas],
        hoverinfo="text",
    )
    striped = [area.county.code for area in areas if area.hatched]
    for url, codes, colour, width in (
        (hatch_url, striped, theme.STRIPE, 0),
        (counties_url, [chosen] if chosen else [], theme.CLEAR, 2.4),
    ):
        if codes:  # over the map, invisible to the pointer
            figure.add_choropleth(
                geojson=url,
                featureidkey=KEY,
                locations=codes,
                z=[0] * len(codes),
                colorscale=[[0, colour], [1, colour]],
                marker={"line": {"color": theme.INK, "width": width}},
                hoverinfo="skip",
            )
    inks = [
        theme.INK if math.isnan(a.score) or a.hatched else theme.ON_BANDS[theme.band(a.score)]
        for a in areas
    ]
    size = 10 if phone else 12
    figure.add_scattergeo(
        lon=[area.county.label_lon for area in areas],
        lat=[area.county.label_lat for area in areas],
        text=[area.label for area in areas],
        mode="text",
        textfont={"size": size, "color": inks, "family": theme.FONT},
        hoverinfo="skip",
    )
    if remark:
        corner = {"x": 0, "y": 0, "xref": "paper", "yref": "paper"}
        font = {"size": 11 if phone else 12, "color": theme.MUTED}
        anchor = {"xanchor": "left", "yanchor": "bottom"}
        figure.add_annotation(text=remark, font=font, **corner, **anchor)
    figure.update_geos(
        visible=False,
        projection={"type": "mercator"},
        lonaxis={"range": list(theme.LON)},
        lataxis={"range": list(theme.LAT)},
        bgcolor=theme.PAGE,
    )
    return figure
