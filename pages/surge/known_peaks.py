"""Published peaks of parcels: marks to set the test by, not a calibration of any county."""

from components.words.texts import Texts
from model.results.results import Results

PEAK_DAY, SIX_DAYS = "double_11_peak_multiple", "double_11_six_day_multiple"
PILOT_MEAN = "avg_daily_parcels_village_logistics_3_pilot_counties"
PILOT_PEAK = "peak_daily_parcels_village_logistics_3_pilot_counties"
DAYS_OF_MEAN = 6.0  # 11 to 16 November


def marks(results: Results, t: Texts) -> dict[str, tuple[str, dict[str, float]]]:
    """Return the published peaks: code -> the label of its button, the numbers it sets."""
    facts = results.data.facts
    day = {fact.year: fact for fact in facts.series(PEAK_DAY)}
    mean, latest = facts.series(SIX_DAYS)[-1], day[max(day)]
    low, high = facts.series(PILOT_MEAN)[-1], facts.series(PILOT_PEAK)[-1]
    peak, pilot = day[mean.year].value, round(high.value / low.value, 1)
    found = {
        "peak": (mean.year, {"sm": peak}),
        "mean": (mean.year, {"sm": mean.value, "sd": DAYS_OF_MEAN}),
        "peak_latest": (latest.year, {"sm": latest.value}),
        "pilot": (high.year, {"sm": pilot, "sn": low.value}),
    }
    return {
        code: (t(f"surge.mark_{code}", year=year, x=t.number(numbers["sm"], 1)), numbers)
        for code, (year, numbers) in found.items()
    }


def note(results: Results, t: Texts) -> str:
    """Return what the published peaks are, and are not."""
    facts = results.data.facts
    low, high = facts.series(PILOT_MEAN)[-1], facts.series(PILOT_PEAK)[-1]
    told = [
        t("surge.mark_year", year=fact.year, x=t.number(fact.value, 1))
        for fact in facts.series(PEAK_DAY)
    ]
    pilot = {"mean": t.number(low.value), "peak": t.number(high.value), "year": high.year}
    return t("surge.marks_note", national=t.join(told), **pilot)


def sources(results: Results) -> list[str]:
    """Return the sources of the published peaks."""
    facts = results.data.facts
    return [f.source for code in (PEAK_DAY, SIX_DAYS, PILOT_MEAN) for f in facts.series(code)]
