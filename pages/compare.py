"""Which is better for the same money?"""

from components import compare_panels as parts
from components import markup, provenance, reader, show
from components.stories import compare as story
from components.stories import compare_head

t, method = reader.text(), reader.method()
made = story.columns(reader.view())

title = compare_head.title(made, t)
pills = provenance.pill(story.spoken_of(made, method), t)
show.html(markup.head(title, t("compare.topic"), pills, t, compare_head.lead(made, t)))
parts.hand(made, t)
if made:
    parts.heads(made, t)
    parts.table(made, t)
    parts.charts(made, t)
    parts.moved(made, t)
else:
    parts.start(t)
parts.presets(method, t)
parts.keep(t)
