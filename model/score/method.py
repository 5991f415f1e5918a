"""How scores are made: the weights of the elements, the mean over them, what is left out."""

from dataclasses import dataclass, replace

from model.facts.errors import ScenarioError

EQUAL_POINTS = 10
MAX_POINTS = 20
COMPENSATION = (1, 0, -1)


@dataclass(frozen=True, slots=True)
class Method:
    """A method of scoring: frozen, comparable, part of every `Scenario`.

    `weights` are points 0..20 an element, () meaning equal; `p` is the compensation exponent of
    the power mean over elements (method, section 3); `real_only` drops every illustrative value
    before scoring.
    """

    weights: tuple[int, ...] = ()
    p: int = 0
    real_only: bool = False

    def points(self, elements: int) -> tuple[int, ...]:
        """Return the weight points of all elements."""
        return self.weights or (EQUAL_POINTS,) * elements

    def with_weights(self, points: tuple[int, ...]) -> "Method":
        """Return the method with these weights; equal points are the default.

        Points all alike are stored as none, so that one meaning has one form.
        """
        equal = len(set(points)) == 1 and points[0] > 0
        return replace(self, weights=() if equal else points)


def check_method(method: Method, elements: int) -> None:
    """Raise ScenarioError where weights or exponent are out of range for so many elements."""
    points = method.weights
    if points and len(points) != elements:
        raise ScenarioError("weights", points, f"{elements} numbers")
    if any(not 0 <= each <= MAX_POINTS for each in points):
        raise ScenarioError("weights", points, f"0..{MAX_POINTS}")
    if points and not any(points):
        raise ScenarioError("weights", points, "not all zero")
    if method.p not in COMPENSATION:
        raise ScenarioError("p", method.p, "1, 0, -1")
