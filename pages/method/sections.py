"""The parts of the page that open on demand: rules, levers, peers, errors, reproduction."""

from components.session import state
from components.widgets import html, place, reproduce
from components.words.texts import Texts
from model.facts.estimate import CLIP_Z
from model.results.results import Results
from pages.method import assumptions, goalposts, wording


def every(results: Results, element: str, t: Texts) -> None:
    """Place the closed parts, each by its name."""
    n, rules = len(t.catalog.indicators), len(t.catalog.estimates)
    sure, travel = assumptions.sure(t), assumptions.travel(results, t)
    switches, header, rows = wording.switches(results, state.method(), t)
    constants = t("method.constants_open", version=t.catalog.method.version)
    place.sections(
        {
            "element": (
                goalposts.indicators_title(results, element, t),
                lambda: _element(results, element, t),
            ),
            "indicators": (
                t("method.all_indicators", n=n),
                lambda: _indicators(results, t("method.all_indicators", n=n), t),
            ),
            "switches": (switches, lambda: _switches(header, rows, t)),
            "estimate": (t("method.estimate_title", n=rules), lambda: _estimate(t)),
            "levers": (assumptions.levers_title(t), lambda: _levers(results, t)),
            "peers": (t("method.peers_title"), lambda: _peers(results, t)),
            "claims": (
                t("method.claims_title"),
                lambda: place.html(html.bullets(assumptions.claims(t), t)),
            ),
            "sure": (sure[0], lambda: place.html(html.bullets(sure[1], t))),
            "travel": (travel[0], lambda: place.html(html.bullets(travel[1], t))),
            "all": (constants, lambda: place.html(html.table(*assumptions.constants(t), t))),
            "reproduce": (
                t("reproduce.title"),
                lambda: reproduce.lines(results, state.home(), state.today(), t),
            ),
            "log": (
                t("method.log_title"),
                lambda: place.html(html.bullets(wording.log(results, t), t)),
            ),
        }
    )


def _element(results: Results, element: str, t: Texts) -> None:
    """Place the indicators of the element chosen, with their goalposts."""
    place.source(t("method.indicators_note"), t)
    place.html(html.entries(goalposts.indicators(results, element, t), t))


def _indicators(results: Results, name: str, t: Texts) -> None:
    """Place all indicators as a table to take along."""
    frame = goalposts.indicator_frame(results, t)
    place.rows(frame, name)
    place.download(t("common.download_csv"), lambda: frame, "indicators")


def _switches(header: list[str], rows: list[list[str]], t: Texts) -> None:
    """Place what other means would give."""
    place.source(t("method.switch_note"), t)
    place.html(html.table(header, rows, t))


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


def _peers(results: Results, t: Texts) -> None:
    """Place the peer groups."""
    place.source(assumptions.peers_text(t), t)
    place.html(html.tiles(assumptions.peer_tiles(results, t), t))
