"""What of a plan goes into a what-if: the share of townships with a station, and why not."""

from components.county_values import chart
from components.words.texts import Texts
from model.access.new_stations import Plan
from model.facts.provenance import Quality
from model.results.results import Results
from model.score.method import Method
from pages.network.stations import COVERAGE, unplaced

STATION_SHARE = COVERAGE[0]


def coverage_values(results: Results, plan: Plan) -> dict[str, float]:
    """Return each county's township-station coverage under the plan, in % of its townships.

    Planned and reported stations over all townships of the county; the seat has its county
    centre, which does not count.
    """
    network = results.data.network
    counties = dict.fromkeys(t.county for t in plan.townships)
    with_station = {station.code for station in plan.stations}
    with_station |= {code for code, has in network.reported.items() if has}
    count = dict.fromkeys(counties, 0)
    for town in network.townships:
        if town.county in count and town.is_township and town.code in with_station:
            count[town.county] += 1
    panel = results.data.panel
    return {c: round(100 * n / panel.county(c).townships, 1) for c, n in count.items()}


def gains(results: Results, plan: Plan, method: Method) -> dict[str, float]:
    """Return the coverage to take into a what-if, of counties that get a planned station.

    It replaces an illustrative figure, whatever that is, and a real one where it is higher; not
    where stations are published without their places, as planned ones may be the same.
    """
    panel, added = results.panel(method.real_only), plan.per_county()
    taken = {}
    for county, value in coverage_values(results, plan).items():
        today = panel.figure(county, STATION_SHARE)
        if today.quality is Quality.ILLUSTRATIVE or value > today.value:
            taken[county] = value
    open_to = {c for c, n in added.items() if n} - set(unplaced(results, ""))
    return {c: value for c, value in taken.items() if c in open_to}


def replaced(results: Results, gained: dict[str, float], method: Method) -> int:
    """Return how many of the figures to be set stand in place of an illustrative one."""
    panel = results.panel(method.real_only)
    return sum(panel.figure(c, STATION_SHARE).quality is Quality.ILLUSTRATIVE for c in gained)


def button(results: Results, gained: dict[str, float], method: Method, t: Texts) -> str:
    """Return the label of the button; it says where illustrative figures are replaced."""
    key = "network.take_instead" if replaced(results, gained, method) else "network.take"
    return t(key, n=len(gained))


def words(
    results: Results, plan: Plan, county: str, gained: dict[str, float], method: Method, t: Texts
) -> str:
    """Return what a what-if would be set to, or why there is nothing to take into one."""
    if county:
        return _one(results, plan, county, gained, method, t)
    return _all(results, plan, gained, method, t)


def _one(
    results: Results, plan: Plan, county: str, gained: dict[str, float], method: Method, t: Texts
) -> str:
    today = chart.of_indicator(results, STATION_SHARE, method, t)
    entry = today.entry(county)
    kind = "one" if gained else "one_not" if entry.quality else "one_unknown"
    if gained and entry.is_assumed:
        kind = "one_instead"
    elif unplaced(results, county):
        kind = "one_unplaced"
    planned = today.words(coverage_values(results, plan)[county], t)
    return t(f"network.take_{kind}", name=today.short, planned=planned,
             today=today.told(entry, t))  # fmt: skip


def _all(results: Results, plan: Plan, gained: dict[str, float], method: Method, t: Texts) -> str:
    today, values = (
        chart.of_indicator(results, STATION_SHARE, method, t),
        coverage_values(results, plan),
    )
    known = sum(entry.quality is not None for entry in today.entries)
    ends = t.range(min(values.values()), max(values.values()))
    kind = "all" if gained else "all_not" if known == len(values) else "all_unknown"
    return t(f"network.take_{kind}", name=today.short, n=len(gained), known=known,
             planned=f"{ends}{today.suffix}", today=today.overall(t),
             rest=len(values) - len(gained), instead=replaced(results, gained, method))  # fmt: skip
