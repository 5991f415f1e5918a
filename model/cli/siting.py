"""`siting`: the best places for p sites, from a table of distances or a graph, proved or not."""

import argparse
import time

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import shortest_path

from model.access.locate import Layout, evaluate, max_cover, p_median, set_cover
from model.cli.csv_tables import CommandError, cell, matrix, number, read, text, write
from model.facts.provenance import FloatArray


def run(args: argparse.Namespace) -> None:
    """Solve and write one line of the answer and, with --out, who is served from where."""
    distance, demands, sites = matrix(args.distance) if args.distance else read_graph(args.edges)
    distance = np.where(np.isnan(distance), np.inf, distance)
    weights = _weights(args.weights, demands)
    if args.objective in ("mclp", "lscp") and args.radius is None:
        raise CommandError(f"--objective {args.objective} needs --radius")
    if args.objective != "lscp" and args.p is None:
        raise CommandError(f"--objective {args.objective} needs --p")
    start = time.perf_counter()
    answer, layout = _solve(args, distance, weights)
    row = {"objective": args.objective, "p": str(len(layout.sites)), **answer}
    row["seconds"] = f"{time.perf_counter() - start:.3f}"
    row["sites"] = " ".join(sites[j] for j in layout.sites)
    write("", list(row), [list(row.values())])
    if args.out:
        served = zip(demands, layout.nearest, layout.hours, strict=True)
        rows = ([demand, sites[j], cell(distance)] for demand, j, distance in served)
        write(args.out, ["demand", "site", "distance"], rows)


def _solve(
    args: argparse.Namespace, distance: FloatArray, weights: FloatArray
) -> tuple[dict[str, str], Layout]:
    """Return value, bound, gap and proof as written, and the layout."""
    limit = np.inf if args.radius is None else args.radius
    total = float(weights.sum())
    if args.objective == "lscp":
        sites, beyond, bound = set_cover(distance, limit, time_limit_s=args.time_limit)
        gap = (len(sites) - bound) / max(bound, 1.0)
        answer = _proof(len(sites), bound, gap) | {"unreached": str(len(beyond))}
        return answer, evaluate(distance, weights, sites, limit)
    if args.objective == "mclp":
        layout = max_cover(distance, weights, args.p, limit, time_limit_s=args.time_limit)
        share = {"share": cell(layout.covered / max(total, 1e-12))}
        return _proof(layout.value, layout.bound, layout.gap) | share, layout
    layout = p_median(distance, weights, args.p, limit_h=limit, time_limit_s=args.time_limit)
    return _proof(layout.value * total, layout.bound * total, layout.gap), layout


def _proof(value: float, bound: float, gap: float) -> dict[str, str]:
    proved = gap <= 1e-9
    bound, gap = (value, 0.0) if proved else (bound, gap)
    answer = {"value": cell(value), "bound": cell(bound), "gap": cell(gap)}
    return answer | {"proved": "yes" if proved else "no"}


def _weights(path: str | None, demands: list[str]) -> FloatArray:
    """Return the weight of each demand, 1 without a file; a line is a name and a number, or one."""
    if not path:
        return np.ones(len(demands))
    rows = read(path)
    rows = rows[len(rows) == len(demands) + 1 :]  # one more is the header
    weights = [number(row[-1], f"{path}, row {i}") for i, row in enumerate(rows, start=1)]
    if len(rows[0]) > 1 and all(row[0] in demands for row in rows):
        by_name = {row[0]: value for row, value in zip(rows, weights, strict=True)}
        weights = [by_name.get(name, np.nan) for name in demands]
    if len(weights) != len(demands) or np.isnan(weights).any():
        raise CommandError(f"{path}: needs one weight for each of the {len(demands)} demands")
    return np.array(weights)


def read_graph(path: str) -> tuple[FloatArray, list[str], list[str]]:
    """Return shortest distances between all nodes of an undirected graph, and the node names.

    A line an edge: two node names and a length, apart by spaces or commas. A first line of three
    whole numbers that is followed by as many edges as its second says (nodes, edges, sites) is
    the header of the usual p-median test files; where an edge stands twice the last one holds.
    """
    lines = [line.replace(",", " ").split() for line in text(path).splitlines() if line.strip()]
    nodes: list[str] = []
    match lines:
        case [[count, edges_said, *rest], *body] if all(
            part.isdigit() for part in (count, edges_said, *rest)
        ) and int(edges_said) == len(body):
            nodes, lines = [str(i + 1) for i in range(int(count))], body
    edges: dict[tuple[str, str], float] = {}
    for i, line in enumerate(lines, start=1):
        if len(line) != 3:
            raise CommandError(f"{path}, line {i}: an edge is two nodes and a length")
        start, end, length = line
        value = number(length, f"{path}, line {i}")
        if not value >= 0:
            raise CommandError(f"{path}, line {i}: a length must be 0 or more")
        edges[min(start, end), max(start, end)] = value
    nodes = nodes or list(dict.fromkeys(name for pair in edges for name in pair))
    spot = {name: i for i, name in enumerate(nodes)}
    strange = next((name for pair in edges for name in pair if name not in spot), "")
    if strange or not edges:
        raise CommandError(f"{path}: node {strange!r} is not one of 1..{len(nodes)}")
    ends = np.array([(spot[a], spot[b]) for a, b in edges]).T
    links = coo_array((list(edges.values()), ends), shape=(len(nodes), len(nodes)))
    return np.asarray(shortest_path(links.tocsr(), directed=False)), nodes, nodes
