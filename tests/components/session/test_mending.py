"""A link that a chat has damaged: repaired where that is certain, else told; no other county."""

from dataclasses import replace
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.runtime.state.query_params import QueryParams

from components.session import link
from components.session.link import View
from model.what_if.scenario import Scenario

LITANG = "513334"


@pytest.fixture(scope="module")
def known(data):
    return data.catalog, data.panel.codes


def opened(query, known):
    """Return the view and the faults of a query string, taken apart as the server does it."""
    params = QueryParams()
    params.populate_from_query_string(query)
    sent = {key: " ".join(dict.fromkeys(params.get_all(key))) for key in params}
    return link.decode(sent, "zh", *known)


@pytest.mark.parametrize(
    "query",
    [
        "lang=en&amp;c=513334",
        "lang=en&amp;amp;c=513334",
        "lang%3Den%26c%3D513334",
        "lang=en%26c=513334",
        "lang=en&c=%2535%25313334",
        "lang%253Den%2526amp%253Bc%253D513334",
        "lang=en&C=513334",
        "lang=en;c=513334",
        "lang=en&c=513334&c=513334",
        "c=513334。快看&lang=en",
        "lang=en&c=513334），请看第2页",
        "lang=en&c=513334)",
        "lang=en&c=513334].",
        "lang=en&c=513334</a>",
        "lang=en&c=513334. ",
        "lang=en&c=513334~",
        "lang=en&c=513334看2026年",
        "lang=en&c=513334%E3%80",
    ],
)
def test_what_was_surely_a_county_is_that_county_again(query, known):
    assert opened(query, known) == (View("en", LITANG), ())


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("c=5133345", "5133345"),
        ("c=513334 513301", "513334 513301"),
        ("c=513334&c=513301", "513334 513301"),
        ("c=513334&amp;c=513301", "513334 513301"),
        ("c=5133…", "5133…"),
        ("c=513334,513301", "513334,513301"),
        ("c=51333。快看", "51333。快看"),
        ("c=", ""),
        ("lang=zh&c", ""),
        ("c=513334v=1", "513334v=1"),
    ],
)
def test_what_may_have_been_another_county_is_told_as_it_came(query, told, known):
    view, dropped = opened(query, known)
    assert (view.county, dropped) == ("", (("c", told),))


def test_a_number_cut_short_is_told_and_not_taken_for_a_smaller_one(known):
    view, dropped = opened("l=cold_chain.40_trunk_express.3…&st=4...", known)
    assert dict(view.scenario.levers) == {"cold_chain": 0.4}
    assert view.number("st") == link.NUMBERS["st"].default
    assert {fault.key for fault in dropped} == {"l", "st"}


def test_a_link_within_another_applications_parameter_is_not_ours(known):
    inner = "https%3A%2F%2Fa.example%2F%3Fx%3D1%26c%3D513301"
    assert opened(f"from=chat%26c%3D513301&back={inner}&c={LITANG}", known) == (
        View("zh", LITANG),
        (),
    )


def whole(known, number, lever):
    """Return a view with a value of every kind."""
    scenario = Scenario().with_levers({lever: number / 100, "cold_chain": 0.35}, ())
    scenario = scenario.with_values("delivery_days", {LITANG: 5.5})
    view = View("en", known[1][number % 31], scope="some", chosen=known[1][3:6], scenario=scenario)
    view = view.choose("vs", known[1][-1]).choose("q", "derived").set_number("bud", number)
    return replace(view, pins=(view.case, view.case))


GLUED = st.sampled_from(
    ("。", "，请看", "）", "！看这里", "、", "”", "】2026", ")", '">', "\u3000")
)
HARMS = st.sampled_from(("amp", "twice", "whole", "upper", "none"))


@given(harm=HARMS, end=GLUED, number=st.integers(1, 100), place=st.integers(0, 15))
@settings(max_examples=200, deadline=None)
def test_a_whole_view_survives_what_chats_do_to_its_link(data, harm, end, number, place):
    known = data.catalog, data.panel.codes
    view = whole(known, number, known[0].levers[place].code)
    query = urlencode(link.encode(view, known[0])) + quote(end)
    if harm == "amp":
        query = query.replace("&", "&amp;")
    elif harm == "twice":
        query = "&".join(f"{k}={quote(v)}" for k, v in (p.split("=") for p in query.split("&")))
    elif harm == "whole":
        query = quote(query, safe="")
    elif harm == "upper":
        query = "&".join(f"{p[0].upper()}{p[1:]}" for p in query.split("&"))
    assert opened(query, known) == (view, ())


@given(
    at=st.integers(0, 200),
    taken=st.integers(0, 6),  # with more, one county can move to the key of the other
    put=st.text(st.sampled_from("。，) &;=%?…看x.~-"), max_size=3),
)
@settings(max_examples=500, deadline=None)
def test_a_torn_link_is_never_silently_that_of_another_county(data, at, taken, put):
    known = data.catalog, data.panel.codes
    query = urlencode(link.encode(whole(known, 7, "signal_gaps"), known[0]))
    torn = query[:at] + quote(put, safe="&;=%") + query[at + taken :]
    view, dropped = opened(torn, known)
    assert view.county in {known[1][7], ""}
    assert view.choice("vs") in {known[1][-1], ""}
    if not view.county:
        assert dropped or "&c=" not in torn
