"""A part of the results, and the cache of its methods: what is computed is kept with it."""

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from model.results.results import Results

P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S")
PREFIX = "kept_"


class Part:
    """A part of the results of a set of data; it draws on all of them."""

    def __init__(self, results: "Results") -> None:
        self.results, self.data = results, results.data


def kept(
    most: int | None = None,
) -> Callable[[Callable[Concatenate[S, P], R]], Callable[Concatenate[S, P], R]]:
    """Cache a method by its arguments with the standard library's cache, one for each instance.

    Arguments are frozen values of tuples. At most `most` results are kept; None is no limit, for
    arguments that are few.
    """

    def keep(compute: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
        name = PREFIX + compute.__name__

        @wraps(compute)
        def read(self: S, *args: P.args, **kwargs: P.kwargs) -> R:
            own: dict[str, Any] = vars(self)
            cache = own.get(name) or own.setdefault(name, lru_cache(most)(partial(compute, self)))
            return cast(R, cache(*args, **kwargs))

        return cast(Callable[Concatenate[S, P], R], read)

    return keep


def forget(instance: object) -> None:
    """Drop what an instance has kept; it is computed anew when it is asked for again."""
    own = vars(instance)
    for name in [name for name in own if name.startswith(PREFIX)]:
        own.pop(name, None)
