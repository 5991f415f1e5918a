"""Places the pydeck maps: the network and travel time, for all counties or one."""

from dataclasses import replace

from components.maps import ground as ground_layers
from components.maps import view as sheet
from components.session import addresses
from components.widgets import place
from components.words.texts import Texts
from model.access.new_stations import Plan
from model.results import scores
from pages.logistics import travel_map, wording
from pages.network import map
from pages.network import wording as network_story

# The view is fitted to this size; a wider panel only shows more of the neighbours.
WIDTH, HEIGHT = 660, 540
WIDTH_PHONE, HEIGHT_PHONE = 350, 370


def view(county: str, phone: bool, t: Texts) -> tuple[sheet.Sheet, int]:
    """Return the view of a county or of the region, and the height in pixels."""
    box = scores.data().panel.county(county).box if county else sheet.REGION
    height = HEIGHT_PHONE if phone else HEIGHT
    fitted = sheet.fit(box, WIDTH_PHONE if phone else WIDTH, height)
    return replace(fitted, km=t("common.km")), height


def ground() -> dict[str, str]:
    """Return the addresses of the shapes."""
    return {name: addresses.asset_url(f"{name}.geojson") for name in ground_layers.SHAPES}


def network(county: str, plan: Plan | None, phone: bool, t: Texts) -> None:
    """Place the map of the three tiers, with the stations of a plan."""
    sheet_view, height = view(county, phone, t)
    shown = map.Tiers(
        network_story.seats(t), network_story.towns(county, plan, t), network_story.planned(plan)
    )
    around = network_story.neighbours(county, sheet.label_px(phone), t)
    deck = map.tiers(shown, ground(), sheet_view, county, phone, around)
    place.deck(deck, network_story.map_alt(county, plan, t), "network_map", height)


def travel(county: str, phone: bool, t: Texts) -> None:
    """Place the map of travel time."""
    sheet_view, height = view(county, phone, t)
    urls = ground() | {
        "roads": addresses.asset_url("roads.geojson"), "relief": addresses.asset_url("relief.png")
    }  # fmt: skip
    deck = travel_map.times(
        wording.stops(county, phone, t), wording.ports(t), wording.seat(county, t),
        urls, sheet_view, (county, t("logistics.origin"), phone),
    )  # fmt: skip
    place.deck(deck, wording.map_alt(county, t), "travel_map", height)
