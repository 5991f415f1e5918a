"""Coverage beside use: the one is never shown without the other."""

from dataclasses import replace
from functools import partial

from components.county_values import chart, table
from components.county_values.values import Spread
from components.session import state
from components.session.link import CHOICES
from components.widgets import html, place, sources, tables
from components.words.texts import DASH, Texts
from model.results.results import Results
from model.score.method import Method

COVERAGE, USE, FUNCTIONS = CHOICES["k"], "station_activity", "station_functions"
REACHED, WORKS = ("villages_4g", "villages_fibre"), ("mobile_signal_stable", "broadband_households")


def show(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place coverage and use of this county and of the peer groups, and what each means.

    References stand in the table alone: lines of one indicator would cross the rows of the others.
    """
    figures = chart.of_indicators(results, (*COVERAGE, USE, FUNCTIONS), method, t)
    every = list(figures.values())
    known = [one for one in every if one.known]
    shares = [figures[code] for code in (*COVERAGE, USE)]
    drawn = [replace(one, marks=()) for one in shares if one.known]
    place.heading(title(figures[USE], t), t("spread.bands") if drawn else "", t)
    if drawn:
        figure = chart.bands(results, drawn, county, state.on_phone(), t)
        place.chart(figure, title(figures[USE], t), "use")
    place.html(html.table(*screen(every, county, t), t, "wide" if county else "mid"))
    if known:
        cited = [code for one in known for code in one.sources]
        notes = sources.cited(cited, t, *(chart.basis(one, t) for one in known))
        frame = partial(table.frames, results, known, t)
        place.table(frame, t("network.use_table"), "use", t, notes)
    signal(results, county, method, t)


def title(use: Spread, t: Texts) -> str:
    """Return in how many counties the use of stations has been published."""
    return t("network.use_head", n=use.real, total=len(use.entries))


def screen(figures: list[Spread], county: str, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return coverage and use: this county, the range over all, references, what each counts."""
    own = {t.county(county): lambda one: one.told(one.entry(county), t)} if county else {}
    cells = {
        t("common.indicator"): lambda one: one.name,
        **own,
        t("network.use_range"): lambda one: one.overall(t),
        t("network.use_marks"): lambda one: t.join(one.references(t)) or DASH,
        t("network.use_definition"): lambda one: t.of(t.catalog.indicator(one.code).definition),
    }
    return tables.screen(figures, cells)


def signal(results: Results, county: str, method: Method, t: Texts) -> None:
    """Place how far 4G and fibre officially reach, beside what is estimated to work."""
    facts, codes = results.data.facts, [county] if county else results.data.panel.codes
    official = [code for code in codes if facts.fact(code, REACHED[0])]
    found = chart.of_indicators(results, WORKS, method, t)
    works, rows = [found[code].only(official or codes) for code in WORKS], []
    cited = [code for one in works for code in one.sources]
    for code in REACHED if official else ():
        least = min((facts.newest[home, code] for home in official), key=lambda fact: fact.value)
        name, share = t.of(facts.kinds[code].name), f"● {t.percent(least.value / 100)}"
        rows.append([name, share, str(least.year), DASH])
        cited.append(least.source)
    homes = dict.fromkeys(results.data.panel.county(code).prefecture for code in official)
    names = t.join([t.of(facts.areas[home]) for home in homes])
    where = t.county(county) if county else t("network.signal_counties", of=names, n=len(official))
    reach = rows[0][1] if rows else t("network.card_unknown")
    is_assumed = any(entry.is_assumed for entry in works[0].entries)
    key = "network.signal_head" if is_assumed else "network.signal_known"
    head = t(key, where=where, reach=reach, stable=works[0].overall(t))
    rows += [[one.name, one.overall(t), DASH, t.join(one.references(t)) or DASH] for one in works]
    place.heading(head, t("network.signal_note"), t)
    header = [t("common.indicator"), where, t("common.year"), t("network.use_marks")]
    place.html(html.table(header, rows, t, "mid", telling=(1,)))
    place.notes(sources.cited(cited, t, *(chart.basis(one, t) for one in works)), t)
