"""The calendar of farm products: what it rests on, who stands first, what real data leave."""

from model.facts.published import BASES, PERISHABLE
from pages.logistics import products

BARKAM = "513201"


def shown(results, county, t):
    return products.table(products.ordered(results, county), county, t)


def test_every_product_says_what_its_season_rests_on(data):
    for product in data.facts.products:
        assert product.perishable in PERISHABLE
        assert product.basis == BASES[0] or product.sources
        assert not product.counties or product.sources


def test_the_products_named_for_the_region_are_all_there(data):
    codes = {product.code for product in data.facts.products}
    assert codes >= {"yak_jerky", "yak_meat", "matsutake", "tibetan_tea", "sweet_cherries"}
    assert codes >= {"apples", "sichuan_pepper"}


def test_the_busiest_month_counts_perishable_products_alone(results, en):
    # September: yak dairy, matsutake and yak meat
    told = products.title(results.data.facts.products, en)
    assert told == "4 of 12 products spoil fast, most at once in Sep"


def test_a_countys_own_products_stand_first_and_are_marked(results, t, data):
    rows = shown(results, BARKAM, t).rows
    own = next(p for p in data.facts.products if BARKAM in p.counties)
    assert rows.iloc[0]["name"] == t.of(own.name)
    names = products.months_chart(rows, False, t).settings["yaxis"]["ticktext"]
    assert names[0] == f"{t.of(own.name)} ●"
    assert len(rows) == len(data.facts.products)
    assert not shown(results, "", t).rows["own"].any()


def test_real_data_only_shows_no_general_knowledge(results, t, data):
    header, rows = products.reported(shown(results, "", t), True, t)
    assert len(header) == 2
    assert len(rows) == sum(bool(p.counties) for p in data.facts.products)
    assert t("logistics.basis_general") not in str(rows)


def test_a_cell_is_filled_in_the_months_of_sale_alone(results, t):
    rows = shown(results, "", t).rows.head(2)
    months = [f"m{month}" for month in products.MONTHS]
    sold = rows.assign(**dict.fromkeys(months, 0), level=[3, 0])
    sold.loc[0, ["m1", "m12"]] = 1
    chart = products.months_chart(sold, False, t)
    assert chart.traces[0]["z"] == [[3, *[None] * 10, 3], [None] * 12]
    chart.checked()


def test_the_file_has_a_column_a_month(results, en):
    file = shown(results, "", en).file()
    assert list(file.columns[2:14]) == en("logistics.month_names").split()
