"""Dates and rules typed in Chinese and in figures, said on Sunday 22 November 2026."""

from datetime import date

import pytest

from bot.reading.dates.matching import read_date_rule
from tests.reading.notation import shown

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # full dates
        ("2026-12-15", "2026-12-15"), ("2026/12/15", "2026-12-15"), ("2026.12.15", "2026-12-15"),
        ("２０２６－１２－１５", "2026-12-15"), ("20261215", "2026-12-15"), ("2026年12月15号", "2026-12-15"),
        ("二〇二六年十二月十五日", "2026-12-15"), ("26年12月15日", "2026-12-15"),
        ("明年1月5日", "2027-01-05"),
        ("2026-11-22", "2026-11-22"), ("2026-11-21", "2026-11-21 overdue"),
        ("去年12月1日", "2025-12-01 overdue"),
        ("2026-02-29", "!no-such-day"), ("2026-13-05", "!no-such-day"), ("20261315", "!no-such-day"),
        ("2028-02-29", "2028-02-29"), ("2040-01-01", "!too-far"), ("1026-12-15", "!too-far"),
        ("2026-12-155", "!unreadable"), ("2026-1215", "!unreadable"),
        # day and month: those that have passed mean next year
        ("12月15日", "2026-12-15"), ("12月15", "2026-12-15"), ("十二月十五", "2026-12-15"),
        ("12 月 15 號", "2026-12-15"), ("１２月１５日", "2026-12-15"), ("11月22日", "2026-11-22"),
        ("11月21日", "!which-date: 2026-11-21 overdue | 2027-11-21"),
        ("9月23日", "!which-date: 2026-09-23 overdue | 2027-09-23"), ("9月22日", "2027-09-22"),
        ("10月底", "!which-date: 2026-10-31 overdue | 2027-10-31"), ("8月底", "2027-08-31"),
        ("1月5日", "2027-01-05"), ("2月30日", "!no-such-day"),
        ("13月5日", "!no-such-day"), ("2月29日", "!no-such-day"), ("0月5日", "!no-such-day"),
        ("12月底", "2026-12-31"), ("2月底", "2027-02-28"), ("十二月最后一天", "2026-12-31"),
        ("12/15", "2026-12-15"), ("１２／１５", "2026-12-15"), ("12-15", "2026-12-15"),
        ("11/21", "!which-date: 2026-11-21 overdue | 2027-11-21"), ("12.25号", "2026-12-25"),
        ("2/30", "!no-such-day"), ("13/13", "!no-such-day"),
        # figures that can be meant in two ways, or are a guess
        ("15/12", "!which-date: 2026-12-15"), ("12.15", "!which-date: 2026-12-15"),
        ("5/12/2026", "!which-date: 2026-05-12 overdue | 2026-12-05"), ("25/12/2026", "2026-12-25"),
        ("12/25/2026", "2026-12-25"), ("5/5/2027", "2027-05-05"), ("31/2/2026", "!no-such-day"),
        ("5/12/2126", "!too-far"), ("5/12/26", "!unreadable"),
        ("15", "!once-or-monthly: 2026-12-15 | 15 from 2026-12-15"), ("32", "!no-such-day"),
        ("1200", "!unreadable"),
        ("15号", "!once-or-monthly: 2026-12-15 | 15 from 2026-12-15"),
        ("十五號", "!once-or-monthly: 2026-12-15 | 15 from 2026-12-15"),
        ("22号", "!once-or-monthly: 2026-11-22 | 22 from 2026-11-22"),
        ("31号", "!once-or-monthly: 2026-12-31 | 31 from 2026-11-30, last day?"),
        ("最后一天", "!once-or-monthly: 2026-11-30 | 31 from 2026-11-30"), ("0号", "!no-such-day"),
        # monthly
        ("每月15号", "15 from 2026-12-15"), ("每月15日", "15 from 2026-12-15"),
        ("每月十五", "15 from 2026-12-15"),
        ("每月15", "15 from 2026-12-15"), ("每月22号", "22 from 2026-11-22"),
        ("每月廿五", "25 from 2026-11-25"),
        ("每月二十", "20 from 2026-12-20"), ("每个月的15号", "15 from 2026-12-15"),
        ("每個月１５號", "15 from 2026-12-15"),
        ("每 月 15 号", "15 from 2026-12-15"), ("每月还款日15号", "15 from 2026-12-15"),
        ("还款日是每月15号", "15 from 2026-12-15"), ("每月还1200，15号", "!unreadable"),
        ("每月28号", "28 from 2026-11-28"), ("每月29号", "29 from 2026-11-29, last day?"),
        ("每月30号", "30 from 2026-11-30, last day?"), ("每月31号", "31 from 2026-11-30, last day?"),
        ("每月三十一", "31 from 2026-11-30, last day?"), ("每月最后一天", "31 from 2026-11-30"),
        ("每月月底", "31 from 2026-11-30"), ("每月底", "31 from 2026-11-30"),
        ("每個月的最後一天", "31 from 2026-11-30"),
        ("每月32号", "!no-such-day"), ("每月0号", "!no-such-day"), ("每月十十号", "!no-such-day"),
        ("每2个月15号", "15 from 2026-12-15 by 2"), ("每两个月15号", "15 from 2026-12-15 by 2"),
        ("每兩個月的15號", "15 from 2026-12-15 by 2"), ("每3个月最后一天", "31 from 2026-11-30 by 3"),
        ("每隔一个月15号", "15 from 2026-12-15 by 2"),
        ("每隔2个月15号", "!which-date: 15 from 2026-12-15 by 2 | 15 from 2026-12-15 by 3"),
        ("每2月15号", "!which-date: 15 from 2026-12-15 by 2 | 15 from 2027-02-15 by 12"),
        ("每13个月15号", "!unsupported"), ("每年12月15日", "15 from 2026-12-15 by 12"),
        ("每年2月29日", "29 from 2027-02-28 by 12, last day?"), ("每年2月30日", "!no-such-day"),
        ("每年11月30日", "30 from 2026-11-30 by 12"),
        ("每季度", "!unsupported"), ("每半个月", "!unsupported"), ("每年", "!unsupported"),
        # this month and next
        ("本月20号", "2026-11-20 overdue"), ("这个月30号", "2026-11-30"), ("本月31号", "!no-such-day"),
        ("下个月3号", "2026-12-03"), ("下個月3號", "2026-12-03"), ("下月3日", "2026-12-03"),
        ("下下个月3号", "2027-01-03"),
        ("上个月15号", "2026-10-15 overdue"), ("下个月31号", "2026-12-31"),
        ("下下下个月31号", "!no-such-day"),
        ("下下下个月3号", "2027-02-03"), ("次月5号", "2026-12-05"), ("来月5號", "2026-12-05"),
        ("次年3月15日", "2027-03-15"), ("12月15日起每月", "15 from 2026-12-15"),
        ("后年5月20日", "2028-05-20"), ("大後年1月5日", "2029-01-05"),
        ("元旦", "2027-01-01"), ("明年元旦", "2027-01-01"), ("明年元月8号", "2027-01-08"),
        ("月尾", "2026-11-30"), ("季度末", "!which-date: 2026-12-31 | 31 from 2026-12-31 by 3"),
        ("月底", "2026-11-30"), ("本月底", "2026-11-30"), ("月末", "2026-11-30"), ("下月底", "2026-12-31"),
        ("下个月最后一天", "2026-12-31"), ("年底", "2026-12-31"), ("明年底", "!unreadable"),
        # weeks start on Monday
        ("下周五", "2026-11-27"), ("下週五", "2026-11-27"), ("下个星期五", "2026-11-27"),
        ("下礼拜天", "2026-11-29"),
        ("下周7", "2026-11-29"), ("下下周五", "2026-12-04"),
        ("下下下周五", "2026-12-11"), ("次周五", "2026-11-27"), ("下下下下下周五", "!unreadable"),
        ("再下周五", "!unreadable"), ("12月18號(五)", "2026-12-18"), ("12月18号(四)", "!several-days"),
        ("这周五", "2026-11-20 overdue"),
        ("本周五", "2026-11-20 overdue"), ("本周日", "2026-11-22"), ("上周五", "2026-11-13 overdue"),
        ("周五", "2026-11-27"), ("周日", "2026-11-22"), ("星期一", "2026-11-23"), ("下周", "!unreadable"),
        # days from today
        ("今天", "2026-11-22"), ("明天", "2026-11-23"), ("后天", "2026-11-24"), ("後天", "2026-11-24"),
        ("大后天", "2026-11-25"), ("大大后天", "!unreadable"), ("昨天", "2026-11-21 overdue"),
        ("大前天", "2026-11-19 overdue"), ("3天后", "2026-11-25"), ("三天后", "2026-11-25"),
        ("3天之後", "2026-11-25"),
        ("十五天以后", "2026-12-07"), ("3天前", "2026-11-19 overdue"), ("一周后", "2026-11-29"),
        ("两个星期后", "2026-12-06"), ("一个月后", "2026-12-22"), ("3个月后", "2027-02-22"),
        ("一年后", "2027-11-22"),
        ("半年后", "2027-05-22"), ("半个月后", "!unreadable"), ("3天内", "!unreadable"),
        ("3654天后", "!too-far"),
        ("9999个月后", "!too-far"), ("20年后", "!too-far"),
    ],
)  # fmt: skip
def test_a_date_rule_is_read_or_refused(text: str, expected: str) -> None:
    assert shown(read_date_rule(text, SUNDAY)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "你好", "每月", "每月初", "每月中旬", "初五", "每月初五", "农历12月15日", "每月50元",
        "每月1200",
        "每月12期", "每月1,200", "每月5.5", "15号楼", "3号线", "15点", "15号码", "9点", "下个月", "大约15号",
        "每月15号左右", "每月15号后", "15日内", "每月15号工作日", "每月15号 1200元", "一百天后",
        "今日头条", "一周三次", "12-15天", "12/15期", "https://example.org", "每月15号的下一天",
    ],
)  # fmt: skip
def test_what_is_not_surely_a_date_is_not_read(text: str) -> None:
    assert shown(read_date_rule(text, SUNDAY)) == "!unreadable"


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
        ("隔周周五", "14d from 2026-11-27"),
        ("隔周五", "!which-date: 14d from 2026-11-27 | 14d from 2026-12-04 | 2026-12-04"),
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
        ("每季度末", "31 from 2026-12-31 by 3"), ("每季度", "!unsupported"), ("每半年", "!unsupported"),
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
