"""The map of travel time."""

from components.maps.region import ground, view
from components.session import addresses
from components.widgets import place
from components.words.texts import Texts
from model.results.results import Results
from pages.logistics import travel_map, wording


def travel(results: Results, county: str, phone: bool, t: Texts) -> None:
    """Place the map of travel time."""
    sheet_view, height = view(results, county, phone, t)
    urls = ground() | {
        "roads": addresses.asset_url("roads.geojson"), "relief": addresses.asset_url("relief.png")
    }  # fmt: skip
    deck = travel_map.times(
        wording.stops(results, county, phone, t), wording.ports(results, t), wording.seat(results, county, t),
        urls, sheet_view, (county, t("logistics.origin"), phone),
    )  # fmt: skip
    place.deck(deck, wording.map_alt(results, county, t), "travel_map", height)
