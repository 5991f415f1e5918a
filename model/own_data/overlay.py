"""A reader's own figures, laid over the shipped data for as long as they stay."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from model.facts.catalog import Catalog
from model.facts.estimate import complete
from model.facts.load import Data
from model.facts.places import Network
from model.facts.provenance import Figure, Quality, Source, Words

COUNTED = "township_station_coverage"  # follows from stations reported township by township
NO_LICENCE = Words("—", "—")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a supplied figure is from: year (0 not stated), source in the reader's words, file."""

    year: int
    source: str
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

    @property
    def lacks_year(self) -> bool:
        """Return whether a part has no year."""
        return any(not origin.year for origin in self.origins)

    @property
    def lacks_source(self) -> bool:
        """Return whether a part has no source."""
        return any(not origin.source for origin in self.origins)

    def completed(self, year: int, source: str) -> "Supply":
        """Return it with a year and a source where none is stated."""
        whole = {
            origin: replace(origin, year=origin.year or year, source=origin.source or source)
            for origin in self.origins
        }
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
    figures = {(one.county, one.indicator): one for one in (*counted, *supply.figures)}
    origins = dict.fromkeys([*(one.origin for one in figures.values()), *supply.origins])
    codes = {origin: f"supplied_{n}" for n, origin in enumerate(origins, start=1)}
    sources = [_source(origin, code) for origin, code in codes.items()]
    catalog = replace(data.catalog, sources=(*data.catalog.sources, *sources))
    known = data.panel.real_only().with_figures(
        Figure(
            one.county,
            one.indicator,
            one.value,
            one.value,
            one.value,
            Quality.OBSERVED,
            one.origin.year,
            codes[one.origin],
        )
        for one in figures.values()
    )
    reported = {one.township: one.has_station for one in supply.stations}
    return replace(
        data,
        catalog=catalog,
        panel=complete(known, catalog),
        network=replace(data.network, reported=reported),
    )


def coverage(stations: Iterable[SuppliedStation], network: Network) -> tuple[SuppliedFigure, ...]:
    """Return the station coverage of each county whose townships are all reported.

    100 * townships with a station / townships; the year is the latest, the sources all named.
    """
    by_code = {one.township: one for one in stations}
    found = []
    for county in dict.fromkeys(t.county for t in network.townships):
        codes = [t.code for t in network.of(county) if t.is_township]
        known = [by_code[code] for code in codes if code in by_code]
        if not codes or len(known) < len(codes):
            continue
        value = 100.0 * sum(one.has_station for one in known) / len(codes)
        origin = Origin(
            year=max(one.origin.year for one in known),
            source="; ".join(dict.fromkeys(one.origin.source for one in known)),
            file="; ".join(dict.fromkeys(one.origin.file for one in known)),
        )
        found.append(SuppliedFigure(county, COUNTED, value, origin))
    return tuple(found)


def _source(origin: Origin, code: str) -> Source:
    file, words = Words(origin.file, origin.file), Words(origin.source, origin.source)
    return Source(code, words, file, words, str(origin.year), NO_LICENCE, "", supplied=True)


def asked(catalog: Catalog) -> tuple[str, ...]:
    """Return the codes of the indicators that a reader may put in.

    The others are census figures or computed here, and stay as they are.
    """
    return tuple(i.code for i in catalog.indicators if i.in_template)
