"""The four pictures of a what-if: physical change, elements, parts of the gain, rank."""

import math
from functools import partial

from components import markup, reader, runtime, show
from components.charts import change
from components.stories import across as story_across
from components.stories import outlay, verdict
from components.stories import simulator as story
from components.text import Texts
from model.claims import may_rank
from model.scenario import Scenario


def physical(county: str, scenario: Scenario, t: Texts) -> None:
    """Place what the levers move in days, per cent and counts."""
    rows = story.physical(county, scenario, t)
    show.heading(t("simulator.physical_head"), t("simulator.physical_note"), t)
    if rows:
        show.html(markup.table(story.physical_header(t), rows, t, "physical"))
    else:
        show.html(markup.lines([t("simulator.physical_none")], t))


def costs(county: str, scenario: Scenario, t: Texts) -> None:
    """Place what the levers cost, one by one; costs are assumptions, no real data."""
    if not scenario.levers or scenario.real_only:
        return
    show.heading(outlay.heading(scenario, t), "", t)
    show.html(markup.table(outlay.header(t), outlay.rows(county, scenario, t), t, "slim"))
    show.notes(outlay.notes(scenario, t), t)


def across(scenario: Scenario, t: Texts) -> None:
    """Place what the levers do in every county they apply to, where these are several."""
    if not story_across.is_told(scenario):
        return
    show.heading(story_across.heading(scenario, t), "", t)
    show.table(partial(story_across.frame, scenario, t), t("levers.across_gain"), "across", t)


def elements(county: str, scenario: Scenario, t: Texts) -> None:
    """Place the elements before and after."""
    labels, (now, after, peers) = story.elements(county, scenario, t)
    show.heading(t("simulator.elements_head"), "", t)
    if all(math.isnan(value) for value in now):
        show.html(markup.lines([t("common.withheld")], t))
        return
    names = (t("simulator.now"), t("simulator.after"), t("county.peer_tick"))
    figure = change.dumbbell(labels, now, after, peers, names, t)
    moved = [
        f"{label} {t.score(a)} → {t.score(b)}"
        for label, a, b in zip(labels, now, after, strict=True)
        if b - a > story.VISIBLE
    ]
    alt = t.join(moved) or t("simulator.no_lever")
    show.chart(figure, t("simulator.elements_alt", changes=alt), "elements")


def contribution(county: str, scenario: Scenario, t: Texts) -> None:
    """Place the parts of the gain; they add up to it."""
    labels, parts = story.parts(county, scenario, t)
    if not parts:
        return
    total = t.delta(verdict.gain(county, scenario))
    show.heading(t("simulator.parts_head", total=total), t("simulator.parts_note"), t)
    said = [t.delta(p) for p in verdict.printed_parts(parts, verdict.gain(county, scenario))]
    figure = change.waterfall(labels, parts, said, (t("simulator.total"), total), t)
    words = [f"{label} {part}" for label, part in zip(labels, said, strict=True)]
    show.chart(figure, t("simulator.parts_alt", parts=t.join(words), total=total), "parts")


def ranks(county: str, scenario: Scenario, t: Texts) -> None:
    """Place how the order of the counties would move, all others held."""
    effect = runtime.effect(scenario)
    names, before, after = story.rank_rows(scenario, t)
    if not scenario.is_what_if or not names:
        return
    own = story.short(county, t)
    at = names.index(own)
    count = outlay.places(scenario)
    key = "simulator.rank_head_many" if count > 1 else "simulator.rank_head"
    head = t(key, county=own, before=before[at], after=after[at], n=count)
    if not may_rank(effect.baseline, t.catalog):
        head = t("common.on_illustrative", sentence=head)
    show.heading(head, t("simulator.rank_note"), t)
    if before == after:
        return
    ends = (t("simulator.now"), t("simulator.after"))
    figure = change.rank_change(names, before, after, own, ends, reader.on_phone())
    show.chart(figure, head, "ranks")
