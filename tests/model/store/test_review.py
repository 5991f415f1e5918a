"""What is submitted waits, what is accepted stands for all, and no decision overwrites another."""

from threading import Thread

import pytest

from model.facts.errors import DecidedError, StaleError, StoreError, UnknownCodeError
from model.store import review
from model.store import store as kept
from model.store.record import Codes
from tests.model.store.supplies import supply

REVIEWER = "州商务局"


@pytest.fixture
def codes(store):
    """Return the codes of a set that was saved and not submitted."""
    assert not store.exists()
    return kept.save_new(supply(81.25), "汶川县商务局", "年报口径")


def submitted(codes, version=1):
    """Submit a version, and return the number of its review."""
    review.submit(codes, version)
    return review.last(codes.view).number


@pytest.mark.usefixtures("store")
def test_where_nothing_was_ever_saved_nothing_waits_and_nothing_is_accepted():
    assert (review.waiting(), review.accepted(), review.revision()) == ((), (), frozenset())


def test_a_set_that_was_not_submitted_is_in_no_list(codes):
    assert review.last(codes.view) is None
    assert (review.waiting(), review.accepted(), review.revision()) == ((), (), frozenset())


def test_a_set_waits_is_accepted_and_revoked_and_each_step_says_by_whom(codes):
    number = submitted(codes)
    (waits,) = review.waiting()
    assert (waits.number, waits.state, waits.decided) == (number, "submitted", None)
    assert waits.kept == kept.read(codes.view)
    review.decide(number, True, REVIEWER, "")
    (stands,) = review.accepted()
    assert (stands.reviewer, stands.kept, stands.submitted) == (
        REVIEWER,
        waits.kept,
        waits.submitted,
    )
    assert stands.decided > waits.submitted
    assert (review.waiting(), review.revision()) == ((), {number})
    review.revoke(number, REVIEWER, "单位有误")
    assert (review.accepted(), review.revision()) == ((), frozenset())
    assert (review.last(codes.view).state, review.last(codes.view).word) == ("revoked", "单位有误")


def test_a_set_is_returned_with_a_word(codes):
    review.decide(submitted(codes), False, REVIEWER, "请注明口径")
    found = review.last(codes.view)
    assert (found.state, found.word) == ("returned", "请注明口径")
    assert (review.waiting(), review.accepted()) == ((), ())


def test_a_set_submitted_again_replaces_what_waits_and_cannot_be_decided_unseen(codes):
    first = submitted(codes)
    kept.save(codes, supply(62.5), 1)
    second = submitted(codes, 2)
    assert [one.kept.supply for one in review.waiting()] == [supply(62.5)]
    with pytest.raises(DecidedError):
        review.decide(first, True, REVIEWER, "")
    assert [one.number for one in review.waiting()] == [second]


def test_the_second_of_two_reviewers_is_told_and_overwrites_nothing(codes):
    number = submitted(codes)
    review.decide(number, False, REVIEWER, "缺来源")
    for late in (
        lambda: review.decide(number, True, "另一单位", ""),
        lambda: review.revoke(number, "另一单位", ""),
    ):
        with pytest.raises(DecidedError):
            late()
    assert (review.last(codes.view).reviewer, review.last(codes.view).word) == (REVIEWER, "缺来源")


def test_of_many_reviewers_at_once_one_decides_and_the_others_are_told(codes):
    number, told = submitted(codes), []

    def decide(office):
        try:
            review.decide(number, True, office, "")
            told.append(office)
        except DecidedError:
            told.append("")

    threads = [Thread(target=decide, args=(f"局{n}",)) for n in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    (first,) = filter(None, told)
    assert review.last(codes.view).reviewer == first
    assert len(told) == 6


def test_a_later_version_takes_the_place_of_the_accepted_one_when_it_is_accepted(codes):
    review.decide(submitted(codes), True, REVIEWER, "")
    kept.save(codes, supply(62.5), 1)
    second = submitted(codes, 2)
    assert [one.kept.version for one in review.accepted()] == [1]
    review.decide(second, True, REVIEWER, "")
    assert [one.kept.version for one in review.accepted()] == [2]
    review.revoke(second, REVIEWER, "")
    assert review.accepted() == ()


def test_accepted_sets_stand_in_order_of_decision(codes):
    other = kept.save_new(supply(9), "理县商务局", "")
    first, second = submitted(codes), submitted(other)
    for number in (second, first):
        review.decide(number, True, REVIEWER, "")
    assert [one.number for one in review.accepted()] == [second, first]


def test_only_the_edit_code_submits_and_only_the_newest_version(codes):
    for pair in (Codes(codes.view, codes.view), Codes("A" * 21, codes.edit)):
        with pytest.raises(UnknownCodeError):
            review.submit(pair, 1)
    kept.save(codes, supply(2), 1)
    with pytest.raises(StaleError) as caught:
        review.submit(codes, 1)
    assert caught.value.version == 2
    assert review.waiting() == ()


def test_nothing_is_decided_without_a_reviewer_or_of_a_number_that_is_none(codes):
    number = submitted(codes)
    with pytest.raises(StoreError, match="office"):
        review.decide(number, True, "", "")
    with pytest.raises(UnknownCodeError):
        review.decide(number + 1, True, REVIEWER, "")
    assert [one.number for one in review.waiting()] == [number]
