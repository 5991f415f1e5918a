"""What the simulator says: physical changes first, then score, rank and parts of the gain."""

import math

import numpy as np

from components import runtime
from components.markup import Card
from components.stories.county import name
from components.text import DASH, Texts
from model import claims
from model.claims import mixed_quality
from model.levers import Lever, Preset
from model.provenance import Figure, Quality
from model.scenario import Scenario

DAYS = "delivery_days"
NOTHING = 1e-9  # points: rounding, not a part of a gain
VISIBLE = 0.5  # points: less is not drawn as a change
SEEN = 0.005  # a change smaller than this share of the scale is not listed


def title(county: str, scenario: Scenario, t: Texts) -> str:
    """Return now -> after: days to the village first, then the score; a dash where withheld."""
    impact = runtime.effect(scenario)
    row = impact.baseline.row(county)
    days = runtime.panel(scenario.real_only).figure(county, DAYS)
    now, after = float(impact.baseline.index[row]), float(impact.result.index[row])
    fields = {
        "county": name(county, t),
        "days": t.number(days.value, 1),
        "days_glyph": t.glyph(days.quality),
        "score": t.score(now, 1),
        "glyph": t.glyph(mixed_quality(float(impact.baseline.evidence_all[row]))),
    }
    if math.isnan(now):
        return t("simulator.title_withheld", county=fields["county"])
    if not scenario.is_what_if:
        return t("simulator.title_start", **fields)
    changed = float(impact.values[row, t.catalog.column(DAYS)])
    return t("simulator.title", **fields, days_after=t.number(changed, 1),
             after=t.score(after, 1), gain=t.delta(_printed(after) - _printed(now)))  # fmt: skip


def cards(county: str, scenario: Scenario, t: Texts) -> list[Card]:
    """Return now, after, how sure the gain is, and how much of it is only declared."""
    impact = runtime.effect(scenario)
    known = runtime.ranges(scenario.baseline())
    row = impact.baseline.row(county)
    now = float(impact.baseline.index[row])
    if math.isnan(now):
        blank = t("common.withheld")
        return [Card(t("simulator.card_now"), DASH, "", blank),
                Card(t("simulator.card_after"), DASH, "", blank)]  # fmt: skip
    glyph = t.glyph(mixed_quality(float(impact.baseline.evidence_all[row])))
    low, _, high = known.index[row]
    ranks = known.rank[row]
    made = [
        Card(f"{t('simulator.card_now')} {glyph}", t.score(now, 1), "",
             t("simulator.card_note", span=t.range(low, high),
               rank=t("common.rank", rank=impact.baseline.rank(county), low=round(ranks[0]),
                      high=round(ranks[2]))))
    ]  # fmt: skip
    gain = runtime.gain(scenario, county) if scenario.is_what_if else None
    if gain is None:
        return [*made, Card(t("simulator.card_after"), DASH, "", t("simulator.no_lever"))]
    after = float(impact.result.index[row])
    delta = _printed(after) - _printed(now)
    made.append(
        Card(f"{t('simulator.card_after')} {glyph}", t.score(after, 1), t.delta(delta),
             t("simulator.card_note", span=t.range(gain.after[0], gain.after[2]),
               rank=t("common.rank", rank=impact.result.rank(county), low=round(gain.rank[0]),
                      high=round(gain.rank[2]))), "after")
    )  # fmt: skip
    made.append(
        Card(f"{t('simulator.card_range')} {glyph}", t.range(gain.gain[0], gain.gain[2], 1),
             t("common.point_suffix"),
             t("simulator.card_range_note", share=t.percent(gain.rises)))
    )  # fmt: skip
    paper = float(impact.paper_share[row])
    made.append(
        Card(f"{t('simulator.card_paper')} {glyph}", t.percent(1 - paper), "",
             t("simulator.card_paper_note", p=t.percent(paper)))
    )  # fmt: skip
    return made


def _printed(value: float) -> float:
    """Return a score as it is printed, so that differences are those of the printed numbers."""
    return round(value, 1)


def gain(county: str, scenario: Scenario) -> float:
    """Return the gain between the printed scores; NaN where the score is withheld."""
    impact = runtime.effect(scenario)
    row = impact.baseline.row(county)
    return _printed(float(impact.result.index[row])) - _printed(float(impact.baseline.index[row]))


def lever_label(lever: Lever, county: str, method: Scenario, t: Texts) -> str:
    """Return a lever's slider label: name, grade, share at which it works in the county."""
    panel = runtime.data().panel
    share = runtime.transfers(method)[t.catalog.levers.index(lever), panel.row(county)]
    return t("simulator.lever", name=t.of(lever.name), grade=lever.grade,
             share=t.percent(float(share)))  # fmt: skip


def lever_lines(element: str, scenario: Scenario, t: Texts) -> list[str]:
    """Return what each pulled lever of an element means in words; none pulled, none said."""
    made = []
    for lever in t.catalog.levers:
        intensity = scenario.intensity(lever.code)
        if lever.element != element or not intensity:
            continue
        made.append(
            t("simulator.lever_line", p=t.percent(intensity), name=t.of(lever.name),
              full=t.of(lever.full), evidence=t.of(lever.evidence))
        )  # fmt: skip
    return made


def group_label(element: str, county: str, scenario: Scenario, t: Texts) -> str:
    """Return the heading of an element's levers: number, name, score now and after, flag."""
    impact = runtime.effect(scenario)
    row, k = impact.baseline.row(county), t.catalog.element_codes.index(element)
    definition = t.catalog.element(element)
    now, after = float(impact.baseline.elements[row, k]), float(impact.result.elements[row, k])
    scores = t.score(now) + (f" → {t.score(after)}" if after - now > VISIBLE else "")
    flag = f" ⚑ {t('simulator.weakest')}" if element in may_be_weakest(county, scenario) else ""
    glyph = t.glyph(mixed_quality(float(impact.baseline.evidence[row, k])))
    mark = "" if math.isnan(now) else f"{glyph} "
    return f"{definition.number} {t.of(definition.name)} · {mark}{scores}{flag}"


def range_lines(county: str, scenario: Scenario, t: Texts) -> list[str]:
    """Return what the cards say below their numbers, for screens that show it apart."""
    return [
        t("common.colon", name=card.label, text=card.note) for card in cards(county, scenario, t)
    ]


def may_be_weakest(county: str, scenario: Scenario) -> tuple[str, ...]:
    """Return the elements that may be the lowest today, none where nothing is scored."""
    method = scenario.baseline()
    scores, known = runtime.scored(method), runtime.ranges(method)
    return claims.weakest(scores, known, county, runtime.data().catalog).elements


def value_lines(county: str, scenario: Scenario, t: Texts) -> dict[str, str]:
    """Return by indicator set directly what it is set to here, and in how many counties."""
    panel = runtime.panel(scenario.real_only)
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


def physical_header(t: Texts) -> list[str]:
    """Return the column names of the physical changes."""
    return [t(f"simulator.physical_{c}") for c in ("what", "now", "after", "change")]


def physical(county: str, scenario: Scenario, t: Texts) -> list[list[str]]:
    """Return what the levers move in its own unit, days first, then by share of scale moved."""
    panel, impact = runtime.panel(scenario.real_only), runtime.effect(scenario)
    row = panel.row(county)
    moved = []
    for j, indicator in enumerate(t.catalog.indicators):
        if not impact.moved[row, j]:
            continue
        figure = panel.figure(county, indicator.code)
        after = float(impact.values[row, j])
        scale = abs(after - figure.value) / abs(indicator.best - indicator.worst)
        order = (indicator.code != DAYS, math.isnan(scale), -scale if scale == scale else 0.0)
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


def elements(county: str, scenario: Scenario, t: Texts) -> tuple[list[str], list[list[float]]]:
    """Return element names, and now, after and the peers' median as lists of scores."""
    impact = runtime.effect(scenario)
    row = impact.baseline.row(county)
    near = [impact.baseline.row(code) for code in runtime.peers(county)]
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


def parts(county: str, scenario: Scenario, t: Texts) -> tuple[list[str], list[float]]:
    """Return the elements that carry the gain and their points, largest first."""
    impact = runtime.effect(scenario)
    points = impact.by_element[impact.baseline.row(county)]
    moved = [(float(p), t.of(e.short)) for p, e in zip(points, t.catalog.elements, strict=True)
             if abs(p) > NOTHING]  # fmt: skip
    moved.sort(key=lambda pair: -pair[0])
    return [label for _, label in moved], [p for p, _ in moved]


def rank_rows(scenario: Scenario, t: Texts) -> tuple[list[str], list[int], list[int]]:
    """Return county names with competition ranks now and after; withheld ones left out."""
    impact = runtime.effect(scenario)
    rows = [
        (t.of(unit.short), before, after)
        for unit in runtime.data().panel.counties
        if (before := impact.baseline.rank(unit.code)) is not None
        and (after := impact.result.rank(unit.code)) is not None
    ]
    return [r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows]


def preset_line(preset: Preset, county: str, method: Scenario, t: Texts) -> list[str]:
    """Return what a preset is, needs first and does not fix, and how far it carries over."""
    row = runtime.data().panel.row(county)
    shares = runtime.transfers(method)
    codes = [lever.code for lever in t.catalog.levers]
    weight = sum(u for _, u in preset.levers)
    share = sum(u * shares[codes.index(code), row] for code, u in preset.levers) / weight
    lines = [
        t("simulator.preset_mechanism", text=t.of(preset.mechanism), place=t.of(preset.place)),
        t("simulator.preset_first", text=t.of(preset.first)),
        t("simulator.preset_limits", text=t.of(preset.limits)),
        t("simulator.preset_transfer", share=t.percent(float(share)), county=name(county, t)),
        t("simulator.preset_source",
          sources=t.join([t.source(code) for code in preset.sources]) or t("simulator.assumption")),
    ]  # fmt: skip
    if preset.warning:
        lines.insert(0, t("simulator.preset_warning"))
    return lines


def short(county: str, t: Texts) -> str:
    """Return a county's short name."""
    return t.of(runtime.data().panel.county(county).short)


def caveats(scenario: Scenario, t: Texts) -> list[str]:
    """Return what a what-if is not, beside the controls it belongs to."""
    keys = ["arithmetic", "others", "income"]
    if scenario.intensity("governance"):
        keys.append("rule")
    if scenario.intensity("regional_hub") or scenario.intensity("cold_chain"):
        keys.append("ecology")
    return [" ".join(t(f"simulator.caveat_{key}") for key in keys)]


def weight_label(index: int, scenario: Scenario, t: Texts) -> str:
    """Return an element's weight slider label: number, name and its share of all points."""
    points = scenario.points(len(t.catalog.elements))
    element = t.catalog.elements[index]
    share = t.percent(points[index] / sum(points), 1)
    return f"{element.number} {t.of(element.short)} · {share}"
