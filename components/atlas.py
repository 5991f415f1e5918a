"""Places the pydeck maps: the network and travel time, for all counties or one."""

from dataclasses import replace

from components import runtime, show
from components.maps import ground as ground_layers
from components.maps import network as network_map
from components.maps import sheet
from components.maps import travel as travel_map
from components.stories import logistics as travel_story
from components.stories import network as network_story
from components.text import Texts
from model.planner import Plan

# The view is fitted to this size; a wider panel only shows more of the neighbours.
WIDTH, HEIGHT = 660, 540
WIDTH_PHONE, HEIGHT_PHONE = 350, 370


def view(county: str, phone: bool, t: Texts) -> tuple[sheet.Sheet, int]:
    """Return the view of a county or of the region, and the height in pixels."""
    box = runtime.data().panel.county(county).box if county else sheet.REGION
    height = HEIGHT_PHONE if phone else HEIGHT
    fitted = sheet.fit(box, WIDTH_PHONE if phone else WIDTH, height)
    return replace(fitted, km=t("common.km")), height


def ground() -> dict[str, str]:
    """Return the addresses of the shapes."""
    return {name: runtime.asset_url(f"{name}.geojson") for name in ground_layers.SHAPES}


def network(county: str, plan: Plan | None, phone: bool, t: Texts) -> None:
    """Place the map of the three tiers, with the stations of a plan."""
    sheet_view, height = view(county, phone, t)
    shown = network_map.Tiers(
        network_story.seats(t), network_story.towns(county, plan, t), network_story.planned(plan)
    )
    around = network_story.neighbours(county, sheet.label_px(phone), t)
    deck = network_map.tiers(shown, ground(), sheet_view, county, phone, around)
    show.deck(deck, network_story.map_alt(county, plan, t), "network_map", height)


def travel(county: str, phone: bool, t: Texts) -> None:
    """Place the map of travel time."""
    sheet_view, height = view(county, phone, t)
    urls = ground() | {
        "roads": runtime.asset_url("roads.geojson"), "relief": runtime.asset_url("relief.png")
    }  # fmt: skip
    deck = travel_map.times(
        travel_story.stops(county, phone, t), travel_story.ports(t), travel_story.seat(county, t),
        urls, sheet_view, (county, t("logistics.origin"), phone),
    )  # fmt: skip
    show.deck(deck, travel_story.map_alt(county, t), "travel_map", height)
