"""Places a figure over the 31 counties in the order the reader has chosen."""

from functools import partial

from components.county_values import chart as spread
from components.county_values import table
from components.county_values.rows import PEERS
from components.county_values.values import Spread
from components.session import state
from components.session.link import CHOICES
from components.widgets import controls, place
from components.words.texts import Texts
from model.results.results import Results

FIRST = "dots"  # key of a page's first chart, whose order the reader chooses


def block(
    results: Results, one: Spread, finding: str, key: str, notes: list[str], t: Texts
) -> None:
    """Place a figure over the counties with finding, notes and table; the `FIRST` in any order."""
    is_first, county = key == FIRST, state.county()
    put = state.view().choice("o") if is_first else PEERS
    place.heading(finding, spread.note(one, t), t)
    if is_first:
        names = {code: t(f"spread.order_{code}") for code in CHOICES["o"]}
        controls.choice("o", t("spread.order"), names)
    figure = spread.figure(results, one, county, state.on_phone(), t, put)
    place.chart(figure, finding, key, controls.pick_county(results, key))
    frame = partial(table.frame, results, one, t)
    place.table(frame, one.name, f"{key}_{one.code}", t, notes)
