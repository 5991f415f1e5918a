"""What the method page says of each indicator: goalposts, weight, and what fills a gap."""

import numpy as np
import pandas as pd

from components.widgets.html import Entry
from components.words.texts import Texts
from model.facts.catalog import EstimateRule, Indicator
from model.facts.panel import EVIDENCE
from model.facts.provenance import MISSING, QUALITIES
from model.results.results import Results

CORE = 2
ESTIMATE = (
    r"x = a + b \cdot \overline{\pm z}, \qquad "
    r"x_{\mathrm{low,\,high}} = x \mp h \cdot \left|x_1 - x_0\right|"
)


def bound(value: float, indicator: Indicator, t: Texts) -> str:
    """Return a goalpost with its unit, with as many decimals as it has."""
    return f"{plain(value)}{t.unit(indicator.unit)}"


def plain(value: float) -> str:
    """Return a number as it stands in the file, without needless zeros."""
    return f"{value:,.3f}".rstrip("0").rstrip(".")


def indicators_title(results: Results, element: str, t: Texts) -> str:
    """Return how many indicators an element has, and how many have real figures."""
    members = t.catalog.members(element)
    real = np.any(results.data.panel.is_evidence(), axis=0).tolist()
    known = sum(real[t.catalog.column(i.code)] for i in members)
    return t("method.indicators_title", element=t.element(element), n=len(members), known=known)


def indicators(results: Results, element: str, t: Texts) -> list[Entry]:
    """Return an entry an indicator: definition, goalposts with reason, weight, rule."""
    entries = []
    for one in t.catalog.members(element):
        first, *others = _words(results, one, t).items()
        ends = (t("method.goalposts"), t("method.goalposts_value", **_ends(one, t)))
        entries.append(Entry(t.of(one.name), one.code, [first, ends, *others]))
    return entries


def _words(results: Results, indicator: Indicator, t: Texts) -> dict[str, str]:
    """Return all that is said of an indicator beside its numbers, by heading."""
    return {
        t("method.definition"): t.of(indicator.definition),
        t("method.reason"): t.of(indicator.goalposts),
        t("method.weight"): _weight(indicator, t),
        t("method.quality"): _quality(results, indicator, t),
        t("method.rule"): rule(indicator, t),
        t("method.collected"): t.of(indicator.collected),
    }


def _ends(indicator: Indicator, t: Texts) -> dict[str, str]:
    return {
        "worst": bound(indicator.worst, indicator, t),
        "best": bound(indicator.best, indicator, t),
        "direction": t(f"method.direction_{'up' if indicator.direction > 0 else 'down'}"),
    }


def _weight(indicator: Indicator, t: Texts) -> str:
    table = t.catalog.weights[t.catalog.column(indicator.code)]
    kind = "core" if indicator.weight >= CORE else "other"
    words = t("method.weight_value", share=t.percent(float(table.max())), kind=t(f"method.{kind}"))
    declared = t("method.self_declared")
    return t.join([words, declared]) if indicator.self_declared else words


def _quality(results: Results, indicator: Indicator, t: Texts) -> str:
    panel = results.data.panel
    column = panel.quality[:, panel.indicators.index(indicator.code)]
    parts = []
    for code in sorted(set(column.tolist()), key=lambda c: c if c != MISSING else len(QUALITIES)):
        quality = QUALITIES[code] if code != MISSING else None
        parts.append(
            t(
                "method.quality_part",
                glyph=t.glyph(quality),
                word=t.quality(quality),
                n=int((column == code).sum()),
            )
        )
    return t("method.quality_counts", parts=t.join(parts))


def rule(indicator: Indicator, t: Texts) -> str:
    """Return what stands in for a missing figure of an indicator: the whole rule, in words."""
    found = t.catalog.estimate(indicator.code)
    if found:
        return _estimate(found, indicator, t)
    if indicator.code == EVIDENCE:
        return t("method.rule_evidence", n=len(t.catalog.indicators) - 1)
    return t("method.rule_none")


def _estimate(found: EstimateRule, indicator: Indicator, t: Texts) -> str:
    covariates = {c.code: t.of(c.name) for c in t.catalog.covariates}
    parts = [
        t("method.covariate_up" if sign > 0 else "method.covariate_down", name=covariates[code])
        for code, sign in found.covariates
    ]
    half = found.half_width * abs(indicator.best - indicator.worst)
    return t(
        "method.rule_value",
        anchor=bound(found.anchor, indicator, t),
        spread=_step(found.spread, indicator, t),
        covariates=t.join(parts),
        half=_step(half, indicator, t),
        basis=t.of(found.basis),
    )


def _step(value: float, indicator: Indicator, t: Texts) -> str:
    """Return a difference with its unit; between two percentages it is percentage points."""
    if indicator.unit.startswith("percent") and indicator.unit != "percentile":
        return t("method.points_pct", n=plain(value))
    return bound(value, indicator, t)


def indicator_frame(results: Results, t: Texts) -> pd.DataFrame:
    """Return all indicators as a table, for reading in one go and for download."""
    return pd.DataFrame(
        [
            {
                t("common.element"): t.element_short(one.element),
                t("common.indicator"): t.of(one.name),
                t("method.code"): one.code,
                t("common.unit"): t.unit(one.unit).strip(),
                t("method.direction"): _ends(one, t)["direction"],
                t("method.worst"): one.worst,
                t("method.best"): one.best,
                **_words(results, one, t),
                t("method.sources"): cites(one.sources, t),
            }
            for one in t.catalog.indicators
        ]
    )


def cites(sources: tuple[str, ...], t: Texts) -> str:
    """Return the citations of some sources in one line."""
    return ("；" if t.language == "zh" else "; ").join(t.cite(code) for code in sources)
