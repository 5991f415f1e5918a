"""What the page on sources says: how much is observed, every figure, every source, errata."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from components import exports, runtime
from components.charts.coverage import Block, Line
from components.links import INDEX
from components.markup import Card, Entry
from components.text import DASH, GLYPHS, Texts
from model.panel import Panel
from model.provenance import MISSING, QUALITIES, BoolArray, Quality, Source
from model.scenario import Scenario

ALL = "all"
KINDS = (*QUALITIES, None)
GARZE = "513300"
YI_PER_BILLION = 10  # a Chinese yi is a tenth of a billion
INFERRED = " (inferred)"
CREDITS = (
    "boundaries", "county_seats", "S03", "township_positions", "S04", "elevation_5min",
    "elevation_1min", "S01", "he_2025",
)  # fmt: skip


def _code(quality: Quality | None) -> int:
    return MISSING if quality is None else quality.rank


def counts(panel: Panel) -> dict[Quality | None, int]:
    """Return how many cells of a panel have each quality; None is missing."""
    return {kind: int((panel.quality == _code(kind)).sum()) for kind in KINDS}


def _share(count: int, total: int, t: Texts) -> str:
    return t.percent(count / total)


def title(t: Texts) -> str:
    """Return the headline: how many figures there are and which share is observed."""
    found = counts(runtime.data().panel)
    total = sum(found.values())
    return t("sources.title", n=t.number(total), p=_share(found[Quality.OBSERVED], total, t))


def lead(t: Texts) -> str:
    """Return the sentence below it: the other shares, and what becomes of them."""
    found = counts(runtime.data().panel)
    total = sum(found.values())
    return t(
        "sources.lead",
        derived=_share(found[Quality.DERIVED], total, t),
        illustrative=_share(found[Quality.ILLUSTRATIVE], total, t),
        missing=_share(found[None], total, t),
    )


def cards(method: Scenario, t: Texts) -> list[Card]:
    """Return a card a quality: how many figures, which share, where they come from."""
    panel = runtime.data().panel
    found = counts(panel)
    total = sum(found.values())
    cited = {row[j] for row in panel.source for j in range(len(row)) if row[j]}
    empty = (panel.quality == MISSING).any(axis=0)
    names = [t.of(i.name) for i, gap in zip(t.catalog.indicators, empty, strict=True) if gap]
    hidden = method.real_only
    notes: dict[Quality | None, str] = {
        Quality.OBSERVED: t("sources.card_observed_note", sources=len(cited - {"travel_model"})),
        Quality.DERIVED: t("sources.card_derived_note"),
        Quality.ILLUSTRATIVE: t("sources.card_illustrative_out")
        if hidden
        else t("sources.card_illustrative_note", rules=len(t.catalog.estimates)),
        None: t("sources.card_missing_note", names=t.join(names))
        if names
        else t("sources.card_missing_none"),
    }
    return [
        Card(
            f"{t.glyph(kind)} {t.quality(kind)}",
            t.number(found[kind]),
            f"{t('sources.card_figures')} · {_share(found[kind], total, t)}",
            notes[kind],
        )
        for kind in KINDS
    ]


def matrix_title(t: Texts) -> str:
    """Return the finding of the matrix: what nobody has published, and what only some have."""
    real = runtime.data().panel.is_real()
    return t(
        "sources.matrix_title",
        total=real.shape[1],
        none=int((~real.any(axis=0)).sum()),
        few=int((real.any(axis=0) & ~real.all(axis=0)).sum()),
    )


def matrices(method: Scenario, t: Texts) -> list[list[Block]]:
    """Return the matrix in two parts of like length, one block an element."""
    blocks = [_block(element.code, method, t) for element in t.catalog.elements]
    half = sum(len(b.lines) for b in blocks) / 2
    left = 0
    while sum(len(b.lines) for b in blocks[: left + 1]) <= half:
        left += 1
    shorter = sum(len(b.lines) for b in blocks[:left])
    longer = sum(len(b.lines) for b in blocks[: left + 1])
    split = left if half - shorter <= longer - half else left + 1
    return [blocks[:split], blocks[split:]]


def _block(element: str, method: Scenario, t: Texts) -> Block:
    panel = runtime.panel(method.real_only)
    lines = []
    for indicator in t.catalog.members(element):
        figures = [panel.figure(code, indicator.code) for code in panel.codes]
        lines.append(
            Line(
                t.label(indicator),
                [KINDS[::-1].index(f.quality) for f in figures],
                [t.glyph(f.quality) for f in figures],
                [f"{t.quality(f.quality)} {t.value(f)}" for f in figures],
            )
        )
    return Block(t.element(element), lines)


def matrix_alt(blocks: list[Block], t: Texts) -> str:
    """Return what a part of the matrix shows, in words."""
    kinds = [kind for block in blocks for line in block.lines for kind in line.kinds]
    tally = {quality: kinds.count(i) for i, quality in enumerate(KINDS[::-1])}
    return t(
        "sources.matrix_alt",
        names=t.join([block.heading for block in blocks]),
        n=len(kinds),
        observed=tally[Quality.OBSERVED],
        derived=tally[Quality.DERIVED],
        illustrative=tally[Quality.ILLUSTRATIVE],
        missing=tally[None],
    )


def county_names(t: Texts) -> list[str]:
    """Return the short names of the counties, in order."""
    return [t.of(county.short) for county in runtime.data().panel.counties]


def column(county: str) -> int | None:
    """Return the column of a chosen county, None for none."""
    return runtime.data().panel.row(county) if county else None


def evidence(t: Texts) -> list[tuple[str, float]]:
    """Return each element's share of observed or derived weight, mean over the counties."""
    shares = runtime.scored(Scenario()).evidence.mean(axis=0)
    return [(code, float(s)) for code, s in zip(t.catalog.element_codes, shares, strict=True)]


def elements_title(t: Texts) -> str:
    """Return which elements rest on most and on least evidence."""
    shares = evidence(t)
    most, least = max(share for _, share in shares), min(share for _, share in shares)
    if most == least:
        return t("sources.by_element_even")
    return t(
        "sources.by_element",
        best=t.either([t.element(code) for code, share in shares if share == most]),
        worst=t.either([t.element(code) for code, share in shares if share == least]),
    )


def elements_table(method: Scenario, t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and rows: figures of each quality by element, and the evidence share."""
    panel = runtime.panel(method.real_only)
    header = [t("common.element"), t("sources.column_evidence"),
              *[f"{t.glyph(k)} {t.quality(k)}" for k in KINDS]]  # fmt: skip
    rows = []
    for code, share in evidence(t):
        columns = [t.catalog.column(i.code) for i in t.catalog.members(code)]
        found = panel.quality[:, columns]
        amounts = [str(int((found == _code(kind)).sum())) for kind in KINDS]
        rows.append([t.element_short(code), t.percent(share), *amounts])
    return header, rows


def filters(t: Texts) -> tuple[list[str], dict[str, str]]:
    """Return what the register can be cut to: all, an element, an indicator; with names."""
    names = {INDEX: t("sources.every_indicator")}
    for element in t.catalog.elements:
        names[element.code] = t.of(element.name)
        names |= {i.code: f"· {t.of(i.name)}" for i in t.catalog.members(element.code)}
    return list(names), names


def qualities(t: Texts) -> dict[str, str]:
    """Return the names of the choices of quality."""
    kept = {kind.value: f"{GLYPHS[kind]} {t.quality(kind)}" for kind in QUALITIES}
    return {ALL: t("sources.filter_all"), **kept, "missing": f"{DASH} {t('common.missing')}"}


def selection(quality: str, focus: str, county: str, panel: Panel, t: Texts) -> BoolArray:
    """Return which cells of a panel match a choice, shape (n, m)."""
    rows = np.array([county in ("", code) for code in panel.codes])
    columns = np.array([focus in (INDEX, i.element, i.code) for i in t.catalog.indicators])
    chosen = rows[:, None] & columns[None, :]
    if quality == ALL:
        return chosen
    kind = None if quality == "missing" else Quality(quality)
    return np.asarray(chosen & (panel.quality == _code(kind)))


def register(chosen: BoolArray, panel: Panel, t: Texts) -> pd.DataFrame:
    """Return the chosen cells as rows: county, indicator, value, range, unit, year, source."""
    whole = exports.figures(panel, t.catalog.codes, t)
    numbers = [t("common.value"), t("common.low"), t("common.high")]
    whole[numbers] = whole[numbers].round(2)
    whole[t("common.year")] = whole[t("common.year")].astype("Int64")
    whole[t("sources.note")] = [
        note(*panel.notes.get((i, j), ("", "")), t)
        for i in range(chosen.shape[0])
        for j in range(chosen.shape[1])
    ]
    return whole[chosen.ravel()].reset_index(drop=True)


def note(code: str, value: str, t: Texts) -> str:
    """Return the words of a note on a figure, '' without one."""
    if not code:
        return ""
    longer = code == "modelled" and value
    return t(f"sources.note_{code}{'_long' if longer else ''}", value=value)


def register_line(chosen: BoolArray, panel: Panel, t: Texts) -> str:
    """Return how many figures match, by quality."""
    kinds = panel.quality[chosen]
    if not len(kinds):
        return t("sources.register_none")
    tally = {kind: int((kinds == _code(kind)).sum()) for kind in KINDS}
    parts = [f"{t.glyph(k)} {t.quality(k)} {t.number(n)}" for k, n in tally.items() if n]
    return t("sources.register_count", n=t.number(len(kinds)), total=t.number(panel.quality.size),
             parts=t.join(parts))  # fmt: skip


def empty_line(quality: str, method: Scenario, t: Texts) -> str:
    """Return why no figure matches."""
    hidden = method.real_only and quality == Quality.ILLUSTRATIVE.value
    return t("sources.register_hidden" if hidden else "sources.register_none")


def census_label(t: Texts) -> str:
    """Return the label of the census table."""
    facts = runtime.data().facts
    areas = {area for area, _ in facts.census}
    return t("sources.census_open", figures=len(facts.census_figures), areas=len(areas))


def census(t: Texts) -> pd.DataFrame:
    """Return the census: a row an area, a column a figure with its unit."""
    facts = runtime.data().facts
    rows: dict[str, dict[str, object]] = {}
    for area, code in facts.census:
        rows.setdefault(area, {t("sources.area"): t.of(facts.areas[area])})
        rows[area][_census_head(code, t)] = facts.census[area, code]
    return pd.DataFrame(list(rows.values()))


def _census_head(code: str, t: Texts) -> str:
    figure = runtime.data().facts.figure(code)
    marks = [t.unit(figure.unit).strip(), t("sources.sample") if figure.sample else ""]
    inside = t.join([mark for mark in marks if mark])
    left, right = ("（", "）") if t.language == "zh" else (" (", ")")
    return f"{t.of(figure.name)}{left}{inside}{right}" if inside else t.of(figure.name)


def facts_label(t: Texts) -> str:
    """Return the label of the table of other published figures."""
    return t("sources.facts_open", n=len(runtime.data().facts.facts))


def facts(t: Texts) -> pd.DataFrame:
    """Return the published figures that are never scored, each with its source."""
    known = runtime.data().facts
    return pd.DataFrame(
        [
            {
                t("sources.area"): t.of(known.areas[fact.area]),
                t("sources.figure"): t.of(known.kinds[fact.code].name),
                t("common.value"): fact.value,
                t("common.unit"): t.of(known.kinds[fact.code].unit).strip(),
                t("common.year"): fact.year or None,
                t("common.source"): t.cite(fact.source),
                t("sources.confidence"): t(f"sources.confidence_{fact.confidence}"),
                t("sources.note"): t.of(known.kinds[fact.code].note),
            }
            for fact in known.facts
        ]
    ).astype({t("common.year"): "Int64"})


def usage(t: Texts) -> dict[str, tuple[int, int]]:
    """Return by source how many figures and how many rules or reasons rest on it."""
    data, catalog = runtime.data(), t.catalog
    figures = [code for row in data.panel.source for code in row if code]
    figures += [fact.source for fact in data.facts.facts]
    figures += [line.source for line in catalog.benchmarks]
    figures += ["S01"] * len(data.facts.census)
    rules = list(_rule_sources(t))
    return {s.code: (figures.count(s.code), rules.count(s.code)) for s in catalog.sources}


def _rule_sources(t: Texts) -> Iterator[str]:
    catalog = t.catalog
    for group in (catalog.indicators, catalog.estimates, catalog.levers, catalog.presets):
        for item in group:
            yield from item.sources


def sources_table(t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of all sources, the most used first."""
    used = usage(t)
    header = [t("common.source"), t("sources.used"), t("sources.published"), t("sources.licence")]
    ordered = sorted(t.catalog.sources, key=lambda s: (-used[s.code][0], -used[s.code][1]))
    rows = [
        [t.of(s.cite), _used(used[s.code], t), published(s, t), t.of(s.licence)] for s in ordered
    ]
    return header, rows


def _used(counted: tuple[int, int], t: Texts) -> str:
    figures, rules = counted
    parts = [t("sources.used_figures", n=t.number(figures))] if figures else []
    parts += [t("sources.used_rules", n=rules)] if rules else []
    return t.join(parts) or t("sources.used_base")


def published(source: Source, t: Texts) -> str:
    """Return a source's date; an inferred one says so in the reader's language."""
    if source.published.endswith(INFERRED):
        return t("sources.inferred", year=source.published.removesuffix(INFERRED))
    return source.published or t("sources.published_unknown")


def errata(t: Texts) -> list[Entry]:
    """Return the errors of the source texts: what is printed, what stands here, how sure."""
    fields: dict[int, dict[str, object]] = {
        1: {"source": t.cite("suichang_chapter")},
        4: _online_retail(t),
    }
    entries = []
    for number in range(1, 6):
        key = f"sources.errata_{number}"
        lines = [
            (t(f"sources.errata_{part}"), t(f"{key}_{part}", **fields.get(number, {})))
            for part in ("printed", "ours", "strength")
        ]
        entries.append(Entry(t(key), "", lines))
    return entries


def _online_retail(t: Texts) -> dict[str, object]:
    """Return online retail of Garze with its split, in yi and in billion yuan."""
    known = runtime.data().facts
    retail = known.fact(GARZE, "online_retail_sales")
    if retail is None:
        raise KeyError("online_retail_sales")
    fields: dict[str, object] = {"year": retail.year, "source": t.cite(retail.source),
                                 "retail_yi": t.number(retail.value, 2),
                                 "retail_bn": t.number(retail.value / YI_PER_BILLION, 3)}  # fmt: skip
    for name, code in (("physical", "physical_goods"), ("farm", "farm_products")):
        value = known.value(GARZE, f"online_retail_sales_{code}")
        fields |= {
            f"{name}_yi": t.number(value, 2),
            f"{name}_bn": t.number(value / YI_PER_BILLION, 3),
            f"{name}_share": t.percent(value / retail.value, 1),
        }
    return fields


def credits(t: Texts) -> list[str]:
    """Return the attributions of what is drawn or named on the pages."""
    first = [t.cite(code) for code in CREDITS]
    return [*first, t("sources.credit_geonames"), t("sources.credit_font")]


def give(t: Texts) -> list[str]:
    """Return how a county hands in its figures."""
    asked = sum(i.in_template for i in t.catalog.indicators)
    return [t(f"sources.give_{n}", n=asked) for n in range(1, 5)]


def give_label(t: Texts) -> str:
    """Return the label of the list of items to hand in."""
    return t("sources.give_open", n=sum(i.in_template for i in t.catalog.indicators))


def items(t: Texts) -> pd.DataFrame:
    """Return the items a county is asked for: definition, unit, who keeps the figure."""
    real = runtime.data().panel.is_real().sum(axis=0)
    return pd.DataFrame(
        [
            {
                t("common.element"): t.element_short(i.element),
                t("common.indicator"): t.of(i.name),
                t("common.unit"): t.unit(i.unit).strip(),
                t("sources.definition"): t.of(i.definition),
                t("sources.collected"): t.of(i.collected),
                t("sources.known_counties"): int(real[j]),
            }
            for j, i in enumerate(t.catalog.indicators)
            if i.in_template
        ]
    )
