"""Figures that counties put in, laid over the data: a reader's own, or those accepted for all."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import astuple, dataclass, replace
from itertools import product

from model.facts.catalog import Catalog
from model.facts.estimate import complete
from model.facts.load import Data
from model.facts.places import Network, TownCounts
from model.facts.provenance import Figure, Quality, Source, Words

NONE = Words("—", "—")
COUNTED = "township_station_coverage"  # follows from stations reported township by township
POINTS = "village_point_coverage"  # likewise from villages with a point


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a supplied figure is from."""

    year: int  # 0 where not stated
    source: str  # in the reader's words
    file: str


@dataclass(frozen=True, slots=True)
class SuppliedFigure:
    """A value of an indicator in a county, in the indicator's unit."""

    county: str
    indicator: str
    value: float
    origin: Origin


@dataclass(frozen=True, slots=True)
class SuppliedStation:
    """Whether a township has a service station, and what else is told of it.

    `villages` are those with a point, `parcels` handled in a month, `opened` a day, month or year
    in ISO form; None and '' where it is not told.
    """

    township: str
    has_station: bool | None
    origin: Origin
    villages: int | None = None
    parcels: int | None = None
    opened: str = ""


@dataclass(frozen=True, slots=True)
class Supply:
    """All that a reader has put in: figures by county, stations by township."""

    figures: tuple[SuppliedFigure, ...] = ()
    stations: tuple[SuppliedStation, ...] = ()

    def __len__(self) -> int:
        """Return how many figures and stations there are."""
        return len(self.figures) + len(self.stations)

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Return where its parts are from, each once."""
        stated = [one.origin for one in self.figures] + [one.origin for one in self.stations]
        return tuple(dict.fromkeys(stated))

    @property
    def files(self) -> tuple[str, ...]:
        """Return the names of its files, each once."""
        return tuple(dict.fromkeys(origin.file for origin in self.origins))

    def lacks(self, *parts: str) -> bool:
        """Return whether the `year` or `source` of a figure or station is not stated."""
        return any(not getattr(origin, part) for origin in self.origins for part in parts)

    def completed(self, year: int, source: str, by: str = "") -> "Supply":
        """Return it with a year and a source where none is stated, and by whom behind each."""
        stated = self.origins
        whole = {o: Origin(o.year or year, (o.source or source) + by, o.file) for o in stated}
        return Supply(
            tuple(replace(one, origin=whole[one.origin]) for one in self.figures),
            tuple(replace(one, origin=whole[one.origin]) for one in self.stations),
        )

    def joined(self, newer: "Supply") -> "Supply":
        """Return both together; where they meet, the newer one stands."""
        figures = {(one.county, one.indicator): one for one in (*self.figures, *newer.figures)}
        stations = {one.township: one for one in (*self.stations, *newer.stations)}
        return Supply(tuple(figures.values()), tuple(stations.values()))


def with_supply(data: Data, supply: Supply) -> Data:
    """Return the data with a reader's figures over them, and estimates for what is then missing.

    Goalposts and the covariates' mean and deviation are frozen, so that no other county's
    scores change (method, section 4).
    """

    def cite(number: int, origin: Origin) -> Source:
        file, said = (Words(text, text) for text in (origin.file, origin.source))
        about = (said, file, said, str(origin.year), NONE, "")
        return Source(f"supplied_{number}", *about, supplied=True)

    return filled(laid(data, supply, cite))


def laid(data: Data, supply: Supply, cite: Callable[[int, Origin], Source]) -> Data:
    """Return the data with figures as observed ones, exact; `cite` makes the source of each origin.

    Stations are added to those reported before; where a county's are then whole, it is counted.
    """
    network = with_stations(data.network, supply.stations)
    counted = coverage({one.township for one in supply.stations}, network)
    given = {(one.county, one.indicator): one for one in (*counted, *supply.figures)}
    origins = dict.fromkeys([*(one.origin for one in given.values()), *supply.origins])
    sources = {origin: cite(n, origin) for n, origin in enumerate(origins, start=1)}
    figures = [
        Figure(
            *cell, *(one.value,) * 3, Quality.OBSERVED, one.origin.year, sources[one.origin].code
        )
        for cell, one in given.items()
    ]
    catalog = replace(data.catalog, sources=(*data.catalog.sources, *sources.values()))
    return replace(data, catalog=catalog, panel=data.panel.with_figures(figures), network=network)


def with_stations(network: Network, stations: Collection[SuppliedStation]) -> Network:
    """Return the network with what is told of some townships over what was told before."""
    answers = {s.township: s.has_station for s in stations if s.has_station is not None}
    counts = {s.township: TownCounts(s.villages, s.parcels, s.opened) for s in stations}
    counts = {code: one for code, one in counts.items() if one != TownCounts()}
    return replace(
        network,
        reported={**network.reported, **answers},
        counts={**network.counts, **counts},
        told={**network.told, **{s.township: astuple(s.origin) for s in stations}},
    )


def filled(data: Data) -> Data:
    """Return the data with all estimates made anew, and the evidence completeness counted."""
    return replace(data, panel=complete(data.panel.real_only(), data.catalog))


def coverage(townships: Collection[str], network: Network) -> list[SuppliedFigure]:
    """Return what follows of the counties of some townships, in %, where it is told of all theirs.

    The share of townships with a station, and that of administrative villages with a point.
    """
    figures = []
    for county in dict.fromkeys(t.county for t in network.townships if t.code in townships):
        towns = [town for town in network.of(county) if town.is_township]
        answers = [network.reported.get(town.code) for town in towns]
        points = [network.counts.get(town.code, TownCounts()).villages for town in towns]
        villages = sum(town.villages for town in towns)
        for indicator, counts, of in ((COUNTED, answers, len(towns)), (POINTS, points, villages)):
            known = [count for count in counts if count is not None]
            if of and len(known) == len(towns):
                origin = _joint([network.told[town.code] for town in towns])
                figures.append(SuppliedFigure(county, indicator, 100.0 * sum(known) / of, origin))
    return figures


def _joint(origins: Iterable[tuple[int, str, str]]) -> Origin:
    years, sources, files = zip(*origins, strict=True)
    return Origin(max(years), *("; ".join(dict.fromkeys(texts)) for texts in (sources, files)))


def usable(supply: Supply, data: Data) -> Supply:
    """Return a supply without what is about nothing we know, or nothing that may be put in."""
    cells = set(product(data.panel.codes, template_codes(data.catalog)))
    towns = {one.code for one in data.network.townships}
    figures = (one for one in supply.figures if (one.county, one.indicator) in cells)
    return Supply(tuple(figures), tuple(s for s in supply.stations if s.township in towns))


def template_codes(catalog: Catalog) -> tuple[str, ...]:
    """Return the codes of the indicators that a reader may put in: no census, nothing computed."""
    return tuple(i.code for i in catalog.indicators if i.in_template)
