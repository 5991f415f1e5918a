"""Figures that readers put in: results of their own, gone with the last session that uses them.

No other session can come by what one has uploaded; a set that was saved is shared by all who have
its code. Of many readers with own figures the results of the last few are kept, the others' made
anew: the draws of one take 12 MB.
"""

import weakref
from contextlib import suppress
from dataclasses import dataclass, field, replace
from threading import Lock

from components.session.base import Base, base
from components.session.browser.drafts import Drafts
from components.session.limits import SETS, within_limits
from components.session.reviewing import Reviewer
from model.facts.errors import Fault, StaleError, StoreDownError, StoreError, UnknownCodeError
from model.own_data.merge import changed, merged
from model.own_data.overlay import Supply, usable
from model.results.results import Results
from model.store import place
from model.store.asking import PRESS, READ, asked
from model.store.record import Codes, Draft, Kept, Review

READERS = 4  # whose results are kept at the same time

_latest: list[weakref.ref[Results]] = []
_opened: weakref.WeakKeyDictionary[Base, weakref.WeakValueDictionary[tuple[str, int], Results]]
_opened = weakref.WeakKeyDictionary()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What became of the last file: taken, waiting for a year or source, or refused."""

    file: str
    faults: tuple[Fault, ...] = ()
    waiting: Supply | None = None


def use(own: Results) -> None:
    """Note that a reader's own results are in use; forget those of the reader longest away."""
    with _lock:
        others = [ref for ref in _latest if ref() not in (None, own)]
        dropped = others[: max(0, len(others) + 1 - READERS)]
        _latest[:] = [*others[len(dropped) :], weakref.ref(own)]
    for ref in dropped:
        if old := ref():
            old.forget()


@dataclass
class Figures:
    """What a session rests on: unsaved figures of its own, else the set its link names, else ours.

    `base` is what lies below, the same for a whole run. `edits` are the codes of edit links by
    their sets; `saves` are the moments of all that this session has saved; `fault` is why the last
    save failed, and `newer` the version that another has saved meanwhile. `waiting` are values that
    were typed, by county and indicator, and are not in use: their source is missing, or they are
    out of range.
    """

    unsaved: Results | None = None
    kept: Kept | None = None
    results: Results | None = None  # of `kept`
    is_down: bool = False  # the store did not give what the link names
    edits: dict[str, str] = field(default_factory=dict)
    fault: StoreError | None = None
    newer: Kept | None = None
    waiting: dict[tuple[str, str], float] = field(default_factory=dict)
    drafts: Drafts = field(default_factory=Drafts)
    base: Base = field(default_factory=base)
    handed: HandedIn | None = None  # what became of the last file
    reviewer: Reviewer = field(default_factory=Reviewer)
    saves: list[float] = field(default_factory=list)

    def lie_over(self, now: Base) -> None:
        """Lay what was put in over what every reader starts from now."""
        if now is not self.base:
            self.base = now
            if own := self.unsaved and self.unsaved.supply:
                self.unsaved = now.results.over(own)
            self.results = laid(self.kept, now) if self.kept else None

    def hold(self, kept: Kept | None) -> None:
        """Rest on a version of a set: what follows from it is worked out where it is needed."""
        self.kept, self.results = kept, None

    def in_use(self) -> Results:
        """Return the results of the figures in use."""
        if self.kept and not (self.unsaved or self.results):
            self.results = laid(self.kept, self.base)
        if mine := self.unsaved or self.results:
            use(mine)
        return mine or self.base.results

    @property
    def supply(self) -> Supply:
        """Return all that was put in, as it was put in."""
        unsaved = self.unsaved and self.unsaved.supply
        return unsaved or (self.kept.supply if self.kept else Supply())

    @property
    def edit(self) -> str:
        """Return the code that saves the set of the link anew, '' where the reader has none."""
        return self.edits.get(self.kept.view, "") if self.kept else ""

    def note_edit(self, code: str, edit: str) -> None:
        """Note the code of an edit link; one that is wrong takes the place of none known before."""
        if not edit or self.edits.get(code) == edit:
            return
        if code in self.edits:
            from model.store import store  # brings a database's library: only for who asks for it

            with suppress(StoreDownError):
                if asked(READ, store.is_owned, Codes(code, edit)):
                    self.edits[code] = edit
        else:
            self.edits[code] = edit

    def put_in(self, supply: Supply | None) -> None:
        """Rest on figures of the session's own until they are saved, None for none."""
        self.unsaved, self.fault = self.base.results.over(supply) if supply else None, None
        self.newer = None

    def set_aside(self) -> None:
        """Let what is not saved wait as a draft, and rest on what the link names."""
        self.drafts.note(self)
        self.put_in(None)
        self.waiting, self.drafts.in_use = {}, None

    def rest_on(self, draft: Draft) -> None:
        """Have the figures of a draft in use, and those without a source waiting."""
        known = usable(draft.supply, self.base.results.data)
        whole = tuple(one for one in known.figures if one.origin.source)
        self.waiting = {
            (one.county, one.indicator): one.value for one in known.figures if not one.origin.source
        }
        mine = replace(known, figures=whole)
        is_other = not self.kept or changed(self.kept.supply, mine)  # than the set below
        self.put_in(mine if is_other else None)

    def lay_over_newer(self) -> None:
        """Lay what was changed here over the version that another has saved meanwhile."""
        if (newer := self.newer) and self.kept:
            mine = merged(newer.supply, self.kept.supply, self.supply)
            self.hold(newer)
            self.put_in(mine if changed(newer.supply, mine) else None)

    def look_up(self, code: str, before: str, has_arrived: bool) -> bool:
        """Have the set of a code at hand, '' for none; return False if there is no such set.

        A link to other figures than those of `before` takes the place of unsaved ones, which wait
        as a draft; else these stand, and so does the version they were laid over.
        """
        if code and has_arrived and code != before:
            self.set_aside()
        if self.kept and self.kept.view != code and not (self.unsaved or self.waiting):
            self.hold(None)
        self.is_down = False
        if code and not self.unsaved and (has_arrived or not self.results):
            try:
                self.kept = opened(code)
                self.results = laid(self.kept, self.base)
            except UnknownCodeError:
                return False
            except StoreDownError:
                self.is_down = not self.kept
        return True

    def save(self, office: str, note: str) -> str:
        """Save what was put in, as the next version where the reader may; return the set's code.

        '' where it could not be saved: it then stays in use, and `fault` says why.
        """
        from model.store import store  # brings a database's library: only for who asks for it

        try:
            with within_limits(self.saves, self.kept.view if self.kept and self.edit else SETS):
                if self.kept and self.edit:
                    codes = Codes(self.kept.view, self.edit)
                    asked(PRESS, store.save, codes, self.supply, self.kept.version)
                else:
                    codes = asked(PRESS, store.save_new, self.supply, office, note)
        except StoreError as fault:
            self.fault = fault
            with suppress(StoreError):  # the way over it is shown where the newer one is at hand
                is_stale = isinstance(fault, StaleError)
                self.newer = asked(READ, store.read, codes.view) if is_stale else None
            return ""
        self.put_in(None)
        self.edits[codes.view] = codes.edit
        self.hold(None)
        return codes.view

    def submit(self) -> None:
        """Submit the set of the link for review; `fault` says why it was not."""
        from model.store import review  # as above

        self.fault = None
        try:
            if self.kept:
                codes = Codes(self.kept.view, self.edit)
                asked(PRESS, review.submit, codes, self.kept.version)
        except StoreError as fault:
            self.fault = fault

    def last_review(self) -> Review | None:
        """Return what last became of the set of the link; StoreDownError."""
        from model.store import review  # as above

        return asked(READ, review.last, self.kept.view) if self.kept else None


def waiting(most: int) -> tuple[int, tuple[Review, ...]]:
    """Return how many sets wait for a reviewer, and so many of the newest; StoreDownError."""
    if not place.is_there():
        return 0, ()
    from model.store import review  # as above

    return asked(READ, review.count_waiting), asked(READ, review.waiting, most)


def opened(code: str) -> Kept:
    """Return a saved set; StoreDownError or UnknownCodeError."""
    from model.store import store  # as above

    return asked(READ, store.read, code)


def laid(kept: Kept, below: Base) -> Results:
    """Return what follows from a saved set over a base, once for all who open it.

    Each source is followed by the office and the day. A figure of nothing we know is left out.
    """
    with _lock:
        known = _opened.setdefault(below, weakref.WeakValueDictionary())
        if (found := known.get((kept.view, kept.version))) is None:
            by = f" · {kept.office} · {kept.saved:%Y-%m-%d}"
            own = usable(kept.supply, below.results.data).completed(0, "", by)
            found = known[kept.view, kept.version] = below.results.over(own)
    return found
