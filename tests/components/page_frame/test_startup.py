"""The start: data are checked before the server listens, slow libraries are loaded after it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
AT_START = """
import sys
import streamlit
brought = set(sys.modules)  # by Streamlit itself, which takes part of plotly where it is installed
from components.page_frame import startup
from model.store import place
place.is_there = lambda: False
startup.prepare()
slow = ("pandas", "plotly", "pydeck", "scipy")
print(*(name for name in slow if name in sys.modules.keys() - brought))
startup.load_rest()
print(*(name for name in ("pandas", "plotly", "pydeck") if name in sys.modules))
print(*(name for name in ("sqlalchemy", "alembic", "psycopg") if name in sys.modules))
"""


@pytest.mark.slow
def test_the_server_does_not_wait_for_libraries_that_only_pages_need():
    done = subprocess.run(
        [sys.executable, "-c", AT_START], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["", "pandas plotly pydeck", ""]
