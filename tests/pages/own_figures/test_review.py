"""What a county submits and a reviewer accepts is observed for everybody, until it is revoked."""

import time
from threading import Event

import pytest

from components.session import base, limits, reviewing
from model.facts.errors import StoreDownError
from model.own_data.overlay import Origin, SuppliedStation, Supply
from model.results.results import shipped
from model.store import review
from model.store import store as kept
from pages.own_figures import review as desk_module
from tests.app_pages import open_sections, visited
from tests.pages.own_figures.test_own_data import FILE, WENCHUAN, go, hand_in, said
from tests.pages.own_figures.test_saving import OFFICE, links, page, save, scores

REVIEWER, WORD = "阿坝州商务局", "correct horse battery staple"


@pytest.fixture
def edit(store, monkeypatch):
    """Return the parameters of the link that changes a saved set, where reviews are open."""
    monkeypatch.setenv(reviewing.SECRET, WORD)
    monkeypatch.setattr(reviewing, "guesses", limits.Guesses())
    monkeypatch.setattr(base, "FIRST_S", 30.0)  # however busy the machine is
    assert not store.exists()
    return links(save(hand_in(page("own_figures"), FILE)))[1]


def press(at, key):
    at.button(key=key).click().run()
    assert not at.exception, at.exception
    return at


def submit(edit):
    return press(page("own_figures", **edit), "review_submit")


def desk(secret=WORD, office=REVIEWER):
    """Return the page with the reviewer's desk, entered with a secret."""
    at = open_sections(page("own_figures"))
    at.text_input(key="review_office").set_value(office)
    at.text_input(key="review_secret").set_value(secret)
    return press(at, "review_enter")


def opened(at, number):
    at.session_state[f"drawer_review_{number}"] = True
    return at.run()


def figure(at):
    """Return a reader's row of the register of payment use in Wenchuan."""
    at.session_state["section_register"] = True
    rows = at.run().dataframe[0].value
    return rows[rows["指标"] == "移动支付使用率"].iloc[0]


def test_what_is_accepted_is_observed_for_a_reader_without_a_link_until_it_is_revoked(edit):
    reader = page("county")
    before = scores(reader)
    at = submit(edit)
    assert "第 1 版已提交审核" in said(at)
    assert not [one for one in at.button if one.key == "review_submit"]
    assert scores(reader.run()) == before
    number = review.waiting()[0].number
    at = opened(desk(), number)
    assert f"署名「{OFFICE}」" in said(at)
    assert "县金融办台账" in said(at)
    press(at, f"review_accept_{number}")
    assert "已采纳 1 份" in said(at)
    assert scores(reader.run()) != before
    row = figure(go(reader, "sources"))
    assert (row["数值"], row["数据性质"], row["年份"]) == (81.25, "实测", 2023)
    day = f"{review.accepted()[0].decided:%Y-%m-%d}"
    assert row["来源"] == f"县金融办台账 · {OFFICE} · {day}"
    assert f"已由「{REVIEWER}」采纳（{day}）" in said(page("own_figures", **edit))
    opened(at, number).text_input(key=f"review_word_{number}").set_value("单位有误")
    press(at, f"review_revoke_{number}")
    assert figure(reader)["数据性质"] == "示意"
    assert scores(go(reader, "county")) == before
    assert "单位有误" in said(page("own_figures", **edit))


def test_own_figures_lie_over_accepted_ones_and_both_are_cited(edit):
    submit(edit)
    number = review.waiting()[0].number
    press(opened(desk(), number), f"review_accept_{number}")
    other = "县（市）代码,年份,来源,移动支付使用,数字普惠金融\n513221,2024,新台账,70,45\n"
    at = hand_in(page("own_figures"), other.encode())
    results = at.session_state["own_data"].in_use()
    use, index = (
        results.data.panel.figure(WENCHUAN, code)
        for code in ("mobile_payment_use", "digital_finance_index")
    )
    sources = results.data.catalog.source
    assert (use.value, sources(use.source).supplied) == (70, True)
    assert (index.value, sources(index.source).supplied) == (45, True)
    lixian = results.data.panel.figure("513222", "digital_finance_index")
    assert (lixian.value, sources(lixian.source).supplied) == (51.5, False)


def test_a_set_is_returned_with_a_word_and_never_without(edit):
    submit(edit)
    number = review.waiting()[0].number
    at = press(opened(desk(), number), f"review_return_{number}")
    assert "退回请写明原因" in said(at)
    at.text_input(key=f"review_word_{number}").set_value("<b>缺来源</b>")
    assert "待审 0 份" in said(press(at, f"review_return_{number}"))
    county = page("own_figures", **edit)
    assert f"由「{REVIEWER}」退回" in said(county)
    assert "&lt;b&gt;缺来源" in said(county)
    assert "第 1 版已提交审核" in said(press(county, "review_submit"))


def test_what_townships_tell_is_shown_in_sums_with_all_sources_before_it_is_accepted(edit):
    submit(edit)  # so that the store is there
    townships = [town for town in shipped().data.network.of(WENCHUAN) if town.is_township]
    origins = [Origin(2024, source, "f.csv") for source in ("站点台账", "快递日报")]
    told = [
        SuppliedStation(town.code, None if n else True, origins[n > 0], town.villages, 100, "2021")
        for n, town in enumerate(townships)
    ]
    review.submit(kept.save_new(Supply(stations=tuple(told)), OFFICE, ""), 1)
    shown = said(opened(desk(), review.waiting()[-1].number))
    many, villages = len(townships), sum(town.villages for town in townships)
    assert "1 个乡镇填报，1 个有站点" in shown  # the others did not say no
    for parts in (f"共 {villages}", f"共 {100 * many}", "2021 至 2021"):
        assert f"{many} 个乡镇填报，{parts}" in shown
    assert "2024 年，站点台账；2024 年，快递日报" in shown
    assert "100%" in shown.split("（由各乡镇得出）")[-1][:200]


def test_of_many_sets_the_newest_are_shown_and_the_others_counted(edit, monkeypatch):
    monkeypatch.setattr(desk_module, "SHOWN", 1)
    submit(edit)
    older = review.waiting()[0].number
    review.submit(kept.save_new(review.waiting()[0].kept.supply, OFFICE, ""), 1)
    at = opened(desk(), older + 1)
    assert "待审 2 份" in said(at)
    assert "更早的还有 1 份" in said(at)
    keys = [one.key for one in press(at, f"review_accept_{older + 1}").button]
    assert "更早的还有" not in said(at)
    assert f"review_accept_{older + 1}" not in keys
    press(opened(at, older), f"review_accept_{older}")
    assert "更早的还有 1 份" in said(at)


def test_of_two_reviewers_the_second_is_told(edit):
    submit(edit)
    number = review.waiting()[0].number
    first, second = (opened(desk(), number) for _ in range(2))
    press(first, f"review_accept_{number}")
    second.text_input(key=f"review_word_{number}").set_value("不收")
    assert "没有改动：这一份刚由别人处理" in said(press(second, f"review_return_{number}"))
    assert [one.number for one in review.accepted()] == [number]


def test_without_the_secret_nothing_is_listed_or_decided(edit, monkeypatch):
    submit(edit)
    known = desk()
    assert "待审 1 份" in said(known)
    for other in (f"{WORD}!", "short", ""):
        monkeypatch.setenv(reviewing.SECRET, other)  # who is in with another secret is out
        assert "待审" not in said(known.run())
        reviewer = known.session_state["own_data"].reviewer
        reviewer.decide(review.waiting()[0].number, True, "")
    assert review.accepted() == ()
    assert "请运维人员在服务器上设置 REVIEW_SECRET" in said(open_sections(page("own_figures")))
    monkeypatch.setenv(reviewing.SECRET, "short")
    assert "不足 12 个字符" in said(open_sections(page("own_figures")))
    monkeypatch.setenv(reviewing.SECRET, WORD)
    assert "待审" not in said(press(known.run(), "review_leave"))


@pytest.mark.usefixtures("edit")
def test_a_wrong_secret_locks_it_for_every_session_and_for_longer_each_time(caplog):
    at = desk(secret="a wrong guess")
    assert "口令不对，请在 2 秒后再试" in said(at)
    reviewing.guesses.locked_until += 100  # however busy the machine is
    other = desk()  # a new session does not begin anew
    assert "口令没有核对" in said(other)
    assert "待审" not in said(other)
    assert "1 in a row" in caplog.text
    assert "a wrong guess" not in caplog.text
    for n in range(1100):  # for days: it waits for no longer than the longest
        reviewing.guesses.locked_until = 0.0
        assert reviewing.guesses.fault("", WORD) == "secret", n
        assert 2 < reviewing.guesses.wait_s() <= limits.LONGEST_S
    assert reviewing.guesses.fault(WORD, WORD) == "locked"
    reviewing.guesses.locked_until = 0.0
    assert "待审 0 份" in said(press(other, "review_enter"))
    assert reviewing.guesses.fault("", WORD) == "secret"
    assert reviewing.guesses.wait_s() <= 2


def test_a_store_that_hangs_keeps_what_was_known_and_delays_no_reader(edit, monkeypatch):
    submit(edit)
    number = review.waiting()[0].number
    press(opened(desk(), number), f"review_accept_{number}")
    reader = visited("county", "zh", {"c": WENCHUAN})
    accepted = scores(reader)
    answer = Event()

    def hang():
        answer.wait(30)
        raise StoreDownError

    monkeypatch.setattr(review, "revision", hang)
    monkeypatch.setattr(base._asking, "due", 0.0)
    begun = time.monotonic()
    for _ in range(20):
        assert base.base().reviews[0].number == number
    assert time.monotonic() - begun < 10 * base.WAIT_S  # it was waited for once
    assert scores(reader.run()) == accepted
    answer.set()


def test_what_another_process_decides_is_seen_within_seconds(edit, monkeypatch):
    submit(edit)
    monkeypatch.setattr(base, "ASK_S", 1000.0)
    monkeypatch.setattr(base, "WAIT_S", 30.0)
    asked = []
    revision = review.revision
    monkeypatch.setattr(review, "revision", lambda: asked.append(1) or revision())
    base.base(at_once=True)
    reader = page("county")
    before = scores(reader)
    review.decide(review.waiting()[0].number, True, REVIEWER, "")
    assert scores(reader.run().run()) == before
    assert len(asked) == 1
    monkeypatch.setattr(base._asking, "due", 0.0)
    assert scores(reader.run()) != before
