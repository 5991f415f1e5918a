"""What the logistics page says of farm products: when they are sold, how long they keep, cold."""

import pandas as pd

from components.words.texts import DASH, Texts
from model.facts.provenance import Quality
from model.facts.published import BASES, PERISHABLE, Product
from model.results.results import Results
from pages.logistics.months_chart import FILLS, MONTHS, Line

HASTY = PERISHABLE[0]
KEEPING = tuple(reversed(PERISHABLE))  # in the order of the fills


def _products(results: Results, county: str) -> list[Product]:
    """Return the products, a county's own first, then what spoils soonest."""
    order = {word: i for i, word in enumerate(PERISHABLE)}
    return sorted(
        results.data.facts.products,
        key=lambda p: (county not in p.counties, order[p.perishable], p.months or (0,)),
    )


def _months(product: Product) -> tuple[int, ...]:
    return product.months or tuple(range(1, MONTHS + 1))


def _busiest(results: Results) -> tuple[list[int], int]:
    """Return the months in which most perishable products are sold, and how many those are."""
    hasty = [p for p in results.data.facts.products if p.perishable == HASTY]
    count = {m: sum(m in _months(p) for p in hasty) for m in range(1, MONTHS + 1)}
    most = max(count.values(), default=0)
    return [m for m, n in count.items() if n == most], most


def title(results: Results, t: Texts) -> str:
    """Return the finding: how many products spoil fast, and when most of them come at once."""
    products = results.data.facts.products
    months, most = _busiest(results)
    names = t("logistics.month_names").split()
    told = t.join([t("logistics.month", name=names[m - 1]) for m in months])
    return t("logistics.season_title", glyph=t.glyph(Quality.ILLUSTRATIVE), n=len(products),
             hasty=sum(p.perishable == HASTY for p in products), months=told,
             most=most)  # fmt: skip


def lines(results: Results, county: str, t: Texts) -> list[Line]:
    """Return the rows of the calendar; a product with a report for the county is starred."""
    return [
        Line(
            f"{t.of(p.name)} ●" if county and county in p.counties else t.of(p.name),
            _months(p),
            KEEPING.index(p.perishable),
        )
        for p in _products(results, county)
    ]


def month_names(t: Texts, phone: bool = False) -> list[str]:
    """Return the names of the months, on a phone their initials."""
    return t("logistics.month_initials" if phone else "logistics.month_names").split()


def legend(t: Texts) -> list[tuple[str, str]]:
    """Return colour and name of each class of keeping, what spoils soonest first."""
    pairs = zip(FILLS, KEEPING, strict=True)
    return [(fill, t(f"logistics.keeps_{word}")) for fill, word in pairs][::-1]


def table(
    results: Results, county: str, real_only: bool, t: Texts
) -> tuple[list[str], list[list[str]]]:
    """Return the products with their need of cold, what that rests on, and who reports them.

    With real data only the reports are left: season, keeping and need of cold are no data.
    """
    columns = ["name", "reported"] if real_only else ["name", "cold", "reported"]
    rows = []
    for p in _products(results, county):
        cells = [t.of(p.name)]
        if not real_only:
            cells.append(t("logistics.cold", cold=t.of(p.cold), basis=_basis(p, t)))
        if p.counties or not real_only:
            rows.append([*cells, _reported(p, t)])
    return [t(f"logistics.products_{column}") for column in columns], rows


def _basis(product: Product, t: Texts) -> str:
    """Return what season, keeping and need of cold rest on."""
    if product.basis == BASES[0]:
        return t("logistics.basis_general")
    return t("common.semicolon").join(t.cite(code) for code in product.sources)


def _reported(product: Product, t: Texts) -> str:
    if not product.counties:
        return DASH
    places = t.join([t.county(code) for code in product.counties])
    sources = t("common.semicolon").join(t.cite(code) for code in product.sources)
    return t("logistics.reported", places=places, sources=sources)


def frame(results: Results, county: str, t: Texts) -> pd.DataFrame:
    """Return the calendar as a table: a row a product, a column a month."""
    months = month_names(t)
    return pd.DataFrame(
        [
            {
                t("logistics.products_name"): t.of(p.name),
                t("logistics.products_keeps"): t(f"logistics.keeping_{p.perishable}"),
                **{
                    t("logistics.month", name=months[m - 1]): int(m in _months(p))
                    for m in range(1, MONTHS + 1)
                },
                t("logistics.products_cold"): t.of(p.cold),
                t("logistics.products_basis"): _basis(p, t),
                t("logistics.products_reported"): _reported(p, t),
            }
            for p in _products(results, county)
        ]
    )
