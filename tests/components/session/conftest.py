"""Views as readers make them, for the tests of links."""

import pytest
from hypothesis import strategies as st

from components.session import link
from components.session.link import CHOICES, View
from model.score.method import MAX_POINTS, Method
from model.what_if.scenario import Scenario


@pytest.fixture(scope="module")
def views(data):
    codes = [lever.code for lever in data.catalog.levers]
    levers = st.dictionaries(st.sampled_from(codes), st.integers(1, 100).map(lambda n: n / 100))
    points = st.lists(st.integers(0, MAX_POINTS), min_size=8, max_size=8).filter(any).map(tuple)
    scenarios = st.builds(
        lambda chosen, weights, p, real: Scenario(
            method=Method(p=p, real_only=real).with_weights(weights)
        ).with_levers(chosen, ()),
        levers,
        st.one_of(points, st.just((10,) * 8)),
        st.sampled_from((1, 0, -1)),
        st.booleans(),
    )
    focuses = (link.INDEX, *data.catalog.element_codes, *data.catalog.codes)
    presets = ("", *(preset.code for preset in data.catalog.presets))

    def build(scenario, lang, county, focus, scope, preset, picks):
        scope = scope if scenario.levers else link.ONE
        preset = preset if scenario.levers else ""
        view = View(lang, county, focus, scope, preset, (), scenario)
        for key, code in picks.items():
            view = view.choose(key, code)
        return view

    picks = st.fixed_dictionaries({key: st.sampled_from(codes) for key, codes in CHOICES.items()})
    return st.builds(
        build,
        scenarios,
        st.sampled_from(link.LANGUAGES),
        st.sampled_from(("", *data.panel.codes)),
        st.sampled_from(focuses),
        st.sampled_from((link.ONE, link.ALL)),
        st.sampled_from(presets),
        picks,
    )
