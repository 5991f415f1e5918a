"""Published outcomes beside the score: never in it, and what they can tell of its order."""

from collections.abc import Callable
from functools import partial
from itertools import permutations
from operator import attrgetter

from components.widgets import html, place, sources, tables
from components.widgets.tables import Table
from components.words.texts import DASH
from model.facts.provenance import Quality
from model.facts.published import Fact
from model.results.results import NATIONAL
from pages.robustness.tested import Tested

PARCELS, PARCELS_A_HEAD = "express_parcels", "express_parcels_per_capita"
OUTCOMES = {
    "sales": "online_retail_sales",
    "goods": "online_retail_sales_physical_goods",
    "parcels": PARCELS,
    "growth": "alibaba_gmv_growth",
    "farm": "farm_sales_for_poor_households_via_platform",
    "income": "rural_disposable_income_pc",
}
FEWEST = 8  # counties: with fewer, chance makes an order too easily for a test


def block(tested: Tested) -> None:
    """Place what the outcomes say of the order, a line for each, and their sources."""
    t, rows = tested.t, table(tested)
    place.heading(heading(tested), behind(tested), t)
    cells = {head: attrgetter(column) for column, head in rows.heads.items()}
    place.html(html.table(*rows.screen(cells), t, telling=(3,)))
    cited = [fact.source for name in OUTCOMES for fact in published(tested, name)]
    place.table(rows.file, "", "outcomes", t, sources.cited(cited, t, t("outcomes.note")))


def published(tested: Tested, name: str) -> list[Fact]:
    """Return the newest figures of an outcome in our counties and prefectures."""
    data = tested.results.data
    ours = [*data.panel.codes, *(prefecture.code for prefecture in data.prefectures)]
    found = (data.facts.fact(area, OUTCOMES[name]) for area in ours)
    return [fact for fact in found if fact]


def of_counties(tested: Tested, name: str) -> dict[str, float]:
    """Return by county what is compared in an outcome: of parcels how many come to a resident."""
    panel = tested.results.data.panel
    found = {f.area: f.value for f in published(tested, name) if f.area in panel.codes}
    if OUTCOMES[name] == PARCELS:
        return {code: value / panel.county(code).population for code, value in found.items()}
    return found


def heading(tested: Tested) -> str:
    """Return how many pairs of counties stand in both orders alike, or why none can be compared."""
    t, values = tested.t, [of_counties(tested, name) for name in OUTCOMES]
    pairs = [pair for one in values for pair in permutations(one, 2) if one[pair[0]] > one[pair[1]]]
    score = dict(zip(tested.results.data.panel.codes, tested.scores.index, strict=True))
    # An unscored county has no number: no comparison with it holds.
    alike = [score[high] >= score[low] for high, low in pairs if score[high] + score[low] >= 0]
    odd = [
        t.join([*map(t.county_short, pair)]) for pair in pairs if score[pair[0]] < score[pair[1]]
    ]
    most = max(map(len, values))
    if not alike:
        return t("outcomes.none", most=most)
    said = [t("outcomes.agree", agree=sum(alike), pairs=len(alike))]
    said += [t("outcomes.few", n=most, fewest=FEWEST)] if most < FEWEST else []
    said += [t("outcomes.odd", pairs=t("common.semicolon").join(odd))] if odd else []
    return t("common.semicolon").join(said)


def behind(tested: Tested) -> str:
    """Return the counties of which an outcome is published and that rank in the lower half."""
    t, codes, rank = tested.t, tested.results.data.panel.codes, tested.scores.rank
    named = {code for name in OUTCOMES for code in of_counties(tested, name)}
    ranks = {code: place for code in codes if (place := rank(code))}
    late = [code for code, place in ranks.items() if code in named and 2 * place > len(ranks)]
    said = [t("outcomes.rank", county=t.county_short(code), rank=ranks[code]) for code in late]
    return t("outcomes.behind", counties=t.join(said)) if said else ""


def table(tested: Tested) -> Table:
    """Return a line an outcome: figure, year and publisher, counties, what it can show or not."""
    t, total = tested.t, len(tested.results.data.panel.codes)

    def of(say: Callable[[Fact], str]) -> Callable[[str], str]:
        return lambda name: t.join([*dict.fromkeys(map(say, published(tested, name)))]) or DASH

    def by(fact: Fact) -> str:
        producer = t.catalog.source(fact.source).producer
        return t("outcomes.by", year=fact.year, who=t.of(producer))

    columns = {
        "outcome": lambda name: t(f"outcomes.name_{name}"),
        "figure": of(partial(told, tested)),
        "known": of(by),
        "counties": lambda name: f"{len(of_counties(tested, name))}/{total}",
        "shows": lambda name: t(f"outcomes.shows_{name}"),
        "limits": lambda name: t(f"outcomes.limits_{name}"),
    }
    named = {key: (t(f"outcomes.column_{key}"), make) for key, make in columns.items()}
    return tables.table(OUTCOMES, named)


def told(tested: Tested, fact: Fact) -> str:
    """Return a figure with its place; of parcels also how many come to a resident."""
    t, facts = tested.t, tested.results.data.facts
    kind, area = facts.kinds[fact.code], t.of(facts.areas[fact.area])
    amount = f"{t.plain(t.fact(fact.value, kind))}{t.of(kind.unit)}"
    said = f"{t.glyph(Quality.OBSERVED)} {area} {amount}"
    if fact.code != PARCELS:
        return said
    nation = facts.newest[NATIONAL, PARCELS_A_HEAD]
    numbers = (of_counties(tested, "parcels")[fact.area], nation.value)
    head, china = (t.number(value, 1) for value in numbers)
    return said + t("outcomes.a_head", head=head, nation=china, year=nation.year)
