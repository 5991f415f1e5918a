"""What a reader sets: a peak of parcels, the capacity of each stage, what each measure adds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial, reduce

import streamlit as st

from components.session.link import View
from components.widgets import controls, place
from components.words.texts import Texts
from model.access.peak_season import STAGES, WIDENS, Peak, Queue, queue, widened
from model.results.results import Results
from model.what_if.scenario import Scenario

NOTHING, PRESALE, ALL, WHAT_IF = "", "presale", "all", "what_if"
CAPACITIES = ("sc1", "sc2", "sc3")
WIDER = ("sp1", "sp2", "sp3")
PERCENT = 100
PEAK_DAY, SIX_DAYS = "double_11_peak_multiple", "double_11_six_day_multiple"
PILOT_MEAN = "avg_daily_parcels_village_logistics_3_pilot_counties"
PILOT_PEAK = "peak_daily_parcels_village_logistics_3_pilot_counties"
DAYS_OF_MEAN = 6.0  # 11 to 16 November
Queues = dict[str, Queue]  # by NOTHING, a lever, PRESALE, ALL or WHAT_IF


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reader sets: a peak, the capacity of each stage, what is done, parcels a day."""

    county: str
    peak: Peak
    capacities: tuple[float, ...]  # by stage, in normal days
    added: tuple[float, ...]  # by stage, the share of it that its lever adds as stated
    shares: tuple[float, ...]  # of that, at which the lever works in the county
    pulled: tuple[float, ...]  # the lever's intensity in the what-if
    presale: float  # the share of the surplus that is sent ahead
    parcels: float

    @property
    def presold(self) -> Peak:
        """Return the peak with the surplus that is sold ahead taken off."""
        return self.peak.presold(self.presale)

    def widening(self, stages: Sequence[int], pulled: Sequence[float] = ()) -> tuple[float, ...]:
        """Return the share really added to each stage if only these levers act."""
        return tuple(
            self.added[k] * self.shares[k] * (pulled[k] if pulled else 1.0) * (k in stages)
            for k in range(len(STAGES))
        )

    def counted(self, backlog_d: float, t: Texts) -> tuple[str, str]:
        """Return what waits and its unit: parcels, or normal days where no number is set."""
        if self.parcels:
            return t.number(backlog_d * self.parcels), t("surge.unit_parcels")
        return t.number(backlog_d, 1), t("surge.unit_days")


def setting(results: Results, view: View, county: str, scenario: Scenario) -> Setting:
    """Return what the reader has set, with how levers work in a county."""
    shares = results.presets.shares(county, scenario.baseline())
    applies = not scenario.counties or county in scenario.counties
    return Setting(
        county=county,
        peak=Peak(view.number("sm"), view.number("sd")),
        capacities=tuple(view.number(key) for key in CAPACITIES),
        added=tuple(view.number(key) / PERCENT for key in WIDER),
        shares=tuple(shares[code] for code in WIDENS),
        pulled=tuple(scenario.intensity(code) * applies for code in WIDENS),
        presale=view.number("sh") / PERCENT,
        parcels=view.number("sn"),
    )


def queues(given: Setting) -> Queues:
    """Return the queue with nothing done, with each measure alone, with all, and as pulled."""
    peak, every = given.peak, range(len(STAGES))
    acting: dict[str, tuple[Peak, tuple[float, ...]]] = {NOTHING: (peak, given.widening(()))}
    acting |= {code: (peak, given.widening((k,))) for k, code in enumerate(WIDENS)}
    acting[PRESALE] = given.presold, given.widening(())
    acting[ALL] = given.presold, given.widening(every)
    if any(given.pulled):
        acting[WHAT_IF] = peak, given.widening(every, given.pulled)
    capacities = given.capacities
    return {code: queue(high, widened(capacities, wider)) for code, (high, wider) in acting.items()}


def stage(index: int, t: Texts) -> str:
    """Return a stage's name."""
    return t(f"surge.stage_{STAGES[index]}")


def marks(results: Results, t: Texts) -> dict[str, tuple[str, dict[str, float]]]:
    """Return the published peaks: code -> the label of its button, the numbers it sets.

    They are marks to set the test by, not a calibration of any county.
    """
    facts = results.data.facts
    by_year = {fact.year: fact for fact in facts.series(PEAK_DAY)}
    mean, latest = facts.series(SIX_DAYS)[-1], by_year[max(by_year)]
    low, high = facts.series(PILOT_MEAN)[-1], facts.series(PILOT_PEAK)[-1]
    peaks = {
        "peak": (mean.year, {"sm": by_year[mean.year].value}),
        "mean": (mean.year, {"sm": mean.value, "sd": DAYS_OF_MEAN}),
        "peak_latest": (latest.year, {"sm": latest.value}),
        "pilot": (high.year, {"sm": round(high.value / low.value, 1), "sn": low.value}),
    }
    return {
        code: (t(f"surge.mark_{code}", year=year, x=t.number(numbers["sm"], 1)), numbers)
        for code, (year, numbers) in peaks.items()
    }


def known_peaks(results: Results, t: Texts) -> tuple[str, list[str]]:
    """Return what the published peaks are, and are not, and their sources."""
    facts = results.data.facts
    low, high = facts.series(PILOT_MEAN)[-1], facts.series(PILOT_PEAK)[-1]
    days = [(fact.year, t.number(fact.value, 1)) for fact in facts.series(PEAK_DAY)]
    national = t.join([t("surge.mark_year", year=year, x=times) for year, times in days])
    pilot = {"mean": t.number(low.value), "peak": t.number(high.value), "year": high.year}
    cited = [f.source for code in (PEAK_DAY, SIX_DAYS, PILOT_MEAN) for f in facts.series(code)]
    return t("surge.marks_note", national=national, **pilot), cited


def demand(results: Results, t: Texts) -> None:
    """Set the peak: by a published one, or by its multiple, its days and parcels a day."""

    def put(numbers: Mapping[str, float], view: View) -> View:
        return reduce(lambda view, one: view.set_number(*one), numbers.items(), view)

    place.heading(t("surge.peak_head"), t("surge.peak_note"), t)
    with st.container(horizontal=True):
        for code, (label, numbers) in marks(results, t).items():
            controls.action(label, f"mark_{code}", partial(put, numbers))
    controls.number("sm", t("surge.multiple"), t("surge.multiple_unit"))
    controls.number("sd", t("surge.days"), t("surge.days_unit"))
    controls.number("sn", t("surge.normal"), t("surge.normal_unit"))


def stages(t: Texts) -> None:
    """Set the capacity of each stage."""
    place.heading(t("surge.stages_head"), t("surge.stages_note"), t)
    columns = st.columns(len(CAPACITIES), gap="small")
    for k, (key, column) in enumerate(zip(CAPACITIES, columns, strict=True)):
        label = t("surge.capacity", n=k + 1, stage=stage(k, t))
        with column:
            controls.number(key, label, t("surge.multiple_unit"))


def measures(given: Setting, t: Texts) -> None:
    """Set what each measure adds to its stage, and what is sold ahead."""
    place.heading(t("surge.measures_head"), t("surge.measures_note"), t)
    unit = t("surge.percent_unit")
    for k, (code, key) in enumerate(zip(WIDENS, WIDER, strict=True)):
        share, lever = t.percent(given.shares[k]), t.of(t.catalog.lever(code).name)
        controls.number(key, t("surge.adds", lever=lever, stage=stage(k, t), share=share), unit)
    controls.number("sh", t("surge.presale"), unit)
