"""What a what-if does beyond its head: physical change, money, the order of counties."""

from functools import partial

import pandas as pd

from components.widgets import costs as outlay
from components.widgets import html, place, tables
from components.widgets.tables import Table
from components.words.texts import Texts
from model.facts.catalog import DELIVERY_DAYS
from pages.what_if.outcome import LEAST_SHARE, Outcome, figures


def physical(here: Outcome, t: Texts) -> None:
    """Place what the levers move in days, per cent and counts."""
    if rows := physical_rows(here, t):
        header = [t("simulator.physical_what"), t("simulator.physical_now")]
        header += [t("simulator.physical_after"), t("simulator.physical_change")]
        place.html(html.table(header, rows, t, "physical", telling=(2, 3)))
    else:
        place.html(html.lines([t("simulator.physical_none")], t))
    many, alone = t("simulator.caveat_many", n=here.reach), t("simulator.caveat_others")
    notes = [t("simulator.caveat_arithmetic"), many if here.reach > 1 else alone]
    place.table(partial(figures, here, t), "", "what_if", t, [*notes, t("simulator.caveat_income")])


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
        key = "simulator.card_cost_real" if here.method.real_only else "simulator.no_lever"
        place.html(html.lines([t(key)], t))
        return
    place.heading(outlay.heading(results, scenario, t), "", t)
    rows = outlay.rows(results, here.county, scenario, t)
    place.html(html.table(outlay.header(t), rows, t, "slim"))
    place.notes(outlay.notes(results, scenario, t), t)


def rank(here: Outcome, t: Texts) -> None:
    """Place how the county moves in the order of all, and what other counties gain with it."""
    effect, drawn = here.effect, here.drawn
    before, after = (scores.rank(here.county) for scores in (effect.baseline, effect.result))
    if before is None or drawn is None:
        place.html(html.lines([t("common.withheld")], t))
        return
    known = here.results.ranges(here.method).rank[here.row]
    fields = {"county": t.county_short(here.county), "before": before, "after": after}
    fields |= {"span": t.range(*known[[0, -1]]), "later": t.range(*drawn.rank[::2])}
    place.heading(t("simulator.rank_head", **fields), t("simulator.rank_note"), t)
    if here.reach > 1:
        across(here, t)


def across(here: Outcome, t: Texts) -> None:
    """Place what the levers do in every county they apply to."""
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
    """Return medians now and after, and who gains most and least."""
    fields = {str(name): t.number(v, 1) for name, v in rows.median(numeric_only=True).items()}
    gains = dict(zip(rows["code"], rows["gain"], strict=True))
    for name, pick in (("most", max), ("least", min)):
        code = pick(gains, key=gains.__getitem__)
        fields |= {name: t.county_short(code), f"{name}_gain": t.delta(gains[code])}
    return t("simulator.across_head", n=len(rows), **fields)
