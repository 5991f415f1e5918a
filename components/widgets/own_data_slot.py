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
        key = "supply.slot_part_own" if own else "supply.slot_part"
        count = int(panel.is_real()[:, column].sum())
        known.append(t(key, name=t.label(indicator), n=count, own=own))
        who = {"name": t.label(indicator), "collected": t.of(indicator.collected)}
        keepers.append(t("supply.slot_where_part", **who))
    gap = t("common.semicolon")
    sentence = t("supply.slot", parts=gap.join(known), total=len(panel.counties))
    where = t("supply.slot_where", parts=gap.join(keepers))
    place.html(html.lines([sentence, where], t, "source"))
    links.page_link("sources", t("supply.slot_link"))


def stations_slot(results: Results, t: Texts) -> None:
    """Place how many townships the reader's file says have a station, and the way to put it in."""
    network = results.data.network
    total = sum(one.is_township for one in network.townships)
    reported = network.reported
    key = "supply.stations_slot_own" if reported else "supply.stations_slot"
    sentence = t(key, n=len(reported), total=total, yes=sum(reported.values()))
    place.html(html.lines([sentence], t, "source"))
    links.page_link("sources", t("supply.slot_link"))
