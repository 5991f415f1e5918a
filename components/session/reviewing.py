"""Who may decide in a session about the figures that others have submitted."""

import hmac
import math
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec

from components.session.base import base
from model.facts.errors import StoreError
from model.store.asking import PRESS, asked

P = ParamSpec("P")
SECRET = "REVIEW_SECRET"
LONGEST_S = 300.0  # a session waits after wrong tries


@dataclass
class Reviewer:
    """Who may decide in this session: by the secret of whoever runs the server, and never without.

    `fault` names what kept the last step from being taken, '' if nothing did.
    """

    office: str = ""  # '' until the secret was right
    tries: int = 0
    locked_until: float = 0.0
    fault: str = ""

    @property
    def is_known(self) -> bool:
        """Return whether the session may decide."""
        return bool(self.office and secret())

    def enter(self, said: str, office: str) -> None:
        """Let the reviewer in if the secret is right; a wrong one locks the session for longer."""
        if time.monotonic() < self.locked_until:
            self.fault = "locked"
        elif not office:
            self.fault = "office"
        elif secret() and hmac.compare_digest(said.encode(), secret().encode()):
            self.office, self.tries, self.fault = office, 0, ""
        else:
            self.tries += 1
            self.locked_until = time.monotonic() + min(2.0**self.tries, LONGEST_S)
            self.fault = "locked"

    def wait_s(self) -> int:
        """Return for how many seconds the session is still locked."""
        return max(0, math.ceil(self.locked_until - time.monotonic()))

    def decide(self, number: int, accepts: bool, word: str) -> None:
        """Accept a review, or return it with a word."""
        from model.store import review  # brings a database's library: only for who asks for it

        if not accepts and not word:
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
    """Return the secret of reviewers, '' where none is set: then nobody reviews."""
    return os.environ.get(SECRET, "")
