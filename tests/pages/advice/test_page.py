"""The page on what to do first as a reader meets it: link, buttons, phone, real data alone."""

from components.session import state
from pages.advice import target
from tests.app_pages import opened, texts
from tests.pages.advice.asked import LITANG, SHIQU, advice


def _link(at):
    """Return the parameters of the link after a run, one text each."""
    params = dict(at.query_params.items())
    return {key: value if isinstance(value, str) else value[0] for key, value in params.items()}


def test_a_step_goes_into_the_what_if_beside_what_is_set_and_the_scope_stays():
    at = opened("advice", "en", {"c": LITANG, "l": "trunk_express.60", "s": "all"})
    first = next(b.key for b in at.button if b.key.startswith("take_"))
    at.button(key=first).click().run()
    assert not at.exception
    link = _link(at)
    assert f"{first.removeprefix('take_')}.100" in link["l"]
    assert "trunk_express.60" in link["l"]
    assert link["s"] == "all"
    left = [b.key for b in at.button if b.key.startswith("take_")]
    assert first not in left
    assert "at full intensity" in texts(at)


def test_the_whole_set_replaces_what_is_set_in_this_county_alone(results, en):
    at = opened("advice", "en", {"c": SHIQU, "l": "trunk_express.60", "s": "all", "pre": "xizang"})
    found = target.target(advice(results, en, county=SHIQU), "peers", 0.0, "cost")
    at.button(key="take_set").click().run()
    assert not at.exception
    link = _link(at)
    assert link["l"] == "_".join(f"{code}.{100 * u:.0f}" for code, u in found.scenario.levers)
    assert "s" not in link
    assert "pre" not in link


def test_the_target_of_the_link_is_asked_for():
    at = opened("advice", "zh", {"c": LITANG, "tg": "score", "ts": "41", "few": "count"})
    assert at.slider(key="number_ts").value == 41
    assert "41.0 分，最少" in texts(at)
    plain = opened("advice", "zh", {"c": LITANG})
    assert not [s for s in plain.slider if s.key == "number_ts"]


def test_real_data_alone_says_why_in_one_sentence_and_shows_no_step(t):
    at = opened("advice", t.language, {"c": LITANG, "r": "1"})
    said = texts(at)
    assert t("advice.withheld_line") in said
    assert t("advice.cards_head") not in said
    assert not at.get("plotly_chart")


def test_a_phone_gets_the_table_behind_the_chart(monkeypatch):
    wide = opened("advice", "zh", {"c": LITANG})
    monkeypatch.setattr(state, "on_phone", lambda: True)
    phone = opened("advice", "zh", {"c": LITANG})
    assert not phone.exception
    assert texts(wide).count("居首：投入也变") > 0
    assert "居首：投入也变" not in texts(phone)


def test_the_page_starts_from_the_what_if_and_says_so():
    at = opened("advice", "zh", {"c": LITANG, "l": "market_information.100"})
    said = texts(at)
    assert "本页从已设的措施往下算下一步" in said
    assert "从已设的 1 项措施起算" in said
    assert "农产品信息平台（已做满）" in said
