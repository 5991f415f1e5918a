"""Places the back-test: the Xizang preset applied to what was published, and its miss."""

from functools import partial

from components.session import state
from components.widgets import html, place, sources
from components.words.texts import Texts
from model.results.results import Results
from pages.lessons import backtest_wording, spans_chart


def block(results: Results, t: Texts) -> None:
    """Place heading, chart, table, what it does not show, and sources."""
    seen = backtest_wording.look(results, state.today())
    finding = backtest_wording.title(seen, t)
    place.heading(finding, backtest_wording.note(seen, t), t)
    figure = spans_chart.ranges(backtest_wording.spans(seen, t), t("backtest.axis"))
    place.chart(figure, backtest_wording.alt(seen, t), "backtest")
    place.html(
        html.table(*backtest_wording.rows(results, seen, t), t)
        + html.lines(backtest_wording.notes(seen, t), t, "source")
    )
    sources.source_line(backtest_wording.sources(results), t)
    place.download(
        t("common.download_csv"), partial(backtest_wording.frame, results, seen, t), "backtest"
    )
