"""The page on sources: counts, the register, and what stands beside the scores."""

import csv
import io
import re

import numpy as np
import pytest

from components.widgets import downloads, errata
from model.facts.provenance import Quality
from model.score.method import Method
from pages.sources import references, wording

REAL_ONLY = Method(real_only=True)


def test_the_title_counts_every_cell(results, data, zh, en):
    assert wording.title(results, zh) == "1,457 个数字中 19% 为实测"
    assert wording.title(results, en) == "19% of 1,457 figures are observed"
    found = wording.counts(data.panel)
    assert sum(found.values()) == data.panel.values.size
    assert found[Quality.OBSERVED] == (data.panel.quality == 0).sum()


def test_the_cards_add_up_to_the_title(results, data, t):
    cards = wording.cards(results, Method(), t)
    assert sum(int(card.value.replace(",", "")) for card in cards) == data.panel.values.size
    assert all(card.unit for card in cards)
    assert t("sources.card_illustrative_out") in wording.cards(results, REAL_ONLY, t)[2].note


def test_the_matrix_holds_every_cell_once_in_two_like_parts(results, data, t):
    parts = wording.matrices(results, Method(), t)
    lines = [line for blocks in parts for block in blocks for line in block.lines]
    assert [line.label for line in lines] == [t.label(i) for i in data.catalog.indicators]
    assert {len(line.kinds) for line in lines} == {len(data.panel.counties)}
    sizes = [sum(len(block.lines) for block in blocks) for blocks in parts]
    assert abs(sizes[0] - sizes[1]) <= 8
    kinds = np.array([line.kinds for line in lines])
    assert (kinds == 3).sum() == (data.panel.quality == 0).sum()
    assert (kinds == 0).sum() == (data.panel.quality == -1).sum()


def test_real_data_only_leaves_no_illustrative_cell(results, t):
    parts = wording.matrices(results, REAL_ONLY, t)
    kinds = [k for blocks in parts for block in blocks for line in block.lines for k in line.kinds]
    assert 1 not in kinds
    _, rows = wording.elements_table(results, REAL_ONLY, t)
    assert {row[4] for row in rows} == {"0"}


def test_elements_with_like_evidence_have_a_title_of_their_own(results, t, monkeypatch):
    monkeypatch.setattr(wording, "evidence", lambda *_: [("talent", 0.5), ("policy", 0.5)])
    assert wording.elements_title(results, t) == t("sources.by_element_even")
    monkeypatch.setattr(
        wording, "evidence", lambda *_: [("talent", 0.5), ("policy", 0.2), ("brand", 0.5)]
    )
    title = wording.elements_title(results, t)
    assert t.element("talent") in title
    assert t.element("brand") in title


@pytest.mark.parametrize("quality", ["all", "observed", "derived", "illustrative", "missing"])
def test_a_choice_of_quality_keeps_just_those_cells(quality, data, t):
    chosen = wording.selection(quality, "index", "", data.panel, t)
    rows = wording.register(chosen, data.panel, t)
    assert len(rows) == chosen.sum()
    if quality != "all":
        assert set(rows[t("common.quality")]) == {t(f"common.{quality}")}


def test_element_indicator_and_county_cut_the_register(data, t):
    code = data.panel.codes[3]
    panel = data.panel
    members = len(data.catalog.members("talent"))
    assert wording.selection("all", "talent", "", panel, t).sum() == 31 * members
    assert wording.selection("all", "college_share", code, panel, t).sum() == 1
    nothing = wording.selection("missing", "college_share", "", panel, t)
    assert not nothing.any()
    assert wording.empty_line("missing", Method(), t) == t("sources.register_none")
    assert wording.empty_line("illustrative", REAL_ONLY, t) == t("sources.register_hidden")


def test_every_filter_has_a_name_and_is_a_focus_of_the_link(data, t):
    codes, names = wording.filters(t)
    assert set(codes) == {"index", *data.catalog.element_codes, *data.catalog.codes}
    assert all(names[code].strip() for code in codes)


def test_the_register_says_unit_year_source_and_quality_of_each_figure(data, t):
    everything = np.ones(data.panel.values.shape, dtype=bool)
    rows = wording.register(everything, data.panel, t)
    known = rows[t("common.quality")] == t("common.observed")
    assert rows[known][t("common.year")].notna().all()
    assert (rows[t("common.source")] != "").all()
    assert rows[t("common.quality")].isin([t.quality(k) for k in wording.KINDS]).all()
    low, high = rows[t("common.low")], rows[t("common.high")]
    value = rows[t("common.value")]
    assert ((low <= value) & (value <= high))[value.notna()].all()


def test_an_estimate_is_not_printed_finer_than_its_unit(data, t):
    chosen = wording.selection("illustrative", "mobile_signal_stable", "", data.panel, t)
    values = wording.register(chosen, data.panel, t)[t("common.value")]
    assert (values == values.round(0)).all()


def test_every_note_of_the_data_has_words(data, t):
    for code, value in data.panel.notes.values():
        assert wording.note(code, value, t)
    assert wording.note("", "", t) == ""
    assert "1-2" in wording.note("modelled", "1-2", t)


def test_the_register_as_csv_reads_back(data, t):
    everything = np.ones(data.panel.values.shape, dtype=bool)
    raw = downloads.csv_bytes(wording.register(everything, data.panel, t), t)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len(rows) == data.panel.values.size + 1
    assert {cell for row in rows for cell in row} & {"nan", "NaN", "None", "<NA>"} == set()


def test_the_census_table_has_a_unit_in_each_column_and_every_area(results, data, t):
    table = references.census(results, t).rows()
    assert len(table) == len({area for area, _ in data.facts.census})
    assert table.shape[1] == len(data.facts.census_figures) + 1
    assert table.notna().to_numpy().sum() == len(data.facts.census) + len(table)


def test_every_published_fact_has_a_source(results, data, t):
    table = references.facts(results, t).rows()
    assert len(table) == len(data.facts.facts)
    assert (table[t("common.source")] != "").all()


def test_all_sources_are_listed_with_licence_and_date(results, data, t):
    header, rows = references.sources_table(results, t)
    assert len(rows) == len(data.catalog.sources)
    assert all(len(row) == len(header) and all(row) for row in rows)
    used = references.usage(results, t)
    assert sum(figures for figures, _ in used.values()) == (
        sum(bool(code) for row in data.panel.source for code in row)
        + len(data.facts.facts)
        + len(data.catalog.benchmarks)
        + len(data.facts.census)
    )


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


def test_the_list_to_fill_in_holds_every_item_of_the_template(results, data, t):
    table = references.items(results, t).rows()
    assert len(table) == sum(i.in_template for i in data.catalog.indicators)
    assert (table[t("sources.collected")] != "").all()


def test_an_english_citation_names_chinese_papers_in_english_only(data):
    for source in data.catalog.sources:
        said = f"{source.producer.en} {source.title.en} {source.cite.en}"
        assert not re.search("[\u4e00-\u9fff]", said), said
