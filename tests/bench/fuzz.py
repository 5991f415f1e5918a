"""Links and what-if files with random faults: whatever stands in one, nothing is raised.

Each mutated link is read, said, written and read again: the link written is the view, without any
fault. Each mutated file is taken and comes back the same, or is refused in a sentence.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import parse_qsl, urlencode

from components.page_frame.notices import plain
from components.session import link, what_if_file
from components.session.link import CHOICES, NUMBERS, PINS, View
from components.session.what_if import SCOPES, Case
from components.words.texts import Texts
from model.facts.errors import ScenarioError
from model.results.results import Results, shipped
from model.score.method import Method
from model.what_if.scenario import Scenario
from pages.what_if.compared.kept_file import refusal
from tests.bench.timing import Found, line, once

EARLIER = Path(__file__).resolve().parents[1] / "data" / "links_v1.json"
MOST = 20_000  # letters of a mutated link or file
BUDGET_MS = 20.0
ODD_TEXTS = ("~", "*", "!", ".", "_", "-", "", "0", "9" * 5000, "-0", "1e9", "nan", "c!", "k1",
             "５①²", "\x00\n", "\u202e", "\ud800", "[x](https://e.cn)", "`$:red[a]")  # fmt: skip
ODD_VALUES = (None, True, -1, 0, 0.5, 10**308, int("1" + "0" * 309), float("nan"), float("inf"),
              "", "5", "\ud800", "x" * 999, [], {}, [[]], {"": []}, {"c": {}})  # fmt: skip


def full_view(results: Results, random: Random) -> View:
    """Return a view in which anything may be set, pins included."""
    catalog, counties = results.data.catalog, results.data.panel.codes

    def case() -> Case:
        levers = {lever.code: random.randrange(101) / 100 for lever in catalog.levers}
        scope, some = random.choice(SCOPES), tuple(sorted(random.sample(counties, 3)))
        scenario = Scenario(method=Method(p=random.choice((1, 0, -1)))).with_levers(levers, ())
        for one in random.sample(catalog.indicators, 4):
            scenario = scenario.with_values(one.code, dict.fromkeys(some, one.best))
        scenario = scenario.with_assumption("cold_chain.cost", random.randrange(1, 500))
        chosen = some if scope == "some" else ()
        return Case(random.choice(counties), scope, chosen, catalog.presets[0].code, scenario)

    view = View("en", pins=tuple(case() for _ in PINS[random.randrange(5) :])).take_up(case())
    for key, codes in CHOICES.items():
        view = view.choose(key, random.choice(codes))
    for key, span in NUMBERS.items():
        view = view.set_number(key, random.choice((span.low, span.high)))
    return view


def mutated(text: str, others: list[str], random: Random) -> str:
    """Return a text with a piece cut out, doubled, or put in from elsewhere."""
    for _ in range(random.randrange(1, 4)):
        start, end = sorted(random.randrange(len(text) + 1) for _ in range(2))
        end = random.choice((start, end, min(start + 1, end)))
        other = random.choice(others)
        doubled = text[start:end] * random.choice((0, 2, 50))
        from_elsewhere = other[: random.randrange(len(other) + 1)]
        put_in = random.choice((random.choice(ODD_TEXTS), doubled, from_elsewhere))
        text = (text[:start] + put_in + text[end:])[:MOST]
    return text


def read_in(read: Callable[[], Found]) -> tuple[Found, float]:
    """Return what is read and in which processor time; a time beyond the budget is taken anew."""
    found, spent = once(read)
    return found, spent if spent < BUDGET_MS else min(once(read)[1] for _ in range(3))


def check_link(params: dict[str, str], results: Results) -> float:
    """Check one link, see above; return the processor time in ms that reading it took."""
    data = results.data
    codec = ("zh", data.catalog, data.panel.codes)
    (view, dropped), spent = read_in(lambda: link.decode(params, *codec))
    for key, value in dropped[:12]:
        plain(f"{key}={value}").encode()
    view.case.applied(data.panel.counties)
    sent = link.encode(view, data.catalog)
    again, faults = link.decode(dict(parse_qsl(urlencode(sent))), *codec)
    assert (link.encode(again, data.catalog), again.pins, faults) == (sent, view.pins, ()), params
    return spent


def check_file(text: bytes, results: Results, t: Texts) -> float:
    """Check one file, see above; return the processor time in ms that reading it took."""
    data = results.data

    def read(text: bytes) -> View | ScenarioError:
        try:
            return what_if_file.from_json(text, View(), data.catalog, data.panel.counties)
        except ScenarioError as fault:
            return fault

    found, spent = read_in(lambda: read(text))
    if isinstance(found, ScenarioError):
        assert refusal(results, "a.json", found, t).encode(), text
    else:
        assert read(what_if_file.to_json(found, data.panel.counties)) == found, text
        check_link(link.encode(found, data.catalog), results)
    return spent


def replaced(record: Any, random: Random) -> Any:
    """Return a record in which one value, however deep, or one name is another."""
    if not (isinstance(record, dict | list) and record) or random.random() < 0.15:
        nest: Any = []
        for _ in range(random.choice((0, 0, 0, 400))):
            nest = [nest]
        return random.choice((*ODD_VALUES, nest))
    if isinstance(record, list):
        at = random.randrange(len(record))
        return [replaced(item, random) if i == at else item for i, item in enumerate(record)]
    name = random.choice(list(record))
    if random.random() < 0.1:
        return {random.choice(ODD_TEXTS) if key == name else key: record[key] for key in record}
    return record | {name: replaced(record[name], random)}


def fuzz(links: int, files: int, seed: int = 1) -> tuple[float, float]:
    """Check so many links and files; return the longest time of each in ms."""
    results, random = shipped(), Random(seed)
    t, counties = Texts("zh", results.data), results.data.panel.counties
    views = [full_view(results, random) for _ in range(20)]
    seeds = [dict(parse_qsl(old["link"])) for old in json.loads(EARLIER.read_text("utf-8"))]
    seeds += [link.encode(view, results.data.catalog) for view in views]
    texts = [text for params in seeds for text in params.values()]

    def one_link() -> float:
        params = dict(random.choice(seeds))
        for key in random.choices(list(params), k=random.randrange(1, 4)):
            text = params.pop(key, "")
            params[random.choice((key, key, key, *PINS))] = mutated(text, texts, random)
        return check_link(params, results)

    saved = [what_if_file.to_json(view, counties).decode() for view in views]

    def one_file() -> float:
        text = random.choice(saved)
        if random.random() < 0.7:
            text = json.dumps(replaced(json.loads(text), random))
        else:
            text = mutated(text, [*saved, *texts], random)
        return check_file(text.encode("utf-8", "surrogatepass"), results, t)

    def longest(check: Callable[[], float], times: int) -> float:
        return max((check() for _ in range(times)), default=0.0)

    return longest(one_link, links), longest(one_file, files)


def main() -> None:
    """Check as many as asked for and print the longest time of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--links", type=int, default=100_000)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    args, _ = parser.parse_known_args()  # others are those of the fuzz of tables
    spent = fuzz(args.links, args.files, args.seed)
    line(f"{args.links:,} mutated links, the slowest", spent[0], BUDGET_MS)
    line(f"{args.files:,} mutated files, the slowest", spent[1], BUDGET_MS)


if __name__ == "__main__":
    main()
