"""A chart as plain data: Plotly's own words, checked in tests and not on every rerun; pure.

Plotly validates each property as it is set, and every annotation again with each one added: 250
of 270 ms of a page. A `Plot` collects traces and layout with the same method names and hands them
over in one piece; `Plot.checked()` is the validated figure, used by the tests of every chart.
"""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
from plotly.basedatatypes import BaseFigure

Spec = dict[str, Any]


class Plot:
    """Traces and a layout, built with the method names of a Plotly figure."""

    def __init__(self, layout: Spec) -> None:
        self.traces: list[Spec] = []
        self.settings: Spec = layout

    def __getattr__(self, name: str) -> Callable[..., Spec]:
        """Return a method that adds a trace: `add_bar`, `add_scatter`, `add_choropleth`, …"""
        if not name.startswith("add_"):
            raise AttributeError(name)
        kind = name.removeprefix("add_")

        def add(**properties: Any) -> Spec:  # noqa: ANN401  (plotly's own keywords)
            trace = {"type": kind, **properties}
            self.traces.append(trace)
            return trace

        return add

    def add_annotation(self, **properties: Any) -> None:  # noqa: ANN401  (plotly's own keywords)
        """Add a text to the figure."""
        self.settings.setdefault("annotations", []).append(properties)

    def add_shape(self, **properties: Any) -> None:  # noqa: ANN401  (plotly's own keywords)
        """Add a shape to the figure."""
        self.settings.setdefault("shapes", []).append(properties)

    def add_vline(self, x: float, line: Spec, axis: str = "") -> None:
        """Add a line over the whole height; `axis` is the number of a second panel."""
        ends = {"x0": x, "x1": x, "xref": f"x{axis}", "y0": 0, "y1": 1, "yref": f"y{axis} domain"}
        self.add_shape(type="line", line=line, **ends)

    def add_hline(self, y: float, line: Spec) -> None:
        """Add a line over the whole width."""
        self.add_shape(type="line", y0=y, y1=y, x0=0, x1=1, xref="x domain", line=line)

    def update_layout(self, **properties: Any) -> None:  # noqa: ANN401  (plotly's own keywords)
        """Set properties of the layout."""
        self.settings.update(properties)

    def update_xaxes(self, **properties: Any) -> None:  # noqa: ANN401  (plotly's own keywords)
        """Set properties of the x axis."""
        self.settings["xaxis"] = self.settings.get("xaxis", {}) | properties

    def update_yaxes(self, **properties: Any) -> None:  # noqa: ANN401  (plotly's own keywords)
        """Set properties of the y axis."""
        self.settings["yaxis"] = self.settings.get("yaxis", {}) | properties

    def update_geos(self, **properties: Any) -> None:  # noqa: ANN401  (plotly's own keywords)
        """Set properties of the map."""
        self.settings["geo"] = self.settings.get("geo", {}) | properties

    @property
    def spec(self) -> Spec:
        """Return traces and layout as one dictionary."""
        return {"data": self.traces, "layout": self.settings}

    def drawn(self) -> "Drawn":
        """Return the figure to draw, its properties taken as they are."""
        return Drawn(self.spec)

    def checked(self) -> go.Figure:
        """Return the figure with every property validated; ValueError names a wrong one."""
        return go.Figure(self.spec)


class Drawn(BaseFigure):  # type: ignore[misc]  # plotly has no types
    """A figure that is its own dictionary: Streamlit asks a figure for no more than that.

    Built without the figure's constructor, which would copy the whole specification twice.
    """

    def __init__(self, spec: Spec) -> None:
        object.__setattr__(self, "spec", spec)

    def to_dict(self) -> Spec:
        """Return traces and layout."""
        spec: Spec = object.__getattribute__(self, "spec")
        return spec
