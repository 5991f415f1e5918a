"""Beside a figure nobody publishes: who has it, and the way to put it in."""

from collections.abc import Sequence

from components.widgets import html, links, place
from components.words.texts import Texts
from model.results.results import Results


def slot(results: Results, indicators: Sequence[str], t: Texts) -> None:
    """Place what is known of indicators that a reader may put in, and the way to do so."""
    parts = [_known(results, code, t) for code in indicators]
    sentence = t("supply.slot", parts=t("common.semicolon").join(parts),
                 total=len(results.data.panel.counties))  # fmt: skip
    keepers = [
        t("supply.slot_where_part", name=t.label(t.catalog.indicator(code)),
          collected=t.of(t.catalog.indicator(code).collected))
        for code in indicators
    ]  # fmt: skip
    where = t("supply.slot_where", parts=t("common.semicolon").join(keepers))
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


def _known(results: Results, code: str, t: Texts) -> str:
    """Return in how many counties an indicator is known, and how many the reader filled."""
    panel = results.data.panel
    column = t.catalog.column(code)
    known = int(panel.is_real()[:, column].sum())
    cited = [row[column] for row in panel.source if row[column]]
    in_use = sum(t.catalog.source(source).supplied for source in cited)
    key = "supply.slot_part_own" if in_use else "supply.slot_part"
    return t(key, name=t.label(t.catalog.indicator(code)), n=known, own=in_use)
