"""A reader's own figures, laid over the shipped data for as long as they stay."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from model.facts.catalog import Catalog
from model.facts.estimate import complete
from model.facts.load import Data
from model.facts.places import Network
from model.facts.provenance import Figure, Quality, Source, Words

COUNTED = "township_station_coverage"  # follows from stations reported township by township


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
    """Whether a township has a service station."""

    township: str
    has_station: bool
    origin: Origin


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
    """Return the data with a reader's figures as observed ones, exact, their sources citable.

    Estimates fill what is then still missing, and the evidence completeness is counted anew.
    Goalposts and the covariates' mean and deviation are frozen, so that no other county's
    scores change (method, section 4).
    """
    counted = coverage(supply.stations, data.network)
    given = {(one.county, one.indicator): one for one in (*counted, *supply.figures)}
    origins = dict.fromkeys([*(one.origin for one in given.values()), *supply.origins])
    codes = {origin: f"supplied_{n}" for n, origin in enumerate(origins, start=1)}
    sources = list(data.catalog.sources)
    for origin, code in codes.items():
        file, words, none = (Words(said, said) for said in (origin.file, origin.source, "—"))
        sources.append(Source(code, words, file, words, str(origin.year), none, "", supplied=True))
    figures = [
        Figure(*cell, *(one.value,) * 3, Quality.OBSERVED, one.origin.year, codes[one.origin])
        for cell, one in given.items()
    ]
    catalog = replace(data.catalog, sources=tuple(sources))
    panel = complete(data.panel.real_only().with_figures(figures), catalog)
    network = replace(data.network, reported={s.township: s.has_station for s in supply.stations})
    return replace(data, catalog=catalog, panel=panel, network=network)


def coverage(stations: Iterable[SuppliedStation], network: Network) -> list[SuppliedFigure]:
    """Return the station coverage in % of each county whose townships are all reported."""
    told = {one.township: one for one in stations}
    figures = []
    for county in dict.fromkeys(town.county for town in network.townships):
        towns = [town.code for town in network.of(county) if town.is_township]
        origins = [told[code].origin for code in towns if code in told]
        if len(towns) == len(origins) > 0:
            sources = "; ".join(dict.fromkeys(origin.source for origin in origins))
            files = "; ".join(dict.fromkeys(origin.file for origin in origins))
            value = 100.0 * sum(told[code].has_station for code in towns) / len(towns)
            origin = Origin(max(origin.year for origin in origins), sources, files)
            figures.append(SuppliedFigure(county, COUNTED, value, origin))
    return figures


def template_codes(catalog: Catalog) -> tuple[str, ...]:
    """Return the codes of the indicators that a reader may put in: no census, nothing computed."""
    return tuple(i.code for i in catalog.indicators if i.in_template)
