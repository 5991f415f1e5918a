"""The shared cache: data, scores and ranges, computed once and read by every session.

Keys are frozen values of tuples, so the standard library's cache serves: it costs under a
microsecond a hit, where Streamlit's hashes its arguments anew for a third of a millisecond.
"""

from functools import cache, lru_cache
from pathlib import Path

import streamlit as st

from model.access import Reach, reach
from model.attribute import bottleneck_share
from model.claims import REMOTE_TOWNSHIP_H, Finding, findings
from model.county import friction, nearest_peers, peer_groups
from model.load import Data, load
from model.network import Tiers, tiers
from model.panel import Panel
from model.provenance import FloatArray, IntArray
from model.scenario import BASELINE, Scenario
from model.score import Scores, score
from model.simulate import Impact, impact, transfer
from model.uncertainty import Draws, Intervals, PairedGain, draw, intervals, paired_gain

GEO = Path(__file__).resolve().parent.parent / "data" / "geo"
NATIONAL, PROVINCIAL = "000000", "510000"
CENSUS_REFERENCES = {
    "schooling_years": "mean_years_schooling",
    "illiteracy": "illiteracy_rate_15plus",
    "college_share": "college_plus_share",
    "finance_employment": "emp_share_finance",
}


@cache
def data() -> Data:
    """Return all data, loaded and checked; DataError lists every fault."""
    return load()


def warm() -> None:
    """Load data and compute the default scores, so that no reader waits for them."""
    ranges(BASELINE)
    found()


@cache
def panel(real_only: bool) -> Panel:
    """Return the panel, without its illustrative cells if asked."""
    whole = data().panel
    return whole.real_only() if real_only else whole


@cache
def draws(real_only: bool) -> Draws:
    """Return the seeded draws of a panel."""
    return draw(panel(real_only), data().catalog)


@lru_cache(maxsize=64)
def scored(method: Scenario) -> Scores:
    """Return the scores of today under a scenario's weights and switches."""
    return score(panel(method.real_only), data().catalog, method.baseline())


@lru_cache(maxsize=32)
def ranges(method: Scenario) -> Intervals:
    """Return the ranges of today's scores under a scenario's weights and switches."""
    return intervals(draws(method.real_only), scored(method), data().catalog)


@lru_cache(maxsize=64)
def effect(scenario: Scenario) -> Impact:
    """Return now and after of a scenario."""
    return impact(panel(scenario.real_only), data().catalog, scenario)


@lru_cache(maxsize=64)
def gain(scenario: Scenario, county: str) -> PairedGain | None:
    """Return a county's gain with its range, None where the score is withheld."""
    method = scenario.baseline()
    return paired_gain(
        draws(scenario.real_only), ranges(method), effect(scenario), county, data().catalog
    )


@lru_cache(maxsize=64)
def bottlenecks(method: Scenario) -> FloatArray:
    """Return each element's share of the distance to full marks, shape (n, K)."""
    return bottleneck_share(scored(method), data().catalog.method.floor)


@lru_cache(maxsize=16)
def transfers(method: Scenario) -> FloatArray:
    """Return the share of its effect at which each lever works, shape (levers, n)."""
    return transfer(panel(method.real_only), scored(method), data().catalog)


@cache
def found() -> dict[str, Finding]:
    """Return the findings on observed and derived figures alone."""
    census = data().facts.census

    def of(area: str) -> dict[str, float]:
        return {code: census[area, name] for code, name in CENSUS_REFERENCES.items()}

    return findings(data().panel, data().network, of(NATIONAL), of(PROVINCIAL),
                    data().catalog.method.travel_tolerance)  # fmt: skip


@cache
def groups() -> IntArray:
    """Return the peer group of each county, 0 easy to 2 hard terrain, shape (n,)."""
    method = data().catalog.method
    return peer_groups(friction(data().panel.counties, method.friction), method.peer_cuts)


@cache
def peers(county: str) -> tuple[str, ...]:
    """Return the counties most like one."""
    return nearest_peers(data().panel.counties, county, data().catalog.method.peers)


@cache
def tier_counts() -> dict[str, Tiers]:
    """Return the three-tier frame in numbers by county; '' is the whole region."""
    network = data().network
    return {code: tiers(network.of(code)) for code in ("", *data().panel.codes)}


@cache
def reaches() -> dict[str, Reach]:
    """Return how townships lie in time from their seat, by county; '' is the whole region."""
    network = data().network
    codes = ("", *data().panel.codes)
    return {code: reach(network.of(code), REMOTE_TOWNSHIP_H) for code in codes}


def asset_url(name: str) -> str:
    """Return the URL of a file of data/geo, with a version so that it can be cached long."""
    stamp = int((GEO / name).stat().st_mtime)
    return f"{base_path()}/geo/{name}?v={stamp}"


def static_url(name: str) -> str:
    """Return the URL of a file or folder of components/static."""
    return f"{base_path()}/app/static/{name}"


def base_path() -> str:
    """Return the path the server is mounted under, without a slash at the end."""
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""
