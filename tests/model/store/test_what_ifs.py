"""A saved what-if comes back by its short code; only what is listed is found by its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.facts.errors import UnknownCodeError
from model.store import database, what_ifs
from model.store.record import CODE_LETTERS, LETTERS, WhatIf, what_if_code

PARAMS = {"v": "1", "lang": "zh", "c": "513334", "l": "cold_chain.60", "s": "prefecture"}
NAMES = {"513334": "理塘县 Litang", "513221": "汶川县 Wenchuan"}


def saved(name="冷链方案", note="", author="", county="513334", is_listed=True):
    return what_ifs.save(WhatIf(name, note, author, county, "simulator", PARAMS, is_listed))


def found(text):
    return [one.name for one in what_ifs.search(text, 10, NAMES)]


@pytest.mark.usefixtures("store")
def test_a_what_if_comes_back_by_its_code_however_it_was_copied():
    code = saved(note="第一稿", author="县商务局")
    misread = code.lower().replace("1", "l").replace("0", "o")
    for written in (code, misread, misread.upper()):
        one = what_ifs.read(written)
        assert (one.code, one.name, one.note, one.author) == (
            code, "冷链方案", "第一稿", "县商务局",
        )  # fmt: skip
        assert (one.page, one.params, one.is_listed) == ("simulator", PARAMS, True)


@given(st.text(LETTERS, min_size=CODE_LETTERS, max_size=CODE_LETTERS))
def test_a_code_is_itself_in_any_case_and_no_other_word_is_one(code):
    assert what_if_code(code) == what_if_code(code.lower()) == code
    for other in (code[1:], code + "0", code[1:] + "U", code[1:] + "-", code[1:] + "１"):
        assert what_if_code(other) == ""


def test_codes_have_65_bits_in_letters_that_are_not_taken_for_each_other(store):
    codes = {saved(str(n)) for n in range(30)}
    assert len(LETTERS) ** CODE_LETTERS == 2**65
    assert not set("ILOU") & set(LETTERS)
    assert len(codes) == 30
    assert all(what_if_code(code) == code for code in codes)
    assert store.exists()


def test_a_code_of_nothing_is_unknown_and_reading_makes_no_file(store):
    with pytest.raises(UnknownCodeError):
        what_ifs.read("0" * CODE_LETTERS)
    assert what_ifs.search("", 10, NAMES) == []
    assert not store.exists()
    saved()
    for code in ("0" * CODE_LETTERS, "", "%", "理"):
        with pytest.raises(UnknownCodeError):
            what_ifs.read(code)


@pytest.mark.usefixtures("store")
def test_the_newest_come_first_and_no_more_than_asked_for():
    for name in "一二三":
        saved(name)
    assert found("") == ["三", "二", "一"]
    assert [one.name for one in what_ifs.search("", 2, NAMES)] == ["三", "二"]


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("冷链", ["甲：冷链"]),
        ("年报", ["乙"]),
        ("商务局", ["甲：冷链"]),
        ("理塘", ["甲：冷链"]),
        ("WENCHUAN", ["乙"]),
        ("513221", ["乙"]),
        ("理塘 冷链", ["甲：冷链"]),
        ("汶川 冷链", []),
        ("100%", ["乙"]),
        ("1_0", []),
        ("\ud800", ["乙", "甲：冷链"]),
    ],
)
def test_every_word_is_looked_for_in_name_note_office_and_county(text, names):
    saved("甲：冷链", author="县商务局")
    saved("乙", note="年报 100%", county="513221")
    saved("不列", note="冷链 年报 100%", is_listed=False)
    assert found(text) == names


@pytest.mark.usefixtures("store")
def test_words_are_kept_as_one_line_of_letters_that_can_be_seen():
    one = what_ifs.read(saved("a\nb\u202ec\x00\ud800" + "x" * 99, note="z" * 999))
    assert one.name == ("a bc" + "x" * 99)[:60]
    assert len(one.note) == 200


@pytest.mark.usefixtures("store")
def test_the_migrations_make_the_table_that_the_code_uses():
    saved()
    with database.connection() as one:
        made = one.exec_driver_sql("pragma table_info(what_if)").all()
    assert {column[1] for column in made} == {column.name for column in what_ifs.WHAT_IFS.c}
