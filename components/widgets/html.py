"""Small pieces of HTML: cards, pills, tables, tiles; every value is escaped; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from html import escape
from itertools import pairwise

from components.words.texts import DASH, Texts

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


def each(piece: str, items: Iterable[Sequence[str]]) -> str:
    """Return a piece of HTML once for each item, its places filled with the escaped parts."""
    return "".join(piece.format(*map(escape, item)) for item in items)


def style_sheet(url: str) -> str:
    """Return the element that loads a style sheet of our own origin."""
    return f'<style>@import url("{escape(url)}");</style>'


def upload_words(hint: str, t: Texts) -> str:
    """Return the style that puts our words into an upload, whose own are English only."""
    words = {
        "button": t("own_data.choose_button"),
        "hint": hint,
        "refused": t("own_data.choose_refused"),
    }
    tokens = "".join(f'--upload-{name}: "{css_text(said)}"; ' for name, said in words.items())
    return f"<style>.st-key-own_upload {{ {tokens}}}</style>"


def css_text(said: str) -> str:
    """Return a text as it may stand between quotes in a style: all but letters escaped."""
    return "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in said)


def head(title: str, topic: str, pills: list[str], t: Texts, lead: str = "") -> str:
    """Return the head of a page: the finding, the topic and pills below it, a sentence."""
    marks = each('<span class="pill">{}</span>', ([pill] for pill in pills))
    finding = f'<h1 class="finding">{escape(title)}</h1>'
    sentence = f'<p class="lead">{escape(lead)}</p>' if lead else ""
    return block(f'{finding}<p class="topic">{escape(topic)} {marks}</p>{sentence}', t, "head")


def chart_head(title: str, note: str, t: Texts) -> str:
    """Return the finding of a chart with a small line below it."""
    below = f"<p>{escape(note)}</p>" if note else ""
    return block(f"<h2>{escape(title)}</h2>{below}", t, "chart-head")


def bands(t: Texts) -> str:
    """Return the legend of the five fixed classes, and of counties without a score."""
    ends = enumerate(pairwise((0, *map(int, t.catalog.method.bands), 100)))
    parts = [(f"band-{i}", t(f"common.band_{i}"), f"{low}–{high}") for i, (low, high) in ends]
    parts.append(("band-none", t("common.withheld_short"), DASH))
    return block(each('<span class="{}"><i></i>{}<small>{}</small></span>', parts), t, "bands")


def legend(items: list[Key], t: Texts) -> str:
    """Return a map legend that counts: mark, name, number; an entry without a mark is indented."""
    piece = '<p><i class="{}"></i><span>{}</span><b>{}</b></p>'
    return block(each(piece, map(astuple, items)), t, "legend")


def classes(items: list[tuple[str, str]], t: Texts) -> str:
    """Return a row of coloured classes: colour token, name."""
    return block(each('<span><i style="background:{}"></i>{}</span>', items), t, "classes")


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
    label, note = '<span class="label">{}</span>', '<span class="note">{}</span>'
    value = '<span class="value">{}<small>{}</small></span>'
    parts = [(card.tone, card.label, card.value, card.unit, card.note) for card in items]
    body = each(f'<div class="card {{}}">{label}{value}{note}</div>', parts)
    return block(body, t, f"cards of-{len(items)}")


def tiles(items: list[Tile], t: Texts) -> str:
    """Return tiles in a grid."""
    piece = '<div class="tile"><b>{}</b><span>{}</span><small>{}</small></div>'
    return block(each(piece, map(astuple, items)), t, "tiles")


def entries(items: list[Entry], t: Texts) -> str:
    """Return reference entries side by side, one below the other on a phone."""
    body = ""
    for item in items:
        lines = each("<div><dt>{}</dt><dd>{}</dd></div>", (line for line in item.lines if line[1]))
        top = f"<b>{escape(item.title)}</b><small>{escape(item.mark)}</small>"
        body += f'<div class="entry">{top}<dl>{lines}</dl></div>'
    return block(body, t, "entries")


def table(header: list[str], rows: list[list[str]], t: Texts, kind: str = "") -> str:
    """Return a table; the first column is the row's name.

    On a phone a wide one turns into one block a row, each cell behind its column's name.
    """
    kind += " many" if len(header) >= MANY else ""
    top = each('<th scope="col">{}</th>', ([cell] for cell in header))
    body = ""
    for name, *cells in rows:
        marked = each('<td data-label="{}">{}</td>', zip(header[1:], cells, strict=True))
        body += f'<tr><th scope="row">{escape(name)}</th>{marked}</tr>'
    whole = f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    return block(whole, t, f"rows {kind}".strip())


def lines(items: list[str], t: Texts, kind: str = "lines") -> str:
    """Return short paragraphs."""
    return block(each("<p>{}</p>", ([item] for item in items)), t, kind)


def bullets(items: list[str], t: Texts, kind: str = "bullets") -> str:
    """Return a list of short sentences."""
    return block(f"<ul>{each('<li>{}</li>', ([item] for item in items))}</ul>", t, kind)
