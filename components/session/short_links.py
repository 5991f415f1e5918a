"""Short links: the code of a saved what-if in place of its whole link.

The key is that of a what-if's reach, whose values stay as they are: what has the form of a code is
none of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from components.session.limits import within_limits
from components.session.link import DATA_SET, KEYS, LONGEST, Dropped
from components.session.mending import mended
from model.facts.errors import StoreError
from model.store.asking import PRESS, READ, asked
from model.store.record import WhatIf, what_if_code

SHORT = "s"
FAULTS = ("short_unknown", "short_down")

Params = dict[str, str]


@dataclass
class ShortLinks:
    """The codes that a session has saved or opened, by page and parameters of the whole link.

    `fault` is why the last what-if was not saved, '' where it was.
    """

    codes: dict[tuple[str, str], str] = field(default_factory=dict)
    fault: str = ""

    def code(self, page: str, params: Params) -> str:
        """Return the code that stands for this view of a page, '' where the session knows none."""
        return self.codes.get(_key(page, params), "")

    def save(self, new: WhatIf, saves: list[float]) -> None:
        """Save a what-if; one that rests on saved figures is not listed: its link holds their code.

        `saves` are the moments of all that the session has saved.
        """
        from model.store import what_ifs  # brings a database's library: only for who asks for it

        self.fault = "" if new.name else "name"
        if _length(new.params) > LONGEST:
            self.fault = "long"
        if self.fault:
            return
        try:
            with within_limits(saves):
                is_listed = new.is_listed and DATA_SET not in new.params
                code = asked(PRESS, what_ifs.save, replace(new, is_listed=is_listed))
        except StoreError as fault:
            self.fault = fault.code
        else:
            self.codes[_key(new.page, new.params)] = code

    def follow(self, sent: Params) -> tuple[Params, tuple[str, Params], tuple[Dropped, ...]]:
        """Return the parameters of the whole link, the page it leads to with them, and the fault.

        Of any other link it is the parameters as they were sent, and no page. A language that is
        sent holds.
        """
        meant = mended(sent, KEYS)[0] if _length(sent) <= LONGEST else {}
        if not (code := what_if_code(meant.get(SHORT, ""))):
            return sent, ("", {}), ()
        from model.store import what_ifs  # as above

        own = {"lang": meant["lang"]} if "lang" in meant else {}
        try:
            found = asked(READ, what_ifs.read, code)
        except StoreError as fault:
            return own, ("", {}), (Dropped(f"short_{fault.code}", f"?{SHORT}={code}"),)
        self.codes[_key(found.page, found.params)] = code
        whole = found.params | own
        return whole, (found.page, whole), ()


def _key(page: str, params: Params) -> tuple[str, str]:
    """Return what tells a view from others; its language does not."""
    return page, str(sorted(pair for pair in params.items() if pair[0] != "lang"))


def _length(params: Mapping[str, str]) -> int:
    return sum(map(len, chain(params, params.values())))
