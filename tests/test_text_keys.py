"""Every text is used, every key exists, and a page's words are its own."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from components.words import texts

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ("components/**/*.py", "pages/**/*.py", "model/**/*.py")
KEY = re.compile(r"[a-z_]+\.[a-z0-9_]+")
# A key with a part that comes from the data: its file is literal, and the beginning of its name or,
# where it begins with a code or a column, that code or column.
FAMILY = re.compile(r"[a-z_]+\.[a-z0-9_{}]*\{\}[a-z0-9_{}]*")
OPEN_BEGINNING = re.compile(r"[a-z_]+\.\{\}[a-z0-9_]*")
NOTE = "_note"  # a card is told its key and takes its note from beside it
# What the frame asks of every page, and the words an upload is made known by (upload.toml).
OF_EVERY_PAGE = (".menu", ".invite", ".strip")


def homes() -> dict[str, str]:
    """Return the first part of a key -> the folder whose words these are, '' for shared ones."""
    own = {path: path.parent.name for path in ROOT.glob("pages/*/*.toml")}
    return {folder if path.stem == "text" else path.stem: folder for path, folder in own.items()}


@cache
def used() -> dict[str, set[str]]:
    """Return each string, or family of strings with {} for what is open -> the files it is in."""
    places: dict[str, set[str]] = defaultdict(set)
    for path in (path for pattern in PRODUCT for path in ROOT.glob(pattern)):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = path.relative_to(ROOT).as_posix()
        parts = set()
        for node in (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)):
            parts |= {id(part) for part in node.values}
            spelt = (
                getattr(part, "value", "") if isinstance(part, ast.Constant) else "{}"
                for part in node.values
            )
            places["".join(spelt)].add(name)
        for node in ast.walk(tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if is_text and id(node) not in parts:
                places[node.value].add(name)
                places[node.value + NOTE].add(name)
    return dict(places)


def fits(key: str, family: str) -> bool:
    """Return whether a key is of a family."""
    if family.split(".")[1].startswith("{}") and not OPEN_BEGINNING.fullmatch(family):
        return False
    pattern = re.escape(family).replace(r"\{\}", "([a-z0-9_-]+)")
    found = re.fullmatch(pattern, key)
    return bool(found) and (not OPEN_BEGINNING.fullmatch(family) or found[1] in used())


@cache
def families() -> dict[str, list[str]]:
    """Return the first part of a key -> the families that begin with it."""
    found = defaultdict(list)
    for text in filter(FAMILY.fullmatch, used()):
        found[text.partition(".")[0]].append(text)
    return found


@cache
def users(key: str) -> set[str]:
    """Return the files that use a key, by itself or through its family."""
    of_file = families().get(key.partition(".")[0], [])
    own = (family for family in of_file if fits(key, family))
    return used().get(key, set()).union(*(used()[family] for family in own))


def test_every_text_is_used():
    idle = [key for key in texts.entries() if not users(key) and not key.endswith(OF_EVERY_PAGE)]
    assert idle == []


def test_every_key_that_is_used_exists():
    first = {key.partition(".")[0] for key in texts.entries()}
    keys = [text for text in used() if KEY.fullmatch(text) and text.partition(".")[0] in first]
    strange = [key for key in keys if key not in texts.entries() and not key.endswith(NOTE)]
    assert [key for key in strange if not is_file(key)] == []


def test_every_family_that_is_used_has_members():
    first = {key.partition(".")[0] for key in texts.entries()}
    known = (family for name in first for family in families().get(name, []))
    assert [f for f in known if not any(fits(key, f) for key in texts.entries())] == []


def is_file(text: str) -> bool:
    """Return whether a string names a file rather than a text."""
    return text.endswith((".py", ".toml", ".csv", ".json"))


def test_shared_words_are_used_in_more_than_one_folder():
    alone = {}
    for key in texts.entries():
        folders = {"/".join(path.split("/")[:2]) for path in users(key)}
        if key.partition(".")[0] not in homes() and len(folders) == 1:
            alone[key] = folders.pop()
    assert {key: folder for key, folder in alone.items() if folder.startswith("pages/")} == {}


def test_words_of_a_page_are_used_on_that_page_alone():
    owner = homes()
    strangers = {
        key: sorted(found)
        for key in texts.entries()
        if (home := owner.get(key.partition(".")[0], ""))
        if (found := {path for path in users(key) if not path.startswith(f"pages/{home}/")})
    }
    assert strangers == {}
