"""What levers do, in formulas and one by one; peers, which rest on the same terrain."""

from components.widgets import html, place
from components.widgets.html import Entry
from components.words.texts import Texts
from model.results.results import Results
from model.what_if.scenario import Scenario
from pages.method.goalposts import cites, plain

GAP = r"x' = x_1 + (x - x_1) \prod_l \left(1 - g_l\, u_l\, T_l\right)"


def title(t: Texts) -> str:
    """Return how well the measures are evidenced, as the catalogue grades them."""
    grades: list[str] = [lever.grade for lever in t.catalog.levers]
    counts = {grade.lower(): grades.count(grade) for grade in "ABC"}
    return t("method.levers_title", n=len(grades), **counts)


def show(results: Results, county: str, today: Scenario, t: Texts) -> None:
    """Place what levers do, how they transfer, each lever, and the groups of terrain."""
    place.formula(GAP)
    place.formula(transfer_formula(t))
    unknown = t.percent(t.catalog.method.transfer_unknown)
    said = [t("method.levers_text"), t("method.transfer_text", unknown=unknown)]
    place.html(html.lines([*said, t("method.grades_text")], t))
    place.html(html.entries(entries(results, county, today, t), t))
    place.heading(t("method.peers_title"), "", t)
    place.html(html.lines([peers_text(t)], t))


def transfer_formula(t: Texts) -> str:
    """Return the two transfer rules with the constants in force."""
    m = t.catalog.method
    hard = rf"T_{{\mathrm{{hard}}}} = 1 - {plain(m.hard_slope)}\,F"
    soft = rf"T_{{\mathrm{{soft}}}} = {plain(m.soft_base)} + {plain(m.soft_slope)}\,"
    return rf"{hard}, \qquad {soft}\frac{{E_1}}{{100}}"


def entries(results: Results, county: str, today: Scenario, t: Texts) -> list[Entry]:
    """Return an entry a measure: what full means, effects, transfer, evidence, sources."""
    made = []
    for lever, shares in zip(t.catalog.levers, results.transfers(today), strict=True):
        kind, element = t(f"method.kind_{lever.kind}"), t.element(lever.element)
        mark = t("method.lever_mark", element=element, kind=kind, grade=lever.grade)
        span = {"low": t.percent(float(shares.min())), "high": t.percent(float(shares.max()))}
        transfer = t("method.lever_transfer_range", **span)
        if county:
            own = t.percent(float(shares[results.data.panel.row(county)]))
            transfer = t("method.lever_transfer_one", county=t.county(county), share=own, **span)
        moved = {t.indicator(e.indicator): t.percent(e.gap_share) for e in lever.effects}
        effects = [t("method.lever_effect", indicator=i, share=s) for i, s in moved.items()]
        lines = [
            (t("method.lever_full"), t.of(lever.full)),
            (t("method.lever_effects"), t.join(effects)),
            (t("method.lever_transfer"), transfer),
            (t("method.lever_evidence"), t.of(lever.evidence)),
            (t("method.sources"), cites(lever.sources, t)),
        ]
        made.append(Entry(t.of(lever.name), mark, lines))
    return made


def peers_text(t: Texts) -> str:
    """Return how terrain friction is made, with its bounds."""
    bounds = t.catalog.method.friction
    ends = {"elevation": bounds.elevation_m, "seat": bounds.seat_h, "chengdu": bounds.chengdu_h}
    lows = {f"{name}_low": plain(low) for name, (low, _) in ends.items()}
    highs = {f"{name}_high": plain(high) for name, (_, high) in ends.items()}
    return t("method.peers_text", peers=t.catalog.method.peers, **lows, **highs)
