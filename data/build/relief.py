"""Build `geo/relief.png`: a faint hill-shade to lay over a white map.

Input: itur 0.4.0, topography of Recommendation ITU-R P.1511-2 on a grid of 5 arc-minutes.
Licence: MIT (package). Steps: cubic interpolation onto the pixels of a Web Mercator image;
slopes lit from the north-west and, weaker, from the west and north; only the shade is kept, as
the opacity of one grey, in 16 steps.
Output: a palette PNG over `WINDOW` (lon 97.2 to 104.6, lat 27.85 to 34.45), rows evenly spaced in
Mercator. For shading only: the grid is too coarse for the altitude of a place.
"""

import io

import numpy as np
import numpy.typing as npt
import output
from packages import pypi_file
from PIL import Image
from scipy.ndimage import gaussian_filter, map_coordinates

TARGET = "geo/relief.png"
WINDOW = (97.2, 27.85, 104.6, 34.45)  # west, south, east, north in degrees
WIDTH = 720  # pixels
GRID_NORTH, GRID_WEST, GRID_STEP = 90.125, -180.125, 1 / 12  # first row, first column, degrees
EARTH_RADIUS_M = 6371000.0
EXAGGERATION = 8.0
LIGHTS = ((315.0, 0.6), (270.0, 0.2), (0.0, 0.2))  # azimuth in degrees, weight
ALTITUDE = 45.0  # of the light, degrees
GREY = (82, 90, 100)
STEPS = 16
MOST_OPAQUE = 110  # of 255

Grid = npt.NDArray[np.float64]


def build() -> bytes:
    """Return the file."""
    lon, lat = pixels()
    heights = elevation(lon, lat)
    shade = shadow(heights, lon, lat)
    image = Image.fromarray(np.rint(shade * (STEPS - 1)).astype(np.uint8), mode="P")
    image.putpalette(list(GREY) * STEPS)
    opacity = bytes(round(step * MOST_OPAQUE / (STEPS - 1)) for step in range(STEPS))
    png = io.BytesIO()
    image.save(png, "PNG", transparency=opacity, optimize=True, bits=4)
    return png.getvalue()


def pixels() -> tuple[Grid, Grid]:
    """Return longitudes of the columns and latitudes of the rows, at pixel centres."""
    west, south, east, north = WINDOW
    low, high = (np.arctanh(np.sin(np.radians(edge))) for edge in (south, north))
    height = round(WIDTH * (high - low) / np.radians(east - west))
    lon = west + (np.arange(WIDTH) + 0.5) * (east - west) / WIDTH
    mercator = high - (np.arange(height) + 0.5) * (high - low) / height
    return lon, np.degrees(np.arcsin(np.tanh(mercator)))


def elevation(lon: Grid, lat: Grid) -> Grid:
    """Return metres above sea level, shape (row, column)."""
    grid = np.load(pypi_file("itur", "0.4.0", "itur/data/1511/v2_topo.npz"))["arr_0"]
    rows, columns = (GRID_NORTH - lat) / GRID_STEP, (lon - GRID_WEST) / GRID_STEP
    top, left = int(rows.min()) - 8, int(columns.min()) - 8
    part = grid[top : int(rows.max()) + 9, left : int(columns.max()) + 9]
    where = np.meshgrid(rows - top, columns - left, indexing="ij")
    return gaussian_filter(map_coordinates(part, where, order=3), sigma=2.0)


def shadow(heights: Grid, lon: Grid, lat: Grid) -> Grid:
    """Return the shade of every pixel, 0 (lit or flat) to 1, shape as `heights`."""
    metres = np.radians(1.0) * EARTH_RADIUS_M
    down, east = np.gradient(heights)
    east = east / (metres * np.cos(np.radians(lat))[:, None] * np.gradient(lon)[None, :])
    north = down / (metres * np.gradient(lat)[:, None])
    east, north = east * EXAGGERATION, north * EXAGGERATION
    up = np.sin(np.radians(ALTITUDE))
    light = sum(weight * _lit(east, north, azimuth) for azimuth, weight in LIGHTS)
    return np.clip((up - light) / up, 0.0, 1.0)


def _lit(east: Grid, north: Grid, azimuth: float) -> Grid:
    """Return the cosine between the light and the normal of the slope."""
    angle, tilt = np.radians(azimuth), np.radians(ALTITUDE)
    towards = np.sin(angle) * east + np.cos(angle) * north
    return (np.sin(tilt) - np.cos(tilt) * towards) / np.sqrt(1 + east**2 + north**2)


if __name__ == "__main__":
    output.write(TARGET, build())
