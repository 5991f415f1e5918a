"""What the method page says of what is assumed: ranges, plain words, road times."""

from components.words.texts import Texts
from components.words.travel_rule import rule_fields
from model.access.reach import reach
from model.results.results import Results
from model.uncertainty.claims import MIXED_SHARE, REMOTE_TOWNSHIP_H
from model.uncertainty.draws import LEAST_NEIGHBOURS
from pages.method.goalposts import plain

NEVER, CLAIMS, SURE = 8, 4, 5


def sure(t: Texts) -> tuple[str, list[str]]:
    """Return title and sentences on how the ranges are made, and what may be said plainly."""
    m = t.catalog.method
    words: dict[str, object] = {
        "low": plain(1 - m.weight_spread),
        "high": plain(1 + m.weight_spread),
        "observed": plain(m.noise_observed),
        "derived": plain(m.noise_derived),
        "effects": by_grade(t),
        "most": t.percent(m.effect_most),
        "slopes": plain(m.slope_spread),
        "least": LEAST_NEIGHBOURS,
        "seed": m.seed,
    }
    title = t("method.sure_title", draws=t.number(m.draws), share=t.percent(m.high - m.low))
    ranges = [t(f"method.sure_{n}", **words) for n in range(1, SURE + 1)]
    shares = {"evidence": m.claim_evidence, "probability": m.claim_probability}
    shares |= {"rival": m.claim_rival, "mixed": MIXED_SHARE}
    percent = {name: t.percent(share) for name, share in shares.items()}
    return title, [*ranges, *(t(f"method.claims_{n}", **percent) for n in range(1, CLAIMS + 1))]


def by_grade(t: Texts) -> str:
    """Return how far effects vary: a share for each grade of evidence."""
    spreads = zip("ABC", t.catalog.method.effect_spread, strict=True)
    return t.join([f"{grade} {t.percent(spread)}" for grade, spread in spreads])


def travel(results: Results, t: Texts) -> tuple[str, list[str]]:
    """Return title and sentences on what the road times are and are not."""
    found = reach(results.data.network.townships, REMOTE_TOWNSHIP_H)
    hours = {"median": t.number(found.median_h, 1), "longest": t.number(found.longest_h, 1)}
    second = t("method.travel_2", located=found.located, unlocated=found.unlocated, **hours)
    title = t("method.travel_title", tolerance=t.percent(t.catalog.method.travel_tolerance))
    rule = t("method.travel_4", **rule_fields(results, t))
    return title, [t("method.travel_1"), second, t("method.travel_3"), rule, t("method.travel_5")]
