"""Presets, a line each: place and idea, how far they carry over, what they cost, a try."""

from dataclasses import replace

import streamlit as st

from components.session import addresses, link, state
from components.widgets import errata, html, place, sources
from components.widgets.html import Card, Entry
from components.words import money
from components.words.texts import Texts
from model.facts.levers import Preset
from model.facts.provenance import Quality
from model.spending.presets import INFRASTRUCTURE, transfer_share
from model.uncertainty.claims import mixed_quality
from model.what_if.costs import cost_of
from pages.lessons.experience import TROUBLES, Here

SIDES = 2
TRENDS = ("2021", "live", "market", "number_2021", "2014", "services", "number_2014")


def head(here: Here) -> None:
    """Place the finding and four cards."""
    t, pills = here.t, sources.pill(here.results, here.today, here.t)
    title, lead = heading(here)
    place.html(html.head(title, t("lessons.topic"), pills, t, lead))
    place.html(html.cards(cards(here), t))


def heading(here: Here) -> tuple[str, str]:
    """Return how much of their effect presets keep in the county, and which keep most.

    The lead is hedged where the claims rule does not let it be said plainly.
    """
    t, best = here.t, here.results.presets.best_fit(here.county, here.today)
    kept = [share for _, share in offered(here)]
    low, high = t.percent(min(kept)).rstrip("%"), t.percent(max(kept))
    title = t("lessons.title", county=t.county_short(here.county), low=low, high=high)
    fields = {"presets": t.join([t.of(one.short) for one in best.presets])}
    lead = t("lessons.fit", share=t.percent(best.share), **fields)
    if not best.scored:
        return title, t("lessons.fit_fixed", soft=t.percent(t.catalog.method.transfer_unknown))
    return title, lead if best.plain else t("common.on_illustrative", sentence=lead)


def offered(here: Here) -> list[tuple[Preset, float]]:
    """Return the presets with their transfer 0..1 here, best first, the warning last."""
    shares = here.results.presets.shares(here.county, here.today)
    found = [(preset, transfer_share(preset, shares)) for preset in here.t.catalog.presets]
    return sorted(found, key=lambda one: (one[0].warning, -round(one[1], 2), one[0].order))


def cards(here: Here) -> list[Card]:
    """Return how far hard and soft levers carry over, and how much of the lessons is measured."""
    t, shares = here.t, here.results.presets.shares(here.county, here.today)
    by_kind = {lever.kind: t.percent(shares[lever.code]) for lever in t.catalog.levers}
    scores, k = here.results.scored(here.today.method), t.catalog.element_codes.index
    cell = scores.row(here.county), k(INFRASTRUCTURE)
    base, soft_note = t.score(float(scores.elements[cell])), t("lessons.card_soft_fixed")
    if scores.published[cell]:
        glyph = t.glyph(mixed_quality(float(scores.evidence[cell])))
        soft_note = t("lessons.card_soft_note", glyph=glyph, score=base)
    problems, factors = here.count(*TROUBLES), here.count("factor")
    measured = t("lessons.card_measured_note", **problems)
    assumed = t.glyph(Quality.ILLUSTRATIVE)
    of_problems, of_factors = f"/{problems['n']}", f"/{factors['n']}"
    return [
        html.card(t, "lessons.card_hard", by_kind["hard"], "", assumed),
        html.card(t, "lessons.card_soft", by_kind["soft"], "", assumed, note=soft_note),
        html.card(t, "lessons.card_measured", str(problems["m"]), of_problems, note=measured),
        html.card(t, "lessons.card_factors", str(factors["whole"]), of_factors),
    ]


def rows(here: Here) -> None:
    """Place a line a preset: what it is, closed, and a link that loads it into the simulator."""
    t, listed = here.t, offered(here)
    place.heading(t("lessons.presets_head"), t("lessons.presets_note"), t)
    sides = 1 if state.on_phone() else SIDES  # stacked columns would part the list by a gap
    half = -(-len(listed) // sides)
    for side, column in enumerate(st.columns(sides, gap="large")):
        with column:
            for preset, share in listed[side * half :][:half]:
                _row(here, preset, share)
    place.notes([t("lessons.grades")], t)


def _row(here: Here, preset: Preset, share: float) -> None:
    t, view = here.t, state.view()
    scenario = view.scenario.with_levers(dict(preset.levers), ())
    ours = replace(view, county=here.county, scope=link.ONE, preset=preset.code, scenario=scenario)
    key = f"lesson_{preset.code}"
    with st.container(key=key, horizontal=True, wrap=False, vertical_alignment="center"):
        place.html(html.entries([entry(here, preset, share)], t))
        st.page_link(
            addresses.page_file("simulator"),
            label=t("lessons.preset_try"),
            icon=":material/tune:",
            query_params=link.encode(ours, here.results.data.catalog),
        )


def entry(here: Here, preset: Preset, share: float) -> Entry:
    """Return a preset: name, transfer and cost in sight; the rest with levers and sources."""
    t, presets, today = here.t, here.results.presets, here.today
    mark = t("lessons.preset_share", share=t.percent(share))
    if not today.method.real_only:  # costs are assumptions
        cost = cost_of(preset.levers, presets.costs(here.county, today))
        mark = t("lessons.preset_mark", share=mark, cost=money.amount(cost, t))
    if preset.warning:
        mark = t("lessons.preset_warned", mark=mark)
    levers = [
        t("lessons.preset_lever", name=t.of(lever.name), u=t.percent(u), grade=lever.grade)
        for lever, u in ((t.catalog.lever(code), u) for code, u in preset.levers)
    ]
    cited = t("common.semicolon").join(_short(code, t) for code in preset.sources)
    lines = [
        (t("lessons.preset_place"), t.of(preset.place)),
        (t("lessons.preset_mechanism"), t.of(preset.mechanism)),
        (t("lessons.preset_record"), t.of(preset.record)),
        (t("lessons.preset_first"), t.of(preset.first)),
        (t("lessons.preset_limits"), t.of(preset.limits)),
        (t("lessons.preset_levers"), t.join(levers)),
        (t("lessons.preset_source"), cited or t("lessons.assumption")),
    ]
    return Entry(t.of(preset.short if preset.warning else preset.name), mark, lines)


def _short(code: str, t: Texts) -> str:
    """Return a source as producer and date, undated ones with the title; more with the sources."""
    source = t.catalog.source(code)
    if not source.published:
        return t.source(code)
    dated = {"producer": t.of(source.producer), "date": errata.published(source, t)}
    return t("lessons.dated", **dated)
