"""How a user wants to be reminded. Knows no clock, no reminder and no typed text."""

from dataclasses import dataclass, replace
from datetime import time, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.dates import is_zone

MAX_DAYS_BEFORE: Final = 60
MAX_DAYS_AFTER: Final = 90
MAX_RULES: Final = 10

MIN_AWAKE: Final = timedelta(hours=3)
"""The hours of a day that quiet hours must leave, so that a clock turned forward leaves some of them."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Local hours in which no reminder goes out; `start` belongs to them, `end` does not.

    They may span midnight. Equal ends mean that there are none.
    """

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Preferences:
    """How a user wants to be reminded."""

    zone: str  # IANA name
    days_before: tuple[int, ...]  # 0 is the due day
    days_after: tuple[int, ...]
    at: time  # local
    quiet: QuietHours
    nag: bool = True  # on the due day, ask again until there is an answer
    discreet: bool = False  # no lender and no amount in a reminder until it is opened
    weekly: bool = True  # what is overdue is named once a week, after the last of `days_after`


@dataclass(frozen=True, slots=True)
class OwnReminders:
    """What the reminders of one loan do differently; None: as the user's settings say."""

    days_before: tuple[int, ...] | None = None
    days_after: tuple[int, ...] | None = None
    at: time | None = None

    def over(self, prefs: Preferences) -> Preferences:
        """The user's settings, with what this loan does differently."""
        return replace(
            prefs,
            days_before=prefs.days_before if self.days_before is None else self.days_before,
            days_after=prefs.days_after if self.days_after is None else self.days_after,
            at=prefs.at if self.at is None else self.at,
        )


AS_USUAL: Final = OwnReminders()


class PreferencesProblem(StrEnum):
    """Why preferences can't be taken."""

    ZONE = "zone"
    DAYS_BEFORE = "days-before"  # out of 0..60, twice the same, or more than ten
    DAYS_AFTER = "days-after"  # out of 1..90, twice the same, or more than ten
    NO_DAYS = "no-days"  # neither before nor after: nothing would ever come
    AT_IN_QUIET = "at-in-quiet"
    QUIET_TOO_LONG = "quiet-too-long"


def preferences_problem(prefs: Preferences) -> PreferencesProblem | None:
    """What is wrong with preferences; None if they can be taken."""
    if not is_zone(prefs.zone):
        return PreferencesProblem.ZONE
    if not _within(prefs.days_before, 0, MAX_DAYS_BEFORE):
        return PreferencesProblem.DAYS_BEFORE
    if not _within(prefs.days_after, 1, MAX_DAYS_AFTER):
        return PreferencesProblem.DAYS_AFTER
    if not prefs.days_before and not prefs.days_after:
        return PreferencesProblem.NO_DAYS
    if _awake(prefs.quiet) < MIN_AWAKE:
        return PreferencesProblem.QUIET_TOO_LONG
    return PreferencesProblem.AT_IN_QUIET if covers(prefs.quiet, prefs.at) else None


def covers(quiet: QuietHours, at: time) -> bool:
    """Whether this local time is a quiet hour."""
    if quiet.start <= quiet.end:
        return quiet.start <= at < quiet.end
    return at >= quiet.start or at < quiet.end


def _awake(quiet: QuietHours) -> timedelta:
    start, end = (
        timedelta(hours=at.hour, minutes=at.minute, seconds=at.second) for at in (quiet.start, quiet.end)
    )
    return (start - end) % timedelta(days=1) if start != end else timedelta(days=1)


def _within(days: tuple[int, ...], least: int, most: int) -> bool:
    return (
        len(days) <= MAX_RULES and len(set(days)) == len(days) and all(least <= day <= most for day in days)
    )
