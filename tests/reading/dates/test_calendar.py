"""What is said on the edges of the calendar."""

from datetime import date

import pytest

from bot.reading.dates.matching import read_date_rule
from tests.reading.notation import shown


@pytest.mark.parametrize(
    ("today", "text", "expected"),
    [
        (date(2026, 12, 15), "每月15号", "15 from 2026-12-15"),
        (date(2026, 12, 15), "12月15日", "2026-12-15"),
        (date(2026, 12, 15), "2026-12-15", "2026-12-15"),
        (date(2026, 12, 16), "每月15号", "15 from 2027-01-15"),
        (date(2027, 1, 31), "下个月31号", "!no-such-day"),
        (date(2027, 1, 31), "一个月后", "2027-02-28"),
        (date(2027, 1, 31), "每月30号", "30 from 2027-02-28, last day?"),
        (date(2027, 1, 31), "每月31号", "31 from 2027-01-31, last day?"),
        (date(2027, 1, 31), "30号", "!once-or-monthly: 2027-03-30 | 30 from 2027-02-28, last day?"),
        (date(2027, 1, 31), "月底", "2027-01-31"),
        (date(2027, 1, 31), "下月底", "2027-02-28"),
        (date(2027, 2, 28), "每月29号", "29 from 2027-02-28, last day?"),
        (date(2028, 2, 29), "2月29日", "2028-02-29"),
        (date(2028, 2, 29), "每月29号", "29 from 2028-02-29, last day?"),
        (date(2028, 2, 29), "一年后", "2029-02-28"),
        (date(2028, 2, 29), "明年2月29日", "!no-such-day"),
        (date(2028, 3, 1), "2月29日", "!no-such-day"),
        (date(2027, 3, 1), "2月29日", "!which-date: 2027-02-28 overdue | 2028-02-29"),
        (date(2027, 1, 5), "2月29日", "!no-such-day"),
        (date(2028, 3, 1), "每年2月29日", "29 from 2029-02-28 by 12, last day?"),
        (date(2026, 12, 31), "1月1日", "2027-01-01"),
        (date(2026, 12, 31), "12月31日", "2026-12-31"),
        (date(2026, 12, 31), "12月30日", "!which-date: 2026-12-30 overdue | 2027-12-30"),
        (date(2026, 12, 31), "明天", "2027-01-01"),
        (date(2026, 12, 31), "月底", "2026-12-31"),
        (date(2026, 12, 31), "年底", "2026-12-31"),
        (date(2026, 12, 31), "每月最后一天", "31 from 2026-12-31"),
        (date(2026, 12, 31), "下周五", "2027-01-08"),
        (date(2026, 12, 31), "周五", "2027-01-01"),
        (date(2026, 11, 27), "周五", "2026-11-27"),
        (date(2026, 11, 27), "下周五", "2026-12-04"),
        (date(2026, 11, 23), "下周一", "2026-11-30"),
        (date(2026, 12, 31), "每周四", "7d from 2026-12-31"),
        (date(2026, 12, 31), "每周三", "7d from 2027-01-06"),
        (date(2028, 2, 29), "从2月29日起每周", "7d from 2028-02-29"),
        (date(2028, 3, 1), "从2月29日起每月最后一天", "!no-such-day"),
        (date(2027, 1, 10), "从11月15日起每月15号", "15 from 2026-11-15 overdue"),
        (date(2026, 12, 31), "12月30日 已逾期", "2026-12-30 overdue"),
        (date(2027, 1, 1), "12月31日 已逾期", "2026-12-31 overdue"),
        (date(2027, 1, 1), "逾期1天", "2026-12-31 overdue"),
        (date(2027, 3, 5), "30号已逾期", "!once-or-monthly: 30 from 2027-02-28 overdue, last day?"),
        (date.max, "每周五", "7d from 9999-12-31"),
        (date.max, "每周六", "!too-far"),
        (date.max, "从今天起每15天", "!unreadable"),
        (date.min, "每月15号，已逾期", "!unreadable"),
        (date.max, "明天", "!too-far"),
        (date.max, "每月30号", "!too-far"),
        (date.max, "下个月3号", "!too-far"),
        (date.min, "昨天", "!too-far"),
    ],
)
def test_the_calendar_has_edges(today: date, text: str, expected: str) -> None:
    assert shown(read_date_rule(text, today)) == expected
