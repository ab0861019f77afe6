"""A date at court as people write it, and what is none."""

from datetime import date, time
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.hearings import MAX_TEXT, read_hearing, read_when

TODAY: Final = date(2026, 11, 29)  # a Sunday
TWENTIETH: Final = date(2026, 12, 20)

SAID: Final = {
    "12月20号开庭": (TWENTIETH, None, ""),
    "12月20號開庭": (TWENTIETH, None, ""),
    "我12月20号要开庭": (TWENTIETH, None, ""),
    "１２月２０日开庭": (TWENTIETH, None, ""),
    "12月20日上午9点在朝阳区法院开庭": (TWENTIETH, time(9), "朝阳区法院"),
    "法院通知我12月20日上午九点开庭": (TWENTIETH, time(9), ""),
    "收到传票，12月20日开庭": (TWENTIETH, None, ""),
    "12/20 开庭": (TWENTIETH, None, ""),
    "2026-12-20 09:30 开庭": (TWENTIETH, time(9, 30), ""),
    "2027年1月8日9时30分开庭": (date(2027, 1, 8), time(9, 30), ""),
    "下周五下午2点半开庭": (date(2026, 12, 4), time(14, 30), ""),
    "后天下午三点半 海淀法院 出庭": (date(2026, 12, 1), time(15, 30), "海淀法院"),
    "我明早9点开庭": (date(2026, 11, 30), time(9), ""),
    "今天下午2点开庭": (TODAY, time(14), ""),
    "三天后开庭": (date(2026, 12, 2), None, ""),
    "15号开庭": (date(2026, 12, 15), None, ""),
    "12月20日2点半开庭": (TWENTIETH, time(14, 30), ""),  # no court sits before dawn
    "12月20日到北京市朝阳区人民法院应诉": (TWENTIETH, None, "北京市朝阳区人民法院"),
    "开庭时间是12月20日": (TWENTIETH, None, ""),
    "开庭改到12月25号了": (date(2026, 12, 25), None, ""),
    "明天去法院": (date(2026, 11, 30), None, ""),
    "12月20日法院见": (TWENTIETH, None, ""),
    "仲裁12月20日开庭": (TWENTIETH, None, ""),
    "我朋友12月20日出庭": (TWENTIETH, None, ""),
    "court hearing on Dec 20": (TWENTIETH, None, ""),
    "I have court on Dec 20 at 9am": (TWENTIETH, time(9), ""),
    "hearing Dec 20 9:30 am at Chaoyang District Court": (TWENTIETH, time(9, 30), "Chaoyang District Court"),
    "trial on 20 Dec": (TWENTIETH, None, ""),
    "my court date is Dec 20": (TWENTIETH, None, ""),
    "I must appear in court tomorrow": (date(2026, 11, 30), None, ""),
}
NOT_SAID: Final = (
    "开庭要带什么",
    "今天收到传票",
    "昨天收到法院的开庭通知",
    "今天收到法院短信",
    "他说12月20日要起诉我",
    "12月20日前还清，不然法院强制执行",
    "12月20号不开庭了",
    "12月20日的开庭取消了",
    "微粒贷 12月20日 1200",
    "每月20号还花呗",
    "已经开过庭了，12月20日还款",
    "they will sue me on Dec 20",
    "pay 500 on Dec 20",
    "got a summons today",
)
PASSED_ON: Final = {
    "【朝阳区人民法院】传票：请于2026年12月20日上午9时30分到我院第五法庭参加诉讼，"
    "案号（2026）京0105民初1号。": (time(9, 30), ()),
    "传票\n案号：（2026）京0105民初12345号\n被传唤人：张三\n应到时间：2026年12月20日14时00分\n"
    "应到处所：本院第三法庭\n传唤事由：开庭\n2026年11月25日": (time(14), ("2026年11月25日",)),
    "【12368】您与某某银行信用卡纠纷一案，定于2026-12-20 09:30在第二审判庭公开开庭审理，请准时到庭。": (
        time(9, 30),
        (),
    ),
    "開庭通知：您與某某公司借款糾紛一案，定於2026年12月20日下午2時30分開庭，請攜帶身份證。": (
        time(14, 30),
        (),
    ),
}
ANY: Final = [*SAID, *NOT_SAID, *PASSED_ON]


@pytest.mark.parametrize("text", SAID)
def test_day_time_and_court_are_read(text: str) -> None:
    said = read_hearing(text, TODAY)
    assert said is not None
    assert (said.day, said.at, said.place, said.unread, said.told) == (*SAID[text], (), False)


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_about_something_else_is_none(text: str) -> None:
    assert read_hearing(text, TODAY) is None


@pytest.mark.parametrize("text", PASSED_ON)
def test_of_a_courts_text_the_day_beside_what_takes_place_is_taken_and_no_name(text: str) -> None:
    said = read_hearing(text, TODAY)
    assert said is not None
    assert (said.day, said.place, said.told) == (TWENTIETH, "", True)
    assert (said.at, said.unread) == PASSED_ON[text]


def test_what_else_stands_there_in_figures_is_named() -> None:
    said = read_hearing("12月20日第5法庭9点到11点开庭，欠5000，12月1日通知的", TODAY)
    assert said is not None
    assert (said.day, said.at) == (TWENTIETH, time(9))
    assert set(said.unread) == {"第5法庭", "11点", "5000", "12月1日"}


@pytest.mark.parametrize(
    ("text", "days", "problem"),
    [
        ("11月20号开庭", (date(2026, 11, 20), date(2027, 11, 20)), ""),
        ("2月30号开庭", (), "no-such-day"),
        ("每月15号开庭", (), "unreadable"),
    ],
)
def test_what_is_no_sure_day_is_asked_about(text: str, days: tuple[date, ...], problem: str) -> None:
    said = read_hearing(text, TODAY)
    assert said is not None
    assert (said.day, said.days, said.problem) == (None, days, problem)


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("12月25日下午2点半", date(2026, 12, 25), time(14, 30)),
        ("改到12月25日", date(2026, 12, 25), None),
        ("应该是10点", None, time(10)),
        ("Dec 25 at 9am", date(2026, 12, 25), time(9)),
    ],
)
def test_a_correction_is_a_day_a_time_or_both(text: str, day: date | None, at: time | None) -> None:
    said = read_when(text, TODAY)
    assert said is not None
    assert (said.day, said.at) == (day, at)


@pytest.mark.parametrize("text", ["微粒贷 12月25日 1200", "好的", "1200", "他们打电话给我家人"])
def test_what_says_more_is_no_correction(text: str) -> None:
    assert read_when(text, TODAY) is None


@given(st.text(max_size=80) | st.lists(st.sampled_from(ANY), max_size=9).map("".join))
def test_no_text_is_too_odd(text: str) -> None:
    said = read_hearing(text, TODAY)
    assert said is None or len(text) <= MAX_TEXT
    read_when(text, TODAY)
