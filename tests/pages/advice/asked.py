"""What the tests of the advice page ask: counties, what-ifs, a county's advice."""

from model.score.method import Method
from model.what_if.scenario import BASELINE, Scenario
from pages.advice.county_advice import CountyAdvice

LITANG, SHIQU, BARKAM = "513334", "513332", "513201"
XIZANG = {
    "trunk_express": 1,
    "parcel_pooling": 0.9,
    "free_shipping": 0.9,
    "inclusive_finance": 0.7,
    "culture_tourism": 0.4,
}
PULLED = BASELINE.with_levers(XIZANG, (LITANG,))
REAL = Scenario(method=Method(real_only=True))


def advice(results, t, scenario=BASELINE, order="yuan", county=LITANG):
    return CountyAdvice(results, county, scenario, order, t)


def hedge(t):
    return t("common.on_illustrative", sentence="")
