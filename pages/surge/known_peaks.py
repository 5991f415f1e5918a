"""Published peaks of parcels: marks to set the test by, not a calibration of any county."""

from dataclasses import dataclass

from components.words.texts import Texts
from model.facts.published import Fact
from model.results.results import Results

PEAK_DAY, SIX_DAYS = "double_11_peak_multiple", "double_11_six_day_multiple"
PILOT_MEAN = "avg_daily_parcels_village_logistics_3_pilot_counties"
PILOT_PEAK = "peak_daily_parcels_village_logistics_3_pilot_counties"
DAYS_OF_MEAN = 6.0  # 11 to 16 November


@dataclass(frozen=True, slots=True)
class Mark:
    """A published peak: its button's label, and the numbers it sets in the link."""

    code: str
    label: str
    numbers: tuple[tuple[str, float], ...]


def marks(results: Results, t: Texts) -> list[Mark]:
    """Return the published peaks, each with the numbers it sets."""
    facts = results.data.facts
    day = {fact.year: fact for fact in facts.series(PEAK_DAY)}
    latest, mean = max(day), facts.series(SIX_DAYS)[-1]
    low, high = _pilot(results)
    multiple = round(high.value / low.value, 1)

    def mark(code: str, value: float, year: int, *more: tuple[str, float]) -> Mark:
        label = t(f"surge.mark_{code}", year=year, x=t.number(value, 1))
        return Mark(code, label, (("sm", value), *more))

    return [
        mark("peak", day[mean.year].value, mean.year),
        mark("mean", mean.value, mean.year, ("sd", DAYS_OF_MEAN)),
        mark("peak_latest", day[latest].value, latest),
        mark("pilot", multiple, high.year, ("sn", low.value)),
    ]


def _pilot(results: Results) -> tuple[Fact, Fact]:
    facts = results.data.facts
    return facts.series(PILOT_MEAN)[-1], facts.series(PILOT_PEAK)[-1]


def note(results: Results, t: Texts) -> str:
    """Return what the published peaks are, and are not."""
    low, high = _pilot(results)
    series = results.data.facts.series(PEAK_DAY)
    told = [t("surge.mark_year", year=f.year, x=t.number(f.value, 1)) for f in series]
    return t("surge.marks_note", mean=t.number(low.value), peak=t.number(high.value),
             year=high.year, national=t.join(told))  # fmt: skip


def sources(results: Results) -> list[str]:
    """Return the sources of the published peaks."""
    facts = results.data.facts
    return [f.source for code in (PEAK_DAY, SIX_DAYS, PILOT_MEAN) for f in facts.series(code)]
