"""Places the pydeck maps: the network and travel time, for all counties or one."""

from dataclasses import replace

from components.maps import ground as ground_layers
from components.maps import view as sheet
from components.session import addresses
from components.words.texts import Texts
from model.results.results import Results

# The view is fitted to this size; a wider panel only shows more of the neighbours.
WIDTH, HEIGHT = 660, 540
WIDTH_PHONE, HEIGHT_PHONE = 350, 370


def view(results: Results, county: str, phone: bool, t: Texts) -> tuple[sheet.Sheet, int]:
    """Return the view of a county or of the region, and the height in pixels."""
    box = results.data.panel.county(county).box if county else sheet.REGION
    height = HEIGHT_PHONE if phone else HEIGHT
    fitted = sheet.fit(box, WIDTH_PHONE if phone else WIDTH, height)
    return replace(fitted, km=t("common.km")), height


def ground() -> dict[str, str]:
    """Return the addresses of the shapes."""
    return {name: addresses.asset_url(f"{name}.geojson") for name in ground_layers.SHAPES}
