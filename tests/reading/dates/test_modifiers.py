"""Words and dates beside a date rule: its start, that it is overdue, that it comes once."""

from datetime import date

import pytest

from bot.reading.dates.matching import read_date_rule
from tests.reading.notation import shown

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # every so many days: the start is the first
        ("从12月1日起每15天", "15d from 2026-12-01"), ("每15天，12月1日开始", "15d from 2026-12-01"),
        ("每15天，從１２月１日起", "15d from 2026-12-01"), ("12月1日起每周", "7d from 2026-12-01"),
        ("首期12月1日，每15天", "15d from 2026-12-01"),
        ("第一期还款日：12月1日，每15天", "15d from 2026-12-01"),
        ("每15天，从明天开始", "15d from 2026-11-23"), ("从今天起每天", "1d from 2026-11-22"),
        ("2026-12-01起每两周", "14d from 2026-12-01"), ("下周五开始每周", "7d from 2026-11-27"),
        ("every 10 days from Dec 1", "10d from 2026-12-01"),
        ("every 10 days, starting on Dec 1", "10d from 2026-12-01"),
        ("from Tue 1 Dec 2026, every 15 days", "15d from 2026-12-01"),
        ("weekly from Friday", "7d from 2026-11-27"),
        # a rule with a day of its own: the first such day on or after the start
        ("每周五，从12月1日起", "7d from 2026-12-04"), ("从12月4日起每周五", "7d from 2026-12-04"),
        ("从12月1日起每两周的周五", "14d from 2026-12-04"), ("every friday from Dec 1", "7d from 2026-12-04"),
        ("从12月20日起每月15号", "15 from 2027-01-15"), ("12月15日起每月15号", "15 from 2026-12-15"),
        ("每2个月15号，从2027年1月15日起", "15 from 2027-01-15 by 2"),
        ("每月31号，从2027年2月1日起", "31 from 2027-02-28, last day?"),
        ("每季度15号，从12月1日起", "15 from 2026-12-15 by 3"),
        ("每隔2天，从12月1日起", "!which-date: 2d from 2026-12-01 | 3d from 2026-12-01"),
        # a weekday that is said apart
        ("每周，周五", "7d from 2026-11-27"), ("周五，每两周", "14d from 2026-11-27"),
        ("每周，周五开始", "7d from 2026-11-27"),
        ("每周五，周五", "7d from 2026-11-27"), ("每周 下周五", "!which-date: 7d from 2026-11-27"),
        # a month is the start of a rule that names the day
        ("2027年3月开始每月15号", "15 from 2027-03-15"), ("下个月起每月15号", "15 from 2026-12-15"),
        ("明年3月起，每月最后一天", "31 from 2027-03-31"),
        ("the 15th of every month starting in March 2027", "15 from 2027-03-15"),
        ("12月起每15天", "!unreadable"), ("12月起", "!unreadable"), ("from March", "!unreadable"),
        # a start in the past is overdue; which year, if it may be either
        ("从2026年8月1日起每月15号", "15 from 2026-08-15 overdue"),
        ("从8月15日起每月15号", "15 from 2026-08-15 overdue"),
        ("从11月起每月15号", "15 from 2026-11-15 overdue"),
        ("从11月20日起每15天", "15d from 2026-11-20 overdue"),
        ("the 15th of every month since Aug 15", "15 from 2026-08-15 overdue"),
        ("从1月15日起每月15号", "!which-date: 15 from 2026-01-15 overdue | 15 from 2027-01-15"),
        ("从3月起每月15号", "!which-date: 15 from 2026-03-15 overdue | 15 from 2027-03-15"),
        # a date without a word is asked about, one with another word is no start
        ("每15天，12月1日", "!which-date: 15d from 2026-12-01"),
        ("每周五，12月4日", "!which-date: 7d from 2026-12-04"),
        ("15号起每15天", "!which-date: 15d from 2026-12-15"),
        ("5/12/2026起每15天", "!which-date: 15d from 2026-05-12 overdue | 15d from 2026-12-05"),
        ("每15天，到12月25日", "!several-days"), ("每周五 直到12月25日", "!several-days"),
        ("每周五，12月25日为止", "!several-days"), ("从12月1日到12月25日每周五", "!several-days"),
        ("每月15号，即12月15日", "!several-days"), ("从12月1日起每15天，每周五", "!several-days"),
        ("2月30日起每15天", "!no-such-day"), ("2050年1月1日起每15天", "!too-far"),
        ("每年12月15日，从2028年1月1日起", "!unreadable"), ("每2月15号，从2027年1月15日起", "!unreadable"),
        ("从12月1日左右起每15天", "!unreadable"), ("每15天，12月1日后", "!unreadable"),
        # once
        ("2026年12月15日，一次", "2026-12-15"), ("只一次，15号", "2026-12-15"), ("15th, once", "2026-12-15"),
        ("2026年12月15日，一次性", "2026-12-15"), ("每月15号，一次", "!unreadable"),
        ("第一次12月15日", "!unreadable"),
        # overdue
        ("2026-08-15 已逾期", "2026-08-15 overdue"), ("2026-08-15逾期", "2026-08-15 overdue"),
        ("8月15日 已逾期", "2026-08-15 overdue"), ("8月15日逾期了", "2026-08-15 overdue"),
        ("8月15日已經逾期", "2026-08-15 overdue"), ("Aug 15, overdue", "2026-08-15 overdue"),
        ("8月15日 逾期", "!which-date: 2026-08-15 overdue | 2027-08-15"),
        ("12月15日 已逾期", "2025-12-15 overdue"),
        ("11月22日 已逾期", "2025-11-22 overdue"), ("2026-12-15 已逾期", "!unreadable"),
        ("明天 已逾期", "!unreadable"),
        ("15号已逾期", "!once-or-monthly: 2026-11-15 overdue | 15 from 2026-11-15 overdue"),
        ("31号已逾期", "!once-or-monthly: 2026-10-31 overdue | 31 from 2026-10-31 overdue, last day?"),
        ("每月15号，已逾期", "!which-date: 15 from 2026-11-15 overdue"),
        ("每周五，逾期了", "!which-date: 7d from 2026-11-20 overdue"),
        ("从8月15日起每月15号，已逾期", "15 from 2026-08-15 overdue"),
        ("逾期3天", "2026-11-19 overdue"), ("已经逾期三天了", "2026-11-19 overdue"),
        ("已逾期3日", "2026-11-19 overdue"),
        ("3 days overdue", "2026-11-19 overdue"), ("overdue by 3 days", "2026-11-19 overdue"),
        ("2026-11-19 逾期3天", "2026-11-19 overdue"), ("2026-11-18 逾期3天", "!several-days"),
        ("逾期两个月", "!which-date: 2026-09-22 overdue"), ("逾期一周", "!which-date: 2026-11-15 overdue"),
        ("two weeks overdue", "!which-date: 2026-11-08 overdue"), ("逾期0天", "2026-11-22"),
        ("逾期9999天", "!too-far"), ("逾期3天会怎么样", "!unreadable"), ("逾期3天内", "!unreadable"),
        ("没逾期3天", "!unreadable"), ("12月15日 没逾期", "!unreadable"),
        ("12月15日 没有逾期", "!unreadable"), ("没有逾期3天", "!unreadable"),
        ("12月15日可能逾期", "!unreadable"), ("Dec 15 not yet overdue", "!unreadable"),
        ("12月15日会逾期", "!unreadable"),
        ("12月15日逾期费", "!unreadable"), ("12月15日 not overdue", "!unreadable"), ("逾期了", "!unreadable"),
        ("overdue", "!unreadable"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_rule_counts_or_is_asked_about(text: str, expected: str) -> None:
    assert shown(read_date_rule(text, SUNDAY)) == expected
