"""Where the store is, told without the libraries of a database."""

import os

from model.facts.read_csv import ROOT

FILE = ROOT.parent / "var" / "dashboard.sqlite3"


def named() -> str:
    """Return the address in DATABASE_URL, else the path of our own file."""
    return os.environ.get("DATABASE_URL") or str(FILE)


def is_there() -> bool:
    """Return whether a store was named, or figures were saved in our own file."""
    return bool(os.environ.get("DATABASE_URL")) or FILE.exists()
