"""Small pieces of HTML: cards, pills, tables, tiles; every value is escaped; pure."""

from dataclasses import dataclass
from html import escape
from itertools import pairwise

from components.words.texts import Texts

UPLOAD = ("button", "hint", "refused")
MANY = 5  # columns from which a table is stacked on a phone


@dataclass(frozen=True, slots=True)
class Card:
    """A headline number: label with glyph, value with unit, a line below; tone for emphasis."""

    label: str
    value: str
    unit: str = ""
    note: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a map legend: the look of the mark, what it is, how many there are."""

    look: str
    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A titled list entry: what, a number, and who."""

    title: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference entry: title, a small mark below it, and labelled lines; empty ones go."""

    title: str
    mark: str
    lines: list[tuple[str, str]]


def block(body: str, t: Texts, kind: str) -> str:
    """Return a division that states its language, so that it is read aloud rightly."""
    lang = "zh-CN" if t.language == "zh" else "en"
    return f'<div class="{kind}" lang="{lang}">{body}</div>'


def style_sheet(url: str) -> str:
    """Return the element that loads a style sheet of our own origin."""
    return f'<style>@import url("{escape(url)}");</style>'


def upload_words(t: Texts, page: str = "supply") -> str:
    """Return the style that puts a page's words into an upload, whose own are English only."""
    words = {f"--upload-{part}": t(f"{page}.choose_{part}") for part in UPLOAD}
    tokens = "".join(f'{name}: "{css_text(said)}"; ' for name, said in words.items())
    return f"<style>.st-key-own_upload {{ {tokens}}}</style>"


def css_text(said: str) -> str:
    """Return a text as it may stand between quotes in a style: all but letters escaped."""
    return "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in said)


def head(title: str, topic: str, pills: list[str], t: Texts, lead: str = "") -> str:
    """Return the head of a page: the finding, the topic and pills below it, a sentence."""
    marks = "".join(f'<span class="pill">{escape(pill)}</span>' for pill in pills)
    sentence = f'<p class="lead">{escape(lead)}</p>' if lead else ""
    return block(
        f'<h1 class="finding">{escape(title)}</h1>'
        f'<p class="topic">{escape(topic)} {marks}</p>{sentence}',
        t,
        "head",
    )


def chart_head(title: str, note: str, t: Texts) -> str:
    """Return the finding of a chart with a small line below it."""
    below = f"<p>{escape(note)}</p>" if note else ""
    return block(f"<h2>{escape(title)}</h2>{below}", t, "chart-head")


def bands(t: Texts) -> str:
    """Return the legend of the five fixed classes, and of counties without a score."""
    edges = (0, *map(int, t.catalog.method.bands), 100)
    parts = [
        (f"band-{i}", t(f"common.band_{i}"), f"{low}–{high}")
        for i, (low, high) in enumerate(pairwise(edges))
    ]
    parts.append(("band-none", t("common.withheld_short"), "—"))
    body = "".join(
        f'<span class="{kind}"><i></i>{escape(name)}<small>{escape(span)}</small></span>'
        for kind, name, span in parts
    )
    return block(body, t, "bands")


def legend(items: list[Key], t: Texts) -> str:
    """Return a map legend that counts: mark, name, number; an entry without a mark is indented."""
    body = "".join(
        f'<p><i class="{escape(key.look)}"></i><span>{escape(key.label)}</span>'
        f"<b>{escape(key.value)}</b></p>"
        for key in items
    )
    return block(body, t, "legend")


def classes(items: list[tuple[str, str]], t: Texts) -> str:
    """Return a row of coloured classes: colour token, name."""
    body = "".join(
        f'<span><i style="background:{escape(colour)}"></i>{escape(name)}</span>'
        for colour, name in items
    )
    return block(body, t, "classes")


def card(
    t: Texts,
    key: str,
    value: str,
    unit: str = "",
    glyph: str = "",
    /,
    note: str = "",
    **fields: object,
) -> Card:
    """Return a card whose label is the text `key` and whose note is `<key>_note`, if there is one.

    Both are filled with the fields; a glyph stands before the label, a `note` for the text.
    `card(t, "logistics.card_air", t.number(air), t("logistics.km_unit"), glyph, county=name)`
    """
    if not note and f"{key}_note" in t:
        note = t(f"{key}_note", **fields)
    return Card(f"{glyph} {t(key, **fields)}".strip(), value, unit, note)


def cards(items: list[Card], t: Texts) -> str:
    """Return a row of cards, two by two on a phone."""
    body = "".join(
        f'<div class="card {escape(card.tone)}"><span class="label">{escape(card.label)}</span>'
        f'<span class="value">{escape(card.value)}<small>{escape(card.unit)}</small></span>'
        f'<span class="note">{escape(card.note)}</span></div>'
        for card in items
    )
    return block(body, t, f"cards of-{len(items)}")


def tiles(items: list[Tile], t: Texts) -> str:
    """Return tiles in a grid."""
    body = "".join(
        f'<div class="tile"><b>{escape(tile.title)}</b><span>{escape(tile.value)}</span>'
        f"<small>{escape(tile.note)}</small></div>"
        for tile in items
    )
    return block(body, t, "tiles")


def entries(items: list[Entry], t: Texts) -> str:
    """Return reference entries side by side, one below the other on a phone."""
    body = "".join(
        f'<div class="entry"><b>{escape(item.title)}</b><small>{escape(item.mark)}</small><dl>'
        + "".join(
            f"<div><dt>{escape(label)}</dt><dd>{escape(words)}</dd></div>"
            for label, words in item.lines
            if words
        )
        + "</dl></div>"
        for item in items
    )
    return block(body, t, "entries")


def table(header: list[str], rows: list[list[str]], t: Texts, kind: str = "") -> str:
    """Return a table; the first column is the row's name.

    On a phone a wide one turns into one block a row, each cell behind its column's name.
    """
    kind += " many" if len(header) >= MANY else ""
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(
            f'<td data-label="{escape(label)}">{escape(cell)}</td>'
            for label, cell in zip(header[1:], row[1:], strict=True)
        )
        + "</tr>"
        for row in rows
    )
    whole = f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    return block(whole, t, f"rows {kind}".strip())


def lines(items: list[str], t: Texts, kind: str = "lines") -> str:
    """Return short paragraphs."""
    return block("".join(f"<p>{escape(item)}</p>" for item in items), t, kind)


def bullets(items: list[str], t: Texts, kind: str = "bullets") -> str:
    """Return a list of short sentences."""
    return block("<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>", t, kind)
