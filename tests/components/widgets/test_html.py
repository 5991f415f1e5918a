"""Small pieces of HTML that every page is made of."""

from components.widgets.html import Card, card


def test_a_card_takes_label_and_note_from_its_key_and_fills_both(en):
    use = card(en, "payment.card_index", "3", "/31", "●", filled=2)
    assert use.label == f"● {en('payment.card_index')}"
    assert (use.value, use.unit) == ("3", "/31")


def test_the_note_of_a_card_may_be_given_and_a_text_without_note_has_none(en):
    assert card(en, "common.product", "1", note="as said") == Card(
        en("common.product"), "1", "", "as said"
    )
    assert card(en, "common.product", "1").note == ""
