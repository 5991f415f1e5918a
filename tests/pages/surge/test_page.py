"""The Double-11 test as a reader meets it."""

import re
from dataclasses import replace

import pytest

from components.session.link import NUMBERS, View, decode, encode
from components.words.texts import DASH
from model.access.peak_season import WIDENS, Peak
from model.score.method import Method
from model.what_if.scenario import BASELINE, Scenario
from pages.surge import relief, setting, waits
from pages.surge.setting import ALL, CAPACITIES, NOTHING, PRESALE, WHAT_IF, queues
from tests.app_pages import opened, texts

LITANG, WENCHUAN = "513334", "513221"
REAL = Scenario(method=Method(real_only=True))


@pytest.fixture(scope="module")
def plain(results):
    return setting.setting(results, View(), LITANG, BASELINE)


def told(asked, t):
    return waits.title(queues(asked)[NOTHING], t)


def test_it_starts_at_three_times_for_ten_days_with_delivery_the_narrowest(en, plain):
    assert told(plain, en) == (
        "On the numbers set: longest wait 10.0 days, cleared 30.0 days after the peak; "
        "the bottleneck is village delivery"
    )


@pytest.mark.parametrize(
    ("changed", "ending"),
    [
        ({}, waits.ENDS),
        ({"peak": Peak(1.4, 10)}, waits.NONE),
        ({"capacities": (2.0, 1.0, 1.5)}, waits.STAYS),
        ({"capacities": (2.0, 1.8, 0.7)}, waits.OVERLOADED),
    ],
)
def test_each_way_a_queue_can_end_is_said_in_words(t, plain, changed, ending):
    asked = replace(plain, **changed)
    found = queues(asked)
    assert waits.ending(found[NOTHING]) == ending
    said = [
        told(asked, t),
        relief.title(found, asked, t),
        *(f"{c.value}{c.note}" for c in waits.cards(found, asked, t)),
        *relief.notes(found, asked, t),
        waits.alt(found, t),
    ]
    assert not re.search(r"inf|nan|\{", " ".join(said))
    for phone in (False, True):
        waits.over_time(found, phone, t).checked()


def test_measures_count_only_as_far_as_they_work_in_the_county(results, plain):
    near = setting.setting(results, View(), WENCHUAN, BASELINE)
    assert near.shares[0] > plain.shares[0]
    assert queues(near)[ALL].wait_d < queues(plain)[ALL].wait_d
    # all three are hard levers: one share for the three stages
    assert len(set(plain.shares)) == 1


def test_only_the_measure_on_the_narrowest_stage_and_presale_shorten_the_wait(en, plain):
    found = queues(plain)
    waits = {code: one.wait_d for code, one in found.items()}
    assert waits["trunk_express"] == waits["regional_hub"] == waits[NOTHING] == 10
    assert waits["parcel_pooling"] < 10
    assert waits[PRESALE] == pytest.approx((2.6 - 1.5) * 10 / 1.5)
    title = relief.title(found, plain, en)
    assert "shorten the wait: Postal-courier-bus consolidation, Presale." in title
    assert "Trunk frequency" in title.split(".")[1]


def test_with_two_stages_equally_narrow_no_single_measure_helps(t, plain):
    asked = replace(plain, capacities=(1.5, 1.5, 2.0), presale=0.0)
    found = queues(asked)
    names = t.join([waits.measure(code, t) for code in WIDENS])
    assert relief.title(found, asked, t) == t("surge.table_idle", idle=names)
    assert len(found[NOTHING].narrowest) == 2


def test_measures_that_change_nothing_are_said_to_and_labelled_once(t, plain):
    found = queues(replace(plain, added=(1.0, 0.0, 0.0), presale=0.0))
    assert waits.chart_title(found, t) == t("surge.chart_same", after=f"10.0{t.unit('days')}")
    figure = waits.over_time(found, False, t)
    assert [len([text for text in trace["text"] if text]) for trace in figure.traces] == [1, 0]


def test_where_a_normal_day_is_too_much_only_what_stops_the_growth_counts(t, plain):
    little = replace(plain, capacities=(2.0, 1.8, 0.7))
    assert relief.title(queues(little), little, t) == t("surge.table_too_little")
    enough = replace(little, added=(0.3, 0.3, 1.0))
    found = queues(enough)
    pooling = waits.measure("parcel_pooling", t)
    assert relief.title(found, enough, t) == t("surge.table_rescue", helps=pooling)
    after = waits.lasts(found[ALL], t)[0]
    assert waits.chart_title(found, t) == t("surge.chart_rescued", after=after)


def test_a_row_says_from_what_to_what_a_stage_is_widened(en, plain):
    asked = replace(plain, shares=(0.8, 0.8, 0.8))
    assert relief.means("parcel_pooling", asked, en) == "village delivery 1.5× → 1.9×"
    assert relief.means(NOTHING, asked, en) == "peak 3.0×"
    assert relief.means(PRESALE, asked, en) == "peak 3.0× → 2.6×"
    both = "village delivery 1.5× → 2.1×, peak 3.0× → 2.6×"
    assert relief.means(ALL, replace(asked, added=(0, 0, 0.5)), en) == both
    assert relief.means(WHAT_IF, replace(asked, pulled=(0, 0, 0)), en) == DASH


def test_the_levers_of_the_what_if_make_a_row_of_their_own(results, plain):
    pulled = BASELINE.with_levers({"parcel_pooling": 0.5, "cold_chain": 1.0}, ())
    here = setting.setting(results, View(), LITANG, replace(pulled, counties=(LITANG,)))
    assert list(queues(here)) == [NOTHING, *WIDENS, PRESALE, ALL, WHAT_IF]
    row = queues(here)[WHAT_IF]
    # 30 % of 1.5 at half effort, at the share of the county
    assert row.capacities[2] == pytest.approx(1.5 * (1 + 0.3 * 0.5 * here.shares[2]))
    assert row.capacities[:2] == plain.capacities[:2]
    elsewhere, other = (
        replace(pulled, counties=(WENCHUAN,)),
        BASELINE.with_levers({"cold_chain": 1.0}, ()),
    )
    for scenario in (elsewhere, other):
        assert WHAT_IF not in queues(setting.setting(results, View(), LITANG, scenario))


def test_the_backlog_is_told_in_parcels_or_in_normal_days(en, plain):
    card = waits.cards(queues(plain), plain, en)[2]
    assert (card.value[:8], card.unit) == ("5,250 → ", "parcels")  # 15 normal days of 350
    none = replace(plain, parcels=0.0)
    card = waits.cards(queues(none), none, en)[2]
    assert (card.value[:7], card.unit) == ("15.0 → ", "normal days")
    rows = relief.table(queues(plain), plain, en).rows
    assert rows["backlog"][0] == "5,250 parcels"


def test_the_chart_rises_to_the_end_of_the_peak_and_ends_with_the_queue(t, plain):
    figure = waits.over_time(queues(plain), True, t).checked()
    now, then = figure.data
    assert list(now.x[:3]) == [0, 10, 40]
    assert list(now.y[:3]) == [0, 15, 0]
    assert max(then.y) < 15
    assert [text for text in now.text if text] == [f"<b>10.0{t.unit('days')}</b>"] == [now.text[1]]


def test_the_tables_behind_hold_what_is_drawn(t, plain):
    found = queues(plain)
    table = waits.frame(found, plain, t)
    peak_end = table[table.iloc[:, 0] == 10]
    assert peak_end.iloc[0, 1] == 15
    assert peak_end.iloc[0, 2] == 5250
    rows = relief.table(found, plain, t).file()
    assert len(rows) == len(found)
    assert rows.iloc[0, -3:].sum() == pytest.approx(15)


def test_a_mark_is_a_number_of_its_slider_with_a_source(results, data, t):
    sources = {source.code for source in data.catalog.sources}
    assert set(setting.known_peaks(results, t)[1]) <= sources
    marks = {code: numbers for code, (_, numbers) in setting.marks(results, t).items()}
    assert marks["peak"] == {"sm": 3.1}
    assert marks["mean"] == {"sm": 2.4, "sd": 6}
    assert marks["pilot"] == {"sm": 7.1, "sn": 350}
    for numbers in marks.values():
        assert all(NUMBERS[key].holds(f"{value:g}") for key, value in numbers.items())


def test_what_is_set_travels_with_the_link(data):
    view = View().set_number("sm", 7.1).set_number("sc3", 1.7).set_number("sn", 9000)
    params = encode(view, data.catalog)
    assert (params["sm"], params["sc3"], params["sn"]) == ("7.1", "1.7", "9000")
    back, dropped = decode(params, "zh", data.catalog, data.panel.counties)
    assert not dropped
    assert back.number("sc3") == 1.7


def test_every_capacity_and_multiple_of_the_sliders_is_taken_from_a_link():
    for key in ("sm", *CAPACITIES):
        span = NUMBERS[key]
        steps = round((span.high - span.low) / span.step)
        assert all(span.holds(f"{span.low + k * span.step:g}") for k in range(steps + 1))
        assert not span.holds("1.55")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_answers_a_mark_with_a_new_finding(lang):
    at = opened("surge", lang, {"c": LITANG})
    before = texts(at)
    at.button(key="mark_pilot").click().run()
    assert not at.exception
    assert at.slider(key="number_sm").value == pytest.approx(7.1)
    # (7.1 - 1.5) x 10 / 1.5
    assert "37.3" in texts(at).split("</h1>")[0]
    assert "37.3" not in before


def test_with_real_data_only_the_page_stays_and_says_that_nothing_is_data(t):
    at = opened("surge", t.language, {"c": LITANG, "r": "1"})
    assert not at.exception
    assert t("surge.caveat_real") in texts(at)
    assert len(at.get("plotly_chart")) == 1


def test_that_a_hub_widens_sorting_is_said_to_be_an_assumption_of_ours(zh, en):
    assert "this product's assumption" in en("surge.measures_note")
    assert "本平台的假设" in zh("surge.measures_note")
