"""Where things of our own are: the scripts of pages, the files of data/geo and of static/."""

from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parents[2]
GEO = ROOT / "data" / "geo"


def page_file(name: str) -> str:
    """Return the script of a page: `page.py` of its folder, `<name>_page.py` if two share one."""
    alone = ROOT / "pages" / name / "page.py"
    return str(alone if alone.exists() else next(ROOT.glob(f"pages/*/{name}_page.py")))


def asset_url(name: str) -> str:
    """Return the URL of a file of data/geo, with a version so that it can be cached long."""
    stamp = int((GEO / name).stat().st_mtime)
    return f"{base_path()}/geo/{name}?v={stamp}"


def static_url(name: str) -> str:
    """Return the URL of a file or folder of components/static."""
    return f"{base_path()}/app/static/{name}"


def base_path() -> str:
    """Return the path the server is mounted under, without a slash at the end."""
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""
