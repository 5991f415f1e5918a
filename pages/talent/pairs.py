"""Two figures of the same counties set against each other."""

from components.charts import scatter
from components.charts.plot import Plot
from components.county_values import chart as spread
from components.county_values.values import Spread
from components.words.texts import Texts
from model.facts.provenance import QUALITIES, Quality

Pair = tuple[Spread, Spread]


def chart(pair: Pair, cross: scatter.Cross, county: str, phone: bool, t: Texts) -> Plot:
    """Return counties by two figures, other places as diamonds where both are known."""
    points = []
    for a, b in zip(pair[0].entries, pair[1].entries, strict=True):
        if a.quality and b.quality:
            lines = [f"{s.short} {s.told(e, t)}" for s, e in zip(pair, (a, b), strict=True)]
            hover = "<br>".join([t.county(a.county), *lines])
            at, worse = (a.value, b.value), max(a.quality, b.quality, key=QUALITIES.index)
            name = t.county_short(a.county)
            points.append(scatter.Point(a.county, name, *at, hover, worse))
    second = {mark.name: mark.value for mark in pair[1].marks if mark.quality}
    points += [
        scatter.Point(
            "", mark.name, mark.value, second[mark.name], mark.name, Quality.OBSERVED, True
        )
        for mark in pair[0].marks
        if mark.quality and mark.name in second
    ]
    titles = (spread.axis_title(pair[0], t), spread.axis_title(pair[1], t))
    return scatter.scatter(points, titles, cross, county, phone)
