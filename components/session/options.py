"""What single pages let a reader choose: codes and numbers, each under a short key."""

import re
from dataclasses import dataclass
from itertools import combinations

# The operating models that a county declares, any of four, each by its letter; which county did.
MODELS, MODELS_OF, UNKNOWN = "om", "omc", "unknown"  # which has none of the letters

# Small choices of single pages: key in the link -> allowed codes, the first is the default.
CHOICES: dict[str, tuple[str, ...]] = {
    "o": ("peers", "all", "prefecture"),
    "x": ("schooling", "college", "illiteracy", "working_age", "migrants", "professional"),
    "y": ("migrants", "schooling", "college", "illiteracy", "working_age", "professional"),
    "est": (
        "ecommerce_workers",
        "training_conversion",
        "livestream_hosts",
        "digital_skills",
        "active_shops",
    ),
    "pay": (
        "mobile_payment_use",
        "merchant_qr",
        "credit_access",
        "digital_finance_index",
        "finance_employment",
    ),
    "k": ("township_station_coverage", "village_point_coverage"),
    "d": ("both", "down", "up"),
    "li": (
        "delivery_days",
        "parcel_service_routine",
        "logistics_cost_share",
        "cold_treatment_share",
        "last_mile_contracted",
        "free_shipping_share",
        "trunk_road_hours",
        "transport_employment",
    ),
    "q": ("all", "observed", "derived", "illustrative", "missing"),
    "goal": ("cover", "time"),
    "lim": ("1", "0.5", "1.5", "2"),
    "ci": ("on", "off"),
    "ao": ("relief", "yuan"),
    "tg": ("peers", "score"),
    "few": ("cost", "count"),
    "ar": ("all", "aba", "garze", "one"),
    "aim": ("total", "people", "even", "worst"),
    "pap": ("checked", "all"),
    # Amounts that counties are given, and whether the weakest quarter has a floor.
    "lot": ("three", "province", "nation"),
    "wq": ("on", "off"),
    "rs": ("add", "replace"),
    MODELS: (UNKNOWN, *("".join(some) for n in range(1, 5) for some in combinations("gecs", n))),
}
# County codes of single pages, '' for none: the county that the chosen one is set beside.
COUNTY_CHOICES = ("vs", MODELS_OF)


@dataclass(frozen=True, slots=True)
class Span:
    """A number a reader may set: its ends, its step and where it stands at first."""

    low: float
    high: float
    step: float
    default: float

    def holds(self, text: str) -> bool:
        """Return whether a text is a plain number of this span, on one of its steps."""
        if not NUMBER.fullmatch(text) or not self.low <= float(text) <= self.high:
            return False
        steps = (float(text) - self.low) / self.step
        return abs(steps - round(steps)) < 1e-9


NUMBER = re.compile(r"[0-9]{1,4}(\.[0-9]{1,2})?")
# Numbers of single pages: stations and hubs to place; visits a week, days and driving hours.
NUMBERS: dict[str, Span] = {
    "st": Span(0, 463, 1, 0),
    "hub": Span(1, 10, 1, 3),
    "vis": Span(1, 7, 1, 3),
    "hnd": Span(0, 3, 0.5, 1),
    "srt": Span(0, 3, 0.5, 0.5),
    "drv": Span(4, 12, 1, 8),
    # A peak of parcels: its multiple and days, the capacity of three stages, what is done, parcels.
    "sm": Span(1, 10, 0.1, 3),
    "sd": Span(1, 30, 1, 10),
    "sc1": Span(0.5, 6, 0.1, 2),
    "sc2": Span(0.5, 6, 0.1, 1.8),
    "sc3": Span(0.5, 6, 0.1, 1.5),
    "sp1": Span(0, 100, 5, 30),
    "sp2": Span(0, 100, 5, 30),
    "sp3": Span(0, 100, 5, 30),
    "sh": Span(0, 80, 5, 20),
    "sn": Span(0, 9000, 50, 350),
    # Million yuan that every preset may spend.
    "eq": Span(1, 200, 1, 20),
    # The score a county is to reach.
    "ts": Span(1, 100, 1, 50),
    # Million yuan to spend over counties: one national demonstration grant at first.
    "bud": Span(1, 620, 1, 20),
}


def default(key: str) -> str:
    """Return what a choice or a number stands at while none was made."""
    if key in NUMBERS:
        return f"{NUMBERS[key].default:g}"
    return CHOICES[key][0] if key in CHOICES else ""
