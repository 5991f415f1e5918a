"""The parts of the page that open on demand: rules, levers, peers, errors, reproduction."""

from components.session import state
from components.widgets import html, place, reproduce
from components.words.texts import Texts
from model.facts.estimate import CLIP_Z
from model.results.results import Results
from pages.method import assumptions, goalposts, wording


def every(results: Results, element: str, t: Texts) -> None:
    """Place the closed parts, each by its name."""
    catalog, today = t.catalog, state.today()

    def noted(note: str, body: str) -> str:
        return html.lines([note], t, "source") + body

    title = goalposts.indicators_title(results, element, t)
    shown = html.entries(goalposts.indicators(results, element, t), t)
    place.section("element", title, place.html, noted(t("method.indicators_note"), shown))
    title = t("method.all_indicators", n=len(catalog.indicators))
    place.section("indicators", title, _indicators, results, title, t)
    title, header, rows = wording.switches(results, state.method(), t)
    shown = noted(t("method.switch_note"), html.table(header, rows, t))
    place.section("switches", title, place.html, shown)
    place.section("estimate", t("method.estimate_title", n=len(catalog.estimates)), _estimate, t)
    place.section("levers", assumptions.levers_title(t), _levers, results, t)
    shown = noted(assumptions.peers_text(t), html.tiles(assumptions.peer_tiles(results, t), t))
    place.section("peers", t("method.peers_title"), place.html, shown)
    for key, (title, items) in {
        "claims": (t("method.claims_title"), assumptions.claims(t)),
        "sure": assumptions.sure(t),
        "travel": assumptions.travel(results, t),
        "log": (t("method.log_title"), wording.log(results, t)),
    }.items():
        place.section(key, title, place.html, html.bullets(items, t))
    shown = html.table(*assumptions.constants(t), t)
    place.section(
        "all", t("method.constants_open", version=catalog.method.version), place.html, shown
    )
    title, home = t("reproduce.title"), state.home()
    place.section("reproduce", title, reproduce.lines, results, home, today, t)


def _indicators(results: Results, name: str, t: Texts) -> None:
    """Place all indicators as a table to take along."""
    frame = goalposts.indicator_frame(results, t)
    place.rows(frame, name)
    place.download(t("common.download_csv"), lambda: frame, "indicators")


def _estimate(t: Texts) -> None:
    """Place how illustrative values are made."""
    place.formula(goalposts.ESTIMATE)
    place.html(html.lines([t("method.estimate_text", clip=goalposts.plain(CLIP_Z))], t))


def _levers(results: Results, t: Texts) -> None:
    """Place what levers do, in formulas and one by one."""
    place.formula(assumptions.GAP)
    place.formula(assumptions.transfer_formula(t))
    place.html(html.lines(assumptions.levers_words(t), t))
    levers = assumptions.levers(results, state.county(), state.today(), t)
    place.html(html.entries(levers, t))
