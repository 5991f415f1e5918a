"""Interface texts: two languages that say the same."""

import re
import string
import tomllib

import pytest

from components.words import texts

ASCII_PUNCTUATION = re.compile(r"[一-鿿]\s*[,.;:!?()\"']\s*[一-鿿]")
FULL_WIDTH = re.compile("[，。；：！？（）、「」]")


@pytest.fixture(scope="module")
def entries(shipped):
    found = {}
    root = shipped.parent
    for path in sorted([*root.glob("data/text/*.toml"), *root.glob("pages/*/*.toml")]):
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
        stem = path.parent.name if path.stem == "text" else path.stem
        found |= {f"{stem}.{key}": pair for key, pair in tree.items()}
    return found


def fields(text):
    """Return the fields of a text; an amount in 亿 and the same in billions are one field."""
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return {re.sub("_(yi|bn)$", "", name) for name in names}


def test_no_text_is_blank_in_one_language_alone(entries):
    odd = [k for k, pair in entries.items() if bool(pair["zh"].strip()) != bool(pair["en"].strip())]
    assert odd == []


def test_both_languages_name_the_same_fields(entries):
    odd = [k for k, pair in entries.items() if fields(pair["zh"]) != fields(pair["en"])]
    assert odd == []


def test_each_language_keeps_to_its_own_punctuation(entries):
    for key, pair in entries.items():
        assert not ASCII_PUNCTUATION.search(pair["zh"]), key
        assert not FULL_WIDTH.search(pair["en"]), key


def test_all_texts_are_loaded(entries):
    loaded = texts.entries()
    assert set(loaded) == set(entries)
    assert all(loaded[key].zh == pair["zh"] for key, pair in entries.items())


def test_english_texts_hold_chinese_names_at_most(entries):
    odd = [k for k, pair in entries.items() if re.search("[一-鿿]{7}", pair["en"])]
    assert odd == []
