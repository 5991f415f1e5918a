"""Which element may be weakest in a county, and how sure that is."""

from components.words.texts import Texts
from model.results.results import Results
from model.score.method import Method
from model.uncertainty.claims import weakest


def weakest_words(results: Results, county: str, method: Method, t: Texts, short: bool) -> str:
    """Return the elements that may be weakest, saying so where the draws do not decide."""
    claim = weakest(results.scored(method), results.ranges(method), county, t.catalog)
    name = t.element_short if short else t.element
    words = t.either([name(code) for code in claim.elements])
    return words if short or len(claim.elements) == 1 else t("common.undecided", words=words)
