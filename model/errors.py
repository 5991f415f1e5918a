"""Errors of the model: each names the thing, the value and the allowed range."""


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
        super().__init__(f"{code}={value!r} is not allowed ({allowed})")


class SitingError(ModelError):
    """A siting problem without an answer; `reason` names it, `given` what was asked for."""

    def __init__(self, reason: str, given: object, allowed: str = "") -> None:
        self.reason, self.given, self.allowed = reason, given, allowed
        super().__init__(f"{reason}: {given}" + (f" (allowed: {allowed})" if allowed else ""))
