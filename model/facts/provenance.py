"""Where a figure comes from and how far it may be trusted."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int16]
IntpArray = npt.NDArray[np.intp]  # places in an array
BoolArray = npt.NDArray[np.bool_]


class Quality(StrEnum):
    """How a figure came about; `rank` orders from best to worst."""

    OBSERVED = "observed"
    DERIVED = "derived"
    ILLUSTRATIVE = "illustrative"

    @property
    def rank(self) -> int:
        """Return 0 for observed, 1 for derived, 2 for illustrative."""
        return QUALITIES.index(self)


QUALITIES = (Quality.OBSERVED, Quality.DERIVED, Quality.ILLUSTRATIVE)
MISSING = -1


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both languages of the product."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Source:
    """A publication or data set that figures are read from."""

    code: str
    producer: Words
    title: Words
    cite: Words
    published: str
    licence: Words
    url: str
    supplied: bool = False  # named by the reader for figures of their own file


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of an indicator in a county, in its unit, with its range and provenance."""

    county: str
    indicator: str
    value: float  # like both ends of the range NaN where missing
    low: float
    high: float
    quality: Quality | None  # None where missing
    year: int = 0  # where not applicable, and then no source
    source: str = ""
    note: str = ""
    note_value: str = ""


def readonly(array: npt.NDArray) -> npt.NDArray:  # type: ignore[type-arg]  # any dtype
    """Return the same array with writing switched off: results are shared between readers."""
    array.flags.writeable = False
    return array
