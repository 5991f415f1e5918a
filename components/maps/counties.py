"""The 31 counties as a choropleth of fixed classes; geometry travels once, by address."""

import math
from collections.abc import Sequence

from components import theme
from components.plot import Plot
from model.county import County

SMALL_KM2 = 5_900  # below this an English name does not fit its county
KEY = "properties.code"


def choropleth(
    counties: Sequence[County],
    scores: Sequence[float],
    labels: Sequence[str],
    hovers: Sequence[str],
    hatched: Sequence[bool],
    urls: tuple[str, str],
    chosen: str = "",
    phone: bool = False,
) -> Plot:
    """Return the map: class of each score, label and hover text, stripes where hatched.

    `scores` 0..100 choose the class, NaN is grey; `urls` are the addresses of the counties and
    of the stripes; `chosen` is outlined.
    """
    counties_url, hatch_url = urls
    codes = [c.code for c in counties]
    figure = theme.figure(370 if phone else 460, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    steps = len(theme.BANDS) + 1
    colours = (theme.NO_DATA, *theme.BANDS)
    scale = [[(i + edge) / steps, colour] for i, colour in enumerate(colours) for edge in (0, 1)]
    figure.add_choropleth(
        geojson=counties_url,
        featureidkey=KEY,
        locations=codes,
        z=[0.5 if math.isnan(s) else theme.band(s) + 1.5 for s in scores],
        zmin=0,
        zmax=steps,
        colorscale=scale,
        showscale=False,
        marker={"line": {"color": theme.MUTED if not chosen else theme.PAGE, "width": 0.8}},
        text=list(hovers),
        hoverinfo="text",
    )
    striped = [code for code, is_hatched in zip(codes, hatched, strict=True) if is_hatched]
    if striped:
        _fill(figure, hatch_url, striped, "rgba(81,97,109,.45)", 0)
    if chosen:
        _fill(figure, counties_url, [chosen], "rgba(0,0,0,0)", 2.4)
    _names(figure, counties, scores, labels, hatched, phone)
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


def _names(
    figure: Plot,
    counties: Sequence[County],
    scores: Sequence[float],
    labels: Sequence[str],
    hatched: Sequence[bool],
    phone: bool,
) -> None:
    inks = [
        theme.INK if math.isnan(s) or h else theme.ON_BANDS[theme.band(s)]
        for s, h in zip(scores, hatched, strict=True)
    ]
    figure.add_scattergeo(
        lon=[c.label_lon for c in counties],
        lat=[c.label_lat for c in counties],
        text=list(labels),
        mode="text",
        textfont={"size": 10 if phone else 12, "color": inks, "family": theme.FONT},
        hoverinfo="skip",
    )
