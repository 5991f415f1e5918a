"""`score --county-scores`: the dashboard's counties under a scenario, as its pages show them."""

import argparse
import json
from dataclasses import replace

import numpy as np

from model.cli.csv_tables import CommandError, cell, text, write
from model.facts.catalog import DELIVERY_DAYS
from model.facts.load import Data, load
from model.facts.provenance import FloatArray
from model.uncertainty.draws import draw, intervals
from model.uncertainty.effect_draws import paired_gains
from model.what_if.scenario import BASELINE, Scenario, from_record
from model.what_if.simulate import impact

DECIMALS = 12  # the same numbers as on the pages, to the last digit that means anything


def run(args: argparse.Namespace) -> None:
    """Score the counties as shipped under the scenario and write them."""
    data = load()
    scenario = _scenario(args, data)
    panel = data.panel.real_only() if scenario.method.real_only else data.panel
    draws = draw(panel, data.catalog)
    effect = impact(panel, data.catalog, scenario)
    known = intervals(draws, effect.baseline, data.catalog)
    now = effect.baseline
    columns: dict[str, FloatArray] = {
        "index": now.index,
        "index_low": known.index[:, 0],
        "index_high": known.index[:, 2],
        "rank": _ranks(now.index),
        "rank_low": known.rank[:, 0],
        "rank_high": known.rank[:, 2],
    }
    columns |= dict(zip(data.catalog.element_codes, now.elements.T, strict=True))
    columns |= {"coverage": now.coverage_all, "evidence": now.evidence_all}
    if scenario.is_what_if:
        gains = paired_gains(draws, known, effect, panel.codes, data.catalog)
        columns |= {"index_after": effect.result.index, "rank_after": _ranks(effect.result.index)}
        after = [f"{code}_after" for code in data.catalog.element_codes]
        columns |= dict(zip(after, effect.result.elements.T, strict=True))
        columns |= {
            "gain": effect.gain,
            "gain_low": np.array([g.gain[0] if g else np.nan for g in gains]),
            "gain_high": np.array([g.gain[2] if g else np.nan for g in gains]),
            "rises": np.array([g.rises if g else np.nan for g in gains]),
        }
    days = data.catalog.column(DELIVERY_DAYS)
    columns |= {DELIVERY_DAYS: panel.values[:, days]}
    if scenario.is_what_if:
        columns |= {f"{DELIVERY_DAYS}_after": effect.values[:, days]}
    rows = [
        [
            county.code,
            county.name.zh,
            county.name.en,
            *(cell(float(c[i]), DECIMALS) for c in columns.values()),
        ]
        for i, county in enumerate(panel.counties)
    ]
    write(args.out, ["county", "name_zh", "name_en", *columns], rows)


def _ranks(index: FloatArray) -> FloatArray:
    """Return competition ranks, 1 = best; NaN where withheld."""
    above = (index[None, :] > index[:, None]).sum(axis=1)
    return np.where(np.isnan(index), np.nan, above + 1.0)


def _scenario(args: argparse.Namespace, data: Data) -> Scenario:
    scenario = BASELINE
    if args.scenario:
        try:
            record = json.loads(text(args.scenario))
        except ValueError as error:
            raise CommandError(f"{args.scenario}: not a scenario file ({error})") from None
        if not isinstance(record, dict):
            raise CommandError(f"{args.scenario}: not a scenario file (no JSON object)")
        scenario = from_record(record, data.catalog, data.panel.codes)
    if args.real_only:
        return replace(scenario, method=replace(scenario.method, real_only=True))
    return scenario
