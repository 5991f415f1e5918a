"""A chart as plain data: Plotly's own words, checked in tests and not on every rerun; pure.

Plotly validates each property as it is set, and every annotation again with each one added: 250
of 270 ms of a page. A `Plot` collects traces and layout with the same method names and hands them
over in one piece; the tests of every chart make the validated figure of it.
"""

from collections.abc import Callable
from typing import Any

from plotly.basedatatypes import BaseFigure

from components.words.texts import on_screen

Spec = dict[str, Any]
LISTS = {"annotation": "annotations", "shape": "shapes"}
AXES = {"xaxes": "xaxis", "yaxes": "yaxis", "geos": "geo"}


class Plot:
    """Traces and a layout, built with the method names of a Plotly figure."""

    def __init__(self, layout: Spec) -> None:
        self.traces: list[Spec] = []
        self.settings: Spec = layout

    def __getattr__(self, name: str) -> Callable[..., None]:
        """Return a method that takes Plotly's own keywords.

        `add_bar`, `add_scatter`, `add_choropleth`, ... add a trace, `add_annotation` and
        `add_shape` a text and a shape, `update_xaxes`, `update_yaxes`, `update_geos` change these.
        """
        verb, _, part = name.partition("_")

        def add(**properties: Any) -> None:  # noqa: ANN401  (plotly's own keywords)
            if part in LISTS:
                self.settings.setdefault(LISTS[part], []).append(properties)
            else:
                self.traces.append({"type": part, **properties})

        def update(**properties: Any) -> None:  # noqa: ANN401  (plotly's own keywords)
            self.settings[AXES[part]] = self.settings.get(AXES[part], {}) | properties

        if verb == "add":
            return add
        if verb == "update" and part in AXES:
            return update
        raise AttributeError(name)

    def add_vline(self, x: float, line: Spec) -> None:
        """Add a line over the whole height."""
        self.add_shape(type="line", x0=x, x1=x, y0=0, y1=1, yref="y domain", line=line)

    def add_hline(self, y: float, line: Spec) -> None:
        """Add a line over the whole width."""
        self.add_shape(type="line", y0=y, y1=y, x0=0, x1=1, xref="x domain", line=line)

    def update_layout(self, **properties: Any) -> None:  # noqa: ANN401  (plotly's own keywords)
        """Set properties of the layout."""
        self.settings.update(properties)

    @property
    def spec(self) -> Spec:
        """Return traces and layout as one dictionary; names and labels mark only what is real."""
        return {"data": self.traces, "layout": _in_sight(self.settings)}

    def drawn(self) -> "Drawn":
        """Return the figure to draw, its properties taken as they are."""
        return Drawn(self.spec)


def _in_sight(part: Any) -> Any:  # noqa: ANN401  (a piece of plotly's own words)
    """Return a piece of a layout, each text of it as it stands in sight."""
    if isinstance(part, str):
        return on_screen(part)
    if isinstance(part, dict):
        return {name: _in_sight(value) for name, value in part.items()}
    return [_in_sight(item) for item in part] if isinstance(part, list | tuple) else part


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
