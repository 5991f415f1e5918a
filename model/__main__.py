"""Scores, sites, weights and reviews from the command line: `python -m model <command> --help`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from model.cli import accept, ahp, score, siting
from model.cli.csv_tables import CommandError
from model.cli.option_types import from_zero, whole
from model.facts.errors import ModelError

FILES = ("indicators", "values", "scenario", "distance", "edges", "weights")


def parser() -> argparse.ArgumentParser:
    """Return the commands and their options."""
    top = argparse.ArgumentParser(prog="python -m model", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True)
    scores = commands.add_parser("score", help="score units on a tree, or the counties as shown")
    score.add_options(scores)
    sites = commands.add_parser("siting", help="find the best places for p sites")
    _add_siting(sites)
    sites.set_defaults(run=siting.run)
    weights = commands.add_parser("ahp", help="weights from a matrix of pairwise comparisons")
    weights.add_argument("matrix", help="square table of comparisons, with or without names")
    weights.set_defaults(run=ahp.run)
    accept.add_options(commands.add_parser("accept", help="accept what counties have submitted"))
    for command in (scores, sites, weights):
        command.add_argument(
            "--decimal", choices=("point", "comma"), default="point", help="mark in all the files"
        )
    return top


def _add_siting(sites: argparse.ArgumentParser) -> None:
    source = sites.add_mutually_exclusive_group(required=True)
    named = "first row names of sites, first column names of demands"
    source.add_argument("--distance", help=f"table of distances, blank for no way: {named}")
    source.add_argument("--edges", help="graph: a row an edge, two nodes and a length")
    add = sites.add_argument
    add("--no-names", action="store_true", help="the table of distances has no names")
    counts = "the graph begins with its numbers of nodes, edges, sites; auto: if it can be no edge"
    add("--header", choices=("auto", "yes", "no"), default="auto", help=counts)
    add("--p", type=whole, help="number of sites")
    add("--objective", choices=("p-median", "mclp", "lscp"), default="p-median")
    add("--radius", type=from_zero, help="distance within which a demand is covered")
    add("--weights", help="a demand's name and weight a row, or weights in order; else 1 each")
    add("--time-limit", type=from_zero, default=60.0, help="seconds after which the gap is told")
    add("--out", help="CSV file of who is served from where")
    add("--json", action="store_true", help="the whole answer as JSON; else sites are parted by |")


def _spare_inputs(args: argparse.Namespace) -> None:
    """Refuse to write over a file that is read."""
    out = getattr(args, "out", None)
    inputs = [getattr(args, name, None) for name in FILES]
    if out and any(path and Path(path).resolve() == Path(out).resolve() for path in inputs):
        raise CommandError(f"--out {out}: this file is read; give another name")


def main(words: Sequence[str] | None = None) -> int:
    """Run a command; 0 when done, 2 with one sentence on stderr when it cannot be."""
    args = parser().parse_args(words)
    try:
        _spare_inputs(args)
        args.run(args)
    except ModelError as error:
        sys.stderr.write(f"{str(error).splitlines()[0]}\n")
        return 2
    except (MemoryError, FloatingPointError):
        sys.stderr.write("the tables or their numbers are too large to compute with\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
