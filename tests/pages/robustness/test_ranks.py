"""Where counties may rank: the table, and the chart drawn from it."""

import pytest

from pages.robustness import ranks


def test_the_counties_not_told_apart_are_those_within_the_quantiles(tested, data, t):
    litang = tested(t)
    above = litang.otherwise.rank_ranges(litang.method).above[litang.row]
    near = [c for c, p in zip(data.panel.counties, above, strict=True) if 0.05 <= p <= 0.95]
    assert near
    assert t.join([t.of(county.short) for county in near]) in ranks.title(litang)
    file = ranks.table(litang).file()
    same = file[file[t("robustness.same")] == t("robustness.yes")]
    assert list(same[t("common.county")]) == [t.of(county.name) for county in near]


def test_all_switches_together_never_narrow_the_ranks_on_average(tested, en):
    rows = ranks.table(tested(en)).rows
    narrow = rows["narrow_high"] - rows["narrow_low"]
    assert (rows["high"] - rows["low"]).mean() > narrow.mean()


def lines_drawn(figure):
    return [trace for trace in figure.traces if trace.get("mode") == "lines" and trace["x"]]


def test_hidden_ranges_are_not_drawn_and_the_note_warns(tested, t):
    litang = tested(t)
    found = ranks.table(litang)
    on, off = (ranks.chart(litang, found, shown, phone=False) for shown in (True, False))
    assert lines_drawn(on)
    assert not lines_drawn(off)
    assert not [trace for trace in off.traces if trace["type"] == "bar"]
    on.checked()
    off.checked()
    assert ranks.notes(False, t)[0] == t("robustness.ranks_note_off")


@pytest.mark.usefixtures("evidenced")
def test_ranges_are_solid_on_evidence_alone(tested, en):
    found = ranks.table(tested(en))
    (bars,) = (x for x in ranks.chart(tested(en), found, True, False).traces if x["type"] == "bar")
    assert bars["marker"]["pattern"]["shape"] == ""
