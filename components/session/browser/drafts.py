"""What this browser has put in and not saved: kept in the store as it is typed, a draft a set.

A session says at each run what is to be kept (`note`), and hands over what has changed. A store
that takes nothing holds nobody up: it is asked again at a later run, and until then the figures
are in the session alone.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from model.facts.errors import StoreDownError, UnknownCodeError
from model.own_data.merge import changed
from model.own_data.overlay import Origin, SuppliedFigure, Supply
from model.store import place
from model.store.asking import READ, WRITE, asked
from model.store.record import Draft, Kept

if TYPE_CHECKING:
    from components.session.own_data import Figures

COOKIE, CODE = "own_figures_draft", re.compile(r"[A-Za-z0-9_-]{22}")  # that a browser holds
NONE = Supply()


def supply_of(own: "Figures") -> Supply:
    """Return what is not saved: figures in use, and behind them those that wait, sourceless."""
    supply = own.unsaved.supply if own.unsaved and own.unsaved.supply else NONE
    waiting = (
        SuppliedFigure(*cell, value, Origin(0, "", "")) for cell, value in own.waiting.items()
    )
    return replace(supply, figures=(*supply.figures, *waiting))


@dataclass
class Drafts:
    """The drafts of a session's browser, each by the set it was made from, '' for none.

    `wanted` is as this session wants them kept, `known` as it last knew them to be; `in_use` is
    the set of the one in use. `fault` is what the store does not do at present, 'read' or 'write';
    `restored` counts what came back from before, `joined` what came from another window.
    """

    wanted: dict[str, Draft] = field(default_factory=dict)
    known: dict[str, Draft] = field(default_factory=dict)
    in_use: str | None = None
    is_read: bool = False
    is_new: bool = True  # until the drafts were read for the first time
    fault: str = ""
    restored: int = 0
    joined: int = 0

    @property
    def waiting(self) -> Draft | None:
        """Return the newest draft that is not in use, None if there is none."""
        others = [one for one in self.wanted.values() if one.supply and one.view != self.in_use]
        return max(others, key=lambda one: one.saved, default=None)

    @property
    def unkept(self) -> int:
        """Return how many cells of the figures in use are not in the store."""
        view = self.in_use or ""
        known, wanted = (by.get(view) for by in (self.known, self.wanted))
        return len(changed(known.supply if known else NONE, wanted.supply if wanted else NONE))

    def follow(self, own: "Figures", code: str, view: str, has_arrived: bool) -> str:
        """Keep what has changed, take up what waits for the set in view; return the set in use.

        In a new session without a set in its link the newest draft is taken up.
        """
        self.note(own)
        if not code:
            return self.in_use or view
        self.fault = ""
        try:
            self.hand_over(own, code)
            if has_arrived or not self.is_read:
                self.is_read = False
                self.read(code)
            newest = self.waiting if self.is_new and not view else None
            self.is_new = False
            if self.in_use is None and (draft := self.wanted.get(view) or newest):
                self.take_up(own, draft)
        except StoreDownError:
            self.fault = self.fault or "read"
        return self.in_use or view

    def is_back(self, own: "Figures", code: str) -> bool:
        """Return whether the store now answers, and takes what it had not taken."""
        from model.store import drafts as store  # brings a database's library

        try:
            self.hand_over(own, code)
            asked(READ, store.read, code)
        except StoreDownError:
            return False
        return True

    def note(self, own: "Figures") -> None:
        """Note what is to be kept: the figures in use, or no longer those that were."""
        supply, kept = supply_of(own), own.kept
        view, version = (kept.view, kept.version) if kept else ("", 0)
        if self.in_use is not None and not (supply and view == self.in_use):
            self.drop(self.in_use)
        if not supply:
            return
        self.in_use, before = view, self.wanted.get(view)
        if before is None or (before.version, before.supply) != (version, supply):
            self.wanted[view] = Draft(view, version, datetime.now(tz=UTC), supply)
            self.restored = 0

    def drop(self, view: str) -> None:
        """Keep the draft over a set no longer."""
        self.wanted[view] = Draft(view, 0, datetime.now(tz=UTC), NONE)
        if view == self.in_use:
            self.in_use, self.restored = None, 0

    def hand_over(self, own: "Figures", code: str) -> None:
        """Hand what has changed to the store, and take what another window has put in."""
        for view, draft in list(self.wanted.items()):
            known = self.known.get(view)
            if draft == known or not (known or draft.supply):
                continue
            from model.store import drafts as store  # as above

            before = known.supply if known else NONE
            try:
                there = asked(WRITE, store.keep, code, view, draft.version, draft.supply, before)
            except StoreDownError:
                self.fault = "write"
                raise
            if view != self.in_use:
                draft = replace(draft, supply=there)
            elif others := changed(draft.supply, there):
                draft = replace(draft, supply=there)
                self.joined += len(others)
                own.rest_on(draft)
            self.wanted[view] = self.known[view] = draft

    def read(self, code: str) -> None:
        """Read the drafts of the browser; what is not handed over yet stands."""
        found: tuple[Draft, ...] = ()
        if place.is_there():
            from model.store import drafts as store  # as above

            found = asked(READ, store.read, code)
        for view in {*self.wanted, *(one.view for one in found)} - {self.in_use}:
            if self.wanted.get(view) == self.known.get(view):
                self.wanted.pop(view, None)
                self.known.pop(view, None)
                now = {one.view: one for one in found if one.view == view}
                self.wanted |= now
                self.known |= now
        self.is_read = True

    def take_up(self, own: "Figures", draft: Draft) -> None:
        """Let a session rest on a draft again, over the version it was made from."""
        if not draft.supply:
            return
        is_at_hand = own.kept and (own.kept.view, own.kept.version) == (draft.view, draft.version)
        if draft.view and not is_at_hand:
            own.kept = base(draft)
        own.rest_on(draft)
        self.in_use = draft.view
        self.restored = len(changed(own.kept.supply if own.kept else NONE, draft.supply))


def base(draft: Draft) -> Kept | None:
    """Return the version of a set that a draft was made from, None if the set is gone."""
    from model.store import store  # as above

    try:
        return asked(READ, store.read, draft.view, draft.version)
    except UnknownCodeError:
        return None
