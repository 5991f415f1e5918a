"""What a reader has chosen as a query string: a pure codec, version 1, codes only."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from itertools import chain

from components.session import what_if_link
from components.session.mending import mended
from components.session.options import CHOICES as CHOICES
from components.session.options import COUNTY_CHOICES, MODELS, MODELS_OF, default
from components.session.options import NUMBERS as NUMBERS
from components.session.what_if import ALL as ALL
from components.session.what_if import ONE as ONE
from components.session.what_if import Case
from components.session.what_if_link import Dropped as Dropped
from components.session.what_if_link import LinkReading
from model.facts.catalog import Catalog
from model.score.method import COMPENSATION, MAX_POINTS
from model.what_if.scenario import BASELINE, Scenario

VERSION = "1"
LANGUAGES = ("zh", "en")
INDEX, WEAKEST = "index", "weakest"  # what a map shows beside elements and indicators
PINS = ("k1", "k2", "k3", "k4")
LOST, SECTION = "lost", "open"  # an address that is no page's; the section of a page to open
LONGEST, LENGTH = 16_384, "length"  # characters of a link that are read; the fault of a longer one
# A saved set of figures, and the code to save it anew, which is read once and never written.
DATA_SET, EDIT, CODE = "ds", "dk", re.compile(r"\A[A-Za-z0-9_-]{21}\Z")
KEYS = dict.fromkeys(  # in the order in which their faults are told
    ("v", "lang", "ds", "dk", "e", *CHOICES, *NUMBERS, *COUNTY_CHOICES, *what_if_link.KEYS, *PINS)
)


@dataclass(frozen=True, slots=True)
class View:
    """Everything a link carries: language, county ('' none), focus, page choices, what-if, pins.

    `focus` is `index`, `weakest`, an element or indicator code; `scope`, `chosen`, `preset` and
    `scenario` are those of the what-if in hand (see `Case`); `pins` are put by to be compared; the
    figures are those saved as `data_set`, '' for ours.
    """

    lang: str = "zh"
    county: str = ""
    focus: str = INDEX
    scope: str = ONE
    preset: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    scenario: Scenario = BASELINE
    chosen: tuple[str, ...] = ()
    pins: tuple[Case, ...] = ()
    data_set: str = ""

    @property
    def case(self) -> Case:
        """Return the what-if in hand."""
        return Case(self.county, self.scope, self.chosen, self.preset, self.scenario)

    def take_up(self, case: Case) -> "View":
        """Return the view with another what-if in hand."""
        what_if = {field.name: getattr(case, field.name) for field in fields(case)}
        return replace(self, **what_if)

    def choice(self, key: str) -> str:
        """Return a page's choice, its default if none was made."""
        return dict(self.choices).get(key, default(key))

    def choose(self, key: str, code: str) -> "View":
        """Return the view with a page's choice; the default is not kept."""
        kept = dict(self.choices) | {key: code}
        if code == default(key):
            del kept[key]
        return replace(self, choices=tuple(sorted(kept.items())))

    @property
    def carried(self) -> dict[str, str]:
        """Return the choices that a link takes along: no models declared for another county."""
        of = self.choice(MODELS_OF)
        left = (MODELS, MODELS_OF) if of and self.county not in ("", of) else ()
        return {key: code for key, code in self.choices if key not in left}

    def number(self, key: str) -> float:
        """Return a page's number, its default if none was set."""
        return float(self.choice(key))

    def set_number(self, key: str, value: float) -> "View":
        """Return the view with a page's number; the default is not kept."""
        return self.choose(key, f"{value:g}")


def encode(view: View, catalog: Catalog) -> dict[str, str]:
    """Return the query parameters of a view; what is default is left out."""
    params = {"v": VERSION, "lang": view.lang}
    if view.data_set:
        params[DATA_SET] = view.data_set
    if view.focus != INDEX:
        params["e"] = view.focus
    pins = {
        key: what_if_link.pinned(case, catalog) for key, case in zip(PINS, view.pins, strict=False)
    }
    return params | view.carried | what_if_link.written(view.case) | pins


def decode(
    params: Mapping[str, str], lang: str, catalog: Catalog, counties: tuple[str, ...]
) -> tuple[View, tuple[Dropped, ...]]:
    """Return the view of a query string and what had to be dropped; never raises.

    `lang` is used where the link names none. Keys that are not ours are ignored: chat
    applications add their own, and damage ours, see `mending`. Of a link over `LONGEST` only the
    language is read.
    """
    length = sum(map(len, chain(params, params.values())))
    if length > LONGEST:
        asked = LinkReading({"lang": params.get("lang", lang)}, catalog, counties)
        asked.drop(LENGTH, str(length))
        return _read(asked, lang)
    meant, came = mended(params, KEYS)
    view, dropped = _read(LinkReading(meant, catalog, counties), lang)
    faulty = {key: came[key] for key, _ in dropped if key in came}
    if faulty:  # what was left of them is no value either: they are told as they came
        view, dropped = _read(LinkReading(meant | faulty, catalog, counties), lang)
    return view, dropped


def _read(asked: LinkReading, lang: str) -> tuple[View, tuple[Dropped, ...]]:
    catalog, counties = asked.catalog, asked.counties
    for key in KEYS:
        if asked.params.get(key) == "":  # we write no empty value: it was lost on the way
            asked.drop(key, "")
    if LOST in asked.params:
        asked.drop(LOST, asked.params[LOST])
    asked.take("v", (VERSION,), VERSION)
    focuses = (INDEX, WEAKEST, *catalog.element_codes, *catalog.codes)
    view = View(asked.take("lang", LANGUAGES, lang), focus=asked.take("e", focuses, INDEX))
    codes = ("", *CODE.findall(asked.text(DATA_SET)))
    view = replace(view, data_set=asked.take(DATA_SET, codes, ""))
    places = dict.fromkeys(COUNTY_CHOICES, ("", *counties))
    for key, allowed in (CHOICES | places).items():
        view = view.choose(key, asked.take(key, allowed, allowed[0]))
    for key, span in NUMBERS.items():
        text = asked.text(key)
        if span.holds(text):
            view = view.set_number(key, float(text))
        elif text:
            asked.drop(key, text)
    view = view.take_up(what_if_link.read(asked))
    pins = [what_if_link.unpinned(key, asked) for key in PINS if key in asked.params]
    return replace(view, pins=tuple(chain.from_iterable(pins))), tuple(asked.dropped)


def allowed(key: str, catalog: Catalog, counties: tuple[str, ...]) -> str:
    """Return the allowed values of a key in a short form, '' where only words can say it."""
    ranges = {
        "v": VERSION,
        "lang": " / ".join(LANGUAGES),
        "c": f"{counties[0]}–{counties[-1]}",
        "e": f"{catalog.element_codes[0]} …",
        "sc": f"{counties[0]}.{counties[-1]}",
        "pre": f"{catalog.presets[0].code} …",
        "w": f"{len(catalog.elements)} × 0–{MAX_POINTS}",
        "p": " / ".join(str(p) for p in COMPENSATION),
        "r": "0 / 1",
        **{name: f"{span.low:g}–{span.high:g}" for name, span in NUMBERS.items()},
        **{name: " / ".join(codes) for name, codes in CHOICES.items()},
        **dict.fromkeys(PINS, "c!…*l!…"),
    }
    return ranges.get("c" if key in COUNTY_CHOICES else key, "")
