"""Rules that repeat, typed in Chinese, said on Sunday 22 November 2026."""

from datetime import date

import pytest

from bot.reading.dates.matching import read_date_rule
from tests.reading.notation import shown

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # weekly: from the next such weekday, today included
        ("每周五", "7d from 2026-11-27"), ("每週五", "7d from 2026-11-27"),
        ("每星期五", "7d from 2026-11-27"),
        ("每个星期五", "7d from 2026-11-27"), ("每個禮拜五", "7d from 2026-11-27"),
        ("每周周五", "7d from 2026-11-27"), ("每周的周五", "7d from 2026-11-27"),
        ("每逢周五", "7d from 2026-11-27"), ("每周5", "7d from 2026-11-27"), ("每周日", "7d from 2026-11-22"),
        ("每周天", "7d from 2026-11-22"), ("每周7", "7d from 2026-11-22"),
        ("每周五还款", "7d from 2026-11-27"),
        # every few weeks
        ("每两周的周五", "14d from 2026-11-27"), ("每2周周五", "14d from 2026-11-27"),
        ("每２週週五", "14d from 2026-11-27"), ("每2周五", "14d from 2026-11-27"),
        ("每两个星期的星期五", "14d from 2026-11-27"), ("每3周的周五", "21d from 2026-11-27"),
        ("隔周周五", "14d from 2026-11-27"), ("隔周五", "14d from 2026-11-27"),
        ("每隔一周的周五", "14d from 2026-11-27"),
        ("每隔两周的周五", "!which-date: 14d from 2026-11-27 | 21d from 2026-11-27"),
        # every few days, from a day that is not said
        ("每15天", "!which-date: 15d from 2026-11-22"), ("每十天", "!which-date: 10d from 2026-11-22"),
        ("每100天", "!which-date: 100d from 2026-11-22"), ("每天", "!which-date: 1d from 2026-11-22"),
        ("每日", "!which-date: 1d from 2026-11-22"), ("每周", "!which-date: 7d from 2026-11-22"),
        ("每周一次", "!which-date: 7d from 2026-11-22"), ("每两周", "!which-date: 14d from 2026-11-22"),
        ("每15天一次", "!which-date: 15d from 2026-11-22"), ("15天一期", "!which-date: 15d from 2026-11-22"),
        ("两周一次", "!which-date: 14d from 2026-11-22"), ("隔天", "!which-date: 2d from 2026-11-22"),
        ("隔周", "!which-date: 14d from 2026-11-22"), ("每隔一天", "!which-date: 2d from 2026-11-22"),
        ("每隔2天", "!which-date: 2d from 2026-11-22 | 3d from 2026-11-22"),
        ("每15日", "!which-date: 15 from 2026-12-15 | 15d from 2026-11-22"),  # or short for 每月15日
        # every quarter: in which of its months?
        (
            "每季度15号",
            "!which-date: 15 from 2026-12-15 by 3 | 15 from 2027-01-15 by 3 | 15 from 2027-02-15 by 3",
        ),
        (
            "每季度30号",
            "!which-date: 30 from 2026-11-30 by 3, last day? | 30 from 2026-12-30 by 3, last day?"
            " | 30 from 2027-01-30 by 3, last day?",
        ),
        ("每季度32号", "!no-such-day"),
        # not supported
        ("每季度", "!unsupported"), ("每季度末", "!unsupported"), ("每半年", "!unsupported"),
        ("每半个月", "!unsupported"), ("每旬", "!unsupported"), ("每周末", "!unsupported"),
        ("双周五", "!unsupported"),
        ("隔月15号", "!unsupported"), ("每周两次", "!unsupported"), ("每天3次", "!unsupported"),
        ("每0天", "!unsupported"), ("每367天", "!unsupported"), ("每60周的周五", "!unsupported"),
        # several days
        ("每周五、周日", "!several-days"), ("每周五，周日", "!several-days"),
        ("每周五和周日", "!several-days"),
        ("每周一三五", "!several-days"), ("每周一、三", "!several-days"), ("每周一到五", "!several-days"),
        ("每周一至周五", "!several-days"), ("每周1、3", "!several-days"),
        ("每周五和每月15号", "!several-days"),
        # an amount behind it names no weekday
        ("每周五百元", "!which-date: 7d from 2026-11-22"), ("每周三千", "!which-date: 7d from 2026-11-22"),
        ("每周1200", "!which-date: 7d from 2026-11-22"), ("每周五六百元", "!unreadable"),
        # words that make it another day
        ("每周五左右", "!unreadable"), ("大约每15天", "!unreadable"), ("每15天后", "!unreadable"),
        ("除了每周五", "!unreadable"), ("每周五前", "!which-date: 7d from 2026-11-27"),
        ("一周三次", "!unreadable"),
        ("每月第一个周五", "!unreadable"), ("每个月的周五", "!unreadable"), ("周五每月", "!unreadable"),
    ],
)  # fmt: skip
def test_a_rule_that_repeats_is_read_asked_about_or_refused(text: str, expected: str) -> None:
    assert shown(read_date_rule(text, SUNDAY)) == expected


def test_the_weekday_of_today_is_today() -> None:
    friday = date(2026, 11, 27)
    assert shown(read_date_rule("每周五", friday)) == "7d from 2026-11-27"
    assert shown(read_date_rule("每周四", friday)) == "7d from 2026-12-03"
    assert shown(read_date_rule("每周五", date.max)) in ("7d from 9999-12-31", "!too-far")
