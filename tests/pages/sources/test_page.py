"""The page on sources: counts, matrix, what is missing, the register, what stands beside."""

import csv
import io
import re

from components.widgets import downloads, errata
from model.facts.provenance import Quality
from model.score.method import Method
from pages.sources import coverage, references, register
from tests.app_pages import opened, texts

REAL_ONLY = Method(real_only=True)
BATANG, LITANG = "513335", "513334"


def test_the_title_counts_every_cell(results, data, zh, en):
    assert coverage.heading(results, zh)[0] == "1,457 个数字中 19% 为实测"
    assert coverage.heading(results, en)[0] == "19% of 1,457 figures are observed"
    found = coverage.counts(data.panel)
    assert sum(found.values()) == data.panel.values.size
    assert found[Quality.OBSERVED] == (data.panel.quality == 0).sum()


def test_what_is_known_of_a_county_is_counted_as_elsewhere_without_our_own_figure(results, zh, en):
    assert coverage.matrix_title(results, LITANG, zh) == "理塘县 47 项指标中 11 项有实测或推算值"
    assert coverage.matrix_title(results, "", en).startswith("11 of 47")
    assert "按权重算，实测和推算共占 17%" in coverage.heading(results, zh)[1]


def test_the_cards_add_up_to_the_title(results, data, t):
    cards = coverage.cards(results, Method(), t)
    assert sum(int(card.value.replace(",", "")) for card in cards) == data.panel.values.size
    assert all(card.unit for card in cards)
    assert t("sources.card_illustrative_out") in coverage.cards(results, REAL_ONLY, t)[2].note


def test_the_matrix_holds_every_cell_once_in_two_like_parts_and_marks_what_is_real(data, t):
    halves = coverage.parts(data.panel, list(data.panel.codes), t)
    lines = [line for blocks in halves for block in blocks for line in block.lines]
    assert [line.label for line in lines] == [t.label(i) for i in data.catalog.indicators]
    assert {len(line.kinds) for line in lines} == {len(data.panel.counties)}
    sizes = [sum(len(block.lines) for block in blocks) for blocks in halves]
    assert abs(sizes[0] - sizes[1]) <= 8
    marks = [mark for line in lines for mark in line.marks]
    assert marks.count("●") == (data.panel.quality == 0).sum()
    assert marks.count("—") == (data.panel.quality == -1).sum()
    assert "○" not in marks


def test_real_data_only_leaves_no_illustrative_cell(results, t):
    halves = coverage.parts(results.panel(real_only=True), [LITANG], t)
    assert 1 not in {k for part in halves for b in part for line in b.lines for k in line.kinds}


def test_the_register_of_a_county_holds_its_figures_and_that_of_all_every_one(data, t):
    rows = register.rows(data.panel, t)
    assert len(rows) == data.panel.values.size
    assert (rows[t("common.county")] == t.county(LITANG)).sum() == len(data.catalog.indicators)


def test_the_register_says_unit_year_source_and_quality_of_each_figure(data, t):
    rows = register.rows(data.panel, t)
    known = rows[t("common.quality")] == t("common.observed")
    assert rows[known][t("common.year")].notna().all()
    assert (rows[t("common.source")] != "").all()
    assert rows[t("common.quality")].isin([t.quality(k) for k in coverage.KINDS]).all()
    low, high = rows[t("common.low")], rows[t("common.high")]
    value = rows[t("common.value")]
    assert ((low <= value) & (value <= high))[value.notna()].all()


def test_an_estimate_is_not_printed_finer_than_its_unit(data, t):
    rows = register.rows(data.panel, t)
    signal = rows[t("common.indicator")] == t.indicator("mobile_signal_stable")
    values = rows[signal][t("common.value")]
    assert (values == values.round(0)).all()


def test_every_note_of_the_data_has_words(data, t):
    for code, value in data.panel.notes.values():
        assert register.note(code, value, t)
    assert register.note("", "", t) == ""
    assert "1-2" in register.note("modelled", "1-2", t)


def test_the_register_as_csv_reads_back(data, t):
    raw = downloads.csv_bytes(register.rows(data.panel, t), t)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len(rows) == data.panel.values.size + 1
    assert {cell for row in rows for cell in row} & {"nan", "NaN", "None", "<NA>"} == set()


def test_what_is_never_scored_has_unit_and_source_and_both_censuses(results, data, t):
    table = references.published_figures(results, t)
    known = data.facts
    assert len(table) == len(known.facts) + len(known.census) + len(known.before)
    assert (table[t("common.source")] != "").all()
    years = table[t("common.year")].tail(len(known.census) + len(known.before))
    assert set(years) == {2020, 2010}


def test_sections_hold_errata_and_every_source_with_its_licence(data):
    said = texts(opened("sources", "en", {"c": LITANG}))
    assert "Ganji.com" in said
    assert all(source.licence.en.split("&")[0][:20] in said for source in data.catalog.sources)


def test_an_inferred_date_says_so_in_the_language_of_the_reader(data, zh, en):
    source = data.catalog.source("S22")
    assert errata.published(source, zh) == "2021（推断）"
    assert errata.published(source, en) == "2021 (inferred)"


def test_the_errata_name_what_is_printed_and_what_is_used(results, t):
    entries = errata.errata(results, t)
    words = " ".join(text for entry in entries for _, text in entry.lines)
    assert "Ganji.com" in words
    assert "Ganjie" in words
    assert "65,438+0,365,438+0,654,380" in words
    assert {len(entry.lines) for entry in entries} == {3}
    share = "6.0%"
    assert share in words
    assert "2.2%" in words


def test_online_retail_is_printed_with_its_split_in_the_units_of_the_language(results, zh, en):
    chinese = errata.errata(results, zh)[3].lines[1][1]
    english = errata.errata(results, en)[3].lines[1][1]
    assert "33.82 亿元" in chinese
    assert "3.382 bn yuan" in english
    assert "0.202 bn" in english


def test_attribution_names_the_licences_that_ask_for_it(t):
    words = " ".join(references.attribution(t))
    assert "Vonng/adcode" in words
    assert words.count("CC BY 4.0") >= 2
    assert "GeoNames" in words


def test_an_english_citation_names_chinese_papers_in_english_only(data):
    for source in data.catalog.sources:
        said = f"{source.producer.en} {source.title.en} {source.cite.en}"
        assert not re.search("[\u4e00-\u9fff]", said), said
