"""`siting`: the best places for p sites, from a table of distances or a graph, proved or not."""

import argparse
import importlib
import json
import re
import sys
import time
from collections.abc import Collection

import numpy as np

from model.access.locate import Layout, evaluate, max_cover, p_median, set_cover
from model.access.travel import shortest
from model.cli.csv_tables import CommandError, is_number, matrix, number, read, save, write
from model.facts.provenance import FloatArray

WHOLE = re.compile(r"[1-9][0-9]{0,8}")
MOST_NODES = 20_000  # their distances fill 3 GB
MOST_NAMED = 5  # in a sentence
MOST = 1e15  # a larger distance or weight meets the solver's notion of infinity


def run(args: argparse.Namespace) -> None:
    """Solve and write one line of the answer and, with --out, who is served from where."""
    _check_options(args)
    distance, demands, sites = read_distances(args) if args.distance else read_graph(args)
    weights = _weights(args, demands)
    barred = next((name for name in sites if "|" in name), None)
    if barred and not args.json:
        raise CommandError(f"site {barred!r}: | parts the sites of the answer, ask for --json")
    importlib.import_module("scipy.optimize")  # the seconds are the solver's, without its loading
    start = time.perf_counter()
    solved, layout = _solve(args, distance, weights, demands)
    seconds = round(time.perf_counter() - start, 3)
    answer = {"objective": args.objective, "p": len(layout.sites)} | solved | {"seconds": seconds}
    chosen = [sites[j] for j in layout.sites]
    ways = distance[:, layout.sites]
    ways = np.where(ways <= (np.inf if args.radius is None else args.radius), ways, np.inf)
    served = [
        (demand, chosen[j], float(row[j])) if np.isfinite(row[j]) else (demand, None, None)
        for demand, j, row in zip(demands, ways.argmin(axis=1), ways, strict=True)
    ]
    if args.objective != "lscp":  # which has told already
        _tell("served from no site of the answer", [name for name, site, _ in served if not site])
    columns = ("demand", "site", "distance")
    if args.out and not (args.json and args.out == "-"):
        rows = ([d, s or "", "" if length is None else _shown(length)] for d, s, length in served)
        write(args.out, columns, rows)
    shown = {key: _shown(value) for key, value in answer.items()} | {"sites": "|".join(chosen)}
    if args.json:
        lines = [dict(zip(columns, row, strict=True)) for row in served]
        whole = answer | {"sites": chosen, "served": lines}
        save("", json.dumps(whole, ensure_ascii=False, indent=1) + "\n")
    elif args.out == "-":
        sys.stderr.write(", ".join(f"{key} {value}" for key, value in shown.items()) + "\n")
    else:
        write("", list(shown), [list(shown.values())])


def _check_options(args: argparse.Namespace) -> None:
    """Refuse an objective without what it needs, or with what it does not use."""
    uses = {"p-median": ("p",), "mclp": ("p", "radius"), "lscp": ("radius",)}[args.objective]
    for option in ("radius", "p"):
        is_given = getattr(args, option) is not None
        if is_given != (option in uses):
            verb = "takes no" if is_given else "needs"
            raise CommandError(f"--objective {args.objective} {verb} --{option}")


def _shown(value: str | float) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else f"{value:.12g}"


def _names(names: Collection[str]) -> str:
    """Return names for a sentence, the first few of many."""
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(list(names)[:MOST_NAMED]) + more


def _tell(what: str, names: Collection[str]) -> None:
    if names:
        sys.stderr.write(f"{what}: {_names(names)}\n")


def _solve(
    args: argparse.Namespace, distance: FloatArray, weights: FloatArray, demands: list[str]
) -> tuple[dict[str, str | float], Layout]:
    """Return value, bound, gap and proof, and the layout.

    The solver's tolerances suit numbers of 1 to 1e15: smaller ones are multiplied by a power of
    two, which changes no digit.
    """
    far, heavy = _shift(distance), _shift(weights)
    longest = distance[np.isfinite(distance)].max(initial=0.0)  # a blank one lies beyond any radius
    limit = np.inf if args.radius is None else np.ldexp(min(args.radius, 2 * longest), far)
    distance, weights = np.ldexp(distance, far), np.ldexp(weights, heavy)
    total = float(weights.sum())
    if args.objective == "lscp":
        sites, beyond, bound = set_cover(distance, limit, time_limit_s=args.time_limit)
        if not sites:
            raise CommandError(f"no demand is within --radius {args.radius:g} of any site")
        _tell(f"within --radius {args.radius:g} of no site", [demands[i] for i in beyond])
        gap = (len(sites) - bound) / max(bound, 1.0)
        answer = _proof(len(sites), bound, gap) | {"unreached": len(beyond)}
        return answer, evaluate(distance, weights, sites, limit)
    if args.objective == "mclp":
        layout = max_cover(distance, weights, args.p, limit, time_limit_s=args.time_limit)
        share = {"share": layout.covered / max(total, 1e-12)}
        return _proof(layout.value, layout.bound, layout.gap, heavy) | share, layout
    lost = ~np.isfinite(distance).any(axis=1) & (weights > 0)
    if lost.any():
        named = _names([demands[i] for i in np.flatnonzero(lost)])
        raise CommandError(f"no site reaches {named}: every distance is blank")
    layout = p_median(distance, weights, args.p, limit_h=limit, time_limit_s=args.time_limit)
    value, bound = layout.value * total, layout.bound * total
    return _proof(value, bound, layout.gap, far + heavy), layout


def _shift(numbers: FloatArray) -> int:
    """Return the power of two that brings numbers below 1 near 1,000; none above 1e15."""
    used = numbers[np.isfinite(numbers) & (numbers > 0)]
    if not used.size:
        return 0
    if used.max() > MOST:
        raise CommandError(f"{used.max():g} is too large a distance or weight ({MOST:g} at most)")
    typical, most = np.frexp([np.median(used), used.max()])[1].tolist()
    return max(0, min(10 - typical, 50 - most)) if typical < 1 else 0


def _proof(value: float, bound: float, gap: float, shift: int = 0) -> dict[str, str | float]:
    proved = bool(gap <= 1e-9)
    bound, gap = (value, 0.0) if proved else (bound, float(gap))
    value, bound = np.ldexp([value, bound], -shift).tolist()
    return {"value": value, "bound": bound, "gap": gap, "proved": proved}


def _weights(args: argparse.Namespace, demands: list[str]) -> FloatArray:
    """Return the weight of each demand, by name or in their order; 1 without a file."""
    path, known = args.weights, set(demands)
    if not path:
        return np.ones(len(demands))
    weights: dict[str, float] = {}
    for where, name, weight in _weight_rows(path, args.decimal, demands):
        if name in weights:
            raise CommandError(f"{where}: demand {name!r} stands twice")
        if not weight >= 0:
            raise CommandError(f"{where}: the weight of {name!r} is below 0 or blank")
        weights[name] = weight
    unknown, missing = [name for name in weights if name not in known], known - weights.keys()
    wrong = [f"no demand is called {_names(unknown)}"] if unknown else []
    wrong += [f"no weight for {_names(sorted(missing))}"] if missing else []
    if wrong:
        raise CommandError(f"{path}: {'; '.join(wrong)}")
    return np.array([weights[name] for name in demands])


def _weight_rows(path: str, decimal: str, demands: list[str]) -> list[tuple[str, str, float]]:
    """Return where each row of a file of weights stands, its demand and its weight.

    Two columns are a name and a number, one is the numbers in the order of the demands; the first
    row is a header if its last cell has no digit and it names no demand.
    """
    table = read(path, decimal)
    rows, first = table.rows, table.rows[0][1]
    width = len(first)
    for where, row in rows:
        if len(row) != width or width > 2:
            raise CommandError(f"{where}: weights are one column, or two of names and numbers")
    is_word = first[-1] and not any(map(str.isdigit, first[-1]))  # "1,000" is a faulty number
    if is_word and (width == 1 or first[0] not in demands):
        rows = rows[1:]
    if width == 1 and len(rows) != len(demands):
        raise CommandError(f"{path}: {len(rows)} weights for {len(demands)} demands")
    names = demands if width == 1 else [row[0] for _, row in rows]
    numbers = [number(row[-1], f"{where}, weight", table.decimal) for where, row in rows]
    return list(zip([where for where, _ in rows], names, numbers, strict=True))


def read_distances(args: argparse.Namespace) -> tuple[FloatArray, list[str], list[str]]:
    """Return the distances of a table, inf where blank, and the names of demands and sites."""
    path, named = args.distance, not args.no_names
    table = read(path, args.decimal)
    if named and is_number(table.rows[0][1][0], table.decimal):
        sys.stderr.write(f"{path}: first row and column are names (--no-names if there are none)\n")
    distance, demands, sites = matrix(table, named, named)
    for i, j in np.argwhere(distance < 0):
        raise CommandError(f"{path}: the distance from {demands[i]} to {sites[j]} is below 0")
    return np.where(np.isnan(distance), np.inf, distance), demands, sites


def read_graph(args: argparse.Namespace) -> tuple[FloatArray, list[str], list[str]]:
    """Return shortest distances between all nodes of an undirected graph, and their names twice.

    A row an edge: two nodes and a length, apart by commas, semicolons, tabs or spaces.
    """
    path = args.edges
    table = read(path, args.decimal)
    spaced = ((where, ",".join(row).split()) for where, row in table.rows)
    rows = [old if len(old[1]) == 3 else new for old, new in zip(table.rows, spaced, strict=True)]
    count = _nodes_of_header(path, rows, args.header)
    edges: dict[tuple[str, str], float] = {}
    doubled = []
    for where, row in rows[count > 0 :]:
        if len(row) != 3 or not (row[0] and row[1]):
            raise CommandError(f"{where}: an edge is two nodes and a length")
        length = number(row[2], f"{where}, length", table.decimal)
        if not length >= 0:
            raise CommandError(f"{where}: a length must be 0 or more")
        pair = min(row[:2]), max(row[:2])
        doubled += ["-".join(pair)] if pair in edges else []
        edges[pair] = length
    _tell(f"{path}: edges that stand again, the last one holds", doubled)
    found = list(dict.fromkeys(name for pair in edges for name in pair))
    if max(count, len(found)) > MOST_NODES:
        raise CommandError(f"{path}: more than {MOST_NODES:,} nodes")
    nodes = [str(i) for i in range(1, count + 1)] or found
    known = set(nodes)
    if strange := [name for name in found if name not in known]:
        raise CommandError(f"{path}: node {strange[0]!r} is not one of 1..{count}")
    return shortest(edges, nodes), nodes, nodes


def _nodes_of_header(path: str, rows: list[tuple[str, list[str]]], header: str) -> int:
    """Return how many nodes the first row says there are, 0 if it is an edge.

    The usual test files of the p-median begin with the numbers of nodes, edges and sites. Unless
    told, a row of three whole numbers is that if only so all nodes of the rest are 1..n and its
    second number, the count of the rest, is none of them.
    """
    (_, first), *rest = rows
    is_whole = len(first) == 3 and all(map(WHOLE.fullmatch, first))
    if header == "no" or (header == "auto" and not (is_whole and rest)):
        return 0
    if not is_whole:
        raise CommandError(f"{path}: a header is the numbers of nodes, edges and sites")
    names = {name for _, row in rest for name in row[:2]}
    count, said = int(first[0]), int(first[1])
    fits = all(WHOLE.fullmatch(name) and int(name) <= count for name in names)
    if header == "auto" and (not fits or first[1] in names):
        if fits and said == len(rest):
            sys.stderr.write(f"{path}: the first row is read as an edge (--header yes if not)\n")
        return 0
    if said != len(rest):
        hint = " (--header no if it is an edge)" if header == "auto" else ""
        raise CommandError(f"{path}: {said} edges by its header, {len(rest)} rows follow{hint}")
    return count
