"""What a what-if does: the head, then physical change, money, counties, elements and rank."""

import math
from collections.abc import Sequence

import pandas as pd

from components.widgets import costs as outlay
from components.widgets import html, place, tables
from components.widgets.html import Card
from components.widgets.tables import Table
from components.words import money
from components.words.rounding import printed_parts
from components.words.texts import DASH, Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import Quality
from model.uncertainty.claims import may_rank
from pages.what_if.compared import charts
from pages.what_if.outcome import LEAST_SHARE, Outcome

NOTHING = 1e-9  # points: rounding, not a part of a gain


def title(here: Outcome, t: Texts) -> str:
    """Return now -> after: days to the village first, then the score; a dash where withheld."""
    (now, after), days, county = here.score, here.figure(), t.county(here.county)
    if math.isnan(now):
        return t("simulator.title_withheld", county=county)
    fields = {"county": county, "score": t.score(now, 1), "glyph": t.glyph(here.quality)}
    fields |= {"days": t.number(days.value, 1), "days_glyph": t.glyph(days.quality)}
    if not here.scenario.is_what_if:
        return t("simulator.title_start", **fields)
    days_after = t.number(here.after(), 1)
    fields |= {"after": t.score(after, 1), "gain": t.delta(here.gain)}
    if days_after == fields["days"]:
        return t("simulator.title_same_days", **fields)
    return t("simulator.title", **fields, days_after=days_after)


def cards(here: Outcome, t: Texts) -> list[Card]:
    """Return days, cost and score, how sure the gain is, and how much of it is only declared."""
    shown = [_days(here, t), _cost(here, t), _score(here, t)]
    drawn = here.drawn if here.scenario.is_what_if else None
    if drawn is None:
        return shown
    glyph, paper = t.glyph(here.quality), float(here.effect.paper_share[here.row])
    span, suffix = t.range(drawn.gain[0], drawn.gain[2], 1), t("common.point_suffix")
    sure = t("simulator.card_range_note", share=t.percent(drawn.rises))
    note = t("simulator.paper_note", p=t.percent(paper)) if paper > 0 else t("simulator.no_paper")
    note = t("simulator.paper_mixed") if math.isnan(paper) else note
    likely, physical = t("simulator.card_range"), t("simulator.card_paper")
    shown.append(Card(f"{likely} {glyph}", span, suffix, sure))
    return [*shown, Card(f"{physical} {glyph}", t.percent(1 - paper), note=note)]


def _days(here: Outcome, t: Texts) -> Card:
    figure = here.figure()
    if figure.quality is None:
        return Card(t("simulator.card_days"), DASH, note=t("common.missing"))
    label = f"{t('simulator.card_days')} {t.glyph(figure.quality)}"
    now, after, unit = t.number(figure.value, 1), t.number(here.after(), 1), t("levers.days_suffix")
    if not here.effect.moved[here.row, t.catalog.column(DELIVERY_DAYS)]:
        span = t.range(figure.low, figure.high, 1)
        return Card(label, now, unit, t("simulator.card_days_today", span=span))
    low, _, high = here.results.value_range(here.scenario, here.county, DELIVERY_DAYS)
    span = after if low == high else t.range(low, high, 1)
    return Card(label, f"{now} → {after}", unit, t("simulator.card_days_note", span=span))


def _cost(here: Outcome, t: Texts) -> Card:
    if here.method.real_only:
        return Card(t("levers.card_cost"), DASH, note=t("simulator.card_cost_real"))
    named = outlay.cost_label(here.results, here.scenario, t)
    label = f"{named} {t.glyph(Quality.ILLUSTRATIVE)}"
    if not here.scenario.levers:
        return Card(label, DASH, note=t("simulator.no_lever"))
    if math.isnan(here.cost):
        return Card(label, DASH, note=t("levers.card_cost_unknown"))
    grants = t.number(here.cost / outlay.grant(here.results), 1)
    note = t("levers.card_cost_note", span=outlay.span(here.cost, t), grants=grants)
    return Card(label, money.amount(here.cost, t), note=note)


def _score(here: Outcome, t: Texts) -> Card:
    now, after = here.score
    if math.isnan(now):
        return Card(t("simulator.card_score"), DASH, note=t("common.withheld"))
    label = f"{t('simulator.card_score')} {t.glyph(here.quality)}"
    known = here.results.ranges(here.method)
    drawn = here.drawn if here.scenario.is_what_if else None
    before = ranked(here.effect.baseline.rank(here.county), known.rank[here.row], t)
    if drawn is None:
        low, _, high = known.index[here.row]
        note = t("simulator.card_note", span=t.range(low, high), rank=before)
        return Card(label, t.score(now, 1), note=note)
    later = ranked(here.effect.result.rank(here.county), drawn.rank, t)
    span = t.range(drawn.after[0], drawn.after[2])
    note = t("simulator.card_score_note", span=span, before=before, after=later)
    shown = f"{t.score(now, 1)} → {t.score(after, 1)}"
    return Card(label, shown, t.delta(here.gain), note, "after")


def ranked(place: int | None, span: Sequence[float], t: Texts) -> str:
    """Return a rank with its range over the draws."""
    return t("common.rank", rank=place, low=round(span[0]), high=round(span[-1]))


def caveats(here: Outcome, t: Texts) -> None:
    """Place what a what-if is not; what holds of one lever alone stands beside its slider."""
    many, alone = t("simulator.caveat_many", n=here.reach), t("simulator.caveat_others")
    others = many if here.reach > 1 else alone
    said = [t("simulator.caveat_arithmetic"), others, t("simulator.caveat_income")]
    place.html(html.lines([" ".join(said)], t, "caveats"))


def physical(here: Outcome, t: Texts) -> None:
    """Place what the levers move in days, per cent and counts."""
    place.heading(t("simulator.physical_head"), t("simulator.physical_note"), t)
    if rows := physical_rows(here, t):
        header = [t("simulator.physical_what"), t("simulator.physical_now")]
        header += [t("simulator.physical_after"), t("simulator.physical_change")]
        place.html(html.table(header, rows, t, "physical"))
    else:
        place.html(html.lines([t("simulator.physical_none")], t))


def physical_rows(here: Outcome, t: Texts) -> list[list[str]]:
    """Return what the levers move in its own unit, days first, then by share of scale moved."""
    moved = pd.Series(here.shift, t.catalog.codes)[here.effect.moved[here.row]]
    order = moved.fillna(-1).sort_values(ascending=False, kind="stable").index
    rows = []
    for code in sorted(order, key=lambda code: code != DELIVERY_DAYS):
        now, after, change = here.printed(code, t)
        figure, known = here.figure(code), t.catalog.indicator(code)
        if figure.quality is None:
            change = t("simulator.no_value")
        elif not after:
            is_full = abs(figure.value - known.best) < abs(known.best - known.worst) * LEAST_SHARE
            decimals = max(t.catalog.unit(known.unit).decimals, 1)
            change = t("simulator.at_target") if is_full else t.delta(0.0, decimals)
        rows.append([t.of(known.name), now, after or now, change])
    return rows


def costs(here: Outcome, t: Texts) -> None:
    """Place what the levers cost, one by one; costs are assumptions, no real data."""
    results, scenario = here.results, here.scenario
    if not scenario.levers or here.method.real_only:
        return
    place.heading(outlay.heading(results, scenario, t), "", t)
    rows = outlay.rows(results, here.county, scenario, t)
    place.html(html.table(outlay.header(t), rows, t, "slim"))
    place.notes(outlay.notes(results, scenario, t), t)


def across(here: Outcome, t: Texts) -> None:
    """Place what the levers do in every county they apply to, where these are several."""
    if here.reach <= 1:
        return
    table = across_table(here, t)
    if not table.rows["gain"].isna().any():
        place.heading(across_finding(table.rows, t), "", t)
        place.table(lambda: table.file().round(1), t("simulator.across_gain"), "across", t)


def across_table(here: Outcome, t: Texts) -> Table:
    """Return a row a county: days and score, now and after, and the gain."""
    panel, effect = here.panel, here.effect
    counties = {
        "code": panel.codes,
        "county": [t.of(county.name) for county in panel.counties],
        "days": panel.column(DELIVERY_DAYS),
        "days_after": effect.values[:, t.catalog.column(DELIVERY_DAYS)],  # noqa: PD011
        "score": effect.baseline.index,
        "after": effect.result.index,
    }
    rows = pd.DataFrame(counties).assign(quality=t("common.illustrative"))
    rows = rows[rows["code"].isin(here.scenario.counties or panel.codes)]
    now = {"days": "simulator.across_days", "score": "common.score"}
    later = {column: f"{t(key)} {t('simulator.across_after')}" for column, key in now.items()}
    heads = tables.heads(t, code="common.code", county="common.county", days=now["days"])
    heads |= {"days_after": later["days"], "score": t(now["score"]), "after": later["score"]}
    heads |= tables.heads(t, gain="simulator.across_gain", quality="common.quality")
    return Table(rows.assign(gain=rows["after"].round(1) - rows["score"].round(1)), heads)


def across_finding(rows: pd.DataFrame, t: Texts) -> str:
    """Return medians now and after, and who gains most and least; hedged, for all is assumed."""
    fields = {str(name): t.number(v, 1) for name, v in rows.median(numeric_only=True).items()}
    gains = dict(zip(rows["code"], rows["gain"], strict=True))
    for name, pick in (("most", max), ("least", min)):
        code = pick(gains, key=gains.__getitem__)
        fields |= {name: t.county_short(code), f"{name}_gain": t.delta(gains[code])}
    sentence = t("simulator.across_head", n=len(rows), **fields)
    return t("common.on_illustrative", sentence=sentence)


def elements(here: Outcome, t: Texts) -> None:
    """Place the elements before and after, with the parts of the gain, which add up to it."""
    rows = here.elements(t)
    if rows["now"].isna().all():
        place.heading(t("simulator.elements_head"), "", t)
        place.html(html.lines([t("common.withheld")], t))
        return
    near = [here.panel.row(code) for code in here.results.geography.peers(here.county)]
    peers = pd.DataFrame(here.effect.baseline.elements[near]).median()
    rows = rows.assign(label=rows["label"] + " " + rows["glyph"], peers=peers, gain="")
    moved = rows[rows["after"] - rows["now"] > charts.VISIBLE].to_dict("records")
    changes = [f"{one['label']} {t.score(one['now'])} → {t.score(one['after'])}" for one in moved]
    alt = t("simulator.elements_alt", changes=t.join(changes) or t("simulator.no_lever"))
    note, counts = "", rows["part"].abs() > NOTHING
    if counts.any():
        parts = printed_parts(list(rows.loc[counts, "part"]), here.gain)
        rows.loc[counts, "gain"] = [t.delta(part) for part in parts]
        words, total = (rows["short"] + " " + rows["gain"])[counts], t.delta(here.gain)
        alt = f"{alt} {t('simulator.parts_alt', parts=t.join(list(words)), total=total)}"
        note = t("simulator.parts_note", total=total)
    place.heading(t("simulator.elements_head"), note, t)
    place.chart(charts.elements(rows, t), alt, "elements")


def rank(here: Outcome, t: Texts) -> None:
    """Place how the county would move in the order of all, the others held."""
    effect = here.effect
    before, after = (scores.rank(here.county) for scores in (effect.baseline, effect.result))
    if not here.scenario.is_what_if or before is None:
        return
    key = "simulator.rank_head_many" if here.reach > 1 else "simulator.rank_head"
    head = t(key, county=t.county_short(here.county), before=before, after=after, n=here.reach)
    if not may_rank(effect.baseline, t.catalog):
        head = t("common.on_illustrative", sentence=head)
    place.heading(head, t("simulator.rank_note"), t)
