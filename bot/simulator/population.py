"""Invented users and loans, of every kind that the bot takes. Knows no promise, and nobody real."""

from calendar import monthrange
from datetime import date, time, timedelta
from random import Random
from typing import Final

from bot.domain.dates import DateRule, EveryDays, Listed, Monthly, Once
from bot.domain.filings import FilingDraft
from bot.domain.hearings import HearingDraft
from bot.domain.loans import LoanDraft
from bot.domain.preferences import OwnReminders, Preferences, QuietHours, covers, preferences_problem

ZONES: Final = (
    "Africa/Cairo",
    "America/Asuncion",
    "America/Los_Angeles",
    "America/New_York",
    "America/St_Johns",
    "Asia/Beirut",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/London",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
)
_QUIET: Final = (
    QuietHours(time(22), time(8)),
    QuietHours(time(23), time(7)),
    QuietHours(time(0), time(0)),
    QuietHours(time(2, 30), time(6)),
    QuietHours(time(12, 30), time(15)),
    QuietHours(time(20), time(9)),
    QuietHours(time(8, 30), time(4, 45)),  # hardly ever awake
)


def preferences(chance: Random) -> Preferences:
    """Any that the bot would take; half of them as they come."""
    while True:
        usual = chance.random() < 0.5
        drawn = Preferences(
            zone="Asia/Shanghai" if chance.random() < 0.6 else chance.choice(ZONES),
            days_before=(7, 3, 1, 0) if usual else _days(chance, 0),
            days_after=(1, 3, 7) if usual else _days(chance, 1),
            at=time(9) if usual else moment_of_day(chance),
            quiet=_QUIET[0] if usual else chance.choice(_QUIET),
            nag=chance.random() < 0.8,
            discreet=chance.random() < 0.2,
            weekly=chance.random() < 0.8,
        )
        if preferences_problem(drawn) is None:
            return drawn


def moment_of_day(chance: Random) -> time:
    """Round ones, and some within an hour that clocks skip or show twice."""
    return time(chance.choice((0, 1, 2, 2, 3, 7, 9, 10, 12, 18, 20, 21, 23)), chance.choice((0, 0, 30)))


def own_reminders(chance: Random, prefs: Preferences) -> OwnReminders:
    """What a loan may do differently, for a user with these settings."""
    at = moment_of_day(chance)
    own = OwnReminders(
        days_before=_days(chance, 0) if chance.random() < 0.5 else None,
        days_after=_days(chance, 1) if chance.random() < 0.5 else None,
        at=at if chance.random() < 0.5 and not covers(prefs.quiet, at) else None,
    )
    return own if preferences_problem(own.over(prefs)) is None else OwnReminders()


def _days(chance: Random, least: int) -> tuple[int, ...]:
    days = chance.sample((0, 1, 2, 3, 5, 7, 10, 14, 30), chance.randint(1, 4))
    return tuple(sorted(day for day in set(days) if day >= least)) or (1,)


def loan(chance: Random, name: str, lender: str | None, today: date) -> LoanDraft:
    rule = date_rule(chance, today)
    once = isinstance(rule, Once | Listed)
    open_ended = not once and chance.random() < 0.5
    return LoanDraft(
        lender=lender,
        name=name,
        rule=rule,
        amount=chance.choice((None, 12_345, 100_000, 250_000)),
        count=None if once or open_ended else chance.randint(1, 24),
    )


def hearing(chance: Random, today: date) -> HearingDraft:
    """A date at court, today at the earliest; some are further ahead than reminders are rows."""
    day = today + timedelta(chance.randint(0, chance.choice((12, 60, 200))))
    at = None if chance.random() < 0.3 else time(chance.randint(7, 16), chance.choice((0, 30)))
    return HearingDraft(day, at, chance.choice(("", "court")))


def complaint(chance: Random, today: date) -> FilingDraft:
    """One that was handed in, most of them lately; what it was about is nobody's business here."""
    return FilingDraft(today - timedelta(chance.randint(0, chance.choice((0, 3, 40)))), "nobody", "nowhere")


def date_rule(chance: Random, today: date, after: int = -40) -> DateRule:
    """Any rule; its first day is `after` days from today at the earliest."""
    first = today + timedelta(chance.randint(after, max(after, 0) + 35))
    match chance.choices(("once", "monthly", "days", "listed"), (15, 60, 15, 10))[0]:
        case "once":
            return Once(first)
        case "days":
            return EveryDays(first, chance.choice((7, 7, 14, 10, 30, 5)))
        case "listed":
            return Listed(
                tuple(
                    sorted({first + timedelta(chance.randint(0, 150)) for _ in range(chance.randint(1, 9))})
                )
            )
        case _:
            anchor = chance.choice((31, 30, 29, 28, 1, 15, chance.randint(1, 31)))
            month = first
            if month.day > anchor and after > 0:  # not before it
                month = (month.replace(day=1) + timedelta(32)).replace(day=1)
            day = min(anchor, monthrange(month.year, month.month)[1])
            return Monthly(month.replace(day=day), anchor, chance.choices((1, 2, 3, 6), (85, 6, 6, 3))[0])
