"""The names of counties and prefectures, in full and for charts."""

from components.words.texts import Texts
from model.results import scores as runtime


def full(county: str, t: Texts) -> str:
    """Return a county's full name, that of all counties for ''."""
    return t.of(runtime.data().panel.county(county).name) if county else t("common.all_counties")


def short(county: str, t: Texts) -> str:
    """Return a county's short name, for charts and narrow columns."""
    return t.of(runtime.data().panel.county(county).short)


def prefecture(county: str, t: Texts) -> str:
    """Return the name of a county's prefecture as a place for levers."""
    own = runtime.data().panel.county(county).prefecture
    found = next(p for p in runtime.data().prefectures if p.code == own)
    return t("levers.prefecture", prefecture=t.of(found.name))
