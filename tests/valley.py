"""A valley with four townships on the screen: worked examples that can be checked by hand."""

from dataclasses import replace

import numpy as np

from model.access.new_stations import plan_stations
from model.facts.places import Network, Position, Township

DEGREE_KM = 6371.0 * np.pi / 180
LITANG = "513334"


def township(name, road_h, villages, **more):
    """A township of Litang up a straight valley, at 30 km/h; the one at 0 h is the seat."""
    fields = {
        "code": name, "county": LITANG, "name": name, "kind": "township", "villages": villages,
        "communities": 0, "others": 0, "lon": 100.0, "lat": 30 + 30 * road_h / DEGREE_KM,
        "position": Position.SURE, "is_seat": road_h == 0, "road_h": float(road_h),
    }  # fmt: skip
    return Township(**(fields | more))


# 20 villages: 5 at the seat, 10 one hour out, 4 two hours, 1 three hours.
VALLEY = (
    township("seat", 0, 5), township("near", 1, 10), township("mid", 2, 4), township("far", 3, 1),
)  # fmt: skip


def planned(data, count=1, limit_h=1.0, goal="cover", reported=None):
    method = replace(data.catalog.method, travel_detour=1.0, travel_speed_kmh=30.0)
    network = Network(VALLEY, (), (), reported=reported or {})
    return plan_stations(network, method, LITANG, count, goal, limit_h)
