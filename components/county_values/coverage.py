"""What is known of each element, where nothing is scored."""

from components.charts import profile
from components.widgets import place
from components.words.texts import Texts
from model.results.results import Results
from model.score.method import Method


def coverage(results: Results, method: Method, t: Texts, county: str = "") -> None:
    """Place what is known of each element, of a county or on average, where nothing is scored."""
    scores = results.scored(method)
    known = scores.coverage[scores.row(county)] if county else scores.coverage.mean(axis=0)
    shares = [float(share) for share in known]
    half = t.catalog.method.min_element
    reached = sum(share >= half for share in shares)
    key = "overview.coverage_title_some" if reached else "overview.coverage_title"
    place.heading(t(key, n=reached), "", t)
    labels = [t.of(element.name) for element in t.catalog.elements]
    alt = t(key, n=reached)
    place.chart(profile.coverage(labels, shares, half), alt, "coverage")
    place.source(t("county.coverage_note" if county else "overview.coverage_note"), t)
