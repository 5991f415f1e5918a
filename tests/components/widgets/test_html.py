"""Small pieces of HTML that every page is made of."""

import math
import re

from components.widgets.html import (
    Bar,
    Card,
    Entry,
    bar,
    bullets,
    card,
    cards,
    entries,
    info,
    table,
)


def test_a_card_takes_label_and_note_from_its_key_and_fills_both(en):
    towns = card(en, "logistics.card_towns", "1.9", "hours", "◐", longest="4.5")
    assert towns.label == f"◐ {en('logistics.card_towns')}"
    assert "4.5" in towns.note
    assert (towns.value, towns.unit) == ("1.9", "hours")


def test_the_note_of_a_card_may_be_given_and_a_text_without_note_has_none(en):
    assert card(en, "common.product", "1", note="as said") == Card(
        en("common.product"), "1", "", "as said"
    )
    assert card(en, "common.product", "1").note == ""


HEADER = ["Township", "Villages", "Hours", "Way"]


def towns(count):
    way = "along the national road, then over the pass"
    return [[f"Town {i}", str(i), f"{i / 10:.1f}", way] for i in range(count)]


def test_a_row_of_a_wide_table_keeps_two_numbers_in_sight_and_opens_by_its_name(en):
    shown = table(HEADER, towns(2), en)
    assert '<summary aria-label="Town 0"></summary>' in shown
    assert '<td>0</td><td>0.0</td><td data-label="Way">along' in shown


def test_the_columns_in_sight_are_short_ones_numbers_first_or_those_that_are_named(en):
    rows = [["x", "a word", "long " * 9, "7", "8"], ["y", "other", "long " * 9, "7", "—"]]
    assert seen_columns(table(["n", "a", "b", "c", "d"], rows, en)) == ["n", "c", "d"]
    assert seen_columns(table(["n", "a", "b", "c", "d"], rows, en, telling=(1,))) == ["n", "a"]


def seen_columns(shown):
    return re.findall('<th scope="col">([^<]*)</th>', shown)


def test_a_narrow_table_has_nothing_to_open(en):
    assert "details" not in table(HEADER[:3], [row[:3] for row in towns(8)], en)


def test_a_long_table_says_how_many_rows_it_has_and_holds_them_all(en):
    shown = table(HEADER, towns(9), en)
    assert "<b>All 9 rows</b><b>Show less</b>" in shown
    assert shown.count("<tr>") == 10


def test_sources_are_closed_and_without_any_there_is_nothing(en):
    assert "<details><summary>Sources and notes</summary><p>a &lt; b</p>" in info(["a < b", ""], en)
    assert info([""], en) == ""


def test_a_long_list_shows_its_first_sentences_and_holds_them_all(en):
    shown = bullets([f"point {i}" for i in range(6)], en)
    assert "<b>All 6 points</b><b>Show less</b>" in shown
    assert shown.split("<details>")[0].count("<li>") == 3
    assert shown.count("<li>") == 6


def test_entries_are_closed_unless_all_are_to_be_open(en):
    one = Entry("Suichang", "county", [("Cost", "3 m yuan")])
    assert '<details class="entry" open>' in entries([one], en, is_open=True)
    assert " open>" not in entries([one], en)


def test_an_estimate_has_no_mark_and_stands_in_muted_ink_what_is_real_keeps_its_mark(en):
    estimate, real = (cards([Card("Score", f"{mark} 36")], en) for mark in "○●")
    assert "○" not in estimate
    assert 'data-estimate=""' in estimate
    assert "● 36" in real
    assert "estimate" not in real
    cells = table(["County", "Score"], [["Litang", "○ 36"], ["Batang", "◐ 40"]], en)
    assert '<td data-estimate="">36</td>' in cells
    assert "<td>◐ 40</td>" in cells


def test_a_bar_has_what_is_added_and_the_marks_that_are_known(en):
    moved = bar(Bar("Logistics", 30.0, 54.0, math.nan, 60.0, ("54", "▲ 24")), en)
    assert '<i class="rise" style="left:30.0%;width:24.0%"></i>' in moved
    assert '<i class="most" style="left:60.0%;width:0.0%"></i>' in moved
    assert "peers" not in moved
    assert "rise" not in bar(Bar("Logistics", 30.0, 30.0, 28.0, 60.0, ("30",)), en)
