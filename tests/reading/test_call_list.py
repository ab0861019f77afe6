"""Lists of calls as phones copy them: the number on one line, the rest on the next."""

from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.contacts import ContactKind
from bot.reading.call_list import joined
from bot.reading.contact_lines import ContactLine, Untold, read_contact_lines
from bot.services.contact_lines import split

NOW: Final = datetime(2026, 12, 1, 20, tzinfo=ZoneInfo("Asia/Shanghai"))
DAY: Final = date(2026, 11, 30)
A, M, C, N = ContactKind.ANSWERED, ContactKind.MISSED, Untold.CALL, Untold.NOTHING

PHONES: Final = {
    "number, then kind and time": (
        "95384\n未接来电 昨天 22:30\n95384\n已接 昨天 9:05",
        [(M, time(22, 30), "95384"), (A, time(9, 5), "95384")],
    ),
    "a spaced number, a count, a place": (
        "138 0013 8000 (3) 广东深圳\n昨天 22:30 未接\n021-3652 5555\n上海 昨天 21:05 来电",
        [(M, time(22, 30), "13800138000"), (C, time(21, 5), "02136525555")],
    ),
    "a code of the country, a duration": (
        "+86 138-0013-8000\n呼入 11月30日 14:05 通话1分20秒",
        [(A, time(14, 5), "+8613800138000")],
    ),
    "the moment first": (
        "未接来电 昨天 22:30\n95384\n未接来电 昨天 22:10\n02136525555",
        [(M, time(22, 30), "95384"), (M, time(22, 10), "02136525555")],
    ),
    "a day without a time": ("95384\n昨天 未接", [(M, None, "95384")]),
    "English": ("95384\nMissed call, yesterday 10:30 pm", [(M, time(22, 30), "95384")]),
    "full width": ("９５３８４\n未接　昨天　２２：３０", [(M, time(22, 30), "95384")]),
    "a line of its own, then a pair": (
        "昨天22:30 电话 接了\n95384\n昨天 22:10 未接",
        [(A, time(22, 30), ""), (M, time(22, 10), "95384")],
    ),
    "a number that nothing is said of": (
        "95384\n昨天 22:10 未接\n02136525555",
        [(M, time(22, 10), "95384"), (N, time(20), "02136525555")],
    ),
}


def read(text: str) -> list[ContactLine]:
    return [one for line in joined(split(text), NOW) for one in read_contact_lines(line, NOW)]


@pytest.mark.parametrize("name", PHONES)
def test_a_number_and_its_moment_are_one_contact(name: str) -> None:
    text, expected = PHONES[name]
    found = read(text)

    assert [(one.kind, one.at, one.number) for one in found] == expected
    assert {one.day for one in found if one.kind is not N} == {DAY}


def test_how_often_and_the_place_are_kept() -> None:
    (one,) = read("138 0013 8000 (3) 广东深圳\n昨天 22:30 未接")

    assert (one.times, one.rest) == (3, "广东深圳")


def test_calls_of_ones_own_and_days_ahead_take_their_number_along() -> None:
    assert joined(["95384", "呼出 昨天 22:30", "95384", "明天 10:00 未接"], NOW) == [
        "95384 呼出 昨天 22:30",
        "95384 明天 10:00 未接",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["昨天22:30 微粒贷 电话 接了", "今天 8个未接", "95384 打来"],
        ["95384 打来", "昨天 22:30 未接"],
        ["95384", "他说了很多话"],
        ["2026-11-30", "95384"],
        ["欠了 5000", "昨天 22:30 未接"],
        ["1234", "昨天 22:30 未接"],
    ],
)
def test_what_is_no_number_beside_a_moment_stays_as_it_was_typed(lines: list[str]) -> None:
    assert joined(lines, NOW) == lines


_LINE: Final = st.sampled_from(
    ["95384", "021-3652 5555 (2)", "昨天 22:30 未接", "已接 9:05", "随便写", "95384 打来", "明天"]
)


@given(st.lists(_LINE, max_size=12))
def test_nothing_is_lost_or_told_twice_and_no_time_goes_to_two_numbers(lines: list[str]) -> None:
    found = joined(lines, NOW)

    for words in ("22:30", "9:05", "随便写", "打来", "明天"):
        assert sum(one.count(words) for one in found) == sum(one.count(words) for one in lines)
    digits = "".join("".join(filter(str.isdigit, one)) for one in found)
    assert sorted(digits) == sorted("".join("".join(filter(str.isdigit, one)) for one in lines))
