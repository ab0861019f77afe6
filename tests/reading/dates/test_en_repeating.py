"""Rules that repeat, typed in English, said on Sunday 22 November 2026."""

from datetime import date

import pytest

from bot.reading.dates.matching import read_date_rule
from tests.reading.notation import shown

SUNDAY = date(2026, 11, 22)


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
        ("every second Friday", "!unsupported"), ("every 2nd Friday", "!several-days"),
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
