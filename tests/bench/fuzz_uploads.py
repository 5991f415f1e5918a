"""Files of figures with random faults: each is read or refused in a sentence, nothing is raised.

Each is read by the page's own reader, some in the process apart as well with the same outcome, and
what the page says of it and gives to download is made.
"""

import argparse
import io
import zipfile
from collections import Counter
from functools import partial
from random import Random

from components.widgets import downloads
from components.words.texts import Texts
from model.facts.errors import SupplyError
from model.own_data import read_apart
from model.own_data.overlay import Supply
from model.own_data.read_upload import Upload, read_supply
from model.results.results import Results, shipped
from pages.own_figures import supply as story
from pages.own_figures import template
from tests.bench.timing import line, once
from tests.model.own_data.corpus import CASES
from tests.model.own_data.workbooks import packed, parts_of

MOST = 200_000  # bytes of a file, and of a part of a workbook
BUDGET_MS = 1_000.0
ODD = (b"", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"'", b"\r", b"\n", b",", b"\t", b";", b"%",
       b"<", b">", b"&", b"</row>", b"<row>", b"<c><v>1</v></c>", b"<!--", b"<![CDATA[", b"&#0;",
       b"<!DOCTYPE a>", b"=1+1", b"@SUM(A1)", b"NaN", b"-inf", b"1e999", b"9" * 500, b"-1", b"1",
       b' r="XFD1048576"', b' t="s"', b' t="e"', b' t="d"', b' s="99"', b"PK\x01\x02",
       "５①".encode(), "合计".encode(), "汶川县".encode("gb18030"), b"1905-07-15")  # fmt: skip


def mutated(raw: bytes, others: list[bytes], random: Random) -> bytes:
    """Return bytes with a few pieces cut out, doubled, turned, or put in from elsewhere.

    Characters are cut through now and then only: what is not UTF-8 any more is soon refused.
    """
    code = random.choice((*("utf-8",) * 9, "latin-1"))
    text = raw.decode(code, "surrogateescape")
    other = random.choice(others).decode(code, "surrogateescape")
    odd = [one.decode(code, "surrogateescape") for one in random.choices(ODD, k=3)]
    for _ in range(random.randrange(1, 5)):
        start, end = sorted(random.randrange(len(text) + 1) for _ in range(2))
        end = random.choice((start, min(start + 1, end), min(start + 30, end), end))
        piece, at = text[start:end], random.randrange(len(other) + 1)
        more = (piece * random.choice((0, 2, 30)), piece[::-1], other[at : at + 200])
        text = text[:start] + random.choice((*odd, *more)) + text[end:]
    return text[:MOST].encode(code, "surrogateescape")


def faulty(raw: bytes, others: list[bytes], random: Random) -> bytes:
    """Return a mutated file: of a workbook mostly a part, packed as it should be."""
    if not zipfile.is_zipfile(io.BytesIO(raw)) or random.random() < 0.2:
        return mutated(raw, others, random)
    parts = parts_of(raw)
    name = random.choice(list(parts))
    parts[name] = mutated(parts[name], list(parts.values()), random)
    if random.random() < 0.1:
        parts.pop(random.choice(list(parts)))
    return packed(parts)


def outcome(raw: bytes, results: Results, t: Texts, apart: bool = False) -> str:
    """Read a file and make all that the page makes of it; return what came of it in a word."""
    asked = raw, "f.xlsx", results.data, story.this_year()
    try:
        upload = read_apart.read(*asked, lambda: True) if apart else read_supply(*asked)
    except SupplyError as error:
        upload = Upload(Supply(), error.faults)
    assert len(upload.supply) or upload.faults
    story.refusal(results, "f.xlsx", list(upload.faults), len(upload.supply), t)
    downloads.csv_bytes(story.faults_table(results, list(upload.faults), t), t)
    story.understood(results, upload.supply, t)
    if len(upload.supply):
        return "read in part" if upload.faults else "read"
    return upload.faults[0].code


def fuzz(files: int, apart: int, seed: int = 1) -> tuple[Counter[str], float]:
    """Check so many files, some of them apart as well; return outcomes and the longest ms."""
    results, random = shipped(), Random(seed)
    t, found, longest = Texts("zh", results.data), Counter[str](), 0.0
    tables = (template.county_template, template.township_template)
    seeds = [case.make() for case in CASES]
    seeds = [raw for raw in seeds if len(raw) <= MOST]
    seeds += [template.workbook(results, table, t, "513221") for table in tables]
    seeds += [downloads.csv_bytes(table(results, t), t) for table in tables]
    every = files // apart if apart else files + 1
    for number in range(files):
        raw = faulty(random.choice(seeds), seeds, random)
        said, spent = once(partial(outcome, raw, results, t))
        if number % every == 0:
            assert outcome(raw, results, t, apart=True) == said
        found[said] += 1
        longest = max(longest, spent)
    return found, longest


def main() -> None:
    """Check as many as asked for; print what came of them and the longest time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=20_000)
    parser.add_argument("--apart", type=int, default=200, help="so many are read apart as well")
    parser.add_argument("--seed", type=int, default=1)
    args, _ = parser.parse_known_args()  # others are those of the fuzz of links
    found, longest = fuzz(args.tables, args.apart, args.seed)
    line(f"{args.tables:,} mutated tables, the slowest", longest, BUDGET_MS)
    print(", ".join(f"{name} {count:,}" for name, count in found.most_common()))


if __name__ == "__main__":
    main()
