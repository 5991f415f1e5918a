"""Leads an address that is not quite a page's to the page it means, with all its link holds."""

import re
from urllib.parse import quote, unquote

from components.session.addresses import base_path
from components.session.link import LOST, SECTION
from components.words.texts import entries

BASE = base_path()
# Pages that have moved: where their content is now, and the section of it that is opened.
MOVED = {"advice": ("simulator", ""), "surge": ("logistics", "peaks"), "overview": ("", "")}
# A name, and what a chat glued to it: it is no letter, and no part of a longer path.
NAME = re.compile(r"([A-Za-z_]+)([^A-Za-z0-9_/-].*)?|\W*", re.DOTALL)
ASKS = re.compile("[?？&]")
AT_END = re.compile(r"\W+$")
SHOWN = 40  # letters of an unknown address that are told to the reader


def better(path: str, query: str) -> str:
    """Return the address a start page belongs to, "" where this is it; never another origin.

    `path` is decoded once, as a server sees it: a question mark in it was encoded by a chat, and
    what follows is the query. That is put before the query that came as one.
    """
    asked = path.removeprefix(BASE).removeprefix("/")
    plain = unquote(unquote(asked))
    place, *inner = ASKS.split(plain, maxsplit=1)
    parts = [quote(part, safe="=&;.~!*-_%") for part in inner if part]
    parts += [query] if query else []
    found = NAME.fullmatch(place.rstrip("/"))
    name = (found[1] or "").lower() if found else ""
    is_known = not name or name in MOVED or f"{name}.menu" in entries()
    if not found or not is_known:
        unknown = AT_END.sub("", place)[:SHOWN]
        name, parts = "", [*parts, f"{LOST}={quote(unknown, safe='')}"]
    name, section = MOVED.get(name, (name, ""))
    parts += [f"{SECTION}={section}"] if section else []
    if name == asked and not section:
        return ""
    return f"{BASE}/{name}" + (f"?{'&'.join(parts)}" if parts else "")
