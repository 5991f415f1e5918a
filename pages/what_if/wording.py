"""What the simulator says of its levers and of their effect: physical changes, elements, ranks."""

import math

import numpy as np

from components.widgets import costs
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.levers import Lever, Preset
from model.facts.panel import EVIDENCE
from model.facts.provenance import Figure, Quality
from model.results.results import Results
from model.spending.presets import transfer_share
from model.uncertainty import claims
from model.uncertainty.claims import mixed_quality
from model.what_if.scenario import Scenario

NOTHING = 1e-9  # points: rounding, not a part of a gain
VISIBLE = 0.5  # points: less is not drawn as a change
SEEN = 0.005  # a change smaller than this share of the scale is not listed


def lever_label(results: Results, lever: Lever, county: str, today: Scenario, t: Texts) -> str:
    """Return a lever's slider label: name, grade, share at which it works in the county."""
    panel = results.data.panel
    share = results.transfers(today)[t.catalog.levers.index(lever), panel.row(county)]
    return t("simulator.lever", name=t.of(lever.name), grade=lever.grade,
             share=t.percent(float(share)))  # fmt: skip


def group_label(results: Results, element: str, county: str, scenario: Scenario, t: Texts) -> str:
    """Return the heading of an element's levers: number, name, score now and after, flag."""
    impact = results.effect(scenario)
    row, k = impact.baseline.row(county), t.catalog.element_codes.index(element)
    definition = t.catalog.element(element)
    now, after = float(impact.baseline.elements[row, k]), float(impact.result.elements[row, k])
    scores = t.score(now) + (f" → {t.score(after)}" if after - now > VISIBLE else "")
    flag = (
        f" ⚑ {t('simulator.weakest')}"
        if element in may_be_weakest(results, county, scenario)
        else ""
    )
    glyph = t.glyph(mixed_quality(float(impact.baseline.evidence[row, k])))
    mark = "" if math.isnan(now) else f"{glyph} "
    return f"{definition.number} {t.of(definition.name)} · {mark}{scores}{flag}"


def may_be_weakest(results: Results, county: str, scenario: Scenario) -> tuple[str, ...]:
    """Return the elements that may be the lowest today, none where nothing is scored."""
    method = scenario.baseline()
    scores, known = results.scored(method.method), results.ranges(method.method)
    return claims.weakest(scores, known, county, results.data.catalog).elements


def value_lines(results: Results, county: str, scenario: Scenario, t: Texts) -> dict[str, str]:
    """Return by indicator set directly what it is set to here, and in how many counties."""
    panel = results.panel(scenario.method.real_only)
    lines = {}
    for code in dict.fromkeys(code for code, _, _ in scenario.values):
        cells = {c: value for i, c, value in scenario.values if i == code}
        indicator = t.catalog.indicator(code)
        unit = t.catalog.unit(indicator.unit)
        field = {"indicator": t.of(indicator.name), "n": len(cells)}
        if county not in cells:
            lines[code] = t("simulator.value_elsewhere", **field)
            continue
        now, after = panel.figure(county, code), t.number(cells[county], unit.decimals)
        today = t.number(now.value, unit.decimals) if now.quality else DASH
        glyph = t.glyph(now.quality) if now.quality else ""
        lines[code] = t("simulator.value_here", **field, glyph=glyph, now=today, after=after,
                        unit=t.of(unit.suffix))  # fmt: skip
    return lines


def settable(t: Texts) -> dict[str, str]:
    """Return the indicators that may be set directly: all but the one the product computes."""
    return {i.code: t.of(i.name) for i in t.catalog.indicators if i.code != EVIDENCE}


def settable_line(figure: Figure, county: str, t: Texts) -> str:
    """Return an indicator's value today and what it may be set to."""
    if figure.quality is None:
        return t("levers.expert_missing", county=t.county(county))
    indicator = t.catalog.indicator(figure.indicator)
    low, high = (t.plain(end) for end in indicator.plausible)
    return t("levers.expert_today", county=t.county(county), value=t.marked(figure), low=low,
             high=high, unit=t.unit(indicator.unit))  # fmt: skip


def physical_header(t: Texts) -> list[str]:
    """Return the column names of the physical changes."""
    return [t(f"simulator.physical_{c}") for c in ("what", "now", "after", "change")]


def physical(results: Results, county: str, scenario: Scenario, t: Texts) -> list[list[str]]:
    """Return what the levers move in its own unit, days first, then by share of scale moved."""
    panel, impact = results.panel(scenario.method.real_only), results.effect(scenario)
    row = panel.row(county)
    moved = []
    for j, indicator in enumerate(t.catalog.indicators):
        if not impact.moved[row, j]:
            continue
        figure = panel.figure(county, indicator.code)
        after = float(impact.values[row, j])
        scale = abs(after - figure.value) / abs(indicator.best - indicator.worst)
        order = (
            indicator.code != DELIVERY_DAYS,
            math.isnan(scale),
            -scale if scale == scale else 0.0,
        )
        moved.append((order, _physical_row(figure, after, t)))
    return [cells for _, cells in sorted(moved, key=lambda pair: pair[0])]


def _physical_row(figure: Figure, after: float, t: Texts) -> list[str]:
    indicator = t.catalog.indicator(figure.indicator)
    name_cell = t.of(indicator.name)
    if figure.quality is None:
        return [name_cell, DASH, DASH, t("simulator.no_value")]
    unit = t.catalog.unit(indicator.unit)
    decimals = max(unit.decimals, 1)
    suffix = t.of(unit.suffix)
    glyph = t.glyph(figure.quality)
    now_cell = f"{glyph} {t.number(figure.value, decimals)}{suffix}"
    if abs(after - figure.value) <= SEEN * abs(indicator.best - indicator.worst):
        is_full = abs(figure.value - indicator.best) < abs(indicator.best - indicator.worst) * SEEN
        return [name_cell, now_cell, now_cell,
                t("simulator.at_target") if is_full else t.delta(0.0, decimals)]  # fmt: skip
    after_cell = f"{t.glyph(Quality.ILLUSTRATIVE)} {t.number(after, decimals)}{suffix}"
    moved = round(after, decimals) - round(figure.value, decimals)
    change = t.change(moved, indicator.unit, decimals)
    return [name_cell, now_cell, after_cell, change]


def elements(
    results: Results, county: str, scenario: Scenario, t: Texts
) -> tuple[list[str], list[list[float]]]:
    """Return element names, and now, after and the peers' median as lists of scores."""
    impact = results.effect(scenario)
    row = impact.baseline.row(county)
    near = [impact.baseline.row(code) for code in results.geography.peers(county)]
    with np.errstate(all="ignore"):
        peers = [_middle(impact.baseline.elements[near, k]) for k in range(len(t.catalog.elements))]
    glyphs = [t.glyph(mixed_quality(float(share))) for share in impact.baseline.evidence[row]]
    labels = [
        f"{e.number} {t.of(e.short)} {glyph}"
        for e, glyph in zip(t.catalog.elements, glyphs, strict=True)
    ]
    return labels, [
        [float(v) for v in impact.baseline.elements[row]],
        [float(v) for v in impact.result.elements[row]],
        peers,
    ]


def _middle(values: np.ndarray) -> float:
    known = values[~np.isnan(values)]
    return float(np.median(known)) if len(known) else math.nan


def parts(
    results: Results, county: str, scenario: Scenario, t: Texts
) -> tuple[list[str], list[float]]:
    """Return the elements that carry the gain and their points, largest first."""
    impact = results.effect(scenario)
    points = impact.by_element[impact.baseline.row(county)]
    moved = [(float(p), t.of(e.short)) for p, e in zip(points, t.catalog.elements, strict=True)
             if abs(p) > NOTHING]  # fmt: skip
    moved.sort(key=lambda pair: -pair[0])
    return [label for _, label in moved], [p for p, _ in moved]


def rank_rows(
    results: Results, scenario: Scenario, t: Texts
) -> tuple[list[str], list[int], list[int]]:
    """Return county names with competition ranks now and after; withheld ones left out."""
    impact = results.effect(scenario)
    rows = [
        (t.of(unit.short), before, after)
        for unit in results.data.panel.counties
        if (before := impact.baseline.rank(unit.code)) is not None
        and (after := impact.result.rank(unit.code)) is not None
    ]
    return [r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows]


def preset_line(
    results: Results, preset: Preset, county: str, today: Scenario, t: Texts
) -> list[str]:
    """Return what a preset is, needs first and does not fix, and how far it carries over."""
    share = transfer_share(preset, results.presets.shares(county, today))
    lines = [
        t("simulator.preset_mechanism", text=t.of(preset.mechanism), place=t.of(preset.place)),
        t("simulator.preset_first", text=t.of(preset.first)),
        t("simulator.preset_limits", text=t.of(preset.limits)),
        t("simulator.preset_transfer", share=t.percent(share), county=t.county(county)),
        t("simulator.preset_source",
          sources=t.join([t.source(code) for code in preset.sources]) or t("simulator.assumption")),
    ]  # fmt: skip
    if preset.warning:
        lines.insert(0, t("simulator.preset_warning"))
    return lines


def caveats(results: Results, scenario: Scenario, t: Texts) -> list[str]:
    """Return what a what-if is not; what holds of one lever alone stands beside its slider."""
    count = costs.places(results, scenario)
    others = t("simulator.caveat_many", n=count) if count > 1 else t("simulator.caveat_others")
    return [" ".join([t("simulator.caveat_arithmetic"), others, t("simulator.caveat_income")])]


def weight_label(index: int, scenario: Scenario, t: Texts) -> str:
    """Return an element's weight slider label: number, name and its share of all points."""
    points = scenario.method.points(len(t.catalog.elements))
    element = t.catalog.elements[index]
    share = t.percent(points[index] / sum(points), 1)
    return f"{element.number} {t.of(element.short)} · {share}"
