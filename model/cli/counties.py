"""`score --county-scores`: the dashboard's counties under a scenario, as its pages show them."""

import argparse
import json
from dataclasses import replace

import numpy as np

from model.cli.any_table import competition_ranks
from model.cli.csv_tables import CommandError, cell, text, write
from model.facts.catalog import DELIVERY_DAYS
from model.facts.errors import ScenarioError
from model.facts.load import Data, load
from model.uncertainty.draws import draw, intervals
from model.uncertainty.effect_draws import paired_gains
from model.what_if.scenario import BASELINE, Scenario, from_record
from model.what_if.simulate import impact

KEYS = {"v", "levers", "counties", "values", "assumptions", "weights", "p", "real_only"}
DECIMALS = 12  # the same numbers as on the pages, to the last digit that means anything


def run(args: argparse.Namespace) -> None:
    """Score the counties as shipped under the scenario and write them."""
    data = load()
    scenario = _scenario(args, data)
    panel = data.panel.real_only() if scenario.method.real_only else data.panel
    draws = draw(panel, data.catalog)
    effect = impact(panel, data.catalog, scenario)
    now, after = effect.baseline, effect.result
    known = intervals(draws, now, data.catalog)
    elements = data.catalog.element_codes
    columns = {
        "index": now.index,
        **dict(zip(("index_low", "index_high"), known.index.T[::2], strict=True)),
        "rank": competition_ranks(now.index),
        **dict(zip(("rank_low", "rank_high"), known.rank.T[::2], strict=True)),
        **dict(zip(elements, now.elements.T, strict=True)),
        "coverage": now.coverage_all,
        "evidence": now.evidence_all,
    }
    if scenario.is_what_if:
        paired = paired_gains(draws, known, effect, panel.codes, data.catalog)
        gains = [(*one.gain, one.rises) if one else (np.nan,) * 4 for one in paired]
        low, _, high, rises = np.array(gains).T
        columns |= {"index_after": after.index, "rank_after": competition_ranks(after.index)}
        columns |= {f"{code}_after": after.elements[:, k] for k, code in enumerate(elements)}
        columns |= {"gain": effect.gain, "gain_low": low, "gain_high": high, "rises": rises}
    days = data.catalog.column(DELIVERY_DAYS)
    columns[DELIVERY_DAYS] = panel.values[:, days]
    if scenario.is_what_if:
        columns[f"{DELIVERY_DAYS}_after"] = effect.values[:, days]
    rows = (
        [one.code, one.name.zh, one.name.en, *(cell(value, DECIMALS) for value in values)]
        for one, values in zip(panel.counties, zip(*columns.values(), strict=True), strict=True)
    )
    write(args.out, ["county", "name_zh", "name_en", *columns], rows)


def _scenario(args: argparse.Namespace, data: Data) -> Scenario:
    scenario = BASELINE
    if args.scenario:
        try:
            record = json.loads(text(args.scenario))
        except (ValueError, RecursionError):
            raise CommandError(f"{args.scenario}: not a scenario file (no JSON)") from None
        if not isinstance(record, dict):
            raise CommandError(f"{args.scenario}: not a scenario file (no JSON object)")
        if strange := sorted(record.keys() - KEYS - {"about", "pins"}):
            raise CommandError(f"{args.scenario}: {strange[0]!r} is no part of a scenario")
        try:
            scenario = from_record(record, data.catalog, data.panel.codes)
        except ScenarioError as error:
            raise CommandError(f"{args.scenario}: {error}") from None
    if args.real_only:
        return replace(scenario, method=replace(scenario.method, real_only=True))
    return scenario
