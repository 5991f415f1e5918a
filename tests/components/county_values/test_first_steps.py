"""Where a county could start, in words."""

from dataclasses import replace

from components.county_values import first_steps
from model.score.method import Method
from model.what_if.scenario import BASELINE, Scenario


def test_litang_could_start_with_training_parcels_and_an_operator(results, zh):
    found = first_steps.advice(results, "513334", BASELINE)
    said = first_steps.sentence(found, "513334", zh)
    assert said == "理塘可先考虑：本土实训与主播孵化、客货邮统仓共配、本地专业运营商"
    assert first_steps.apart(found, zh) == "少花钱先办：建立部门协同机制、农产品信息平台"


def test_what_is_done_is_not_named_again(results, en):
    stands = BASELINE.with_levers({"parcel_pooling": 1, "governance": 1}, ("513334",))
    found = first_steps.advice(results, "513334", stands)
    assert "Pooled village parcels" not in first_steps.sentence(found, "513334", en)
    assert first_steps.apart(found, en) == "Low cost, worth doing anyway: " + en.of(
        en.catalog.lever("market_information").name
    )


def test_a_county_without_a_score_is_told_nothing(results, zh):
    real = Scenario(method=Method(real_only=True))
    found = first_steps.advice(results, "513334", real)
    assert (first_steps.sentence(found, "513334", zh), first_steps.apart(found, zh)) == ("", "")


def test_a_step_clearly_ahead_is_named_alone(results, zh):
    found = replace(first_steps.advice(results, "513334", BASELINE), level=False)
    said = first_steps.sentence(found, "513334", zh)
    assert said == "理塘宜先做本土实训与主播孵化，再考虑：客货邮统仓共配、本地专业运营商"


def test_where_no_element_stands_out_figures_come_first(results, zh):
    found = replace(first_steps.advice(results, "513334", BASELINE), first=(), weak=())
    assert first_steps.sentence(found, "513334", zh) == "理塘县短板未定，先补数据"
