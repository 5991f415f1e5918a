"""What the paper says and its sources contradict; when a source was published."""

from components.widgets.html import Entry
from components.words.texts import Texts
from model.facts.provenance import Source
from model.results.results import Results

YI_PER_BILLION = 10  # a Chinese yi is a tenth of a billion
INFERRED = " (inferred)"
ERRATA = 5


def published(source: Source, t: Texts) -> str:
    """Return a source's date; an inferred one says so in the reader's language."""
    if source.published.endswith(INFERRED):
        return t("common.inferred", year=source.published.removesuffix(INFERRED))
    return source.published or t("common.published_unknown")


def errata(results: Results, t: Texts) -> list[Entry]:
    """Return the errors of the source texts: what is printed, what stands here, how sure."""
    fields = {1: {"source": t.cite("suichang_chapter")}, 4: _online_retail(results, t)}
    parts, entries = ("printed", "ours", "strength"), []
    for number in range(1, ERRATA + 1):
        own = fields.get(number, {})
        said = [(t(f"errata.{part}"), t(f"errata.case_{number}_{part}", **own)) for part in parts]
        entries.append(Entry(t(f"errata.case_{number}"), "", said))
    return entries


def _online_retail(results: Results, t: Texts) -> dict[str, str]:
    """Return online retail with its split, in yi and in billion yuan, where both are known."""
    known = results.data.facts
    area = next(f.area for f in known.facts if f.code == "online_retail_sales_physical_goods")
    retail = next(f for f in known.about(area) if f.code == "online_retail_sales")
    fields = {
        "area": t.of(known.areas[area]),
        "year": str(retail.year),
        "source": t.cite(retail.source),
        "retail_yi": t.number(retail.value, 2),
        "retail_bn": t.number(retail.value / YI_PER_BILLION, 3),
    }
    for name, code in (("physical", "physical_goods"), ("farm", "farm_products")):
        value = known.value(area, f"online_retail_sales_{code}")
        fields |= {
            f"{name}_yi": t.number(value, 2),
            f"{name}_bn": t.number(value / YI_PER_BILLION, 3),
            f"{name}_share": t.percent(value / retail.value, 1),
        }
    return fields
