"""Where maps take their shapes from, and what lies around the counties."""

from dataclasses import replace

from components.maps import view as sheet
from components.maps.choropleth import Setting
from components.session import addresses
from components.words.texts import Texts
from model.results.results import Results

# The view is fitted to this size; a wider panel only shows more of the neighbours.
WIDTH, HEIGHT = 660, 540
WIDTH_PHONE, HEIGHT_PHONE = 350, 370
# Where the neighbours' names stand, lon and lat, in the order of their text.
AROUND = ((100.2, 33.9), (103.4, 34.3), (97.8, 31.2), (103.2, 28.2), (102.9, 30.0), (104.0, 30.7))


def view(results: Results, county: str, phone: bool, t: Texts) -> tuple[sheet.Sheet, int]:
    """Return the view of a county or of the region, and the height in pixels."""
    box = results.data.panel.county(county).box if county else sheet.REGION
    height = HEIGHT_PHONE if phone else HEIGHT
    fitted = sheet.fit(box, WIDTH_PHONE if phone else WIDTH, height)
    return replace(fitted, km=t("common.km")), height


def ground() -> dict[str, str]:
    """Return the addresses of the shapes and of the relief."""
    urls = {name: addresses.asset_url(f"{name}.geojson") for name in sheet.SHAPES}
    return urls | {"relief": addresses.asset_url("relief.png")}


def shapes() -> tuple[str, str]:
    """Return the addresses of the counties and of the stripes over them."""
    return addresses.asset_url("counties.geojson"), addresses.asset_url("hatch.geojson")


def setting(t: Texts, callout: str = "") -> Setting:
    """Return what lies around the counties of a choropleth: borders, relief, neighbours' names."""
    spots = zip(AROUND, t("maps.around").split("|"), strict=True)
    names = [(lon, lat, name) for (lon, lat), name in spots]
    borders, relief = (addresses.asset_url(one) for one in ("prefectures.geojson", "relief.png"))
    return Setting(borders, relief, names, callout)
