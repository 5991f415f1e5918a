"""The double dilemma: little schooling and people who leave, as far as the census shows them."""

from components.county_values import census, chart
from components.county_values.values import Spread
from components.words.texts import DASH, Texts
from model.facts import census as people
from model.facts.provenance import BoolArray, Quality
from model.results.results import Results
from model.uncertainty.claims import Finding
from pages.talent.wording import kind


def _worse(results: Results, one: Spread) -> BoolArray:
    return people.worse(one.column, census.province(results, one), one.better)


def title(results: Results, schooling: Spread, moved_in: Spread, t: Texts) -> str:
    """Return how many counties are below the province in schooling and in people moving in."""
    both = _worse(results, schooling) & _worse(results, moved_in)
    found = Finding("both", int(both.sum()), len(both), 0.0)
    return t(f"talent.both_{kind(found)}", glyph=t.glyph(Quality.DERIVED), n=found.count,
             total=found.total)  # fmt: skip


def note(results: Results, schooling: Spread, moved_in: Spread, t: Texts) -> str:
    """Return what the province has, and which half of the dilemma has no figure."""
    return t("talent.both_note", schooling=schooling.words(census.province(results, schooling), t),
             moved_in=moved_in.words(census.province(results, moved_in), t))  # fmt: skip


def rows(
    results: Results, schooling: Spread, moved_in: Spread, t: Texts
) -> tuple[list[str], list[list[str]]]:
    """Return which counties lie below the province in both, in one of the two or in neither."""
    low, few = _worse(results, schooling), _worse(results, moved_in)
    return [t("talent.both_against"), t("talent.both_who")], [
        _row(results, "both_low", low & few, t),
        _row(results, "only_schooling", low & ~few, t),
        _row(results, "only_moved_in", ~low & few, t),
        _row(results, "neither_low", ~low & ~few, t),
    ]


def _row(results: Results, key: str, chosen: BoolArray, t: Texts) -> list[str]:
    counties = results.data.panel.counties
    names = [t.of(c.short) for c, is_in in zip(counties, chosen, strict=True) if is_in]
    told = t("talent.both_cell", n=len(names), names=t.join(names)) if names else DASH
    return [t(f"talent.{key}"), told]


def notes(results: Results, young: Spread, t: Texts) -> list[str]:
    """Return what is not published of those who leave, what stands for it, and what that shows."""
    bound = census.province(results, young)
    above = Finding("young", int((young.column > bound).sum()), len(young.entries), bound)
    trace = t(f"talent.young_{kind(above)}", n=above.count, total=above.total,
              value=young.words(bound, t))  # fmt: skip
    return chart.cited([census.SOURCE], t, t("talent.both_outflow"), trace)
