"""A what-if is saved under Share, opened by its short link elsewhere, and found on Compare."""

import pytest
from streamlit.testing.v1 import AppTest

from model.store import store as kept
from model.store import what_ifs
from model.store.record import WhatIf
from tests.app_pages import FRAME, texts, visited
from tests.model.store.supplies import supply
from tests.pages.what_if.pinned import LITANG

WHOLE = {
    "c": LITANG,
    "l": "cold_chain.60_trunk_express.40",
    "s": "prefecture",
    "w": "14.18.14.12.11.12.10.9",
    "k1": "c!513221*l!cc.40",
    "ts": "60",
}
HOSTILE = "<img src=x> [a](//e.cn) **b**"
pytestmark = pytest.mark.usefixtures("store")


def share(page, params, lang="en"):
    """Return a page with the share box and the form in it open."""
    at = visited(page, lang, params)
    for part in ("share", "drawer_short_link"):
        at.session_state[part] = True
        at.run()
    assert not at.exception, at.exception
    return at


def save(at, name="Cold chain first"):
    at.text_input(key="short_name").set_value(name)
    press = next(one for one in at.button if one.key.startswith("FormSubmitter"))
    press.click().run()
    assert not at.exception, at.exception
    return at


def code_of(at):
    return at.code[1].value.partition("/?s=")[2]


def follow(**params):
    at = AppTest.from_file(FRAME, default_timeout=60)
    for key, value in params.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception, at.exception
    return at


def link_of(at):
    return dict(at.query_params)


def listed(params, lang="en"):
    """Return the comparison with the section of saved what-ifs open."""
    return visited("compare", lang, params | {"open": "saved"})


def test_a_what_if_saved_by_one_session_is_opened_whole_by_another_on_its_page():
    first = save(share("simulator", WHOLE))
    second = follow(s=f"{code_of(first).lower()}。")
    assert link_of(second) == link_of(first)
    assert link_of(second) == {"v": "1", "lang": "en"} | WHOLE
    assert second.slider(key="lever_cold_chain").value == 60
    assert not second.warning
    assert link_of(follow(s=code_of(first), lang="zh")) == link_of(first) | {"lang": "zh"}


def test_an_old_link_with_a_scope_opens_as_ever_on_any_page():
    assert link_of(follow(v="1", lang="en", **WHOLE)) == {"v": "1", "lang": "en"} | WHOLE


@pytest.mark.parametrize("url", ["", "postgresql://127.0.0.1:1/x"])
def test_a_short_link_that_cannot_be_opened_is_one_sentence_and_the_page_stands(url, monkeypatch):
    if url:
        monkeypatch.setenv("DATABASE_URL", url)
    at = follow(s="0123456789ABC", lang="en")
    (warning,) = at.warning
    assert "/?s=0123456789ABC" in warning.value
    assert ("cannot be opened" if url else "no short link") in warning.value
    assert link_of(at) == {"v": "1", "lang": "en"}
    assert 'class="finding"' in texts(at)


def test_without_a_name_or_a_store_nothing_is_saved_and_what_was_typed_stays(store, monkeypatch):
    at = share("simulator", WHOLE)
    at.text_input(key="short_author").set_value("Bureau")
    assert "Give it a name" in texts(save(at, " "))
    monkeypatch.setenv("DATABASE_URL", "sqlite:////proc/none/x.sqlite3")
    assert "takes nothing" in texts(save(at))
    typed = [at.text_input(key=f"short_{field}").value for field in ("name", "author")]
    assert typed == ["Cold chain first", "Bureau"]
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{store}")
    assert code_of(save(at))


def test_what_is_listed_is_found_with_its_words_as_they_are_and_pinned():
    save(share("simulator", WHOLE), HOSTILE)
    at = listed({"c": "513221"})
    assert "&lt;img src=x&gt; [a](//e.cn) **b**" in texts(at)
    assert HOSTILE not in texts(at)
    at.text_input(key="saved_search").set_value("litang").run()
    (press,) = [one for one in at.button if one.key.startswith("saved_pin_")]
    press.click().run()
    assert link_of(at)["k1"].startswith(f"c!{LITANG}*l!cc.60")
    at.text_input(key="saved_search").set_value("Wenchuan").run()
    assert "Nothing found" in texts(at)


def test_only_the_newest_ten_are_shown():
    for n in range(11):
        what_ifs.save(WhatIf(f"n{n:02d}", "", "", "", "simulator", WHOLE, is_listed=True))
    said = texts(listed({}))
    assert "n10" in said
    assert "n00" not in said
    assert "newest 10" in said


def test_a_what_if_on_saved_figures_is_in_no_list_and_opens_with_them():
    view = kept.save_new(supply(81.25), "Bureau", "").view
    at = share("simulator", WHOLE | {"ds": view})
    assert "is not listed" in "".join(one.value for one in at.caption)
    assert not at.checkbox
    code = code_of(save(at))
    assert "None yet" in texts(listed({}))
    second = follow(s=code)
    assert link_of(second)["ds"] == view
    assert "Figures signed Bureau are in use" in texts(second)


def test_a_list_that_is_out_of_reach_is_one_sentence(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://127.0.0.1:1/x")
    assert "out of reach" in texts(listed({}))
