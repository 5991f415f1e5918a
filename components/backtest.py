"""Places the back-test: the Xizang preset applied to what was published, and its miss."""

from functools import partial

from components import markup, provenance, reader, show
from components.charts import spans
from components.stories import backtest as story
from components.text import Texts


def block(t: Texts) -> None:
    """Place heading, chart, table, what it does not show, and sources."""
    seen = story.look(reader.method())
    finding = story.title(seen, t)
    show.heading(finding, story.note(seen, t), t)
    figure = spans.ranges(story.spans(seen, t), t("backtest.axis"))
    show.chart(figure, story.alt(seen, t), "backtest")
    show.html(
        markup.table(*story.rows(seen, t), t) + markup.lines(story.notes(seen, t), t, "source")
    )
    provenance.source_line(story.sources(), t)
    show.download(t("common.download_csv"), partial(story.frame, seen, t), "backtest")
