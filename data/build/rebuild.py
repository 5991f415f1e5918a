"""Rebuild every data file that its packages allow, and print a table of checksums.

`same` means the bytes built are the bytes that were there; with `--check` nothing is written and
a difference ends with status 1.
"""

import argparse
import hashlib
from importlib import import_module

import output

SCRIPTS = (
    "counties_geojson",
    "prefectures_geojson",
    "labels",
    "hatch_geojson",
    "outline_geojson",
    "neighbours_geojson",
    "seats",
    "townships",
    "airports",
    "relief",
)


def rebuild(script: str, write: bool) -> bool:
    """Build one file, print its line of the table and return whether it is the same as before."""
    module = import_module(script)
    path = output.DATA / module.TARGET
    before = path.read_bytes() if path.exists() else b""
    content = module.build()
    is_same = content == before
    if write and not is_same:
        output.write(module.TARGET, content)
    digest = hashlib.sha256(content).hexdigest()[:16]
    state = "same" if is_same else "changed"
    print(f"{module.TARGET:<24} {len(content):>8,} bytes  {digest}  {state}")
    return is_same


def main() -> int:
    """Rebuild all files; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    check = parser.parse_args().check
    states = [rebuild(script, write=not check) for script in SCRIPTS]
    return int(check and not all(states))


if __name__ == "__main__":
    raise SystemExit(main())
