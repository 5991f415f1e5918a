"""Which element may be weakest in a county, and how sure that is: the same on every page."""

from components.words.texts import Texts
from model.results.results import Results
from model.score.method import Method
from model.uncertainty import claims

MOSTLY = 0.5  # of the draws: from here the likeliest weakest element is named alone


def sentence(results: Results, county: str, method: Method, t: Texts) -> str:
    """Return what likely holds a county back and how sure that is, or that it is not scored."""
    name = t.county_short(county)
    if not results.is_scored(county, method):
        return t("weakest.withheld", county=name)
    claim = claims.weakest(results.scored(method), results.ranges(method), county, t.catalog)
    words = [t.element_short(code) for code in claim.elements]
    if claim.plain:
        return t("weakest.plain", county=name, element=words[0])
    if claim.probability >= MOSTLY:
        chance = t("weakest.tenths")[min(round(10 * claim.probability), 9)]
        return t("weakest.likely", county=name, element=words[0], chance=chance)
    several = t.either(words) if len(words) < claims.MOST_NAMED else t("weakest.several")
    return t("weakest.open", county=name, words=several)
