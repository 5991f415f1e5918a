"""The 31 counties as a choropleth of fixed classes; geometry travels once, by address."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from components.charts import theme
from components.charts.plot import Plot
from components.maps import view
from model.facts.places import County

SMALL_KM2 = 5_900  # below this an English name does not fit its county
KEY = "properties.code"
# Where a callout stands, clear of all counties: in the south-west or the south-east, in degrees.
CALLOUTS, MIDDLE, LEADER = ((98.2, 29.0), (103.4, 29.2)), 101.2, (0.25, 0.85)
# The middle of the map in Mercator; Plotly would take the mean of the latitudes, 4 px beside it.
CENTRE = view.fit(view.REGION, 1, 1, margin=0)
# Its rows are evenly spaced in Mercator and its frame is the map's own.
RELIEF = {"xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5, "sizex": 1, "sizey": 1}
RELIEF |= {"xanchor": "center", "yanchor": "middle", "sizing": "contain"}
RELIEF |= {"layer": "below", "opacity": 0.5}

Name = tuple[float, float, str]  # lon, lat, text


@dataclass(frozen=True, slots=True)
class Area:
    """A county on the map: score 0..100 for its class (NaN grey), label, hover, stripes.

    `kind` is a colour that takes the place of the class's; the label `is_tight` where it is small.
    """

    county: County
    score: float
    label: str
    hover: str
    hatched: bool
    kind: str = ""
    is_tight: bool = False

    @property
    def place(self) -> Name:
        """Return its label with its place."""
        return self.county.label_lon, self.county.label_lat, self.label

    @property
    def fill(self) -> str:
        """Return the colour of its kind or class."""
        return self.kind or theme.band_colour(self.score)

    @property
    def ink(self) -> str:
        """Return the colour of its label."""
        is_pale = self.kind or self.hatched or math.isnan(self.score)
        return theme.INK if is_pale else theme.ON_BANDS[theme.band(self.score)]


@dataclass(frozen=True, slots=True)
class Setting:
    """What lies around the areas: addresses of prefectures and relief, and neighbours' names.

    `callout` is what is written beside the map of the chosen county.
    """

    prefectures: str
    relief: str
    names: Sequence[Name] = ()
    callout: str = ""


def height(phone: bool) -> int:
    """Return the height of the map in pixels."""
    return 370 if phone else 460


def choropleth(
    areas: Sequence[Area],
    urls: tuple[str, str],
    chosen: str = "",
    phone: bool = False,
    remark: str = "",
    setting: Setting | None = None,
) -> Plot:
    """Return the map of areas; `urls` are those of counties and stripes, `chosen` is outlined."""
    counties_url, hatch_url = urls
    figure = theme.figure(height(phone), margin={"l": 0, "r": 0, "t": 0, "b": 0})
    fills = list(dict.fromkeys(area.fill for area in areas))
    figure.add_choropleth(
        geojson=counties_url,
        featureidkey=KEY,
        locations=[area.county.code for area in areas],
        z=[fills.index(area.fill) + 0.5 for area in areas],
        zmin=0,
        zmax=len(fills),
        colorscale=[[(i + end) / len(fills), c] for i, c in enumerate(fills) for end in (0, 1)],
        marker={"line": {"color": theme.PAGE if setting or chosen else theme.MUTED, "width": 0.8}},
        text=[area.hover for area in areas],
        hoverinfo="text",
    )
    striped = [area.county.code for area in areas if area.hatched]
    shapes = [(hatch_url, striped, theme.STRIPE, theme.INK, 0.0)]
    if setting:
        own = list(dict.fromkeys(area.county.prefecture for area in areas))
        shapes.append((setting.prefectures, own, theme.CLEAR, theme.MUTED, 1.4))
    shapes.append((counties_url, [chosen] if chosen else [], theme.CLEAR, theme.INK, 2.4))
    for url, codes, fill, line, width in shapes:
        if codes:  # over the map, invisible to the pointer
            figure.add_choropleth(
                geojson=url,
                featureidkey=KEY,
                locations=codes,
                z=[0] * len(codes),
                colorscale=[[0, fill], [1, fill]],
                marker={"line": {"color": line, "width": width}},
                hoverinfo="skip",
            )
    size = 10 if phone else 12
    sizes = [10 if area.is_tight else size for area in areas]
    _write(figure, [area.place for area in areas], sizes, [area.ink for area in areas])
    if setting:
        figure.update_layout(images=[RELIEF | {"source": setting.relief}])
        _write(figure, setting.names, size, [theme.MUTED] * len(setting.names))
        for area in areas:
            if area.county.code == chosen and setting.callout:
                _call_out(figure, area.county, setting.callout, size + 1)
    if remark:
        corner = {"x": 1, "y": 0, "xref": "paper", "yref": "paper"}
        font = {"size": 11 if phone else 12, "color": theme.MUTED}
        anchor = {"xanchor": "right", "yanchor": "bottom", "align": "right"}
        figure.add_annotation(text=remark, font=font, **corner, **anchor)
    figure.update_geos(
        visible=False,
        projection={"type": "mercator"},
        lonaxis={"range": list(theme.LON)},
        lataxis={"range": list(theme.LAT)},
        center={"lon": CENTRE.lon, "lat": CENTRE.lat},
        bgcolor=theme.CLEAR,
    )
    return figure


def _write(figure: Plot, names: Sequence[Name], size: int | list[int], inks: list[str]) -> None:
    """Write names at their places."""
    figure.add_scattergeo(
        lon=[lon for lon, _, _ in names],
        lat=[lat for _, lat, _ in names],
        text=[text for *_, text in names],
        mode="text",
        textfont={"size": size, "color": inks, "family": theme.FONT},
        hoverinfo="skip",
    )


def _call_out(figure: Plot, county: County, words: str, size: int) -> None:
    """Write words in the nearer clear corner, with a line most of the way to the county's label."""
    lon, lat = CALLOUTS[county.label_lon > MIDDLE]
    _write(figure, [(lon, lat, words)], size, [theme.INK])
    figure.add_scattergeo(
        lon=[lon + share * (county.label_lon - lon) for share in LEADER],
        lat=[lat + share * (county.label_lat - lat) for share in LEADER],
        mode="lines",
        line={"color": theme.INK, "width": 1},
        hoverinfo="skip",
    )
