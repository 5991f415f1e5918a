"""A part of the results, and the cache of its methods: what is computed is kept with it."""

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from model.results.results import Results

F = TypeVar("F", bound=Callable[..., Any])
PREFIX = "kept_"


class Part:
    """A part of the results of a set of data; it draws on all of them."""

    def __init__(self, results: "Results") -> None:
        self.results, self.data = results, results.data


def kept(most: int | None = None) -> Callable[[F], F]:
    """Cache a method by its arguments with the standard library's cache, one for each instance.

    Arguments are frozen values of tuples. At most `most` results are kept; None is no limit, for
    arguments that are few.
    """

    def keep(compute: F) -> F:
        name = PREFIX + compute.__name__

        @wraps(compute)
        def read(self: object, *args: object, **kwargs: object) -> object:
            own = vars(self)
            cache = own.get(name) or own.setdefault(name, lru_cache(most)(partial(compute, self)))
            return cache(*args, **kwargs)

        return cast(F, read)

    return keep


def forget(instance: object) -> None:
    """Drop what an instance has kept; it is computed anew when it is asked for again."""
    own = vars(instance)
    for name in [name for name in own if name.startswith(PREFIX)]:
        own.pop(name, None)
