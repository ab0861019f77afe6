"""What people write down of calls, messages and visits: tests/data/contacts/lines.txt."""

import re
from datetime import date, datetime, time
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.contacts import ContactKind
from bot.reading.contact_lines import (
    ContactLine,
    Untold,
    is_ahead,
    read_contact_lines,
    read_moment,
    tells_of_call,
)

NOW: Final = datetime(2026, 12, 1, 20, tzinfo=ZoneInfo("Asia/Shanghai"))
KINDS: Final[dict[str, ContactKind | Untold]] = {
    "a": ContactKind.ANSWERED,
    "m": ContactKind.MISSED,
    "s": ContactKind.MESSAGE,
    "v": ContactKind.VISIT,
    "f": ContactKind.FAMILY,
    "w": ContactKind.WORKPLACE,
    "c": Untold.CALL,
    "k": Untold.NOTHING,
    "o": Untold.OWN,
}
LINES: Final = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parents[1] / "data/contacts/lines.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
_EXPECTED: Final = re.compile(r'(\S+) (\S+) (\w)(?: x(\d+))?(?: #(\S+))?(?: "(.*)")?')


def expected(text: str) -> list[ContactLine]:
    found = []
    for one in text.split("; ") if text != "-" else ():
        match = _EXPECTED.fullmatch(one)
        assert match, one
        day, at, kind, times, number, rest = match.groups()
        found.append(
            ContactLine(
                KINDS[kind],
                date.fromisoformat(day),
                None if at == "?" else time.fromisoformat(at),
                int(times or 1),
                number or "",
                rest or "",
            )
        )
    return found


@pytest.mark.parametrize(("text", "told"), LINES, ids=[text for text, _ in LINES])
def test_a_line_tells_when_how_and_how_often(text: str, told: str) -> None:
    assert read_contact_lines(text, NOW) == expected(told)


@given(st.text("今昨天晚上点分个次未接了电话短信门12345:0 ,，()微粒贷十几mised calht", max_size=60))
def test_no_text_is_an_error_and_no_contact_lies_ahead(text: str) -> None:
    for one in read_contact_lines(text, NOW):
        assert (one.day, one.at or time()) <= (NOW.date(), NOW.time())
        assert 0 <= one.times <= 99
        assert all(word in text for word in one.rest.split())


def test_a_list_of_calls_is_read_line_by_line() -> None:
    found = read_contact_lines("95384 未接 昨天 22:31\n\n95384 已接 今天 9:05 1分钟\n95384 呼出 9:10", NOW)

    assert [one.kind for one in found] == [ContactKind.MISSED, ContactKind.ANSWERED, Untold.OWN]
    assert [one.clear for one in found] == [True, True, False]


@pytest.mark.parametrize("text", ["今天 3个 5次 未接", "1个1次"])
def test_two_numbers_for_one_kind_are_asked_about(text: str) -> None:
    (line,) = read_contact_lines(text, datetime(2026, 12, 1, 20, tzinfo=ZoneInfo("Asia/Shanghai")))

    assert line.times == 0
    assert not line.clear


LATER = datetime(2026, 12, 1, 20, tzinfo=ZoneInfo("Asia/Shanghai"))
PIECES = st.lists(
    st.sampled_from(
        [
            *("昨天", "明天", "今天", "12月", "31日", "30日", "9点", "22:30", "3", "个", "次"),
            *("未接", "接了", "电话", "刚", "又", "给", "我", "\n"),
        ]
    )
)


@given(st.one_of(st.text(max_size=60), PIECES.map("".join), PIECES.map(" ".join)))
def test_no_text_is_an_error_to_what_is_asked_of_it(text: str) -> None:
    moment = read_moment(text, LATER)
    is_ahead(text, LATER)

    assert moment is None or datetime.combine(moment[0], moment[1] or time(), LATER.tzinfo) <= LATER
    assert not (tells_of_call(text, LATER) and "\n" in text)


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("明天 未接", True),
        ("今天 23:00 未接", True),
        ("12月30日 未接", True),
        ("昨天 未接", False),
        ("看不懂", False),
        ("今天 9:00 10:00 未接", False),
    ],
)
def test_what_has_not_come_is_told_from_what_is_not_read(text: str, ahead: bool) -> None:
    assert is_ahead(text, LATER) is ahead
