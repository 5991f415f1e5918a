"""The four pictures of a what-if: physical change, elements, parts of the gain, rank."""

import math
from functools import partial

from components.session import state
from components.widgets import costs as outlay
from components.widgets import html, place
from components.words import rounding
from components.words.texts import Texts
from model.results.results import Results
from model.uncertainty.claims import may_rank
from model.what_if.scenario import Scenario
from pages.what_if import across as story_across
from pages.what_if import change_charts, headline, wording


def physical(results: Results, county: str, scenario: Scenario, t: Texts) -> None:
    """Place what the levers move in days, per cent and counts."""
    rows = wording.physical(results, county, scenario, t)
    place.heading(t("simulator.physical_head"), t("simulator.physical_note"), t)
    if rows:
        place.html(html.table(wording.physical_header(t), rows, t, "physical"))
    else:
        place.html(html.lines([t("simulator.physical_none")], t))


def costs(results: Results, county: str, scenario: Scenario, t: Texts) -> None:
    """Place what the levers cost, one by one; costs are assumptions, no real data."""
    if not scenario.levers or scenario.method.real_only:
        return
    place.heading(outlay.heading(results, scenario, t), "", t)
    place.html(html.table(outlay.header(t), outlay.rows(results, county, scenario, t), t, "slim"))
    place.notes(outlay.notes(results, scenario, t), t)


def across(results: Results, scenario: Scenario, t: Texts) -> None:
    """Place what the levers do in every county they apply to, where these are several."""
    if not story_across.is_told(results, scenario):
        return
    place.heading(story_across.heading(results, scenario, t), "", t)
    place.table(
        partial(story_across.frame, results, scenario, t), t("levers.across_gain"), "across", t
    )


def elements(results: Results, county: str, scenario: Scenario, t: Texts) -> None:
    """Place the elements before and after."""
    labels, (now, after, peers) = wording.elements(results, county, scenario, t)
    place.heading(t("simulator.elements_head"), "", t)
    if all(math.isnan(value) for value in now):
        place.html(html.lines([t("common.withheld")], t))
        return
    names = (t("simulator.now"), t("simulator.after"), t("county.peer_tick"))
    figure = change_charts.dumbbell(labels, now, after, peers, names, t)
    moved = [
        f"{label} {t.score(a)} → {t.score(b)}"
        for label, a, b in zip(labels, now, after, strict=True)
        if b - a > wording.VISIBLE
    ]
    alt = t.join(moved) or t("simulator.no_lever")
    place.chart(figure, t("simulator.elements_alt", changes=alt), "elements")


def contribution(results: Results, county: str, scenario: Scenario, t: Texts) -> None:
    """Place the parts of the gain; they add up to it."""
    labels, parts = wording.parts(results, county, scenario, t)
    if not parts:
        return
    total = t.delta(headline.gain(results, county, scenario))
    place.heading(t("simulator.parts_head", total=total), t("simulator.parts_note"), t)
    said = [
        t.delta(p) for p in rounding.printed_parts(parts, headline.gain(results, county, scenario))
    ]
    figure = change_charts.waterfall(labels, parts, said, (t("simulator.total"), total), t)
    words = [f"{label} {part}" for label, part in zip(labels, said, strict=True)]
    place.chart(figure, t("simulator.parts_alt", parts=t.join(words), total=total), "parts")


def ranks(results: Results, county: str, scenario: Scenario, t: Texts) -> None:
    """Place how the order of the counties would move, all others held."""
    effect = results.effect(scenario)
    names, before, after = wording.rank_rows(results, scenario, t)
    if not scenario.is_what_if or not names:
        return
    own = t.county_short(county)
    at = names.index(own)
    count = outlay.places(results, scenario)
    key = "simulator.rank_head_many" if count > 1 else "simulator.rank_head"
    head = t(key, county=own, before=before[at], after=after[at], n=count)
    if not may_rank(effect.baseline, t.catalog):
        head = t("common.on_illustrative", sentence=head)
    place.heading(head, t("simulator.rank_note"), t)
    if before == after:
        return
    ends = (t("simulator.now"), t("simulator.after"))
    figure = change_charts.rank_change(names, before, after, own, ends, state.on_phone())
    place.chart(figure, head, "ranks")
