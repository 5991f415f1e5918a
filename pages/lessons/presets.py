"""What the page on lessons says of presets: how far each carries over, needs, leaves unsolved."""

from components.widgets import errata
from components.widgets.html import Card, Entry
from components.words import money
from components.words.texts import Texts
from model.facts.levers import Preset
from model.spending.presets import INFRASTRUCTURE, transfer_share
from model.uncertainty.claims import mixed_quality
from model.what_if.costs import cost_of
from pages.lessons.experience import TROUBLES, Here


def heading(here: Here) -> tuple[str, str]:
    """Return what is least discounted as far as the claims rule lets it be said, and a lead.

    Where evidence does not carry it, the title is what is known of the levers at all.
    """
    t, best = here.t, here.results.presets.best_fit(here.county, here.today)
    names = t.join([t.of(preset.short) for preset in best.presets])
    fields = {"county": here.name, "presets": names, "share": t.percent(best.share)}
    used = {code for preset in t.catalog.presets for code, _ in preset.levers}
    grades = [lever.grade for lever in t.catalog.levers if lever.code in used]
    title, lead = t("lessons.title", n=len(grades), b=grades.count("B")), []
    if best.plain:
        title = t("lessons.title_fit", **fields)
    if not best.scored:
        soft = t.percent(t.catalog.method.transfer_unknown)
        lead.append(t("lessons.fit_fixed", soft=soft, **fields))
    elif not best.plain:
        lead.append(t("common.on_illustrative", sentence=t("lessons.fit", **fields)))
    if len(best.presets) > 1:
        lead.append(t("lessons.fit_tied"))
    return title, t("spread.gap").join([*lead, t("lessons.fit_note")])


def cards(here: Here) -> list[Card]:
    """Return how far hard and soft levers carry over, and how much of the lessons is measured."""
    t, shares = here.t, here.results.presets.shares(here.county, here.today)
    by_kind = {lever.kind: t.percent(shares[lever.code]) for lever in t.catalog.levers}
    scores, k = (
        here.results.scored(here.today.method),
        t.catalog.element_codes.index(INFRASTRUCTURE),
    )
    cell = scores.row(here.county), k
    soft_note = t("lessons.card_soft_fixed")
    if scores.published[cell]:
        glyph = t.glyph(mixed_quality(float(scores.evidence[cell])))
        base = t.score(float(scores.elements[cell]))
        soft_note = t("lessons.card_soft_note", glyph=glyph, score=base)
    problems, factors = here.count(*TROUBLES), here.count("factor")
    measured = t("lessons.card_measured_note", county=here.name, **problems)
    factors_of = t("lessons.card_factors", county=here.name)
    of, known_note = f"/{factors['n']}", t("lessons.card_factors_note")
    return [
        Card(t("lessons.card_hard"), by_kind["hard"], note=t("lessons.card_hard_note")),
        Card(t("lessons.card_soft"), by_kind["soft"], note=soft_note),
        Card(t("lessons.card_measured"), str(problems["m"]), f"/{problems['n']}", measured),
        Card(factors_of, str(factors["whole"]), of, known_note),
    ]


def label(here: Here, preset: Preset) -> str:
    """Return a preset in a line: name, how far it carries over, what it costs the county."""
    t, presets, today = here.t, here.results.presets, here.today
    share = t.percent(transfer_share(preset, presets.shares(here.county, today)))
    name = t.of(preset.short if preset.warning else preset.name)
    if today.method.real_only:
        line = t("lessons.preset_label_real", name=name, share=share)
    else:
        cost = money.amount(cost_of(preset.levers, presets.costs(here.county, today)), t)
        line = t("lessons.preset_label", name=name, share=share, cost=cost)
    return t("lessons.preset_warned", label=line) if preset.warning else line


def card(preset: Preset, t: Texts) -> Entry:
    """Return a preset in full: place, mechanism, record, condition, limits, levers, sources."""
    levers = []
    for code, intensity in preset.levers:
        lever, u = t.catalog.lever(code), t.percent(intensity)
        levers.append(t("lessons.preset_lever", name=t.of(lever.name), u=u, grade=lever.grade))
    sources = t("common.semicolon").join(_short(code, t) for code in preset.sources)
    lines = [
        (t("lessons.preset_mechanism"), t.of(preset.mechanism)),
        (t("lessons.preset_record"), t.of(preset.record)),
        (t("lessons.preset_first"), t.of(preset.first)),
        (t("lessons.preset_limits"), t.of(preset.limits)),
        (t("lessons.preset_levers"), t.join(levers)),
        (t("lessons.preset_source"), sources or t("lessons.assumption")),
    ]
    return Entry(t.of(preset.place), t("lessons.preset_warning") if preset.warning else "", lines)


def _short(code: str, t: Texts) -> str:
    """Return a source as producer and date, undated ones with the title; more with the sources."""
    source = t.catalog.source(code)
    if not source.published:
        return t.source(code)
    dated = {"producer": t.of(source.producer), "date": errata.published(source, t)}
    return t("lessons.dated", **dated)
