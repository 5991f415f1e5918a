"""What the method page says of each indicator: goalposts, weight, and what fills a gap."""

import pandas as pd

from components.widgets import controls, html, place
from components.widgets.html import Entry
from components.words.texts import Texts
from model.facts.catalog import Indicator
from model.facts.estimate import CLIP_Z
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


def show(results: Results, t: Texts) -> None:
    """Choose an element; place a card an indicator, and how gaps are filled."""
    names = {code: t.element(code) for code in t.catalog.element_codes}
    element = controls.focus_select(list(names), names, t, t("method.element_pick"))
    place.html(html.entries(indicators(results, element, t), t))
    place.notes([t("method.indicators_note")], t)
    place.heading(t("method.estimate_title", n=len(t.catalog.estimates)), "", t)
    place.formula(ESTIMATE)
    place.html(html.lines([t("method.estimate_text", clip=plain(CLIP_Z))], t))


def indicators(results: Results, element: str, t: Texts) -> list[Entry]:
    """Return an entry an indicator: definition, goalposts with reason, weight, rule."""
    entries = []
    for one in t.catalog.members(element):
        ends = {"worst": bound(one.worst, one, t), "best": bound(one.best, one, t)}
        goals = t("method.goalposts_value", direction=_direction(one, t), **ends)
        entries.append(Entry(t.of(one.name), goals, list(_words(results, one, t).items())))
    return entries


def _direction(indicator: Indicator, t: Texts) -> str:
    return t("method.direction_up" if indicator.direction > 0 else "method.direction_down")


def _words(results: Results, indicator: Indicator, t: Texts) -> dict[str, str]:
    """Return all that is said of an indicator beside its numbers, by heading."""
    kind = t("method.core" if indicator.weight >= CORE else "method.other")
    share = float(t.catalog.weights[t.catalog.column(indicator.code)].max())
    weight = t("method.weight_value", share=t.percent(share), kind=kind)
    declared = t("method.self_declared")
    qualities = results.data.panel.quality[:, t.catalog.column(indicator.code)].tolist()
    parts = [
        t("method.quality_part", glyph=t.glyph(kind), word=t.quality(kind), n=n)
        for kind in (*QUALITIES, None)
        if (n := qualities.count(MISSING if kind is None else kind.rank))
    ]
    return {
        t("method.definition"): t.of(indicator.definition),
        t("method.reason"): t.of(indicator.goalposts),
        t("method.weight"): t.join([weight, declared] if indicator.self_declared else [weight]),
        t("method.quality"): t("method.quality_counts", parts=t.join(parts)),
        t("method.rule"): rule(indicator, t),
        t("method.collected"): t.of(indicator.collected),
    }


def rule(indicator: Indicator, t: Texts) -> str:
    """Return what stands in for a missing figure of an indicator: the whole rule, in words."""
    estimate = t.catalog.estimate(indicator.code)
    if estimate:
        names = {c.code: t.of(c.name) for c in t.catalog.covariates}
        parts = [
            t("method.covariate_up" if sign > 0 else "method.covariate_down", name=names[code])
            for code, sign in estimate.covariates
        ]
        half = estimate.half_width * abs(indicator.best - indicator.worst)
        fields = {
            "anchor": bound(estimate.anchor, indicator, t),
            "spread": _step(estimate.spread, indicator, t),
            "half": _step(half, indicator, t),
        }
        basis, covariates = t.of(estimate.basis), t.join(parts)
        return t("method.rule_value", basis=basis, covariates=covariates, **fields)
    if indicator.code == EVIDENCE:
        return t("method.rule_evidence", n=len(t.catalog.indicators) - 1)
    return t("method.rule_none")


def _step(value: float, indicator: Indicator, t: Texts) -> str:
    """Return a difference with its unit; between two percentages it is percentage points."""
    if indicator.unit.startswith("percent") and indicator.unit != "percentile":
        return t("method.points_pct", n=plain(value))
    return bound(value, indicator, t)


def indicator_frame(results: Results, t: Texts) -> pd.DataFrame:
    """Return all indicators with their codes as a table, for reading in one go and for download."""
    return pd.DataFrame(
        {
            t("common.element"): t.element_short(one.element),
            t("common.indicator"): t.of(one.name),
            t("method.code"): one.code,
            t("common.unit"): t.unit(one.unit).strip(),
            t("method.direction"): _direction(one, t),
            t("method.worst"): one.worst,
            t("method.best"): one.best,
            **_words(results, one, t),
            t("method.sources"): cites(one.sources, t),
        }
        for one in t.catalog.indicators
    )


def cites(sources: tuple[str, ...], t: Texts) -> str:
    """Return the citations of some sources in one line."""
    return ("；" if t.language == "zh" else "; ").join(t.cite(code) for code in sources)
