"""A county against every other over all weightings, ways of weighting, what moves ranks."""

import numpy as np
import pytest

from components.session import link
from components.session.link import View
from model.score.method import Method
from pages.robustness import weights

LITANG, BATANG = "513334", "513335"
OTHER = Method(weights=(14, 18, 14, 12, 11, 12, 10, 9), p=-1)


def test_the_most_contested_county_stands_first_and_the_own_one_nowhere(tested, en):
    rows = weights.table(tested(en)).rows
    assert len(rows) == 30
    assert en.county(LITANG) not in set(rows["county"])
    assert (rows["share"] - 0.5).abs().is_monotonic_increasing
    assert rows["share"].between(0, 1).all()


def test_the_second_county_of_a_link_stands_first(tested, en):
    rows = weights.table(tested(en), "513332").rows
    assert rows["county"][0] == en.county("513332")
    assert (rows["share"][1:] - 0.5).abs().is_monotonic_increasing


def test_a_share_that_is_not_all_is_never_printed_as_all(en):
    assert weights.share(0.9999, en) == "more than 99%"
    assert weights.share(0.0001, en) == "less than 1%"
    assert weights.share(0.5, en) == "50%"
    assert weights.share(1.0, en) == "all"


def test_every_way_of_weighting_has_its_weights_and_the_one_in_use_moves_nothing(tested, data, t):
    found = weights.sets_table(tested(t, OTHER)).rows.set_index("way")
    shares = found[list(data.catalog.element_codes)].to_numpy()
    np.testing.assert_allclose(shares.sum(axis=1), 1)
    assert found["shift"][t("robustness.set_paper")] == 0
    assert found["shift"].max() > 0
    heaviest = found["most"][t("robustness.set_paper")]
    assert heaviest == f"{t.element_short('logistics')} {t.percent(0.18, 1)}"
    note = t("robustness.sets_note")
    assert "不是重要性" in note or "not importance" in note


def test_what_varies_alone_moves_ranks_less_than_all_together(tested, t):
    litang = tested(t)
    whole = litang.otherwise.rank_ranges(litang.method).shift.mean()
    alone = litang.otherwise.drivers(litang.method)
    assert min(alone.values()) > 0
    assert max(alone.values()) < whole < sum(alone.values())


@pytest.mark.parametrize("key", ["ci", "vs"])
def test_an_old_link_with_ranges_or_a_second_county_still_opens(data, key):
    code = {"ci": "off", "vs": BATANG}[key]
    params = {"v": "1", "lang": "zh", "c": LITANG, key: code}
    view, dropped = link.decode(params, "zh", data.catalog, data.panel.codes)
    assert view == View(county=LITANG).choose(key, code)
    assert dropped == ()
