"""Widgets that change the reader's view; each shows the view and writes to it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from components.session import link, state
from components.session.link import View
from components.words.texts import Texts, on_screen
from model.results.results import Results
from model.score.method import Method
from model.what_if.scenario import Scenario


def shown(key: str, value: object, span: object = None) -> str:
    """Put the view's value into a widget before it is made; the view is the only truth.

    A widget that holds it already is left alone: setting it again would call back a slider that
    the reader has moved on meanwhile. With another `span` of values it is another widget, which
    would stand at its lowest.
    """
    stands = state.is_settled() and key in st.session_state
    is_new = span is not None and st.session_state.get(f"{key}_span") != span
    if is_new:
        st.session_state[f"{key}_span"] = span
    if not stands or is_new or st.session_state[key] != value:
        st.session_state[key] = value
    return key


def seed(key: str, value: object) -> None:
    """Put a value into a widget that is not on the screen yet."""
    st.session_state.setdefault(key, value)


def on(key: str, alter: Callable[[View, object], View]) -> Callable[[], None]:
    """Return a callback that writes a widget's value to the view."""

    def write() -> None:
        value = st.session_state[key]
        if value is not None:
            state.change(lambda view: alter(view, value), key)

    return write


def _choose(
    widget: Callable[..., object],
    key: str,
    label: str,
    names: Mapping[str, str],
    chosen: str,
    alter: Callable[[View, str], View],
    **look: str,
) -> str:
    """Choose one of some named codes in a box or a row of buttons. Return its code."""
    widget(
        label,
        list(names),
        format_func=lambda code: on_screen(names[code]),
        key=shown(key, chosen),
        on_change=on(key, lambda view, code: alter(view, str(code))),
        **{"label_visibility": "collapsed"} | look,
    )
    return chosen


def language(t: Texts) -> None:
    """Choose the language."""
    names, now = {"zh": t("common.chinese"), "en": t("common.english")}, state.view().lang
    row, label = st.segmented_control, t("common.language")
    _choose(row, "language", label, names, now, lambda view, lang: replace(view, lang=lang))


def real_only(t: Texts) -> None:
    """Choose whether illustrative values are left out everywhere."""

    def alter(view: View, value: object) -> View:
        return with_method(view, replace(view.scenario.method, real_only=bool(value)))

    st.toggle(
        t("common.real_only"),
        key=shown("real_only", state.view().scenario.method.real_only),
        on_change=on("real_only", alter),
        help=t("common.real_only_help"),
    )


def county_select(results: Results, t: Texts, required: bool = True, labelled: bool = True) -> str:
    """Choose a county; without `required`, '' stands for all 31. Return its code."""
    names = {} if required else {"": t("common.choose_county")}
    names |= {county.code: t.of(county.name) for county in results.data.panel.counties}
    chosen = state.county() or next(iter(names))
    look = {"filter_mode": "contains"} | ({"label_visibility": "visible"} if labelled else {})
    alter, label = (lambda view, code: replace(view, county=code)), t("common.county")
    _choose(st.selectbox, "county", label, names, chosen, alter, **look)
    if required and not state.county():
        st.caption(t("common.no_county", county=names[chosen]))
    return chosen


def pick_county(results: Results, chart: str) -> Callable[[], None]:
    """Return a callback that takes the county clicked on a chart."""

    def write() -> None:
        selection = getattr(st.session_state.get(chart), "selection", None)
        points = getattr(selection, "points", None) or []
        named = (point.get(field) for point in points for field in ("location", "customdata"))
        codes = (one[0] if isinstance(one, list | tuple) and one else one for one in named)
        code = next((code for code in codes if code in results.data.panel.codes), "")
        if code:
            state.change(lambda view: replace(view, county=code))

    return write


def focus_select(options: list[str], names: dict[str, str], t: Texts, label: str = "") -> str:
    """Choose what the map shows: the index, an element or an indicator. Return its code."""
    chosen = state.view().focus if state.view().focus in options else options[0]
    offered = {code: names[code] for code in options}
    look = {"filter_mode": "contains"} | ({"label_visibility": "visible"} if label else {})
    alter, label = (lambda view, code: replace(view, focus=code)), label or t("common.focus")
    return _choose(st.selectbox, "focus", label, offered, chosen, alter, **look)


def choice(
    key: str, label: str, names: dict[str, str], widget: Callable[..., object] | None = None
) -> str:
    """Choose one of a page's small alternatives, all in sight, put as named. Return its code.

    The first of them stands for those that `names` leaves out.
    """
    given, row = state.view().choice(key), widget or st.segmented_control
    chosen = given if given in names else next(iter(names))
    return _choose(row, f"choice_{key}", label, names, chosen, lambda v, code: v.choose(key, code))


def choice_box(key: str, label: str, names: dict[str, str]) -> str:
    """Choose one of a page's alternatives from a box, where they are too many for a row."""
    return choice(key, label, names, st.selectbox)


def number(key: str, label: str, unit: str = "", most: float | None = None) -> float:
    """Set one of a page's numbers on a slider; `unit` follows the number, `most` ends it sooner."""
    span, widget = link.NUMBERS[key], f"number_{key}"
    high = span.high if most is None else max(span.low, min(span.high, most))
    value = min(state.view().number(key), high)
    if high == span.low:
        return value
    kind = int if span.step == int(span.step) else float
    st.slider(
        label,
        kind(span.low),
        kind(high),
        step=kind(span.step),
        format=f"{'%d' if kind is int else '%.1f'}{unit.replace('%', '%%')}",
        key=shown(widget, kind(value), (span.low, high)),
        on_change=on(widget, lambda view, moved: view.set_number(key, float(str(moved)))),
    )
    return value


def action(label: str, key: str, alter: Callable[[View], View], **look: str) -> None:
    """Place a button that changes the view."""
    st.button(label, key=key, on_click=lambda: state.change(alter), **look)  # type: ignore[arg-type]  # look holds icon and type only


def set_levers(levers: tuple[tuple[str, float], ...]) -> Callable[[View], View]:
    """Return the change that sets exactly these levers; weights and switches stay."""
    return lambda view: replace(view, scenario=view.scenario.with_levers(dict(levers), ()))


def set_values(indicator: str, values: dict[str, float]) -> Callable[[View], View]:
    """Return the change that sets an indicator in these counties, in no others; levers stay."""
    return lambda view: replace(view, scenario=view.scenario.with_values(indicator, values))


def with_method(view: View, method: Method) -> View:
    """Return the view scored by another method."""
    return replace(view, scenario=replace(view.scenario, method=method))


def set_weights(points: tuple[int, ...]) -> Callable[[View], View]:
    """Return the change that sets all weights."""
    return lambda view: with_method(view, view.scenario.method.with_weights(points))


def back_to_data(view: View) -> View:
    """Return the view with no lever pulled and the default method: the data as they are."""
    cleared = Scenario(method=Method(real_only=view.scenario.method.real_only))
    return replace(view, scenario=cleared, scope=link.ONE, chosen=(), preset="")
