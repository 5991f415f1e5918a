"""The names of all pages, as they stand in addresses."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# A folder has one page, `page.py`, or several, `<name>_page.py`.
PAGES = sorted(
    path.parent.name if path.stem == "page" else path.stem.removesuffix("_page")
    for path in (ROOT / "pages").glob("*/*page.py")
)
