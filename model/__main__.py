"""Scores, sites and pairwise weights from the command line: `python -m model <command> --help`."""

import argparse
import sys
from collections.abc import Sequence

from model.cli import ahp, any_table, counties, siting
from model.facts.errors import ModelError

SCALES = ("goalposts", "min-max", "z-score", "rank", "percentile")


def parser() -> argparse.ArgumentParser:
    """Return the commands and their options."""
    top = argparse.ArgumentParser(prog="python -m model", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True)
    score = commands.add_parser("score", help="score units on a tree, or the counties as shown")
    add = score.add_argument
    add("--indicators", help="tree: code,parent,direction,weight,worst,best[,aggregation]")
    add("--values", help="values: unit, then a column an indicator; blank is missing")
    add("--normalise", choices=SCALES, default="goalposts")
    add("--within", choices=any_table.MEANS, default="arithmetic", help="mean of lowest aggregates")
    add("--across", choices=any_table.MEANS, default="geometric", help="mean of those above")
    add("--range", type=float, nargs=2, metavar=("LOW", "HIGH"), help="scale of min-max")
    add("--missing", choices=("observed", "peer-median"), default="observed")
    add("--min-coverage", type=_share, default=0.5, help="publish from this share of weight")
    add("--draws", type=_whole, default=0, help="draws of weights and missing cells")
    add("--seed", type=_whole, default=1)
    add("--out", default="", help="CSV file; the standard output without it")
    add("--county-scores", action="store_true", help="the counties of the dashboard, as shown")
    add("--scenario", help="a what-if saved as JSON, for the counties of the dashboard")
    add("--real-only", action="store_true", help="with --county-scores: real data only")
    score.set_defaults(run=_score, range=(0.0, 100.0))
    sites = commands.add_parser("siting", help="find the best places for p sites")
    source = sites.add_mutually_exclusive_group(required=True)
    source.add_argument("--distance", help="CSV of distances, demands by sites")
    source.add_argument("--edges", help="graph: a line an edge, two nodes and a length")
    add = sites.add_argument
    add("--p", type=_whole, help="number of sites")
    add("--objective", choices=("p-median", "mclp", "lscp"), default="p-median")
    add("--radius", type=float, help="distance within which a demand is covered")
    add("--weights", help="CSV of demand weights, 1 each without it")
    add("--time-limit", type=float, default=60.0, help="seconds after which the gap is told")
    add("--out", help="CSV file of who is served from where")
    sites.set_defaults(run=siting.run)
    weights = commands.add_parser("ahp", help="weights from a matrix of pairwise comparisons")
    weights.add_argument("matrix", help="square CSV of comparisons, 1 on the diagonal")
    weights.set_defaults(run=ahp.run)
    return top


def _score(args: argparse.Namespace) -> None:
    shown = args.county_scores or (args.scenario and not args.indicators)
    (counties if shown else any_table).run(args)


def _share(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not a share 0..1")
    return value


def _whole(text: str) -> int:
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f"{text} is below 0")
    return value


def main(words: Sequence[str] | None = None) -> int:
    """Run a command; 0 when done, 2 with one sentence on stderr when it cannot be."""
    args = parser().parse_args(words)
    try:
        args.run(args)
    except ModelError as error:
        sys.stderr.write(f"{str(error).splitlines()[0]}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
