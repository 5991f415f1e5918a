"""The shipped definitions: 8 elements, 47 indicators, 16 levers, 10 presets."""

import re
import tomllib

import pytest

ASCII_PUNCTUATION = re.compile(r"[一-鿿]\s*[,.;:!?()\"']\s*[一-鿿]")


def words_of(node, place=""):
    """Yield (place, key, text) of every text of a TOML tree."""
    if isinstance(node, dict):
        here = node.get("code") or node.get("indicator") or place
        for key, value in node.items():
            if isinstance(value, str):
                yield here, key, value
            else:
                yield from words_of(value, f"{place} {key}")
    elif isinstance(node, list):
        for item in node:
            yield from words_of(item, place)


@pytest.fixture(scope="module")
def definitions(shipped):
    paths = [
        *sorted((shipped / "catalog").glob("*.toml")),
        *sorted((shipped / "presets").glob("*")),
    ]
    return {p.name: tomllib.loads(p.read_text(encoding="utf-8")) for p in paths}


def test_the_catalogue_has_its_8_elements_47_indicators_16_levers_and_10_presets(data):
    catalog = data.catalog
    parts = (catalog.elements, catalog.indicators, catalog.levers, catalog.presets)
    assert [len(part) for part in parts] == [8, 47, 16, 10]


def test_elements_are_numbered_1_to_8_and_each_has_indicators(data):
    assert [e.number for e in data.catalog.elements] == list(range(1, 9))
    assert all(data.catalog.members(code) for code in data.catalog.element_codes)


def test_core_indicators_weigh_2_and_others_1(data):
    assert {i.weight for i in data.catalog.indicators} == {1, 2}


def test_goalposts_lie_in_the_plausible_range(data):
    for indicator in data.catalog.indicators:
        low, high = indicator.plausible
        assert low <= min(indicator.worst, indicator.best), indicator.code
        assert high >= max(indicator.worst, indicator.best), indicator.code


def test_34_indicators_are_estimated_by_a_rule_and_each_has_one(data):
    ruled = [r.indicator for r in data.catalog.estimates]
    assert len(ruled) == len(set(ruled)) == 34


def test_an_anchor_lies_in_the_plausible_range_and_its_rule_can_be_read(data):
    for rule in data.catalog.estimates:
        low, high = data.catalog.indicator(rule.indicator).plausible
        assert low <= rule.anchor <= high, rule.indicator
        assert rule.covariates, rule.indicator
        assert rule.basis.zh, rule.indicator
        assert rule.basis.en, rule.indicator


def test_35_columns_can_be_filled_in_by_officials(data):
    assert sum(i.in_template for i in data.catalog.indicators) == 35


def test_four_indicators_are_self_declared(data):
    assert {i.code for i in data.catalog.indicators if i.self_declared} == {
        "coordination_level",
        "local_operator",
        "market_bulletin_days",
        "evidence_completeness",
    }


def test_no_lever_claims_causal_evidence(data):
    assert {lever.grade for lever in data.catalog.levers} == {"B", "C"}


LEVERS = {
    "signal_gaps": ("hard", "B", {"mobile_signal_stable": 0.85, "broadband_households": 0.5}),
    "station_activation": ("soft", "C", {"station_activity": 0.8, "station_functions": 0.7,
        "village_point_coverage": 0.25, "township_station_coverage": 0.3}),
    "parcel_pooling": ("hard", "B", {"parcel_service_routine": 0.85, "delivery_days": 0.45,
        "logistics_cost_share": 0.25, "last_mile_contracted": 0.8}),
    "trunk_express": ("hard", "B", {"delivery_days": 0.45, "logistics_cost_share": 0.15}),
    "regional_hub": ("hard", "C", {"logistics_cost_share": 0.4, "delivery_days": 0.15,
        "standardised_share": 0.25}),
    "cold_chain": ("hard", "B", {"cold_treatment_share": 0.75, "standardised_share": 0.15}),
    "free_shipping": ("soft", "B", {"free_shipping_share": 0.8}),
    "talent_programme": ("soft", "C", {"ecommerce_workers": 0.35, "training_conversion": 0.55,
        "livestream_hosts": 0.4, "active_shops": 0.2}),
    "digital_literacy": ("soft", "C", {"digital_skills": 0.5, "mobile_payment_use": 0.3}),
    "local_operator_contract": ("soft", "C", {"local_operator": 0.8, "operation_support": 0.6,
        "active_shops": 0.3, "channel_diversity": 0.3, "station_activity": 0.25}),
    "inclusive_finance": ("soft", "C", {"merchant_qr": 0.7, "credit_access": 0.5,
        "mobile_payment_use": 0.25, "digital_finance_index": 0.2}),
    "regional_brand": ("soft", "C", {"certified_products": 0.4, "brand_licensed": 0.6,
        "standardised_share": 0.45, "traceability_share": 0.2}),
    "culture_tourism": ("soft", "C", {"culture_tourism_link": 0.7, "live_sales_share": 0.5,
        "livestream_hosts": 0.3}),
    "governance": ("soft", "C", {"operating_spend_share": 0.6, "coordination_level": 0.8,
        "traceability_share": 0.4, "complaints_on_time": 0.5}),
    "market_information": ("soft", "C", {"market_bulletin_days": 0.85, "information_reach": 0.6}),
    "cooperatives": ("soft", "B", {"logistics_cost_share": 0.15, "standardised_share": 0.3,
        "traceability_share": 0.25, "credit_access": 0.2, "channel_diversity": 0.15,
        "operation_support": 0.2}),
}  # fmt: skip


def test_every_lever_has_its_kind_grade_and_effects_on_record(data):
    found = {
        lever.code: (lever.kind, lever.grade, {e.indicator: e.gap_share for e in lever.effects})
        for lever in data.catalog.levers
    }
    assert found == LEVERS


def test_only_the_hardware_preset_carries_a_warning(data):
    assert [p.code for p in data.catalog.presets if p.warning] == ["hardware_only"]


def test_every_preset_says_where_it_comes_from_and_where_it_ends(data):
    for preset in data.catalog.presets:
        for words in (preset.name, preset.place, preset.mechanism, preset.first, preset.limits):
            assert words.zh, preset.code
            assert words.en, preset.code


def test_a_preset_is_named_like_its_file(shipped, data):
    files = sorted(path.stem for path in (shipped / "presets").glob("*.toml"))
    assert files == [p.code for p in data.catalog.presets]


def test_every_source_has_a_citation_in_both_languages_and_a_web_address_or_none(data):
    for source in data.catalog.sources:
        assert source.cite.zh, source.code
        assert source.cite.en, source.code
        assert source.url == "" or source.url.startswith(("http://", "https://")), source.code


def test_every_reference_line_names_source_and_year(data):
    assert data.catalog.benchmarks
    for line in data.catalog.benchmarks:
        low, high = data.catalog.indicator(line.indicator).plausible
        assert low <= line.value <= high, line.code
        assert line.year >= 2000, line.code


def test_every_definition_in_chinese_has_its_english_and_the_reverse(definitions):
    for name, tree in definitions.items():
        keys = [(place, key) for place, key, _ in words_of(tree)]
        for language, other in (("_zh", "_en"), ("_en", "_zh")):
            own = {(p, k.removesuffix(language)) for p, k in keys if k.endswith(language)}
            twin = {(p, k.removesuffix(other)) for p, k in keys if k.endswith(other)}
            assert own == twin, name


def test_definitions_in_each_language_keep_to_its_own_punctuation(definitions):
    wrong = {"_zh": ASCII_PUNCTUATION, "_en": re.compile("[，。；：！？（）]")}
    for name, tree in definitions.items():
        for place, key, text in words_of(tree):
            pattern = wrong.get(key[-3:])
            assert not (pattern and pattern.search(text)), f"{name} {place} {key}"


def test_the_seed_and_the_number_of_draws_are_part_of_the_method(data):
    method = data.catalog.method
    assert method.draws == 1000
    assert (method.low, method.high) == (0.05, 0.95)
    assert (method.min_element, method.min_elements, method.min_index) == (0.5, 0.75, 0.6)
    assert (method.claim_evidence, method.claim_probability) == (0.5, 0.8)
