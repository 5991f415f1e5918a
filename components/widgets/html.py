"""Small pieces of HTML: cards, pills, tables, tiles; every value is escaped; pure."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass
from html import escape
from itertools import pairwise

from components.words.texts import DASH, Texts, is_assumed, on_screen

MANY = 4  # columns from which a row of a table is one line on a phone, the rest on tap
SHORT, LONG = 14, 40  # widths of a cell, a Chinese character counted twice: in a line, over lines
MOSTLY, HALF = 0.8, 0.5
FEW, POINTS = 3, 5  # sentences of a list in sight, if it has more than so many
ABREAST = "abreast"  # the kind of a table whose columns stand side by side on a phone too
MOST = 8  # rows; of a table that has more the first five are in sight (app.css)


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


def in_sight(words: str) -> str:
    """Return the escaped words of a headline, a card or a cell: estimates bear no mark."""
    return escape(on_screen(words))


def style_sheet(url: str) -> str:
    """Return the element that loads a style sheet of our own origin."""
    return f'<style>@import url("{escape(url)}");</style>'


def upload_words(hint: str, t: Texts) -> str:
    """Return the style that puts our words into an upload, whose own are English only."""
    words = {"button": t("own_data.choose_button"), "hint": hint}
    words["refused"] = t("own_data.choose_refused")
    tokens = "".join(f'--upload-{name}: "{_css_text(said)}"; ' for name, said in words.items())
    return f"<style>.st-key-own_upload {{ {tokens}}}</style>"


def _css_text(said: str) -> str:
    """Return a text as it may stand between quotes in a style: all but letters escaped."""
    return "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in said)


def head(title: str, topic: str, pills: list[str], t: Texts, lead: str = "") -> str:
    """Return the head of a page: the finding, the topic and pills below it, a sentence."""
    marks = each('<span class="pill">{}</span>', ([pill] for pill in pills))
    finding = f'<h1 class="finding">{in_sight(title)}</h1>'
    sentence = f'<p class="lead">{escape(lead)}</p>' if lead else ""
    return block(f'{finding}<p class="topic">{escape(topic)} {marks}</p>{sentence}', t, "head")


def chart_head(title: str, note: str, t: Texts) -> str:
    """Return the finding of a chart with a small line below it."""
    below = f"<p>{escape(note)}</p>" if note else ""
    return block(f"<h2>{in_sight(title)}</h2>{below}", t, "chart-head")


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
    """Return a row of cards, two by two on a phone; an estimate is set in muted ink."""
    label, note = '<span class="label">{}</span>', '<span class="note">{}</span>'
    value = '<span class="value">{}<small>{}</small></span>'
    body = ""
    for card in items:
        look = _ink(card.label, card.value)
        words = (card.tone, *map(on_screen, astuple(card)[:4]))
        body += each(f'<div class="card {{}}"{look}>{label}{value}{note}</div>', [words])
    return block(body, t, f"cards of-{len(items)}")


def entries(items: list[Entry], t: Texts, is_open: bool = False) -> str:
    """Return reference entries, each closed to its title and mark unless all are to be open."""
    body, look = "", " open" if is_open else ""
    for item in items:
        told = (map(on_screen, line) for line in item.lines if line[1])
        lines = each("<div><dt>{}</dt><dd>{}</dd></div>", map(tuple, told))
        top = f"<b>{in_sight(item.title)}</b><small>{in_sight(item.mark)}</small>"
        body += f'<details class="entry"{look}><summary>{top}</summary><dl>{lines}</dl></details>'
    return block(body, t, "entries")


def table(
    header: list[str],
    rows: list[list[str]],
    t: Texts,
    kind: str = "",
    telling: Sequence[int] = (),
) -> str:
    """Return a table, its first column the rows' names; of a long one the first rows in sight.

    On a phone a row of a wide one is a line: its name and the `telling` columns, two short ones
    unless they are named; a tap opens the rest, each cell behind its column's name.
    """
    long = any(_width(cell) > LONG for row in rows for cell in row[1:])
    is_wide = kind != ABREAST and (len(header) >= MANY or long)
    kept = (0, *(telling or _telling(header, rows))) if is_wide else range(len(header))
    opens = '<details><summary aria-label="{0}"></summary></details>' if is_wide else ""
    labels = [
        "" if j in kept else f' data-label="{in_sight(name)}"' for j, name in enumerate(header)
    ]
    columns = zip(labels, header, strict=True)
    top = "".join(f'<th scope="col"{label}>{in_sight(name)}</th>' for label, name in columns)
    body = ""
    for name, *cells in rows:
        columned = zip(labels[1:], header[1:], cells, strict=True)
        rest = "".join(
            f"<td{label}{_ink(name, head, cell)}>{in_sight(cell)}</td>"
            for label, head, cell in columned
        )
        named = each(f'<tr><th scope="row">{opens}{{0}}</th>', [[on_screen(name)]])
        body += f"{named}{rest}</tr>"
    whole = f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    if len(rows) > MOST:
        opens = _opens(t("common.all_rows", n=len(rows)), t)
        whole = f'<details class="all">{opens}</details>{whole}'
    return block(whole, t, f"rows {kind} {'many' if is_wide else ''}".strip())


def _opens(words: str, t: Texts) -> str:
    """Return what opens the rest of a list, and once it is open says that it closes it."""
    pair = [[words, t("common.close")]]
    return each('<summary class="opens"><b>{}</b><b>{}</b></summary>', pair)


def _ink(*words: str) -> str:
    """Return the attribute of what these words stand for: an estimate, in muted ink."""
    return ' data-estimate=""' if any(map(is_assumed, words)) else ""


def _width(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)


def _telling(header: list[str], rows: list[list[str]]) -> list[int]:
    """Return the one or two columns that say most in one line: most cells short, numbers first."""

    def share(j: int, holds: Callable[[str], bool]) -> float:
        return sum(holds(row[j]) for row in rows) / max(len(rows), 1)

    short = [j for j in range(1, len(header)) if share(j, lambda x: _width(x) <= SHORT) > MOSTLY]
    words_last = sorted(short, key=lambda j: share(j, lambda x: any(map(str.isdigit, x))) < HALF)
    return words_last[:2] or [1]


def info(items: list[str], t: Texts) -> str:
    """Return sources and remarks of a block, closed: a quiet line that opens in place."""
    said = each("<p>{}</p>", ([item] for item in items if item))
    whole = f"<details><summary>{escape(t('common.info'))}</summary>{said}</details>"
    return block(whole, t, "source info") if said else ""


def lines(items: list[str], t: Texts, kind: str = "lines") -> str:
    """Return short paragraphs."""
    return block(each("<p>{}</p>", ([item] for item in items)), t, kind)


def bullets(items: list[str], t: Texts, kind: str = "bullets") -> str:
    """Return a list of short sentences; of a long one the first are in sight."""
    marked = [each("<li>{}</li>", [[item]]) for item in items]
    first = FEW if len(items) > POINTS else len(items)
    body = f"<ul>{''.join(marked[:first])}</ul>"
    if marked[first:]:
        opens = _opens(t("common.all_points", n=len(items)), t)
        body += f"<details>{opens}<ul>{''.join(marked[first:])}</ul></details>"
    return block(body, t, kind)


@dataclass(frozen=True, slots=True)
class Bar:
    """A score 0..100 before and after, with what it is compared to; NaN where not known.

    `words` stand behind it, the first of them in bold; `peers` is a tick, `most` how far it could
    go. The tone is that of its name.
    """

    name: str
    now: float
    after: float
    peers: float
    most: float
    words: Sequence[str]
    tone: str = ""


def bar(one: Bar, t: Texts) -> str:
    """Return a bar that answers a slider beside it: today, what is added, two marks."""
    low, high = sorted((one.now, one.after))
    turn = "rise" if one.after >= one.now else "fall"
    marks = ("most", one.most, one.most), ("peers", one.peers, one.peers)
    spans = ("now", 0.0, low), (turn, low, high), *marks
    drawn = [
        (kind, f"{low:.1f}%", f"{high - low:.1f}%")
        for kind, low, high in spans
        if high > low or (kind in ("most", "peers") and not math.isnan(low))
    ]
    track = each('<i class="{}" style="left:{};width:{}"></i>', drawn)
    first, *rest = one.words
    said = f"<em>{in_sight(first)}</em>"
    said += each("<small>{}</small>", ([on_screen(word)] for word in rest))
    name = f'<b class="{escape(one.tone)}">{in_sight(one.name)}</b>'
    return block(f"{name}<span>{track}</span>{said}", t, "bar")
