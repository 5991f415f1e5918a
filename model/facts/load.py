"""Everything the product knows, loaded and checked once at the start."""

from dataclasses import dataclass
from pathlib import Path

from model.facts.catalog import Catalog
from model.facts.estimate import complete
from model.facts.lessons import Lessons, read_lessons
from model.facts.panel import Panel
from model.facts.places import County, Network, Prefecture
from model.facts.provenance import Words
from model.facts.published import Facts
from model.facts.read_catalog import read_catalog
from model.facts.read_csv import ROOT, Reader
from model.facts.read_observations import read_facts, read_panel
from model.facts.read_places import read_counties, read_network


@dataclass(frozen=True)
class Data:
    """The loaded data; `panel` holds illustrative values where nothing better is known.

    `accepted` is what an upload may write for a column or an answer.
    """

    catalog: Catalog
    panel: Panel
    prefectures: tuple[Prefecture, ...]
    network: Network
    facts: Facts
    lessons: Lessons
    accepted: dict[str, Words]


def load(root: Path = ROOT) -> Data:
    """Read and check all of data/; DataError lists every fault of every file."""
    reader = Reader(root)
    catalog = read_catalog(reader)
    prefectures, counties = read_counties(reader)
    panel = read_panel(reader, catalog, counties)
    network = read_network(reader)
    facts = read_facts(reader, counties)
    lessons = read_lessons(reader, facts)
    accepted = read_words(reader, "catalog/upload.toml")
    check_frame(reader, prefectures, counties, network)
    reader.check()
    return Data(catalog, complete(panel, catalog), prefectures, network, facts, lessons, accepted)


def read_words(reader: Reader, *names: str) -> dict[str, Words]:
    """Read texts in two languages: the file's name and the key joined by a dot give both.

    The one `text.toml` of a folder goes by the folder's name.
    """
    texts: dict[str, Words] = {}
    for name in names:
        path = Path(name)
        stem = path.parent.name if path.stem == "text" else path.stem
        for key, pair in reader.toml(name).items():
            if not isinstance(pair, dict) or set(pair) != {"zh", "en"}:
                reader.fault(f"{name}, {key}", "needs zh and en, and nothing else")
                continue
            texts[f"{stem}.{key}"] = Words(pair["zh"], pair["en"])
    return texts


def check_frame(
    reader: Reader,
    prefectures: tuple[Prefecture, ...],
    counties: tuple[County, ...],
    network: Network,
) -> None:
    """Check that counties add up: populations to the prefecture's, townships to the county's."""
    for prefecture in prefectures:
        total = sum(c.population for c in counties if c.prefecture == prefecture.code)
        if total != prefecture.population:
            what = f"sum {total} of {prefecture.code} is not the official {prefecture.population}"
            reader.fault("counties.csv, population", what)
    for county in counties:
        units = network.of(county.code)
        for column, stated, counted in (
            ("townships", county.townships, sum(t.is_township for t in units)),
            ("village_committees", county.village_committees, sum(t.villages for t in units)),
            ("village_level_units", county.village_level_units, sum(t.units for t in units)),
        ):
            if stated != counted:
                what = f"{stated} of {county.code} but townships.csv counts {counted}"
                reader.fault(f"counties.csv, {column}", what)
