"""What the page on lessons says of presets: how far each carries over, needs, leaves unsolved."""

from components.widgets import errata
from components.widgets.html import Card, Entry
from components.words import money
from components.words.texts import Texts
from model.facts.levers import Preset
from model.results.results import Results
from model.score.method import Method
from model.spending.presets import INFRASTRUCTURE, Fit, transfer_share
from model.uncertainty.claims import mixed_quality
from model.what_if.costs import cost_of
from model.what_if.scenario import Scenario
from pages.lessons import experience


def presets(t: Texts) -> list[Preset]:
    """Return the presets in the order of lists, which ranks nothing."""
    return sorted(t.catalog.presets, key=lambda preset: preset.order)


def title(results: Results, county: str, today: Scenario, t: Texts) -> str:
    """Return what is least discounted where evidence carries it, else what is known at all."""
    found = results.presets.best_fit(county, today)
    if found.plain:
        return t("lessons.title_fit", **_fields(found, county, t))
    used = {code for preset in t.catalog.presets for code, _ in preset.levers}
    levers = [lever for lever in t.catalog.levers if lever.code in used]
    return t("lessons.title", n=len(levers), b=sum(lever.grade == "B" for lever in levers))


def lead(results: Results, county: str, today: Scenario, t: Texts) -> str:
    """Return what is least discounted in the county as far as the claims rule lets it be said."""
    found = results.presets.best_fit(county, today)
    fields = _fields(found, county, t)
    parts = []
    if not found.scored:
        soft = t.percent(t.catalog.method.transfer_unknown)
        parts.append(t("lessons.fit_fixed", soft=soft, **fields))
    elif not found.plain:
        parts.append(t("common.on_illustrative", sentence=t("lessons.fit", **fields)))
    if len(found.presets) > 1:
        parts.append(t("lessons.fit_tied"))
    return t("spread.gap").join([*parts, t("lessons.fit_note")])


def _fields(found: Fit, county: str, t: Texts) -> dict[str, str]:
    return {
        "county": t.county(county),
        "presets": t.join([t.of(preset.short) for preset in found.presets]),
        "share": t.percent(found.share),
    }


def cards(results: Results, county: str, today: Scenario, t: Texts) -> list[Card]:
    """Return how far hard and soft levers carry over, and how much of the lessons is measured."""
    shares = results.presets.shares(county, today)
    by_kind = {lever.kind: shares[lever.code] for lever in t.catalog.levers}
    scores, k = results.scored(today.method), t.catalog.element_codes.index(INFRASTRUCTURE)
    row = scores.row(county)
    soft_note = t("lessons.card_soft_fixed")
    if scores.published[row, k]:
        glyph = t.glyph(mixed_quality(float(scores.evidence[row, k])))
        base = t.score(float(scores.elements[row, k]))
        soft_note = t("lessons.card_soft_note", glyph=glyph, score=base)
    problems = experience.Counted.of(results, county, *experience.TROUBLES)
    factors = experience.Counted.of(results, county, "factor")
    fields = {"county": t.county(county), "k": problems.known}
    return [
        Card(t("lessons.card_hard"), t.percent(by_kind["hard"]), "", t("lessons.card_hard_note")),
        Card(t("lessons.card_soft"), t.percent(by_kind["soft"]), "", soft_note),
        Card(t("lessons.card_measured"), str(problems.measured), f"/{problems.total}",
             t("lessons.card_measured_note", **fields)),
        Card(t("lessons.card_factors", county=t.county(county)), str(factors.whole),
             f"/{factors.total}", t("lessons.card_factors_note")),
    ]  # fmt: skip


def presets_note(county: str, method: Method, t: Texts) -> str:
    """Return what the shares and costs of the presets are, and that no order is meant."""
    key = "lessons.presets_note_real" if method.real_only else "lessons.presets_note"
    return t(key, county=t.county(county))


def label(results: Results, preset: Preset, county: str, today: Scenario, t: Texts) -> str:
    """Return a preset in a line: name, how far it carries over, what it costs the county."""
    share = t.percent(transfer_share(preset, results.presets.shares(county, today)))
    named = preset.short if preset.warning else preset.name
    fields = {"name": t.of(named), "share": share}
    if today.method.real_only:
        line = t("lessons.preset_label_real", **fields)
    else:
        cost = money.amount(cost_of(preset.levers, results.presets.costs(county, today)), t)
        line = t("lessons.preset_label", cost=cost, **fields)
    return t("lessons.preset_warned", label=line) if preset.warning else line


def card(preset: Preset, t: Texts) -> Entry:
    """Return a preset in full: place, mechanism, record, condition, limits, levers, sources."""
    levers = [
        t("lessons.preset_lever", name=t.of(t.catalog.lever(code).name), u=t.percent(u),
          grade=t.catalog.lever(code).grade)
        for code, u in preset.levers
    ]  # fmt: skip
    sources = t("common.semicolon").join(_short(code, t) for code in preset.sources)
    warning = t("lessons.preset_warning") if preset.warning else ""
    return Entry(t.of(preset.place), warning, [
        (t("lessons.preset_mechanism"), t.of(preset.mechanism)),
        (t("lessons.preset_record"), t.of(preset.record)),
        (t("lessons.preset_first"), t.of(preset.first)),
        (t("lessons.preset_limits"), t.of(preset.limits)),
        (t("lessons.preset_levers"), t.join(levers)),
        (t("lessons.preset_source"), sources or t("lessons.assumption")),
    ])  # fmt: skip


def _short(code: str, t: Texts) -> str:
    """Return a source as producer and date, undated ones with the title; more with the sources."""
    source = t.catalog.source(code)
    if not source.published:
        return t.source(code)
    dated = {"producer": t.of(source.producer), "date": errata.published(source, t)}
    return t("lessons.dated", **dated)
