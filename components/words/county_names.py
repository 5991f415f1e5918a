"""The names of counties and prefectures, in full and for charts."""

from components.words.texts import Texts
from model.results.results import Results


def full(results: Results, county: str, t: Texts) -> str:
    """Return a county's full name, that of all counties for ''."""
    return t.of(results.data.panel.county(county).name) if county else t("common.all_counties")


def short(results: Results, county: str, t: Texts) -> str:
    """Return a county's short name, for charts and narrow columns."""
    return t.of(results.data.panel.county(county).short)


def prefecture(results: Results, county: str, t: Texts) -> str:
    """Return the name of a county's prefecture as a place for levers."""
    own = results.data.panel.county(county).prefecture
    found = next(p for p in results.data.prefectures if p.code == own)
    return t("levers.prefecture", prefecture=t.of(found.name))
