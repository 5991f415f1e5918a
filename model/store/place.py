"""Where the store is, told without the libraries of a database."""

import os
from pathlib import Path

from model.facts.read_csv import ROOT

SQLITE = "sqlite:///"
FILE = ROOT.parent / "var" / "dashboard.sqlite3"


def named() -> str:
    """Return the address in DATABASE_URL, else the path of our own file."""
    return os.environ.get("DATABASE_URL") or str(FILE)


def is_there() -> bool:
    """Return whether there is a store to ask: a server that was named, or a file of SQLite."""
    path = named().removeprefix(SQLITE)
    return "://" in path or Path(path).exists()
