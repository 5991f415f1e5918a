"""Where a county could start: the same steps in the same words on every page that names them."""

from components.words.texts import Texts
from model.results.results import Results
from model.spending.next_steps import Advice
from model.what_if.scenario import Scenario


def advice(results: Results, county: str, scenario: Scenario) -> Advice:
    """Return a county's next steps from where a what-if stands, none where it has no score."""
    return results.advice.advice(county, scenario) or Advice((), ())


def sentence(found: Advice, county: str, t: Texts) -> str:
    """Return the first steps in words; what is missing where no element stands out."""
    if not found.steps:
        return ""
    named = [t.of(t.catalog.lever(step.lever).name) for step in found.first]
    if not named:
        return t("first_steps.undecided", county=t.county(county))
    if found.level or len(named) == 1:
        return t("first_steps.level", county=t.county_short(county), levers=t.join(named))
    rest = {"lever": named[0], "levers": t.join(named[1:])}
    return t("first_steps.ahead", county=t.county_short(county), **rest)


def apart(found: Advice, t: Texts) -> str:
    """Return what costs little and is worth doing anyway, without rank or points."""
    named = [t.of(t.catalog.lever(code).name) for code in found.apart]
    return t("first_steps.apart", levers=t.join(named)) if named and found.steps else ""
