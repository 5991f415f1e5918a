"""Who may decide in a session about the figures that others have submitted."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec

from components.session.base import base
from components.session.limits import Guesses, hashed
from model.facts.errors import StoreError
from model.store.asking import PRESS, asked
from model.store.record import one_line

P = ParamSpec("P")
SECRET = "REVIEW_SECRET"
SHORTEST = 12  # letters: a shorter secret could be guessed

guesses = Guesses()


@dataclass
class Reviewer:
    """Who may decide in this session: by the secret of whoever runs the server, and never without.

    `key` is the hash of the secret that let them in: with another one they are out. `fault` names
    what kept the last step from being taken, '' if nothing did.
    """

    office: str = ""  # '' until the secret was right
    key: bytes = b""
    fault: str = ""

    @property
    def is_known(self) -> bool:
        """Return whether the session may decide."""
        return bool(self.office and secret() and self.key == hashed(secret()))

    def enter(self, said: str, office: str) -> None:
        """Let the reviewer in if the secret is right; a wrong one locks everybody's for longer."""
        self.fault = guesses.fault(said, secret()) if office else "office"
        if not self.fault:
            self.office, self.key = office, hashed(said)

    def leave(self) -> None:
        """Let the reviewer out."""
        self.office, self.key, self.fault = "", b"", ""

    def decide(self, number: int, accepts: bool, word: str) -> None:
        """Accept a review, or return it with a word."""
        from model.store import review  # brings a database's library: only for who asks for it

        if not accepts and not one_line(word, 200):
            self.fault = "word"
        else:
            self._step(review.decide, number, accepts, self.office, word)

    def revoke(self, number: int, word: str) -> None:
        """Take back what was accepted."""
        from model.store import review  # as above

        self._step(review.revoke, number, self.office, word)

    def _step(self, step: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> None:
        if not self.is_known:
            return
        self.fault = ""
        try:
            asked(PRESS, step, *args, **kwargs)
        except StoreError as fault:
            self.fault = fault.code
        base(at_once=True)


def secret() -> str:
    """Return the secret of reviewers, '' where none is set or a short one: then nobody reviews."""
    return "" if is_short() else os.environ.get(SECRET, "")


def is_short() -> bool:
    """Return whether a secret is set that is too short to be one."""
    return 0 < len(os.environ.get(SECRET, "")) < SHORTEST
