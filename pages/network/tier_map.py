"""The map of the three tiers."""

from components.maps import view as sheet
from components.maps.region import ground, view
from components.widgets import place
from components.words.texts import Texts
from model.access.new_stations import Plan
from pages.network import map
from pages.network import wording as network_story


def network(county: str, plan: Plan | None, phone: bool, t: Texts) -> None:
    """Place the map of the three tiers, with the stations of a plan."""
    sheet_view, height = view(county, phone, t)
    shown = map.Tiers(
        network_story.seats(t), network_story.towns(county, plan, t), network_story.planned(plan)
    )
    around = network_story.neighbours(county, sheet.label_px(phone), t)
    deck = map.tiers(shown, ground(), sheet_view, county, phone, around)
    place.deck(deck, network_story.map_alt(county, plan, t), "network_map", height)
