"""The four operating models: unknown until declared, carried by the link, never in the score."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.session import link
from components.session.link import CHOICES, View
from components.session.options import MODELS, MODELS_OF, UNKNOWN
from components.words.texts import DASH
from model.score.method import Method
from model.spending.presets import transfer_share
from model.what_if.scenario import BASELINE
from pages.county import models
from tests.app_pages import opened, texts, visited

LITANG, BATANG = "513334", "513335"
DECLARED = {"c": LITANG, MODELS: "gc", MODELS_OF: LITANG}
UNKNOWN_SAID = {"zh": "未知（没有公开登记）", "en": "unknown (not on record)"}
DECLARED_SAID = {"zh": "未经核实；不计入得分", "en": "not verified; no score changes"}


@pytest.fixture(scope="module")
def four(data):
    return data.lessons.of("model")


def pills(at, county=LITANG):
    return next(one for one in at.button_group if one.key == f"models_{county}")


def test_the_letters_of_the_link_are_the_first_of_the_codes_and_any_of_them_may_stand(four):
    letters = [one.code[0] for one in four]
    assert len(set(letters)) == 4
    assert CHOICES[MODELS][0] == UNKNOWN
    assert not set(UNKNOWN) & set(letters)
    assert len(CHOICES[MODELS]) == 2**4
    assert "".join(letters) in CHOICES[MODELS]


def test_the_link_carries_any_models_of_any_county(data):
    known = data.catalog, data.panel.codes
    codes = st.sampled_from(CHOICES[MODELS]), st.sampled_from(data.panel.codes)

    @given(*codes)
    @settings(max_examples=60, deadline=None)
    def check(code, county):
        view = View(county=county).choose(MODELS, code).choose(MODELS_OF, county)
        assert link.decode(link.encode(view, known[0]), "zh", *known) == (view, ())

    check()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_model_is_known_until_one_is_declared_and_that_is_said(lang):
    at = opened("county", lang, {"c": LITANG})
    assert pills(at).value == []
    assert UNKNOWN_SAID[lang] in texts(at)
    assert DECLARED_SAID[lang] not in texts(at)
    assert MODELS not in at.query_params


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_link_opens_what_was_declared_and_says_that_nobody_verified_it(lang):
    at = visited("county", lang, DECLARED)  # its section is open by itself
    assert not at.exception
    assert pills(at).value == ["g", "c"]
    assert DECLARED_SAID[lang] in texts(at)
    assert UNKNOWN_SAID[lang] not in texts(at)


def test_a_declared_model_goes_into_the_link_and_out_again():
    at = opened("county", "zh", {"c": LITANG})
    pills(at).set_value(["s", "g"]).run()
    assert (at.query_params[MODELS], at.query_params[MODELS_OF]) == ("gs", LITANG)
    pills(at).set_value([]).run()
    assert MODELS not in at.query_params
    assert MODELS_OF not in at.query_params


def test_what_one_county_declared_says_nothing_of_another():
    at = opened("county", "en", DECLARED | {"c": BATANG})
    assert not {MODELS, MODELS_OF} & set(at.query_params)
    assert pills(at, BATANG).value == []
    assert UNKNOWN_SAID["en"] in texts(at)


def test_a_link_of_another_county_takes_no_declaration_along_but_the_session_keeps_it(data):
    view = View(county=LITANG).choose(MODELS, "gc").choose(MODELS_OF, LITANG)
    away = replace(view, county=BATANG)
    assert not {MODELS, MODELS_OF} & set(link.encode(away, data.catalog))
    back = link.encode(replace(away, county=LITANG), data.catalog)
    assert (back[MODELS], back[MODELS_OF]) == ("gc", LITANG)


def test_a_declared_model_moves_no_score():
    plain, own = (texts(opened("county", "en", link)) for link in ({"c": LITANG}, DECLARED))
    head = slice(None, 4000)  # headline and cards
    assert plain[head] == own[head]


def test_each_model_has_its_score_as_a_range_of_estimates_or_a_dash(results, en, four):
    for one in four:
        told = models.score(results, LITANG, Method(), one, en)
        low, high = map(int, told.removeprefix("○ ").split("–"))
        assert 0 <= low < high <= 100
        assert models.score(results, LITANG, Method(real_only=True), one, en) == DASH


def test_the_score_of_a_model_is_the_plain_mean_of_what_it_leans_on(results, en, data, four):
    first, ends = four[0], ([], [])
    for code in first.indicators:
        one, figure = data.catalog.indicator(code), results.panel(False).figure(LITANG, code)
        scale = one.best - one.worst
        scores = sorted(100 * (x - one.worst) / scale for x in (figure.low, figure.high))
        for end, score in zip(ends, scores, strict=True):
            end.append(min(max(score, 0), 100))
    low, high = (sum(end) / len(end) for end in ends)
    assert models.score(results, LITANG, Method(), first, en) == f"○ {low:.0f}–{high:.0f}"


def test_lessons_stand_by_what_they_do_for_the_declared_models(results, en, data, four):
    head, rows = models.presets(results, LITANG, BASELINE, [], en)
    shares = results.presets.shares(LITANG, BASELINE)
    kept = [one for one in data.catalog.presets if not one.warning]
    best = max(kept, key=lambda preset: transfer_share(preset, shares))
    assert len(head) == 2
    assert rows[0][0] == en.of(best.name)
    cooperative = next(one for one in four if one.code[0] == "c")
    head, rows = models.presets(results, LITANG, BASELINE, [cooperative], en)
    assert len(head) == 3
    assert rows[0][0] == en.of(next(one for one in kept if one.code == "us_coop").name)
    aimed = [int(row[2].removesuffix("%")) for row in rows]
    assert aimed == sorted(aimed, reverse=True)
    assert all(int(row[1].removesuffix("%")) >= part for row, part in zip(rows, aimed, strict=True))


def test_a_lever_of_a_model_moves_what_the_model_leans_on(data, four):
    for one in four:
        for code in one.levers:
            moved = {effect.indicator for effect in data.catalog.lever(code).effects}
            assert moved & set(one.indicators), (one.code, code)
