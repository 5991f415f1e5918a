"""`accept`: what others have saved for all: figures are accepted or not, what-ifs listed or not."""

import argparse
import json
import sys
from dataclasses import fields
from itertools import product

from model.cli.csv_tables import CommandError, cell, save, write
from model.facts.errors import StoreError
from model.facts.load import load
from model.facts.provenance import Source, Words
from model.own_data.overlay import usable
from model.own_data.read_sheet import inert
from model.results.accepted import PREFIX, with_accepted
from model.store import place
from model.store.record import Review, one_line

FAULTS = {
    "down": "the store cannot be reached",
    "unknown": "there is none of this number or code",
    "decided": "this set waits no more: it was decided, or a later version came",
    "office": "a decision needs --reviewer, the name of the office that decides",
}
LISTED = ("number", "state", "county", "office", "version", "figures", "submitted", "decided")
ROW = ("county", "indicator", "value", "year", "source", "quality", "note", "note_value")
DECIMALS = 12
LANGUAGES = ("zh", "en")


def add_options(accept: argparse.ArgumentParser) -> None:
    """Add the options of the command and what it runs."""
    asked = accept.add_mutually_exclusive_group(required=True)
    asked.add_argument("--list", action="store_true", help="what waits and what is accepted")
    asked.add_argument("--accept", type=int, metavar="N", help="let a set that waits stand for all")
    back = "give a set that waits back to its office, with --word"
    asked.add_argument("--return", type=int, metavar="N", dest="give_back", help=back)
    asked.add_argument("--revoke", type=int, metavar="N", help="take back what was accepted")
    rows = "accepted figures as rows of data/observations.csv; their sources in FILE.sources.toml"
    asked.add_argument("--export", metavar="FILE", help=rows)
    off = "take a saved what-if off the list; its link still opens it"
    asked.add_argument("--unlist", metavar="CODE", help=off)
    accept.add_argument("--reviewer", default="", help="the office that decides")
    accept.add_argument("--word", default="", help="to the office that submitted the set")
    accept.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Do what is asked; CommandError if that cannot be."""
    from model.store import review  # brings a database's library

    if not place.is_there():
        raise CommandError("there is no store: nothing has been saved, and no DATABASE_URL is set")
    try:
        if args.list:
            write("", (*LISTED, "reviewer"), map(_listed, (*review.waiting(), *review.accepted())))
        elif args.export is not None:
            export(review.accepted(), args.export)
        else:
            _decide(args)
    except StoreError as fault:
        raise CommandError(FAULTS[fault.code]) from None


def _decide(args: argparse.Namespace) -> None:
    """Accept, give back or take back a set, or take a what-if off the list; StoreError."""
    from model.store import review, what_ifs  # as above

    by = args.reviewer, args.word
    if args.accept is not None:
        review.decide(args.accept, True, *by)
    elif args.revoke is not None:
        review.revoke(args.revoke, *by)
    elif args.unlist is not None:
        what_ifs.unlist(args.unlist)
    elif one_line(args.word, 1):
        review.decide(args.give_back, False, *by)
    else:
        raise CommandError("--return needs --word, why the set is given back")


def _listed(one: Review) -> list[str]:
    supply = one.kept.supply
    towns = [station.township[:6] for station in supply.stations]  # a township's code begins so
    counties = dict.fromkeys([*(figure.county for figure in supply.figures), *towns])
    numbers = str(one.kept.version), str(len(supply))
    days = (f"{day:%Y-%m-%d %H:%M}" if day else "" for day in (one.submitted, one.decided))
    about = str(one.number), one.state, " ".join(counties), _words(one.kept.office)
    return [*about, *numbers, *days, _words(one.reviewer)]


def _words(said: str) -> str:
    """Return what a stranger wrote, also before words were kept as one line, so that none runs."""
    return str(inert(one_line(said, 200)))


def export(reviews: tuple[Review, ...], path: str) -> None:
    """Write accepted figures as rows of the data, and the entries of the sources they cite."""
    shipped = load()
    data, rows, cited, replaced = with_accepted(shipped, reviews), [], {}, []
    for county, code in product(data.panel.codes, data.panel.indicators):
        one = data.panel.figure(county, code)
        if one.source.startswith(PREFIX):
            told = cell(one.value, DECIMALS), str(one.year), one.source, "observed", "", ""
            rows.append([county, code, *told])
            cited[one.source] = data.catalog.source(one.source)
            if shipped.panel.is_real()[shipped.panel.row(county), shipped.catalog.column(code)]:
                replaced.append(f"{county},{code}")
    write(path, ROW, rows, "utf-8")
    save(f"{path}.sources.toml", "\n".join(map(_entry, cited.values())), "utf-8")
    towns = {one.township for each in reviews for one in usable(each.kept.supply, data).stations}
    if towns:
        sys.stderr.write(f"not written, as the data have no row for one: townships {len(towns)}\n")
    if replaced:
        sys.stderr.write(f"replace these rows of data/observations.csv: {' '.join(replaced)}\n")


def _entry(source: Source) -> str:
    """Return a source as a table of data/catalog/sources.toml."""
    lines = ["[[source]]"]
    for field in fields(Source):
        value = getattr(source, field.name)
        if isinstance(value, Words):
            lines += [f"{field.name}_{lang} = {_text(getattr(value, lang))}" for lang in LANGUAGES]
        elif isinstance(value, str):
            lines.append(f"{field.name} = {_text(value)}")
    return "\n".join([*lines, ""])


def _text(said: str) -> str:
    """Return a text as TOML has it: like JSON, but for one letter."""
    return json.dumps(said, ensure_ascii=False).replace("\x7f", "\\u007f")
