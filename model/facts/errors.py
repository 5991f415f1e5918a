"""Errors of the model: each names the thing, the value and the allowed range."""

from dataclasses import dataclass
from reprlib import repr as shortened


class ModelError(Exception):
    """Anything the model refuses; the message is one sentence for a person."""


class DataError(ModelError):
    """Faulty data files; `faults` lists every fault as `file, row, column: what`."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        lines = "\n".join(f"  - {fault}" for fault in faults)
        super().__init__(f"{len(faults)} fault(s) in the data files:\n{lines}")


class ScenarioError(ModelError):
    """A scenario outside the catalogue; `code` names the fault, `value` what was given."""

    def __init__(self, code: str, value: object, allowed: str = "") -> None:
        self.code, self.value, self.allowed = code, value, allowed
        super().__init__(f"{code}={shortened(value)} is not allowed ({allowed})")


class SitingError(ModelError):
    """A siting problem without an answer; `reason` names it, `given` what was asked for."""

    def __init__(self, reason: str, given: object, allowed: str = "") -> None:
        super().__init__(f"{reason}: {given}" + (f" (allowed: {allowed})" if allowed else ""))


class TreeError(ModelError):
    """A tree of indicators that cannot be computed."""

    def __init__(self, reason: str, given: object) -> None:
        super().__init__(f"{reason}: {given}")


class StoreError(ModelError):
    """Why a set of figures is not saved or not to be had; this one: no office is stated."""

    code = "office"

    def __init__(self, version: int = 0) -> None:
        self.version = version  # the one that is there
        super().__init__(f"{self.code}, version {version}")


class StoreDownError(StoreError):
    """The store cannot be reached, is full or takes nothing."""

    code = "down"


class NotTakenError(StoreDownError):
    """The store is there, and does not take these values; it takes others."""


class UnknownCodeError(StoreError):
    """No set of figures has this code."""

    code = "unknown"


class StaleError(StoreError):
    """Another version of a set was saved meanwhile."""

    code = "stale"


class DecidedError(StoreError):
    """A review is no longer what it was: somebody else decided it, or a later version came."""

    code = "decided"


class LimitError(StoreError):
    """More was saved in a short time than one session, or all together, may save."""

    code = "limit"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a reader's file is not taken: a code, and where in the sheet."""

    code: str
    row: int = 0  # as in the sheet, 0 for the whole file
    column: str = ""  # its heading or letter
    given: str = ""
    allowed: str = ""


class SupplyError(ModelError):
    """A reader's file that cannot be used; `faults` holds every fault, up to a limit."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(repr, faults)))


def refused(code: str, row: int = 0, column: str = "", **words: object) -> SupplyError:
    """Return the error of a file with a single fault that stops the reading."""
    shown = {name: str(value) for name, value in words.items()}
    return SupplyError((Fault(code, row, column, **shown),))
