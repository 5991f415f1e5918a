"""The digital divide: reading and schooling, which are counted, beside paying, which is not."""

import pandas as pd

from components.charts.plot import Plot
from components.charts.scatter import Cross
from components.county_values import census, pairs
from components.county_values import chart as spread
from components.county_values.values import Spread
from components.words.texts import Texts
from model.facts import census as people
from model.facts.provenance import Quality
from model.results.results import Results
from model.uncertainty.claims import Finding
from pages.payment.wording import BESIDE, PROXY, USE, Figures, kind

READING = BESIDE[0]
ILLITERATE, AGED = "illiterate_15plus", "age_60plus_share"
MANY_ILLITERATE = 25.0  # one in four


def title(figures: Figures, t: Texts) -> str:
    """Return in how many counties more than one in four adults cannot read."""
    shown = figures[READING]
    count = people.beyond(shown.column, MANY_ILLITERATE, shown.better)
    found = Finding("divide", count, len(shown.entries), MANY_ILLITERATE)
    sentence = t(f"payment.divide_{kind(found)}", n=found.count, total=found.total,
                 value=t.number(MANY_ILLITERATE))  # fmt: skip
    return f"{t.glyph(Quality.OBSERVED)} {sentence}"


def note(figures: Figures, t: Texts) -> str:
    """Return how to read the chart, or why there is none."""
    use = figures[USE]
    if not use.known:
        return t("payment.divide_hidden")
    form = "assumed" if any(e.is_assumed for e in use.entries) else "known"
    return t(f"payment.divide_{form}", value=t.number(MANY_ILLITERATE))


def chart(results: Results, county: str, figures: Figures, phone: bool, t: Texts) -> Plot | None:
    """Return reading against paying, paying as ranges where nobody counts it; None without any."""
    use = figures[USE]
    if not use.known:
        return None
    return pairs.chart(results, (figures[READING], use), Cross(MANY_ILLITERATE), county, phone, t)


def notes(results: Results, figures: Figures, t: Texts) -> list[str]:
    """Return the sources, that the ranges prove nothing, and what illiteracy means for paying."""
    use, known = figures[USE], results.data.facts
    assumed = any(e.is_assumed for e in use.entries)
    persons = float(people.column(known, results.data.panel.codes, ILLITERATE).sum())
    total = len(results.data.panel.codes)
    people_line = t("payment.fact_illiterate", glyph=t.glyph(Quality.OBSERVED), total=total,
                    n=t.number(persons), year=census.YEAR)  # fmt: skip
    codes = list(dict.fromkeys([census.SOURCE, *use.sources]))
    rule = t("payment.divide_rule") if assumed else ""
    return spread.cited(codes, t, rule, people_line, spread.basis(use, t))


def frame(results: Results, figures: Figures, t: Texts) -> pd.DataFrame:
    """Return reading and paying of every county."""
    return pairs.frame(results, (figures[READING], figures[USE]), t)


def columns(results: Results, figures: Figures, t: Texts) -> list[Spread]:
    """Return what stands beside a county's peers: finance, reading, schooling, age, paying."""
    figure = results.data.facts.figure(AGED)
    aged = census.spread(results, AGED, (t.of(figure.name), t.of(figure.short)), figure.unit, t)
    counted = [figures[code] for code in (PROXY, *BESIDE)]
    return [*counted, aged, *([figures[USE]] if figures[USE].known else [])]
