"""What a reader sets: a peak of parcels, the capacity of each stage, what each measure adds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from components.session.link import View
from components.widgets import controls, place
from components.words.texts import Texts
from model.access.peak_season import STAGES, WIDENS, Peak, Queue, queue, widened
from model.results.results import Results
from model.what_if.scenario import Scenario
from pages.surge import known_peaks

NOTHING, PRESALE, ALL, WHAT_IF = "", "presale", "all", "what_if"
CAPACITIES = ("sc1", "sc2", "sc3")
WIDER = ("sp1", "sp2", "sp3")
PERCENT = 100
Queues = dict[str, Queue]  # by NOTHING, a lever, PRESALE, ALL or WHAT_IF


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reader sets: a peak, the capacity of each stage, what is done, parcels a day.

    `added` is by stage the share of capacity that its lever adds as stated, `shares` the share of
    that at which it works in the county, `pulled` the lever's intensity in the what-if; `presale`
    is the share of the surplus sent ahead.
    """

    county: str
    peak: Peak
    capacities: tuple[float, ...]
    added: tuple[float, ...]
    shares: tuple[float, ...]
    pulled: tuple[float, ...]
    presale: float
    parcels: float

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
    shares = results.transfers(scenario.baseline())[:, results.data.panel.row(county)]
    levers = [lever.code for lever in results.data.catalog.levers]
    applies = not scenario.counties or county in scenario.counties
    return Setting(
        county=county,
        peak=Peak(view.number("sm"), view.number("sd")),
        capacities=tuple(view.number(key) for key in CAPACITIES),
        added=tuple(view.number(key) / PERCENT for key in WIDER),
        shares=tuple(float(shares[levers.index(code)]) for code in WIDENS),
        pulled=tuple(scenario.intensity(code) * applies for code in WIDENS),
        presale=view.number("sh") / PERCENT,
        parcels=view.number("sn"),
    )


def queues(asked: Setting) -> Queues:
    """Return the queue with nothing done, with each measure alone, with all, and as pulled."""
    every, flat = range(len(STAGES)), asked.peak.presold(asked.presale)
    cases = {NOTHING: (asked.peak, asked.widening(()))}
    cases |= {code: (asked.peak, asked.widening((k,))) for k, code in enumerate(WIDENS)}
    cases |= {PRESALE: (flat, asked.widening(())), ALL: (flat, asked.widening(every))}
    if any(asked.pulled):
        cases[WHAT_IF] = (asked.peak, asked.widening(every, asked.pulled))
    return {
        code: queue(peak, widened(asked.capacities, wider)) for code, (peak, wider) in cases.items()
    }


def stage(index: int, t: Texts) -> str:
    """Return a stage's name."""
    return t(f"surge.stage_{STAGES[index]}")


def demand(results: Results, t: Texts) -> None:
    """Set the peak: by a published one, or by its multiple, its days and parcels a day."""
    place.heading(t("surge.peak_head"), t("surge.peak_note"), t)
    with st.container(horizontal=True):
        for code, (label, numbers) in known_peaks.marks(results, t).items():
            controls.action(label, f"mark_{code}", partial(_set, numbers))
    controls.number("sm", t("surge.multiple"), t("surge.multiple_unit"))
    controls.number("sd", t("surge.days"), t("surge.days_unit"))
    controls.number("sn", t("surge.normal"), t("surge.normal_unit"))


def _set(numbers: Mapping[str, float], view: View) -> View:
    for key, value in numbers.items():
        view = view.set_number(key, value)
    return view


def stages(t: Texts) -> None:
    """Set the capacity of each stage."""
    place.heading(t("surge.stages_head"), t("surge.stages_note"), t)
    columns = st.columns(len(CAPACITIES), gap="small")
    for k, (key, column) in enumerate(zip(CAPACITIES, columns, strict=True)):
        with column:
            label = t("surge.capacity", n=k + 1, stage=stage(k, t))
            controls.number(key, label, t("surge.multiple_unit"))


def measures(asked: Setting, t: Texts) -> None:
    """Set what each measure adds to its stage, and what is sold ahead."""
    place.heading(t("surge.measures_head"), t("surge.measures_note"), t)
    unit = t("surge.percent_unit")
    for k, (code, key) in enumerate(zip(WIDENS, WIDER, strict=True)):
        share, lever = t.percent(asked.shares[k]), t.of(t.catalog.lever(code).name)
        controls.number(key, t("surge.adds", lever=lever, stage=stage(k, t), share=share), unit)
    controls.number("sh", t("surge.presale"), unit)
