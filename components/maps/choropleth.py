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
    """Return the map of areas; `urls` give the counties and the stripes, `chosen` is outlined.

    `remark` stands inside the frame, so that a picture of the map carries it along.
    """
    counties_url, hatch_url = urls
    codes = [area.county.code for area in areas]
    figure = theme.figure(370 if phone else 460, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    steps = len(theme.BANDS) + 1
    colours = (theme.NO_DATA, *theme.BANDS)
    scale = [[(i + edge) / steps, colour] for i, colour in enumerate(colours) for edge in (0, 1)]
    figure.add_choropleth(
        geojson=counties_url,
        featureidkey=KEY,
        locations=codes,
        z=[0.5 if math.isnan(a.score) else theme.band(a.score) + 1.5 for a in areas],
        zmin=0,
        zmax=steps,
        colorscale=scale,
        showscale=False,
        marker={"line": {"color": theme.MUTED if not chosen else theme.PAGE, "width": 0.8}},
        text=[area.hover for area in areas],
        hoverinfo="text",
    )
    striped = [area.county.code for area in areas if area.hatched]
    if striped:
        _fill(figure, hatch_url, striped, theme.STRIPE, 0)
    if chosen:
        _fill(figure, counties_url, [chosen], theme.CLEAR, 2.4)
    _names(figure, areas, phone)
    if remark:
        figure.add_annotation(
            x=0, y=0, xref="paper", yref="paper", xanchor="left", yanchor="bottom", text=remark,
            showarrow=False, font={"size": 11 if phone else 12, "color": theme.MUTED},
        )  # fmt: skip
    figure.update_geos(
        visible=False,
        projection={"type": "mercator"},
        lonaxis={"range": list(theme.LON)},
        lataxis={"range": list(theme.LAT)},
        bgcolor=theme.PAGE,
    )
    return figure


def _fill(figure: Plot, url: str, codes: list[str], colour: str, line: float) -> None:
    """Add counties in one colour over the map, invisible to the pointer."""
    figure.add_choropleth(
        geojson=url,
        featureidkey=KEY,
        locations=codes,
        z=[0] * len(codes),
        colorscale=[[0, colour], [1, colour]],
        showscale=False,
        marker={"line": {"color": theme.INK, "width": line}},
        hoverinfo="skip",
    )


def _names(figure: Plot, areas: Sequence[Area], phone: bool) -> None:
    inks = [
        theme.INK
        if math.isnan(area.score) or area.hatched
        else theme.ON_BANDS[theme.band(area.score)]
        for area in areas
    ]
    figure.add_scattergeo(
        lon=[area.county.label_lon for area in areas],
        lat=[area.county.label_lat for area in areas],
        text=[area.label for area in areas],
        mode="text",
        textfont={"size": 10 if phone else 12, "color": inks, "family": theme.FONT},
        hoverinfo="skip",
    )
