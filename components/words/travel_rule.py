"""The rule of travel time between townships, in the fields of a sentence."""

from components.words.texts import Texts
from model.access.travel import RULE_TOLERANCE
from model.results.results import Results


def rule_fields(results: Results, t: Texts) -> dict[str, str]:
    """Return what the rule between townships is, and how often it is right, as printed."""
    method, fit = t.catalog.method, results.stations.rule_fit()
    return {
        "detour": f"{method.travel_detour:g}",
        "speed": f"{method.travel_speed_kmh:g}",
        "legs": t.number(fit.legs),
        "narrow": t.percent(method.travel_tolerance),
        "wide": t.percent(RULE_TOLERANCE),
        "near": t.percent(fit.shares[0]),
        "far": t.percent(fit.shares[1]),
    }


def about(hours: float, t: Texts) -> dict[str, str]:
    """Return a modelled time with its tolerance as fields of a text: `low`, `h`, `high`."""
    part = t.catalog.method.travel_tolerance
    ends = {"low": hours * (1 - part), "h": hours, "high": hours * (1 + part)}
    return {field: t.number(end, 1) for field, end in ends.items()}
