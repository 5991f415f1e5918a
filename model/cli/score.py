"""`score`: its options, and whether any table is scored or the counties of the dashboard."""

import argparse

from model.cli import any_table, counties
from model.cli.csv_tables import CommandError
from model.cli.option_types import finite, from_zero, whole
from model.cli.read_tree import COLUMNS, KINDS, MEANS, OPTIONAL

OF_COUNTIES = {"county_scores", "scenario", "real_only"}
MOST_DRAWS = 100_000
ZEROS = (
    "Under a geometric or harmonic mean a score below 1 % of the scale, such as 0, is read as 1 %, "
    "and their number said on the standard error; --zero refuse refuses it. Ranks start at 1."
)


def add_options(score: argparse.ArgumentParser) -> None:
    """Add the options of the command and what it runs."""
    score.epilog = ZEROS
    tree = f"tree: {', '.join(COLUMNS)} and, if wanted, {', '.join(OPTIONAL)}"
    table = score.add_argument_group("any table").add_argument
    table("--indicators", help=tree)
    table("--values", help="units, a column an indicator (blank: missing), and group")
    table("--normalise", choices=KINDS, default="goalposts", help="scale where a row has none")
    table(
        "--range", type=finite, nargs=2, metavar=("LOW", "HIGH"), help="of min-max, usually 0 100"
    )
    limits = (
        "usually 2 3.5: beyond both, up to 5 values are moved to their neighbour, or all logged"
    )
    table("--winsorise", type=from_zero, nargs=2, metavar=("SKEW", "KURTOSIS"), help=limits)
    methods = ("tree", *any_table.WEIGHTS)
    weights = "in the lowest aggregates: those of the tree, or by the spread of min-max scores"
    table("--weights-method", choices=methods, default="tree", help=weights)
    table("--within", choices=MEANS, default="arithmetic", help="mean of lowest aggregates")
    table("--across", choices=MEANS, default="geometric", help="mean of those above")
    gaps = "what a gap counts as: nothing, or the median of its group"
    table("--zero", choices=("floor", "refuse"), default="floor", help="see below")
    table("--missing", choices=("observed", "peer-median"), default="observed", help=gaps)
    table("--min-coverage", type=from_zero, default=0.5, help="publish from this share of weight")
    table("--draws", type=whole, default=0, help="draws of weights and missing cells")
    table("--seed", type=whole, default=1)
    table("--full", action="store_true", help="with coverage, indicator scores and outliers")
    shown = score.add_argument_group("the counties of the dashboard").add_argument
    shown("--county-scores", action="store_true", help="as shown today")
    shown("--scenario", help="under a what-if saved as JSON")
    shown("--real-only", action="store_true", help="on real data only")
    score.add_argument("--out", default="", help="CSV file; the standard output without it")
    score.set_defaults(run=run, range=(0.0, 100.0), usual=score.get_default)


def run(args: argparse.Namespace) -> None:
    """Score what is asked for and write it; ModelError if that cannot be."""
    given = {name for name, value in vars(args).items() if value != args.usual(name)}
    other = min(given - {*OF_COUNTIES, "out", "command", "usual"}, default="").replace("_", "-")
    shown = given & OF_COUNTIES
    for fault, words in (
        (shown == {"real_only"}, "--real-only needs --county-scores or --scenario"),
        (shown and other, f"--{other} does not go with --county-scores or --scenario"),
        (not args.range[0] < args.range[1], "--range: the low end must be below the high end"),
        (args.min_coverage > 1, "--min-coverage: a share is 1 at most"),
        (args.draws > MOST_DRAWS, f"--draws: {MOST_DRAWS:,} at most"),
    ):
        if fault:
            raise CommandError(words)
    (counties if shown else any_table).run(args)
