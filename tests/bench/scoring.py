"""Processor time of scoring: the 31 counties as shipped, their draws, and 3,000 units alike."""

import numpy as np
from threadpoolctl import threadpool_limits

from model.facts.load import load
from model.score.method import Method
from model.score.scores import from_indicators, indicator_scores, score
from model.uncertainty.draws import draw, intervals
from model.uncertainty.rank_ranges import rank_intervals
from model.uncertainty.value_of_data import measure_next
from model.what_if.scenario import BASELINE
from model.what_if.simulate import impact
from tests.bench.timing import line, typical


def main(tiny: bool = False) -> None:
    """Print one line a task, with its budget; `tiny` runs each once on few units."""
    rounds, few, many = (1, 1, 60) if tiny else (60, 10, 3_000)
    data = load()
    panel, catalog, method = data.panel, data.catalog, Method()
    rows = np.resize(np.arange(len(panel.codes)), many)
    unclipped = indicator_scores(panel, catalog)[rows]
    evidence = panel.is_evidence()[rows]
    names = tuple(str(number) for number in range(many))
    draws, baseline = draw(panel, catalog), score(panel, catalog, method)
    drawn = (draws, panel, baseline, catalog)
    today = impact(panel, catalog, BASELINE)
    tasks = (
        # Calls of numpy of some 5 us each, whatever the size.
        ("31 x 47", 0.3, rounds, lambda: score(panel, catalog, method)),
        (
            f"{many:,} x 47",
            2.5,
            rounds,
            lambda: from_indicators(unclipped, evidence, names, catalog, method),
        ),
        ("1,000 draws x 31", 15, few, lambda: intervals(draws, baseline, catalog)),
        ("all factors, 1,000 x 31", 40, few, lambda: rank_intervals(*drawn)),
        (
            "measure next, a county",
            100,
            few,
            lambda: measure_next(draws, panel, today, catalog, panel.codes[0]),
        ),
    )
    with threadpool_limits(limits=1, user_api="blas"):  # as the server does
        for name, budget, times, task in tasks:
            line(name, typical(task, times), budget)


if __name__ == "__main__":
    main()
