"""Every constant of the method, and what changed from version to version."""

from dataclasses import fields

from components.widgets import html, place
from components.words.texts import Texts
from model.facts.estimate import CLIP_Z
from model.uncertainty.claims import MIXED_SHARE
from model.uncertainty.draws import LEAST_NEIGHBOURS
from pages.method.assumptions import by_grade
from pages.method.goalposts import plain

VERSIONS = ("0_4", "0_3", "0_2", "0_1")  # newest first; the first is the one in use
# Constants that are printed as per cent, and those that are printed behind ±.
SHARES = {"min_element", "min_elements", "min_index", "weight_spread", "effect_most", "low", "high"}
SHARES |= {"claim_evidence", "claim_probability", "claim_rival", "transfer_unknown"}
SHARES |= {"travel_tolerance", "mixed"}
EITHER_WAY = {"weight_spread", "noise_observed", "noise_derived", "slope_spread"}
EITHER_WAY |= {"travel_tolerance", "clip_z"}


def show(t: Texts) -> None:
    """Place all constants, and the change log."""
    place.html(html.table(*constants(t), t))
    place.heading(t("method.log_title"), "", t)
    log = [t(f"method.log_{version}") for version in VERSIONS]
    place.html(html.bullets([*log, t("method.log_note", data_to=t.catalog.method.data_to)], t))


def constants(t: Texts) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of every constant of the method, and of the few in the code."""
    m = t.catalog.method
    days, costs = m.delivery, m.costs
    schedule = {"handling": days.handling_d, "sorting": days.sorting_d, "driving": days.driving_h}
    reference = {
        "residents": costs.residents,
        "rural": costs.rural_residents,
        "units": costs.village_units,
        "townships": costs.townships,
        "weak": costs.weak_villages,
        "road": costs.road_h,
        "low": costs.low,
        "high": costs.high,
        "hub": costs.hub_h,
    }
    bounds = (m.friction.elevation_m, m.friction.seat_h, m.friction.chengdu_h)
    written = {
        "seed": str(m.seed),
        "effect_spread": f"± {by_grade(t)}",
        "friction": t.join([f"{plain(low)}–{plain(high)}" for low, high in bounds]),
        "peer_cuts": t.join([t.number(cut, 2) for cut in m.peer_cuts]),
        "bands": t.join([plain(edge) for edge in m.bands]),
        "travel_detour": f"× {plain(m.travel_detour)}",
        "travel_speed_kmh": t("method.speed", n=plain(m.travel_speed_kmh)),
        "delivery": t("method.schedule", visits=plain(days.visits), **_plain(schedule)),
        "costs": t("method.costs_reference", **_plain(reference)),
    }
    values = {field.name: getattr(m, field.name) for field in fields(m)}
    values |= {"clip_z": CLIP_Z, "mixed": MIXED_SHARE, "least": LEAST_NEIGHBOURS}
    rows = []
    for name, value in values.items():
        words = written.get(name) or (value if isinstance(value, str) else plain(value))
        if name in SHARES:
            words = t.percent(value)
        rows.append([t(f"method.c_{name}"), f"{'±' if name in EITHER_WAY else ''}{words}"])
    return [t("method.constant"), t("common.value")], rows


def _plain(numbers: dict[str, float]) -> dict[str, str]:
    return {name: plain(number) for name, number in numbers.items()}
