"""What is known of each element, where nothing is scored."""

from components.charts import rows, theme
from components.widgets import place
from components.words.texts import Texts
from model.results.results import Results
from model.score.method import Method


def coverage(results: Results, method: Method, t: Texts, county: str = "") -> None:
    """Place what is known of each element, of a county or on average, where nothing is scored."""
    scores, half = results.scored(method), t.catalog.method.min_element
    known = scores.coverage[scores.row(county)] if county else scores.coverage.mean(axis=0)
    reached = int((known >= half).sum())
    key = "spread.coverage_title_some" if reached else "spread.coverage_title"
    labels = [t.of(element.name) for element in t.catalog.elements]
    figure = theme.figure(34 * len(labels) + 40, bargap=0.45)
    figure.add_bar(
        x=[round(100 * share, 1) for share in known.tolist()],
        y=list(range(len(labels))),
        orientation="h",
        marker={"color": theme.PALE, "line": {"color": theme.ACCENT, "width": 1}},
        text=[f"{100 * share:.0f}%" for share in known.tolist()],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="skip",
    )
    figure.add_vline(100 * half, theme.DOTTED | {"color": theme.INK, "width": 1.5})
    figure.update_xaxes(range=[0, 100], ticksuffix="%")
    rows.write_names(figure, labels)
    place.heading(t(key, n=reached), "", t)
    place.chart(figure, t(key, n=reached), "coverage")
    place.notes([t("spread.coverage_note_county" if county else "spread.coverage_note")], t)
