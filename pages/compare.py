"""Which is better for the same money?"""

from components import compare_panels as parts
from components import markup, provenance, reader, show
from components.stories import compare as story

t, method = reader.text(), reader.method()
made = story.columns(reader.view())

pills = provenance.pill(story.spoken_of(made, method), t)
show.html(markup.head(story.title(made, t), t("compare.topic"), pills, t, story.lead(made, t)))
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
