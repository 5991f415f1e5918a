"""The map of the three tiers."""

from components.maps import view as sheet
from components.maps.region import ground, view
from components.widgets import place
from components.words.texts import Texts
from model.access.new_stations import Plan
from model.results.results import Results
from pages.network import map
from pages.network import wording as network_story


def network(results: Results, county: str, plan: Plan | None, phone: bool, t: Texts) -> None:
    """Place the map of the three tiers, with the stations of a plan."""
    sheet_view, height = view(results, county, phone, t)
    shown = map.Tiers(
        network_story.seats(results, t),
        network_story.towns(results, county, plan, t),
        network_story.planned(plan),
    )
    around = network_story.neighbours(results, county, sheet.label_px(phone), t)
    deck = map.tiers(shown, ground(), sheet_view, county, phone, around)
    place.deck(deck, network_story.map_alt(results, county, plan, t), "network_map", height)
