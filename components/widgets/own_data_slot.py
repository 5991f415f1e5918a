"""Beside a figure nobody publishes: who has it, and the way to put it in."""

from collections.abc import Sequence

from components.widgets import html, links, place
from components.words.texts import Texts
from model.results.results import Results


def slot(results: Results, indicators: Sequence[str], t: Texts) -> None:
    """Place what is known of indicators that a reader may put in, and the way to do so."""
    panel, known, keepers = results.data.panel, [], []
    for code in indicators:
        indicator, column = t.catalog.indicator(code), t.catalog.column(code)
        own = sum(t.is_own(row[column]) for row in panel.source)
        key = "own_data.slot_part_own" if own else "own_data.slot_part"
        count = int(panel.is_real()[:, column].sum())
        known.append(t(key, name=t.label(indicator), n=count, own=own))
        who = {"name": t.label(indicator), "collected": t.of(indicator.collected)}
        keepers.append(t("own_data.slot_where_part", **who))
    gap = t("common.semicolon")
    sentence = t("own_data.slot", parts=gap.join(known), total=len(panel.counties))
    where = t("own_data.slot_where", parts=gap.join(keepers))
    place.html(html.lines([sentence, where], t, "source"))
    links.page_link("own_figures", t("own_data.slot_link"))


def stations_slot(results: Results, t: Texts) -> None:
    """Place how many townships are known to have a station, and the way to put it in."""
    network = results.data.network
    total = sum(one.is_township for one in network.townships)
    reported = network.reported
    key = "own_data.stations_slot_own" if reported else "own_data.stations_slot"
    sentence = t(key, n=len(reported), total=total, yes=sum(reported.values()))
    place.html(html.lines([sentence], t, "source"))
    links.page_link("own_figures", t("own_data.slot_link"))
