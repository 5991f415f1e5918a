"""The inverse question: which levers bring a county to a target, and what they cost at least."""

import math
from dataclasses import dataclass

from components.widgets import costs
from components.widgets.html import Card
from components.words import money
from components.words.texts import Texts
from model.facts.catalog import DELIVERY_DAYS
from model.facts.provenance import Quality
from model.results.advice import COUNT
from model.results.results import Results
from model.uncertainty.claims import mixed_quality
from model.what_if.scenario import Scenario
from pages.advice.wording import cost, hedged

PEERS, SCORE = "peers", "score"
PERCENT = 100
ROUGH = 0.1  # of a grant: less is printed with one decimal more
# Shares of draws from which on a chance is told in these words.
CHANCES = ((0.8, "most"), (0.56, "more"), (0.45, "half"), (0.2, "less"), (0.01, "few"),
           (0.0, "none"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Goal:
    """What is asked: a target, the peers' median or a score; by least money or fewest levers.

    `points` is the target, NaN where no peer is scored; `scenario` holds method and values set.
    """

    county: str
    kind: str
    points: float
    by: str
    scenario: Scenario


@dataclass(frozen=True, slots=True)
class Way:
    """The answer in whole per cent: levers, whether they reach the target, cost in m yuan.

    Intensities are rounded up, so that a target that is reached stays so.
    """

    reached: bool
    levers: tuple[tuple[str, float], ...]
    scenario: Scenario
    cost_m_yuan: float


def targets(t: Texts) -> dict[str, str]:
    """Return the targets to choose from, as named."""
    return {kind: t(f"advice.target_{kind}") for kind in (PEERS, SCORE)}


def ways(t: Texts) -> dict[str, str]:
    """Return what may be least, as named."""
    return {by: t(f"advice.by_{by}") for by in ("cost", COUNT)}


def goal(
    results: Results, county: str, kind: str, score: float, by: str, scenario: Scenario
) -> Goal:
    """Return what is asked; the scenario's levers are no part of it."""
    today = scenario.with_levers({}, ())
    points = score if kind == SCORE else results.advice.peers_score(county, scenario.method)
    return Goal(county, kind, points, by, today)


def way(results: Results, asked: Goal) -> Way | None:
    """Return the answer, None where the county or its peers are withheld."""
    if math.isnan(asked.points):
        return None
    found = results.advice.answer(asked.county, asked.scenario, asked.points, asked.by)
    if found is None:
        return None
    levers = tuple((code, math.ceil(PERCENT * u - 1e-9) / PERCENT) for code, u in found.levers)
    scenario = asked.scenario.with_levers(dict(levers), (asked.county,))
    cost = float(results.spending(scenario).sum()) if levers else 0.0
    return Way(found.reached, levers, scenario, cost)


def title(results: Results, asked: Goal, found: Way | None, t: Texts) -> str:
    """Return what the target costs at least, or that it is reached, or cannot be."""
    if found is None:
        return t("advice.goal_none", county=t.county(asked.county))
    index = results.effect(found.scenario).result.index[_row(results, asked)]
    target = t(f"advice.goal_{asked.kind}", score=t.score(asked.points, 1))
    if found.levers or not found.reached:
        kind = ("free" if found.cost_m_yuan == 0 else asked.by) if found.reached else "not"
    else:
        kind = "there_near" if _range(results, asked, found)[0] <= asked.points else "there"
    sentence = t(f"advice.goal_{kind}", county=t.county(asked.county), target=target,
                 cost=money.amount(found.cost_m_yuan, t), n=len(found.levers),
                 now=t.score(_today(results, asked), 1), top=t.score(float(index), 1),
                 span=t.range(*_range(results, asked, found)))  # fmt: skip
    return hedged(results, sentence, 1.0, asked.county, asked.scenario, t)


def _row(results: Results, asked: Goal) -> int:
    return results.data.panel.row(asked.county)


def _today(results: Results, asked: Goal) -> float:
    """Return the score today, with the values set directly."""
    return float(results.effect(asked.scenario).result.index[_row(results, asked)])


def _range(results: Results, asked: Goal, found: Way) -> tuple[int, int]:
    """Return from where to where the score may be with the answer, as printed."""
    gained = results.gain(found.scenario, asked.county)
    low, _, high = gained.after if gained else (math.nan,) * 3
    return round(low), round(high)


def likely(share: float, t: Texts) -> str:
    """Return in words, and in per cent, in which share 0..1 of draws a target is met."""
    printed = round(share, 2)
    kind = next(kind for least, kind in CHANCES if printed >= least)
    return t(f"advice.chance_{kind}", p=t.percent(share))


def cards(results: Results, asked: Goal, found: Way, t: Texts) -> list[Card]:
    """Return days, cost, score, how likely it is met, what is declared, before and after."""
    row, effect = _row(results, asked), results.effect(found.scenario)
    glyph = t.glyph(mixed_quality(float(effect.baseline.evidence_all[row])))
    points = f"{t.score(_today(results, asked), 1)} → {t.score(float(effect.result.index[row]), 1)}"
    grants = found.cost_m_yuan / costs.grant(results)
    paper = float(effect.paper_share[row])
    spend = t("advice.goal_spend_note", span=costs.span(found.cost_m_yuan, t),
              grants=t.number(grants, 1 if grants >= ROUGH else 2))  # fmt: skip
    chance = results.advice.chance(asked.county, found.scenario, asked.points)
    note = t("advice.goal_points_note", target=t.score(asked.points, 1),
             span=t.range(*_range(results, asked, found)), chance=likely(chance, t))  # fmt: skip
    return [
        _days(results, asked, found, t),
        Card(f"{t('advice.goal_spend')} {t.glyph(Quality.ILLUSTRATIVE)}",
             money.amount(found.cost_m_yuan, t), "", spend),
        Card(f"{t('advice.goal_points')} {glyph}", points, t("common.point_suffix"), note),
        Card(f"{t('advice.goal_paper')} {glyph}", t.percent(paper), "",
             t("advice.goal_paper_note")),
    ]  # fmt: skip


def _days(results: Results, asked: Goal, found: Way, t: Texts) -> Card:
    """Return the days to the village now and after, or that they stay as they are."""
    figure = results.panel(asked.scenario.method.real_only).figure(asked.county, DELIVERY_DAYS)
    after = results.effect(found.scenario).values[
        _row(results, asked), t.catalog.column(DELIVERY_DAYS)
    ]
    now, then = t.number(figure.value, 1), t.number(float(after), 1)
    label = f"{t('advice.goal_days')} {t.glyph(figure.quality)}"
    if now == then:
        return Card(label, now, t("levers.days_suffix"), t("advice.goal_same"))
    return Card(label, f"{now} → {then}", t("levers.days_suffix"))


def table(results: Results, found: Way, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and a row a lever: home element, intensity, cost, what the cost rests on."""
    spent = results.spending(found.scenario)
    header = [t("advice.goal_lever"), t("advice.col_element"), t("advice.goal_intensity"),
              t("advice.goal_amount"), t("advice.goal_basis")]  # fmt: skip
    rows = [
        [t.of(lever.name), t.element_short(lever.element), t.percent(u),
         cost(float(spent[i]), t), costs.basis(lever, found.scenario, t)]
        for i, lever in enumerate(t.catalog.levers)
        if (u := dict(found.levers).get(lever.code))
    ]  # fmt: skip
    return header, rows


def notes(results: Results, asked: Goal, found: Way, scenario: Scenario, t: Texts) -> list[str]:
    """Return where the answer starts from, how it was found, and who the peers are."""
    lines = []
    if found.levers:
        start = "advice.goal_start" if scenario.levers else "advice.goal_start_today"
        search = asked.by if found.reached else "top"
        lines = [
            t(start),
            t(f"advice.goal_search_{search}", n=t.number(2 ** len(t.catalog.levers))),
        ]
    if asked.kind == PEERS:
        if not found.levers:
            lines.append(t("advice.goal_relative"))
        near = results.geography.peers(asked.county)
        shorts = [t.county_short(code) for code in near]
        lines.append(t("advice.goal_near", counties=t.join(shorts), n=len(near)))
    return lines
