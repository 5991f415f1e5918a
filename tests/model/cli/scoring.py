"""Runs `score` on tables given as text."""

import csv
import io

from model.__main__ import main

TREE = """code,parent,direction,weight,worst,best
index,,1,1,,
a,index,1,1,,
b,index,1,1,,
a1,a,1,2,0,100
a2,a,-1,1,15,5
b1,b,1,1,10,60
"""
VALUES = "unit,a1,a2,b1\nX,60,12,20\nY,80,,50\nZ,10,14,15\n"


def command(folder, tree, values, *options):
    """Write both tables (text or bytes) and return the words of the command."""
    for name, content in (("tree.csv", tree), ("values.csv", values)):
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(raw)
    paths = ["--indicators", str(folder / "tree.csv"), "--values", str(folder / "values.csv")]
    return ["score", *paths, "--out", str(folder / "scores.csv"), *options]


def scored(folder, tree, values, *options):
    """Return the rows of the answer by unit."""
    assert main(command(folder, tree, values, *options)) == 0
    told = (folder / "scores.csv").read_text("utf-8-sig")
    return {row["unit"]: row for row in csv.DictReader(io.StringIO(told))}


def column(rows, name):
    """Return a column of the answer as numbers."""
    return [float(row[name]) for row in rows.values()]


def one_level(columns, extra="", rows=()):
    """Return a tree of one root over leaves, `columns` their header beyond the usual one."""
    head = f"code,parent,direction,weight,worst,best{columns}\n"
    root = "index,,,,,"
    return head + root + "," * columns.count(",") + "\n" + "\n".join(rows) + extra + "\n"
