"""Dates and rules typed in English, said on Sunday 22 November 2026."""

from datetime import date

import pytest

from bot.reading.dates.matching import read_date_rule
from tests.reading.notation import shown

SUNDAY = date(2026, 11, 22)


MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dec 15", "2026-12-15"), ("December 15th", "2026-12-15"), ("Dec. 15", "2026-12-15"),
        ("dec15", "2026-12-15"),
        ("DEC 15", "2026-12-15"), ("Dec 15 2026", "2026-12-15"), ("Dec 15, 2026", "2026-12-15"),
        ("Dec 15,2026", "2026-12-15"), ("15 Dec", "2026-12-15"), ("the 15th of December 2026", "2026-12-15"),
        ("Nov 22", "2026-11-22"), ("Nov 21", "!which-date: 2026-11-21 overdue | 2027-11-21"),
        ("the 5th of the month after next", "2027-01-05"), ("Friday the week after next", "2026-12-04"),
        ("the Friday after next", "2026-12-04"), ("Monday after next", "2026-11-30"),
        ("Nov 21 2026", "2026-11-21 overdue"),
        ("Feb 30", "!no-such-day"), ("Feb 29", "!no-such-day"), ("Feb 29 2028", "2028-02-29"),
        ("Dec 15 2050", "!too-far"), ("Dec 15 1200", "!unreadable"), ("Dec 2026", "!unreadable"),
        ("by Dec 15", "2026-12-15"), ("due on the 15th of December", "2026-12-15"), ("may 5", "2027-05-05"),
        ("the 15th of every month", "15 from 2026-12-15"), ("15th of each month", "15 from 2026-12-15"),
        ("15th every month", "15 from 2026-12-15"), ("every month on the 15th", "15 from 2026-12-15"),
        ("monthly on the 15th", "15 from 2026-12-15"), ("monthly 15", "15 from 2026-12-15"),
        ("every 15th", "15 from 2026-12-15"), ("every 2 months on the 15th", "15 from 2026-12-15 by 2"),
        ("every other month on the 15th", "15 from 2026-12-15 by 2"),
        ("the 15th of every three months", "15 from 2026-12-15 by 3"),
        ("the 31st of every month", "31 from 2026-11-30, last day?"),
        ("the 32nd of every month", "!no-such-day"),
        ("last day of every month", "31 from 2026-11-30"), ("the end of each month", "31 from 2026-11-30"),
        ("monthly on the last day", "31 from 2026-11-30"),
        ("the last day of the month", "!once-or-monthly: 2026-11-30 | 31 from 2026-11-30"),
        ("the 15th", "!once-or-monthly: 2026-12-15 | 15 from 2026-12-15"),
        ("the 15th of the month", "!once-or-monthly: 2026-12-15 | 15 from 2026-12-15"),
        ("every 500 days", "!unsupported"), ("twice a week", "!unsupported"), ("quarterly", "!unsupported"),
        ("next month 3rd", "2026-12-03"), ("3rd of next month", "2026-12-03"),
        ("the 3rd of next month", "2026-12-03"),
        ("next month on the 3rd", "2026-12-03"), ("the 20th of this month", "2026-11-20 overdue"),
        ("end of month", "2026-11-30"), ("end of the month", "2026-11-30"), ("month-end", "2026-11-30"),
        ("end of next month", "2026-12-31"), ("last day of this month", "2026-11-30"),
        ("today", "2026-11-22"), ("Tomorrow", "2026-11-23"), ("the day after tomorrow", "2026-11-24"),
        ("yesterday", "2026-11-21 overdue"), ("in 3 days", "2026-11-25"), ("in a week", "2026-11-29"),
        ("in two weeks", "2026-12-06"), ("in 1 month", "2026-12-22"), ("3 days from now", "2026-11-25"),
        ("three days later", "2026-11-25"), ("3 days ago", "2026-11-19 overdue"),
        ("in 9999 days", "!too-far"),
        ("friday", "2026-11-27"), ("Sunday", "2026-11-22"), ("next friday", "2026-11-27"),
        ("next fri", "2026-11-27"),
        ("friday next week", "2026-11-27"), ("next week on friday", "2026-11-27"),
        ("last friday", "!which-date: 2026-11-20 overdue | 2026-11-13 overdue"),
        ("this friday", "!which-date: 2026-11-27 | 2026-11-20 overdue"), ("sun", "!unreadable"),
        ("before Dec 15", "!which-date: 2026-12-15"), ("after Dec 15", "!unreadable"),
        ("around Dec 15", "!unreadable"),
        ("the 10th and 25th of every month", "!several-days"), ("Dec 15 or 16", "!several-days"),
        ("hello", "!unreadable"), ("I may not manage 15", "!unreadable"), ("12 instalments", "!unreadable"),
        ("12 monthly payments", "!unreadable"), ("every month", "!unreadable"),
        ("monthly 1200", "!unreadable"),
    ],
)  # fmt: skip
def test_a_date_rule_is_read_or_refused(text: str, expected: str) -> None:
    assert shown(read_date_rule(text, SUNDAY)) == expected


def test_next_friday_is_asked_about_when_there_are_two() -> None:
    assert shown(read_date_rule("next friday", MONDAY)) == "!which-date: 2026-11-27 | 2026-12-04"
    assert shown(read_date_rule("下周五", MONDAY)) == "2026-12-04"
    assert shown(read_date_rule("friday", MONDAY)) == "2026-11-27"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("every Friday", "7d from 2026-11-27"), ("each friday", "7d from 2026-11-27"),
        ("Fridays", "7d from 2026-11-27"), ("on Fridays", "7d from 2026-11-27"),
        ("every fri", "7d from 2026-11-27"),
        ("every Sunday", "7d from 2026-11-22"), ("weekly on Friday", "7d from 2026-11-27"),
        ("weekly, Friday", "7d from 2026-11-27"), ("every week on Friday", "7d from 2026-11-27"),
        ("Friday every week", "7d from 2026-11-27"),
        ("every 2 weeks on Friday", "14d from 2026-11-27"),
        ("every two weeks on a Friday", "14d from 2026-11-27"),
        ("every other Friday", "14d from 2026-11-27"), ("bi-weekly on Friday", "14d from 2026-11-27"),
        ("every fortnight on Friday", "14d from 2026-11-27"),
        ("fortnightly on Friday", "14d from 2026-11-27"),
        ("weekly", "!which-date: 7d from 2026-11-22"), ("every week", "!which-date: 7d from 2026-11-22"),
        ("once a week", "!which-date: 7d from 2026-11-22"), ("biweekly", "!which-date: 14d from 2026-11-22"),
        ("every 2 weeks", "!which-date: 14d from 2026-11-22"),
        ("every fortnight", "!which-date: 14d from 2026-11-22"),
        ("every 10 days", "!which-date: 10d from 2026-11-22"),
        ("every day", "!which-date: 1d from 2026-11-22"),
        ("daily", "!which-date: 1d from 2026-11-22"), ("every other day", "!which-date: 2d from 2026-11-22"),
        ("day 15 of every month", "15 from 2026-12-15"),
        ("day 15 of every 2 months", "15 from 2026-12-15 by 2"),
        (
            "quarterly on the 15th",
            "!which-date: 15 from 2026-12-15 by 3 | 15 from 2027-01-15 by 3 | 15 from 2027-02-15 by 3",
        ),
        ("every second Friday", "14d from 2026-11-27"), ("every 2nd Friday", "14d from 2026-11-27"),
        ("every 2nd Friday of the month", "!several-days"),
        ("twice a week", "!unsupported"), ("3 times a month", "!unsupported"),
        ("semi-weekly", "!unsupported"),
        ("every 500 days", "!unsupported"), ("every quarter", "!unsupported"), ("yearly", "!unsupported"),
        ("bimonthly", "!unsupported"),
        ("every Friday and Sunday", "!several-days"), ("every Mon, Wed", "!several-days"),
        ("Mondays to Fridays", "!several-days"), ("every friday until Dec 25", "!several-days"),
        ("every friday or so", "!unreadable"), ("around every friday", "!unreadable"),
        ("first friday of every month", "!unreadable"), ("every friday at 5", "!unreadable"),
    ],
)  # fmt: skip
def test_a_rule_that_repeats_is_read_asked_about_or_refused(text: str, expected: str) -> None:
    assert shown(read_date_rule(text, SUNDAY)) == expected
